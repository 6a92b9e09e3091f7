"""Figures of benchmarks/gold/figures.yaml: even entries are tuned on, odd ones only scored."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import yaml

from counterclaim.reading.figures import Figures, Quantities
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Document, Figure, Section

GOLD = Path(__file__).parent.parent / "benchmarks" / "gold" / "figures.yaml"


def entries(parity: int) -> list[tuple[str, list[str]]]:
    """The entries of one half."""
    raw = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return msgspec.convert(raw, list[tuple[str, list[str]]])[parity::2]


def written(figure: Figure) -> str:
    """Measure, comparator and value as the gold writes them."""
    value = "none" if figure.value is None else f"{round(figure.value, 1):.10g}"
    if figure.comparator == "between":
        value = f"{figure.low:.10g}..{figure.high:.10g}"
    return f"{figure.measure} {figure.comparator} {value}"


def scores(parity: int) -> tuple[float, float]:
    """Precision and recall of (measure, comparator, value), in percent."""
    gold = entries(parity)
    plain = [
        Layers(
            document=Document(document_id="d", input_id="d", blob="", text=t, sections=(Section("body", 0, len(t)),))
        )
        for t, _ in gold
    ]
    right = predicted = wanted = 0
    for layers, (_, figures) in zip(Syntax().batch(plain), gold, strict=True):
        free = [" ".join(f.split()[:3]) for f in figures]
        wanted += len(free)
        for figure in Figures()(Quantities()(layers)).figures:
            predicted += 1
            if written(figure) in free:
                free.remove(written(figure))
                right += 1
    return 100 * right / predicted, 100 * right / wanted


@pytest.mark.parametrize(("parity", "precision", "recall"), [(0, 97.0, 92.0), (1, 90.0, 90.0)])
def test_figures_of_the_gold_stay_above_their_floors(parity: int, precision: float, recall: float) -> None:
    got = scores(parity)
    assert got[0] >= precision, got
    assert got[1] >= recall, got
