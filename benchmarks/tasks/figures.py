"""Figures of conflict reporting written by us: what is counted, how bounded, part of what, and since when.

`even` and `odd` are the halves of gold/figures_a.yaml and gold/figures_b.yaml; `drill`, `reports`, `wires`,
`registers`, `frames`, `columns` and `bulletins` are gold/figures_drill.yaml and so on, all of them to tune on.

A gold figure is *found* by the predicted figure whose words overlap its own, one with its value before any other; each
predicted figure is taken once. Where a careful reader may take more than one, the gold has a second comparator
(`also`), further measures (`also_measure`) and figures that one may leave out (`optional`). Measures, in percent:

- `measure`: of all gold figures, those found with the right value and the right measure, what has the floor: a figure
  that is not found is not right;
- `comparator`: of those found with the right value, those of the right comparator;
- `subset and kind`: of those found with the right value, those with the right kind (new, cumulative, revised, none)
  that are a part of the right figure, or of none;
- `per`: of the gold figures with a rate, those found with it; `counted`: of those found, those whose noun is right;
- `f1`: of gold and predicted figures, both with measure, comparator and value;
- `invented`: of all predicted figures, those that overlap no gold figure, "none" of "nothing to count" among them;
- `window`, where claims are read: of the gold figures with a window, those found whose first and last day are right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from benchmarks.benchmark import Annotated, Benchmark, Row
from benchmarks.marked_figures import marked_entries
from benchmarks.percentages import percent
from benchmarks.program import read_rows

GOLD = Path(__file__).parent.parent / "gold"
FILES = ("figures_a.yaml", "figures_b.yaml")
MARKED = {
    name: f"figures_{name}.yaml"
    for name in ("drill", "reports", "wires", "registers", "frames", "columns", "bulletins")
}
"""Files whose figures are marks within their texts."""
TOLERANCE = 0.005
"""Values are equal within this part of the larger one: the gold writes converted areas with a few digits."""


class GoldFigure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure as the gold writes it. `part_of` is the number, from 1, of the figure that it is a part of."""

    text: str
    measure: str
    comparator: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    counted: str | None = None
    unit: str | None = None
    kind: str | None = None
    part_of: int | None = None
    per: str | None = None
    window: tuple[date | None, date | None] | None = None
    also: str | None = None
    also_measure: tuple[str, ...] = ()
    optional: bool = False
    nth: int = 1


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One short text and its figures; `nothing` are numbers of it that are no figure of a claim."""

    text: str
    published: date | None = None
    theatre: str | None = None
    figures: tuple[GoldFigure, ...] = ()
    nothing: tuple[str, ...] = ()
    note: str | None = None


@cache
def entries(split: str) -> tuple[tuple[str, Entry], ...]:
    """The entries of a half, `even` or `odd` by their place in their file, or of a marked set, each with an id."""
    if split in MARKED:
        return tuple((f"{MARKED[split]}:{number}", one) for number, one in enumerate(marked(split)))
    out = []
    for name in FILES:
        raw = yaml.load((GOLD / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        written = msgspec.convert(raw, list[Entry])
        out += [(f"{name}:{number}", one) for number, one in enumerate(written)][split == "odd" :: 2]
    return tuple(out)


def marked(split: str) -> list[Entry]:
    """The entries of a marked set."""
    blocks = yaml.load((GOLD / MARKED[split]).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return msgspec.convert(list(marked_entries(blocks)), list[Entry])


def documents(split: str) -> list[Row]:
    """The texts as `annotate` takes them."""
    return [
        {"id": id_, "text": one.text, "published": one.published and one.published.isoformat()}
        for id_, one in entries(split)
    ]


def span_of(text: str, gold: GoldFigure) -> tuple[int, int]:
    """Where a gold figure's words stand. Raises ValueError where they do not."""
    at = -1
    for _ in range(gold.nth):
        at = text.index(gold.text, at + 1)
    return at, at + len(gold.text)


def close(a: float | None, b: float | None) -> bool:
    """Whether two numbers are the same, or both are none."""
    if a is None or b is None:
        return a is b
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b))


def same_value(gold: GoldFigure, predicted: Row) -> bool:
    """Whether a predicted figure says how many the gold does: the value, or for a range both of its ends."""
    if gold.comparator == "between":
        return close(gold.low, predicted["low"]) and close(gold.high, predicted["high"])
    return close(gold.value, predicted["value"])


def found(entry: Entry, rows: Sequence[Row]) -> list[Row | None]:
    """For each gold figure the predicted one that answers it; those of the right value are given away first."""
    spans = [span_of(entry.text, gold) for gold in entry.figures]
    pairs = [
        (not same_value(gold, row), abs(row["start"] - start) + abs(row["end"] - end), i, j)
        for i, (gold, (start, end)) in enumerate(zip(entry.figures, spans, strict=True))
        for j, row in enumerate(rows)
        if row["start"] < end and start < row["end"]
    ]
    out: list[Row | None] = [None] * len(entry.figures)
    taken: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if out[i] is None and j not in taken:
            out[i] = rows[j]
            taken.add(j)
    return out


def days(window: Sequence[str | None] | None) -> tuple[date | None, ...] | None:
    """A window as days."""
    return tuple(date.fromisoformat(day) if day else None for day in window) if window else None


def placed_right(gold: GoldFigure, row: Row, answers: Sequence[Row | None]) -> bool:
    """Whether the figure is of the right kind and a part of the right one."""
    whole = answers[gold.part_of - 1] if gold.part_of else None
    wanted = whole["id"] if whole else None
    return (row["kind"] or None) == gold.kind and row["subset_of"] == wanted and (not gold.part_of or whole is not None)


def counts_of(entry: Entry, rows: Sequence[Row]) -> Iterator[str]:
    """What is to be counted for one text."""
    answers = found(entry, rows)
    spans = [span_of(entry.text, gold) for gold in entry.figures]
    for gold, row in zip(entry.figures, answers, strict=True):
        if gold.optional:
            continue
        yield "gold"
        yield from ["rated"] if gold.per else []
        yield from ["dated"] if gold.window else []
        if row is None or not same_value(gold, row):
            continue
        bounded = row["comparator"] in (gold.comparator, gold.also)
        measured = row["measure"] in (gold.measure, *gold.also_measure)
        yield "found"
        yield from ["measure"] if measured else []
        yield from ["right"] if measured and bounded else []
        yield from ["comparator"] if bounded else []
        yield from ["placed"] if placed_right(gold, row, answers) else []
        yield from ["per"] if gold.per and row["per"] == gold.per else []
        yield from ["window"] if gold.window and days(row.get("window")) == gold.window else []
        yield from ["named"] if gold.counted else []
        yield from ["counted"] if gold.counted and row["counted"] == gold.counted else []
    for row in rows:
        yield "predicted"
        if not any(row["start"] < end and start < row["end"] for start, end in spans):
            yield "invented"


def score(split: str, annotated: Annotated, *, windows: bool) -> dict[str, float]:
    """The measures (see the head of this file)."""
    count: Counter[str] = Counter()
    for id_, entry in entries(split):
        count.update(counts_of(entry, annotated.get(id_, ())))
    out = {
        "measure": percent(count["measure"], count["gold"]),
        "found": percent(count["found"], count["gold"]),
        "comparator": percent(count["comparator"], count["found"]),
        "subset and kind": percent(count["placed"], count["found"]),
        "per": percent(count["per"], count["rated"]),
        "counted": percent(count["counted"], count["named"]),
        "f1": percent(2 * count["right"], count["gold"] + count["predicted"]),
        "invented": percent(count["invented"], count["predicted"]),
    }
    if windows:
        out["window"] = percent(count["window"], count["dated"])
    return out


def of_claims(rows: Sequence[Row]) -> Annotated:
    """The figures of the claims that `counterclaim read` gives, each once."""
    out: dict[str, list[Row]] = {}
    for id_, claims in read_rows(rows).items():
        figures: dict[tuple[int, int, Any], Row] = {}
        for number, claim in enumerate(claims):
            for one in claim["figures"]:
                start, end = one["span"]
                ids = {key: f"{number}:{one[key]}" if one[key] else None for key in ("id", "subset_of")}
                figures.setdefault((start, end, one["value"]), {**one, "start": start, "end": end, **ids})
        out[id_] = list(figures.values())
    return out


def annotated_by(split: str) -> Benchmark:
    """The figures of the text, of one half."""
    return Benchmark(
        name=f"figures-own/{split}",
        task="figure",
        path=str(GOLD / FILES[0]),
        documents=lambda _: documents(split),
        score=lambda _, annotated: score(split, annotated, windows=False),
        main_measure="measure",
    )


def claimed_by(split: str) -> Benchmark:
    """The figures of claims, of one half, with the windows that claims give them."""
    return Benchmark(
        name=f"figures-own/{split}+claims",
        task="figure",
        path=str(GOLD / FILES[0]),
        documents=lambda _: documents(split),
        measured=of_claims,
        score=lambda _, annotated: score(split, annotated, windows=True),
        main_measure="measure",
    )


BENCHMARKS: tuple[Benchmark, ...] = (
    *(make(split) for make in (annotated_by, claimed_by) for split in ("even", "odd")),
    *map(annotated_by, MARKED),
)
