"""Expressions that name a part of a month or a year: its days where the calendar tells them, none where it is vague."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import msgspec

from counterclaim.reading.periods.grammar import Match
from counterclaim.reading.periods.numerals import ordinal_of
from counterclaim.records import Days, TimeExpression

PIECES = {"half": (1, 15), "third": (1, 10, 20), "week": (1, 7, 14, 21)}
"""Piece of a month → the days after which the next piece begins, behind the first day."""

WEEK, SUNDAY = 7, 7
WHOLE = ("earlier", "later")
"""Edges that are told from publication and not of the period: "earlier this month"."""

LONG = ("month", "year")
"""How fine the periods are whose edges are vague: an early Tuesday is a Tuesday."""


class Part(msgspec.Struct, frozen=True):
    """Which piece of a month, -1 for the last; no piece where the part is vague ("late June")."""

    piece: str = ""
    which: int = 0


def part_of(match: Match) -> Part | None:
    """The part that the words of `match` name, None where they name the whole."""
    if match.word("piece"):
        last = match.word("which") in ("last", "final")
        return Part(match.word("piece"), -1 if last else ordinal_of(match.part("which")))
    edge = match.word("edge")
    return Part() if (edge and edge not in WHOLE) or match.word("bound") else None


def of_part(time: TimeExpression, part: Part) -> TimeExpression:
    """The same expression with the days of its part; the value, which TIMEX3 gives to the whole, is left alone."""
    if time.days is None or time.precision not in LONG:
        return time
    first, _ = time.days
    days = _days(first, part) if first is not None and time.precision == "month" else None
    return msgspec.structs.replace(time, days=days, otherwise=None)


def _days(month: date, part: Part) -> Days | None:
    """The days of a piece of the month that begins on `month`; None where there is no such piece or it is vague."""
    end = month.replace(day=monthrange(month.year, month.month)[1])
    if part.piece == "weekend":
        return _weekend(month, end, part.which)
    if part.piece == "week" and part.which == -1:
        return end - timedelta(days=WEEK - 1), end
    cuts = PIECES.get(part.piece, ())
    which = len(cuts) if part.which == -1 else part.which
    if not 1 <= which <= len(cuts):
        return None
    first = month.replace(day=1 if which == 1 else cuts[which - 1] + 1)
    if which < len(cuts):
        return first, month.replace(day=cuts[which])
    return first, first + timedelta(days=WEEK - 1) if part.piece == "week" else end


def _weekend(month: date, end: date, which: int) -> Days | None:
    """A Saturday and the Sunday after it, both in the month."""
    sundays = [day for n in range(1, end.day) if (day := month + timedelta(days=n)).isoweekday() == SUNDAY]
    at = which - 1 if which > 0 else which
    if at >= len(sundays):
        return None
    return sundays[at] - timedelta(days=1), sundays[at]
