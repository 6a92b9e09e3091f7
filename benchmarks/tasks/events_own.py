"""Types of events in single sentences of conflict reporting (gold/events_own.yaml, which states its conventions).

Measures, in percent: `f1`, of the types that the gold marks and those that the program gives, each once a sentence, its
`recall` and `precision`; `nothing`, of the sentences that tell of no event, those in which the program finds none. A
mark with alternatives is found by any of them; one that may be left out counts only where it is given, and is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from benchmarks.benchmark import Annotated, Benchmark, Row
from benchmarks.percentages import percent

GOLD = Path(__file__).parent.parent / "gold" / "events_own.yaml"
NONE = "-"


@dataclass(frozen=True, slots=True)
class Mark:
    """An event that the sentence tells of: the types of which any will do, and whether it may be left out."""

    types: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it tells of."""

    id: str
    text: str
    marks: tuple[Mark, ...]


@cache
def sentences(parity: int) -> tuple[Sentence, ...]:
    """Those of even (0) or odd (1) place. Raises ValueError where a line has no marks."""
    lines = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(sentence(str(number), line) for number, line in enumerate(lines))[parity::2]


def sentence(id: str, line: str) -> Sentence:
    """A line of the gold."""
    marks, colon, text = line.partition(": ")
    if not colon:
        raise ValueError(f"no marks: {line}")
    return Sentence(id, text, tuple(map(mark, marks.split("+"))) if marks != NONE else ())


def mark(written: str) -> Mark:
    """A mark of a line: `a/b`, with a question mark after any of its types where it may be left out."""
    return Mark(frozenset(written.replace("?", "").split("/")), "?" in written)


def counted(one: Sentence, given: Collection[str]) -> Iterator[str]:
    """What is to be counted for a sentence of which the program gives some types."""
    for each in one.marks:
        found = not each.types.isdisjoint(given)
        yield from ["gold"] if found or not each.optional else []
        yield from ["found"] if found else []
    for type in given:
        yield "given"
        yield from ["right"] if any(type in each.types for each in one.marks) else []
    if not one.marks:
        yield "eventless"
        yield from [] if given else ["nothing"]


def score(parity: int, annotated: Annotated) -> dict[str, float]:
    """The measures (see the head of this file)."""
    count: Counter[str] = Counter()
    for one in sentences(parity):
        count.update(counted(one, {row["type"] for row in annotated.get(one.id, ())}))
    recall, precision = percent(count["found"], count["gold"]), percent(count["right"], count["given"])
    both = recall + precision
    return {
        "f1": 2 * recall * precision / both if both else 0.0,
        "recall": recall,
        "precision": precision,
        "nothing": percent(count["nothing"], count["eventless"]),
    }


def documents(parity: int) -> list[Row]:
    """The input lines."""
    return [{"id": one.id, "text": one.text, "published": None} for one in sentences(parity)]


def benchmark(split: str, parity: int) -> Benchmark:
    """The row of a half."""
    return Benchmark(
        name=f"events-own/{split}",
        task="event",
        path=str(GOLD),
        documents=lambda _: documents(parity),
        score=lambda _, annotated: score(parity, annotated),
        main_measure="f1",
    )


BENCHMARKS: tuple[Benchmark, ...] = (benchmark("even", 0), benchmark("odd", 1))
