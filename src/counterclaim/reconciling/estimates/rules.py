"""Rules by which the counts of several origins come to a low, a best and a high."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from counterclaim.reconciling.estimates.count import Count, narrowed
from counterclaim.reconciling.estimates.reliability import partial_tiers


class Ranked(NamedTuple):
    """An origin's count with the tier of its reliability."""

    of: Count
    tier: int


class Chosen(NamedTuple):
    """The counts that a rule chose; None where no claim gives the bound. `agreeing` are counts that the best one agrees
    with and that say less."""

    best: Count | None
    low: tuple[float, Count] | None
    high: tuple[float, Count] | None
    agreeing: tuple[Count, ...]
    how: str
    """Words that say how the best was chosen, empty where only one count stands."""


Rule = Callable[[Sequence[Ranked]], Chosen]


def ucdp(ranked: Sequence[Ranked]) -> Chosen:
    """UCDP-like: best is the count of the most reliable origin (reliability.yaml), its latest; of several as reliable,
    the latest. Low and high are the range of what all origins now give."""
    first, *others = sorted(ranked, key=_by_reliability)
    return _chosen(first, others, "the most reliable" if others else "")


def acled(ranked: Sequence[Ranked]) -> Chosen:
    """ACLED-like: best is the lowest of the counts that differ (ACLED codebook, fatalities); one that only says less
    than another ("at least 8" beside 11) does not differ from it."""
    in_order = sorted(ranked, key=_by_reliability)
    choices = [_chosen(one, [r for r in in_order if r is not one], "") for one in in_order]
    lowest = min(choices, key=lambda c: math.inf if c.best is None or c.best.point is None else c.best.point)
    differ = any(c.best is not None and lowest.best is not None and c.best.point != lowest.best.point for c in choices)
    return lowest._replace(how="the lowest" if differ else "")


RULES: dict[str, Rule] = {"ucdp": ucdp, "acled": acled}


def _by_reliability(one: Ranked) -> tuple[object, ...]:
    count = one.of
    return (
        count.point is None,
        one.tier,
        not count.origin.named,
        not count.whole,
        _Latest(count.when.order),
        count.width,
        count.point or 0.0,
        count.origin.key,
    )


class _Latest(str):
    """Sorts the latest first."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)


def _chosen(first: Ranked, others: Sequence[Ranked], how: str) -> Chosen:
    """The choice of `first`, narrowed by those of the others (the most reliable first) that agree with it."""
    best = first.of
    agreeing, used = [], [first]
    for one in others:
        if max(one.tier, first.tier) >= partial_tiers() and one.tier != first.tier:
            continue
        if best.reach.meets(one.of.reach):
            stands = narrowed(best, one.of)
            agreeing.append(best if stands is one.of else one.of)
            best = stands
            used.append(one)
    narrowing = {id(r) for r in used}
    rest = [r.of for r in others if id(r) not in narrowing and best.reach != r.of.reach]
    rest = [c for c in rest if not (c.vague and c.reach.meets(best.reach))]
    return Chosen(
        None if best.point is None else best, _low(best, rest), _high(best, rest), tuple(agreeing), how
    )  # fmt: skip


def _low(best: Count, rest: Sequence[Count]) -> tuple[float, Count] | None:
    lows = [(low, c) for c in (best, *rest) if (low := _end(c.low, c, alone=not rest)) is not None]
    lowest = min(lows, key=lambda pair: pair[0], default=None)
    below = any(c.low is None and c.high is not None and (lowest is None or c.high < lowest[0]) for c in (best, *rest))
    return None if below else lowest


def _high(best: Count, rest: Sequence[Count]) -> tuple[float, Count] | None:
    highs = [(high, c) for c in (best, *rest) if (high := _end(c.high, c, alone=not rest)) is not None]
    highest = max(highs, key=lambda pair: pair[0], default=None)
    beyond = any(
        c.high is None and c.low is not None and (highest is None or c.low > highest[0]) for c in (best, *rest)
    )
    return None if beyond else highest


def _end(bound: float | None, count: Count, *, alone: bool) -> float | None:
    """The bound that a count gives to the range of several: of an "about 10" beside others 10, alone none."""
    if bound is None and not alone and count.low is None and count.high is None:
        return count.point
    return bound
