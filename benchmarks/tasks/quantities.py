"""NewsQuant: quantities of news sentences (Almasian et al., "CQE: A Comprehensive Quantity Extractor", EMNLP 2023)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.benchmark import Annotated, Benchmark, Row
from benchmarks.percentages import percent

TOLERANCE = 1e-6
"""Values are equal within this part of the larger one."""

GOLD_RANGE = re.compile(r"(-?[\d.]+(?:[eE][+-]?\d+)?)\s*-\s*(-?[\d.]+(?:[eE][+-]?\d+)?)")
CHANGES = {
    "=": {"exactly"},
    "~": {"about"},
    ">": {"more-than", "at-least"},
    "<": {"less-than", "at-most"},
}
Value = tuple[float, float | None]
"""A single value (v, None) or a range (low, high)."""


def gold_value(written: str) -> Value | None:
    """A value as the corpus writes it: `8000000.0` or `1.0-1.5`. None for what is no number."""
    text = written.strip().replace(",", "")
    between = GOLD_RANGE.fullmatch(text)
    if between:
        return float(between[1]), float(between[2])
    try:
        return float(text), None
    except ValueError:
        return None


def predicted_value(annotation: Row) -> Value | None:
    """What an annotation asserts: its value, or its range where the comparator is `between`. None where it names no
    value ("several"): such a quantity claims nothing that this corpus could score."""
    if annotation["comparator"] == "between" and annotation["low"] is not None and annotation["high"] is not None:
        return float(annotation["low"]), float(annotation["high"])
    return None if annotation["value"] is None else (float(annotation["value"]), None)


def same(a: Value, b: Value) -> bool:
    """Equality within 1e-6 relative, of both ends for a range."""
    if (a[1] is None) != (b[1] is None):
        return False
    return all(
        x is None or y is None or abs(x - y) <= TOLERANCE * max(abs(x), abs(y)) for x, y in zip(a, b, strict=True)
    )


def matches(gold: Sequence[Value], predicted: Sequence[Value]) -> list[tuple[int, int]]:
    """Pairs of indices: each gold value with the first free predicted value equal to it (a multiset intersection)."""
    free = list(range(len(predicted)))
    pairs: list[tuple[int, int]] = []
    for i, value in enumerate(gold):
        j = next((j for j in free if same(value, predicted[j])), None)
        if j is not None:
            free.remove(j)
            pairs.append((i, j))
    return pairs


def entries(root: Path, split: str) -> Iterator[tuple[int, Row]]:
    """The corpus's entries with their index: even ones to tune on, odd ones to test on."""
    rows: list[Row] = json.loads((root / "newsquant" / "NewsQuant.json").read_text(encoding="utf-8"))
    for index, row in enumerate(rows):
        if split == "all" or (index % 2 == 0) == (split == "even"):
            yield index, row


def documents(root: Path, split: str) -> list[Row]:
    """Input lines of `annotate quantity`; the id is the entry's index."""
    return [{"id": str(index), "text": row["text"], "published": None} for index, row in entries(root, split)]


def score(root: Path, annotated: Annotated, split: str) -> dict[str, float]:
    """Value precision, recall and F1, and the comparator's accuracy over matched single values (bench README)."""
    count: Counter[str] = Counter()
    for index, row in entries(root, split):
        kept = [(q, v) for q in row["quantities"] if (v := gold_value(str(q["value"]))) is not None]
        answers = [(a, v) for a in annotated.get(str(index), ()) if (v := predicted_value(a)) is not None]
        pairs = matches([v for _, v in kept], [v for _, v in answers])
        count["gold"] += len(kept)
        count["predicted"] += len(answers)
        count["right"] += len(pairs)
        for i, j in pairs:
            wanted = CHANGES.get(kept[i][0]["change"])
            if wanted is None or kept[i][1][1] is not None:
                continue
            count["compared"] += 1
            count["comparator"] += answers[j][0]["comparator"] in wanted
    precision = percent(count["right"], count["predicted"])
    recall = percent(count["right"], count["gold"])
    return {
        "value_precision": precision,
        "value_recall": recall,
        "value_f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "comparator": percent(count["comparator"], count["compared"]),
    }


def newsquant(split: str) -> Benchmark:
    """The benchmark of one split."""
    return Benchmark(
        name=f"newsquant/{split}",
        task="quantity",
        path="newsquant/NewsQuant.json",
        documents=lambda root: documents(root, split),
        score=lambda root, annotated: score(root, annotated, split),
        main_measure="value_f1",
        figures_to_beat="all: CQE 92.0 value F1, quantulum3 73.0, GPT-3 70.6, Recognizers-Text 69.1 (EMNLP 2023)",
    )


BENCHMARKS: tuple[Benchmark, ...] = (newsquant("even"), newsquant("odd"), newsquant("all"))
