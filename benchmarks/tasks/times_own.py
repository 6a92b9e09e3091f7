"""Time expressions of invented conflict dispatches (gold/times.yaml, which states its conventions), by the measures of
TempEval-3 (time_expressions.py) and by the days they mean.

`days`: of the gold expressions with days that are found (an overlap, one to one), the percentage that the program gives
the same first and the same last day; an open side is right only where the gold leaves it open. Entries of even position
are to tune on, those of odd position only to score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.benchmark import Annotated, Benchmark, Row
from benchmarks.tasks.time_expressions import Timex, paired, scores

GOLD = Path(__file__).parent.parent / "gold" / "times.yaml"

Days = tuple[str | None, str | None]
"""First and last day, ISO 8601; None for an open side."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A dispatch of a few sentences: the input line for the program, its expressions, and their days by span."""

    row: Row
    times: tuple[Timex, ...]
    days: Mapping[tuple[int, int], Days]


def passage(name: str, entry: Mapping[str, Any]) -> Passage:
    """One entry of the gold file. Raises ValueError where the text lacks the words of an expression."""
    text = entry["text"]
    row: Row = {"id": name, "text": text, "published": iso(entry["published"])}
    if "theatre" in entry:
        row["theatre"] = entry["theatre"]
    times: list[Timex] = []
    days: dict[tuple[int, int], Days] = {}
    for one in entry["times"]:
        start = -1
        for _ in range(one.get("nth", 1)):
            start = text.find(one["text"], start + 1)
            if start < 0:
                raise ValueError(f"{name}: the text lacks {one['text']!r}")
        span = start, start + len(one["text"])
        times.append(Timex(*span, one["value"]))
        if "first" in one:
            days[span] = iso(one["first"]), iso(one["last"])
    return Passage(row, tuple(times), days)


def iso(day: Any) -> str | None:
    """A day of the file as ISO 8601; None stays."""
    return None if day is None else str(day)


@cache
def passages(parity: int) -> tuple[Passage, ...]:
    """The passages of even (0) or odd (1) position."""
    entries = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(passage(str(at), entry) for at, entry in enumerate(entries) if at % 2 == parity)


def score(gold: Iterable[Passage], annotated: Annotated) -> dict[str, float]:
    """Value, strict and relaxed F1, and `days` (see the head of this file), in percent; 0 of nothing."""
    pairs = []
    found = right = 0
    for one in gold:
        rows = annotated.get(one.row["id"], ())
        predicted = [Timex(row["start"], row["end"], row["value"]) for row in rows]
        given = {(row["start"], row["end"]): row["period"] for row in rows}
        pairs.append((one.times, predicted))
        for g, p in paired(one.times, predicted):
            days = one.days.get((g.start, g.end))
            if days is not None:
                found += 1
                period = given[p.start, p.end]
                right += period is not None and tuple(period) == days
    return {**scores(pairs), "days": 100 * right / found if found else 0.0}


def of_parity(name: str, parity: int) -> Benchmark:
    """The benchmark of one half of the gold."""
    return Benchmark(
        name=f"times-own/{name}",
        task="time",
        path=str(GOLD),
        documents=lambda _: [one.row for one in passages(parity)],
        score=lambda _, annotated: score(passages(parity), annotated),
        main_measure="value F1",
    )


BENCHMARKS: tuple[Benchmark, ...] = (of_parity("even", 0), of_parity("odd", 1))
