"""Places of invented conflict dispatches (gold/places.yaml, which states its conventions): found, where, how precisely
and in which role.

A gold mention is found by the prediction that overlaps it, the one whose ends are nearest before any other; each
prediction is taken once. Its point is near enough within 25 km of the gold's for a point or a settlement, 50 km for a
district, 100 km for a region or an area; `within` of the gold replaces this margin where the unit reaches farther, so
that a point inside is right. Where a careful reader may take another precision or role, the gold names it too
(`also`, `also_role`). Measures, in percent:

- `right`: of the gold mentions with coordinates, those found near enough and with the right precision;
- `found`: of all gold mentions, countries among them, those found;
- `role`: of those found, those of the right role;
- `within 25 km`, `precision`: of those found that both the gold and the program place, those near enough, and those
  of the right precision;
- `invented`: of the predicted literal mentions, those that overlap no gold mention and nothing that readers could
  leave out.

Entries of even position are to tune on, those of odd position only to score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import yaml

from benchmarks.benchmark import Annotated, Benchmark, Row
from benchmarks.percentages import percent
from counterclaim.gazetteer import kilometres

GOLD = Path(__file__).parent.parent / "gold" / "places.yaml"

MARGINS: Mapping[str, float] = {"point": 25, "settlement": 25, "district": 50, "region": 100, "area": 100}
"""Kilometres, by precision."""

Span = tuple[int, int]


class Mention(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One name as the gold writes it; a country has no coordinates, nor has a place that the reader could not check."""

    text: str
    role: str
    name: str
    precision: str
    nth: int = 1
    latitude: float | None = None
    longitude: float | None = None
    within: float | None = None
    relation: str = "in"
    also: tuple[str, ...] = ()
    also_role: tuple[str, ...] = ()
    note: str | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One dispatch, its places in order, words that readers could mark or not, and names of no place."""

    published: date
    conflict: str
    text: str
    places: tuple[Mention, ...]
    theatre: str | None = None
    ignore: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


@cache
def entries(parity: int) -> Mapping[str, Entry]:
    """The entries of even (0) or odd (1) position, by id."""
    raw = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {str(at): one for at, one in enumerate(msgspec.convert(raw, list[Entry])) if at % 2 == parity}


def documents(gold: Mapping[str, Entry]) -> list[Row]:
    """The texts as `annotate` takes them."""
    return [
        {"id": id_, "text": one.text, "published": one.published.isoformat()}
        | ({"theatre": one.theatre} if one.theatre else {})
        for id_, one in gold.items()
    ]


def span_of(text: str, words: str, nth: int = 1) -> Span:
    """Where the words stand for the nth time. Raises ValueError where they do not."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return at, at + len(words)


def overlaps(row: Row, span: Span) -> bool:
    """Whether a prediction shares a character with a span."""
    return bool(row["start"] < span[1] and span[0] < row["end"])


def found(spans: Sequence[Span], rows: Sequence[Row]) -> list[Row | None]:
    """For each gold span the prediction that answers it, the nearest ends given away first."""
    pairs = sorted(
        (abs(row["start"] - span[0]) + abs(row["end"] - span[1]), i, j)
        for i, span in enumerate(spans)
        for j, row in enumerate(rows)
        if overlaps(row, span)
    )
    out: list[Row | None] = [None] * len(spans)
    taken: set[int] = set()
    for _, i, j in pairs:
        if out[i] is None and j not in taken:
            out[i] = rows[j]
            taken.add(j)
    return out


def near_enough(gold: Mention, row: Row) -> bool:
    """Whether the prediction's point lies within the margin (see the head of this file)."""
    if gold.latitude is None or gold.longitude is None or row["latitude"] is None:
        return False
    margin = gold.within or MARGINS[gold.precision]
    return kilometres(gold.latitude, gold.longitude, row["latitude"], row["longitude"]) <= margin


def counts_of(entry: Entry, rows: Sequence[Row]) -> Iterator[str]:
    """What is to be counted for one text."""
    spans = [span_of(entry.text, gold.text, gold.nth) for gold in entry.places]
    for gold, row in zip(entry.places, found(spans, rows), strict=True):
        placed = gold.latitude is not None
        yield "gold"
        yield from ["placed"] if placed else []
        if row is None:
            continue
        near = near_enough(gold, row)
        precise = row["precision"] in (gold.precision, *gold.also)
        yield "found"
        yield from ["role"] if row["role"] in (gold.role, *gold.also_role) else []
        if placed and row["latitude"] is not None:
            yield "resolved"
            yield from ["near"] if near else []
            yield from ["precise"] if precise else []
            yield from ["right"] if near and precise else []
    known = [*spans, *(span_of(entry.text, words) for words in entry.ignore)]
    for row in rows:
        if row["role"] == "literal":
            yield "predicted"
            yield from [] if any(overlaps(row, span) for span in known) else ["invented"]


def score(gold: Mapping[str, Entry], annotated: Annotated) -> dict[str, float]:
    """The measures (see the head of this file)."""
    count = Counter(what for id_, entry in gold.items() for what in counts_of(entry, annotated.get(id_, ())))
    return {
        "right": percent(count["right"], count["placed"]),
        "found": percent(count["found"], count["gold"]),
        "role": percent(count["role"], count["found"]),
        "within 25 km": percent(count["near"], count["resolved"]),
        "precision": percent(count["precise"], count["resolved"]),
        "invented": percent(count["invented"], count["predicted"]),
    }


def of_parity(name: str, parity: int) -> Benchmark:
    """The benchmark of one half of the gold."""
    return Benchmark(
        name=f"places-own/{name}",
        task="place",
        path=str(GOLD),
        documents=lambda _: documents(entries(parity)),
        score=lambda _, annotated: score(entries(parity), annotated),
        main_measure="right",
    )


BENCHMARKS: tuple[Benchmark, ...] = (of_parity("even", 0), of_parity("odd", 1))
