"""The days that tellings give, and how far apart they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from counterclaim.reconciling.telling import Telling
from counterclaim.records import Days

Span = tuple[date, date]
"""First and last day, both included, neither open."""

LONGEST = 62
"""Days of the longest period that still tells when something happened; longer ones date a war and not an incident."""


def closed(days: Days | None) -> Span | None:
    """A period with both its ends, None where it is open or so long that it dates nothing."""
    if days is None or days[0] is None or days[1] is None or days[1] - days[0] > timedelta(LONGEST):
        return None
    return days[0], days[1]


def told_days(telling: Telling) -> Span | None:
    """The days that a telling's own words give: its event's, else the window of a figure of it that counts no total."""
    own = closed(telling.event.period)
    if own is not None:
        return own
    windows = (closed(f.window) for f in telling.figures if f.kind != "cumulative" and f.subset_of is None)
    return next((window for window in windows if window is not None), None)


def usual(periods: Iterable[Span | None]) -> Span | None:
    """The period that most of the given ones are or hold, of several the shorter, then the earlier: what
    happened comes before what followed from it."""
    told = [period for period in periods if period is not None]
    if not told or told.count(told[0]) == len(told):
        return told[0] if told else None
    given = Counter(told)
    support = {
        days: sum(times for other, times in given.items() if other[0] <= days[0] and days[1] <= other[1])
        for days in given
    }
    return max(support, key=lambda days: (support[days], days[0] - days[1], -days[0].toordinal()), default=None)


def length(days: Span) -> int:
    """How many days a period has."""
    return (days[1] - days[0]).days + 1


def apart(a: Span, b: Span) -> int:
    """Days between two periods, 0 where they overlap, 1 where one begins on the day after the other."""
    return max(0, (a[0] - b[1]).days, (b[0] - a[1]).days)
