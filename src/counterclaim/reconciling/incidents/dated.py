"""Groups of tellings of one dispatch that are not of one thing, because each says on which day it was.

What is found in two tellings is weighed with all else that is found in them, and a mean over many pairs hides that a
group is of the 17th and another of the 20th: most of their tellings give no day. So the days of groups are compared as
such.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reconciling.incidents.days import Span, length, usual
from counterclaim.reconciling.incidents.within import Told


class Dated:
    """The tellings of a dispatch as far as they are dated. Groups are given by numbers."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._known: dict[tuple[int, ...], Span | None] = {}

    def apart(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether each of two groups is of one day, and these differ."""
        a, b = self._days(one), self._days(other)
        return a is not None and b is not None and a != b and length(a) == length(b) == 1

    def _days(self, group: Sequence[int]) -> Span | None:
        """The days that a group gives by itself."""
        key = tuple(group)
        if key not in self._known:
            self._known[key] = usual(self._told[at].days for at in group)
        return self._known[key]
