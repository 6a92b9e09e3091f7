"""Dates: when the program would say that invented openings of dispatches were published (gold/own_dates.yaml, its
rules in gold/own_dates.md), through `counterclaim annotate published`.

A proposal is *made* where its confidence is at least 0.5, from which the program says it to a user. It is *right* where
it is the day, or the month, of the gold; *coarse* where it is only the month of the day; *wrong* otherwise, also where
nothing can be told. A text without one that can be told is *missed*.

Measures, in percent: `precision`, right of those made that are not coarse; `recall`, right of those that can be told;
`F1` of the two, with the floor. Calibration: of all proposals, also those not made, with a confidence below 0.5, below
0.8 and from there on, how many are right (`right<.5`, `right<.8`, `right>=.8`; 0 where there are none), and beside it
their mean confidence (`said …`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.benchmark import Annotated, Benchmark, Row
from benchmarks.percentages import percent

GOLD = Path(__file__).parent.parent / "gold" / "own_dates.yaml"

MADE = 0.5
"""Confidence from which a proposal counts as made."""

READ_ON = "2026-11-29"
"""The day on which the texts were had: nothing in them can be of a later one."""

BINS = (("<.5", 0.0, 0.5), ("<.8", 0.5, 0.8), (">=.8", 0.8, 1.01))

Gold = Mapping[str, str | None]
"""The day or month of publication by text; None where it cannot be told."""


@cache
def entries(parity: int) -> dict[str, Row]:
    """The texts of even (0) or odd (1) position, by id."""
    every: dict[str, Row] = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: every[name] for name in list(every)[parity::2]}


def documents(texts: Mapping[str, Row]) -> list[Row]:
    """Input lines of `annotate published`."""
    return [{"id": id_, "text": one["text"], "published": None, "retrieved": READ_ON} for id_, one in texts.items()]


def outcome(gold: str | None, proposal: Row | None) -> str:
    """What became of a text: right, coarse, wrong, missed, or left open (`open`) as it should be."""
    if proposal is None or proposal["confidence"] < MADE:
        return "open" if gold is None else "missed"
    if proposal["published"] == gold:
        return "right"
    return "coarse" if gold is not None and gold.startswith(proposal["published"]) else "wrong"


def score(gold: Gold, annotated: Annotated) -> dict[str, float]:
    """The measures over all texts of the gold."""
    proposals = {id_: first(annotated.get(id_, ())) for id_ in gold}
    came = [outcome(gold[id_], proposals[id_]) for id_ in gold]
    precision = percent(came.count("right"), came.count("right") + came.count("wrong"))
    recall = percent(came.count("right"), sum(known is not None for known in gold.values()))
    measures = {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        **{f"n {name}": float(came.count(name)) for name in ("right", "coarse", "wrong", "missed", "open")},
    }
    for name, low, high in BINS:
        within = [(id_, p) for id_, p in proposals.items() if p is not None and low <= p["confidence"] < high]
        measures[f"right{name}"] = percent(sum(p["published"] == gold[id_] for id_, p in within), len(within))
        measures[f"said{name}"] = percent(sum(p["confidence"] for _, p in within), len(within))
    return measures


def first(rows: Sequence[Row]) -> Row | None:
    """The proposal among the rows of a text."""
    return rows[0] if rows else None


def own_dates(parity: int, split: str) -> Benchmark:
    """The benchmark of one half."""

    def scored(_: Path, annotated: Annotated) -> dict[str, float]:
        gold: dict[str, Any] = {id_: one["published"] for id_, one in entries(parity).items()}
        return score(gold, annotated)

    return Benchmark(
        name=f"dates-own/{split}",
        task="published",
        path=str(GOLD),
        documents=lambda _: documents(entries(parity)),
        score=scored,
        main_measure="F1",
    )


BENCHMARKS: tuple[Benchmark, ...] = (own_dates(0, "even"), own_dates(1, "odd"))
