"""One origin's count of one measure of an incident, at one moment."""

from __future__ import annotations

import math
import re

import msgspec

from counterclaim.reconciling.agreeing import Reach, reach_of
from counterclaim.reconciling.moments import Moment
from counterclaim.reconciling.origin import Origin
from counterclaim.records import Figure


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """What an origin gives for a measure. `point` is the number that stands for it ("at least 8": 8), `low` and
    `high` are the bounds that it tells (an "about 8" tells none), `reach` all that it allows."""

    origin: Origin
    when: Moment
    reach: Reach
    point: float | None
    low: float | None
    high: float | None
    words: str
    """ "at least 8" """
    claims: tuple[str, ...]
    whole: bool = True
    """False where it counts only some of those who were counted ("3 children")."""
    vague: bool = False
    """It is a word for an order of magnitude ("dozens"): it can agree with a number, and bounds none."""
    revised: bool = False
    added: bool = False
    """It is said to come on top of what was told before ("a further 2")."""
    before: tuple[str, ...] = ()
    """What it takes the place of, the latest first: "3 of 12 Sep"."""

    @property
    def width(self) -> float:
        """How much it leaves open."""
        return self.reach.width

    @property
    def empty(self) -> bool:
        """Whether it tells nothing: "at most 3 children" of how many there were in all."""
        return self.point is None and self.low is None and self.high is None


VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|tens|millions)\b", re.IGNORECASE)
"""Words for an order of magnitude."""
MANY = {"many": 10.0, "scores": 20.0}
"""What a word without a number stands for where the contract gives it only a low of 3 (ACLED codebook: many 10)."""


def count_of(figure: Figure, origin: Origin, when: Moment, claim_id: str) -> Count | None:
    """The count that a figure tells; None where it tells no number, or only a share of people."""
    reach = reach_of(figure)
    if reach is None or (figure.unit == "person" and 0 < (figure.value or 0) < 1):  # "nearly a third of them"
        return None
    point = point_of(figure)
    about = figure.comparator == "about"
    return Count(
        origin=origin,
        when=when,
        reach=reach,
        point=point,
        low=None if about else figure.low,
        high=None if about else figure.high,
        words=words_of(figure),
        claims=(claim_id,),
        vague=figure.value is None and VAGUE.search(figure.text) is not None,
        revised=figure.kind == "revised",
        added=figure.kind == "new",
    )


def point_of(figure: Figure) -> float | None:
    """The number that stands for a figure: its value, of a range the lower end, of "many" 10; None for an upper bound
    alone, which names no number that there were."""
    if figure.comparator in ("at-most", "less-than"):
        return None
    if figure.value is not None:
        return figure.value
    words = set(figure.text.lower().split())
    return next((n for word, n in MANY.items() if word in words and (figure.low or 0) < n), figure.low)


def together(counts: list[Count]) -> Count:
    """The sum of counts of plainly different people, by one origin at one moment."""
    first, *others = counts
    if not others:
        return first
    points = [c.point for c in counts]
    return msgspec.structs.replace(
        first,
        reach=Reach(
            sum(c.reach.low for c in counts),
            sum(c.reach.high for c in counts),
            any(c.reach.low_open for c in counts),
            any(c.reach.high_open for c in counts),
        ),
        point=None if None in points else sum(p for p in points if p is not None),
        low=_sum([c.low for c in counts]),
        high=_sum([c.high for c in counts]),
        words=" + ".join(c.words for c in counts),
        claims=_merged(counts),
        whole=all(c.whole for c in counts),
        revised=any(c.revised for c in counts),
        added=all(c.added for c in counts),
    )


def narrowed(count: Count, by: Count) -> Count:
    """The narrower of two counts that agree, with the bounds of both. Equal ones: the first."""
    reach = count.reach.within(by.reach)
    for one in (count, by):
        if one.reach == reach:
            return one
    # Bounds that cross, "at least 8" and "at most 11": both stand.
    bounding = [c for c in (count, by) if not c.vague] or [count, by]
    low, high = _higher(*(c.low for c in bounding)), _lower(*(c.high for c in bounding))
    told = [c.point for c in (count, by) if c.point is not None]
    if not told:  # two upper bounds: neither gives a number
        return msgspec.structs.replace(
            by, reach=reach, low=low, high=high, words=f"{count.words} and {by.words}", claims=_merged([count, by])
        )
    point = next((p for p in told if reach.low <= p <= reach.high), min(max(told[0], reach.low), reach.high))
    return msgspec.structs.replace(
        by,
        reach=reach,
        point=point,
        low=None if low is None else min(low, point),
        high=None if high is None else max(high, point),
        words=f"{count.words} and {by.words}",
        claims=_merged([count, by]),
    )


def at_least(count: Count) -> Count:
    """A count of only some of those who were counted, as a lower bound of all."""
    return msgspec.structs.replace(
        count,
        reach=Reach(count.reach.low, math.inf, count.reach.low_open),
        low=count.low if count.low is not None else count.point,
        high=None,
        whole=False,
    )


def words_of(figure: Figure) -> str:
    """A figure in short words: "at least 8", "12 to 120"; one without a number as the text has it."""
    if figure.value is not None:
        bound = (
            "" if figure.comparator in ("exactly", "between", "unknown") else figure.comparator.replace("-", " ") + " "
        )
        return bound + number(figure.value)
    if figure.comparator == "between" and figure.low is not None and figure.high is not None:
        return f"{number(figure.low)} to {number(figure.high)}"
    return f"“{figure.text}”"


def number(value: float) -> str:
    """A number as people write it: 1,200 and 0.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _sum(values: list[float | None]) -> float | None:
    return None if None in values else sum(v for v in values if v is not None)


def _higher(*values: float | None) -> float | None:
    return max((v for v in values if v is not None), default=None)


def _lower(*values: float | None) -> float | None:
    return min((v for v in values if v is not None), default=None)


def _merged(counts: list[Count]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for count in counts for claim in count.claims))
