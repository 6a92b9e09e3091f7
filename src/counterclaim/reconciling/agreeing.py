"""Whether two figures can both be right, by their bounds: "at least 8" and 11 can, "at least 8" and 5 cannot."""

from __future__ import annotations

import math
from typing import NamedTuple

from counterclaim.records import Comparator, Figure

TOLERANCE = 0.2
"""How far from v "about v" reaches, as a share of v: "some 300" and 350 agree, "some 300" and 400 do not."""


class Reach(NamedTuple):
    """The numbers that a figure allows, from `low` to `high`; an end that is open does not belong to them."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Reach) -> bool:
        """Whether some number is allowed by both."""
        both = self.within(other)
        return both.low < both.high or (both.low == both.high and not both.low_open and not both.high_open)

    def within(self, other: Reach) -> Reach:
        """What both allow; empty (its low end past its high one) where they share nothing."""
        low = max((self.low, self.low_open), (other.low, other.low_open))
        high = min((self.high, not self.high_open), (other.high, not other.high_open))
        return Reach(low[0], high[0], low[1], not high[1])

    @property
    def width(self) -> float:
        """How much it leaves open."""
        return self.high - self.low


def reach(
    comparator: Comparator, value: float | None, low: float | None, high: float | None
) -> Reach | None:  # fmt: skip
    """What a comparator with its value and bounds (contract, section 1) allows; None where nothing is told.

    Counts and measures are never negative, so that "at most 8" allows 0 to 8.
    """
    if comparator == "about" and value is not None:
        return Reach(value * (1 - TOLERANCE), value * (1 + TOLERANCE))
    if value is None and low is None and high is None:
        return None
    lowest = low if low is not None else 0.0
    highest = high if high is not None else math.inf
    if comparator == "exactly" and value is not None:
        lowest = highest = value
    return Reach(lowest, highest, comparator == "more-than", comparator == "less-than")


def reach_of(figure: Figure) -> Reach | None:
    """What a figure allows; None where it tells no number."""
    return reach(figure.comparator, figure.value, figure.low, figure.high)


def agree(a: Figure, b: Figure) -> bool:
    """Whether the bounds of two figures leave a number that both allow. One that tells no number agrees with all.

    Only the bounds are looked at: whether the two count the same thing is asked by `comparable`.
    """
    one, other = reach_of(a), reach_of(b)
    return one is None or other is None or one.meets(other)
