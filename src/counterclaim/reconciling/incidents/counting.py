"""Whether what two strands count can be one count."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import msgspec

from counterclaim.reconciling.agreeing import reach
from counterclaim.reconciling.counted import relation
from counterclaim.reconciling.telling import Telling
from counterclaim.records.figure import Comparator

SMALL = 2
"""Up to here a number says little: one dead and two hurt are everywhere."""
EXACT = 0.8
"""Points of one number over SMALL that both count."""


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as far as it is compared."""

    measure: str
    counted: str | None
    comparator: Comparator
    low: float | None
    high: float | None
    value: float | None
    text: str


def counts_of(tellings: Sequence[Telling]) -> tuple[Count, ...]:
    """What some tellings count, each number once: no running totals, no parts, nothing a day or a head."""
    if not any(telling.figures for telling in tellings):
        return ()
    found = {
        (f.measure, f.counted, f.comparator, f.low, f.high, f.value): f.text
        for telling in reversed(tellings)
        for f in telling.figures
        if f.kind != "cumulative" and f.subset_of is None and f.per is None
    }
    return tuple(
        Count(measure=measure, counted=counted, comparator=comparator, low=low, high=high, value=value, text=text)
        for (measure, counted, comparator, low, high, value), text in sorted(found.items(), key=str)
    )


def can_be_one(a: Count, b: Count) -> bool:
    """Whether a number exists that fits both: "at least 4" and 5 do, "at least 8" and exactly 5 do not."""
    one = reach(a.comparator, a.value, a.low, a.high)
    other = reach(b.comparator, b.value, b.low, b.high)
    return one is None or other is None or one.meets(other)


def agreement(a: Sequence[Count], b: Sequence[Count]) -> Iterator[tuple[float, Callable[[], str]]]:
    """Points, and what says it in words, for each measure that both count of the same people: for where a count of one
    can be a count of the other, against where none can."""
    pairs = [(x, y) for x in a for y in b if x.measure == y.measure and relation(x.counted, y.counted) == "same"]
    for measure in sorted({x.measure for x, _ in pairs}):
        mine = [(x, y) for x, y in pairs if x.measure == measure]
        fitting = [(x, y) for x, y in mine if can_be_one(x, y)]
        if fitting:
            x, y = fitting[0] if len(fitting) == 1 else max(fitting, key=_telling)
            exact = x.value is not None and x.value == y.value
            yield EXACT if exact and (x.value or 0) > SMALL else 0.4 if exact else 0.3, partial(_agreeing, x, y)
        else:
            yield -0.5, partial(_against, *mine[0])


def _telling(pair: tuple[Count, Count]) -> tuple[bool, float, str]:
    """What tells more: a number that is the same, a larger one."""
    return pair[0].value == pair[1].value, pair[0].value or 0, str(pair)


def _agreeing(x: Count, y: Count) -> str:
    words = f"both count “{x.text}”" if x.text == y.text else f"“{x.text}” and “{y.text}” agree"
    return f"{words} ({x.measure})"


def _against(x: Count, y: Count) -> str:
    return f"“{x.text}” and “{y.text}” do not agree ({x.measure})"
