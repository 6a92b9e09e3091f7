"""Days by the calendar whose year, month or week has to be found: which one is meant, and which other it could be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from counterclaim.reading.periods.anchored import Anchored, one_day, type_of
from counterclaim.reading.periods.context import Context
from counterclaim.reading.periods.days import days_of
from counterclaim.reading.periods.meaning import Calendar
from counterclaim.reading.periods.shifting import months_from
from counterclaim.records import Anchor

AGAINST = 4
"""How much nearer the other side must be to overrule the direction: the year is left out only of near dates."""

MONTHS_LOOKED_AT = range(-6, 7)
NIGHT = "TNI"


def in_calendar(meaning: Calendar, context: Context, direction: int | None) -> Anchored:
    """The value of the fields in `context`; the direction decides where there is a choice."""
    found = _in_calendar(meaning, context, direction)
    if not found.value.endswith(NIGHT):
        return found
    first = (days_of(found.value) or ((None, None), ""))[0][0]
    return replace(found, days=one_day(first))  # a night that is named for a day is of that day


def _in_calendar(meaning: Calendar, context: Context, direction: int | None) -> Anchored:
    kind = type_of(meaning.time)
    way = meaning.way or direction
    if meaning.year is not None:
        return _absolute(meaning)
    if meaning.year_of_text and (day := context.antecedent("Y")):
        return Anchored(type=kind, value=written(replace(meaning, year=day.year)), anchor="expression")
    published = context.published
    if published is None:
        return Anchored(type=kind, value=written(meaning), anchor="none")
    if meaning.year_shift is not None:
        year = published.year + meaning.year_shift
        known = replace(meaning, year=year) if 1 <= year <= 9999 else meaning
        return Anchored(type=kind, value=written(known), anchor="published" if known.year else "none")
    try:
        if meaning.day is not None and meaning.month is None:
            return _day_of_month(meaning, context, published, way)
        if meaning.weekday is not None and meaning.day is None:
            named = context.antecedent("D") if meaning.of_text else None
            if named is not None:
                return replace(
                    _weekday_near(replace(meaning, rel=None, way=meaning.rel), named, way), anchor="expression"
                )
            return _weekday_near(meaning, published, way)
    except (OverflowError, ValueError):  # beside the first or the last day of the calendar
        return Anchored(type=kind, value=written(meaning), anchor="none")
    year, other = _year(meaning, published, way, sure=context.since)
    if meaning.month and meaning.rel is None and way != 1 and (told := context.narrated()) is not None and told != year:
        other = told  # "… in March 2014. In April": of that year or of this one?
    ambiguous = other is not None
    runner_up = days_of(written(replace(meaning, year=other))) if other is not None else None
    return Anchored(
        type=kind,
        value=written(replace(meaning, year=year)),
        anchor="published",
        ambiguous=ambiguous,
        otherwise=runner_up[0] if runner_up else None,
    )


def _absolute(meaning: Calendar) -> Anchored:
    value = written(meaning)
    other = None
    if meaning.month_first:
        month, day = meaning.month_first
        other = days_of(written(replace(meaning, month=month, day=day)))
    return Anchored(
        type=type_of(meaning.time),
        value=value,
        anchor="absolute",
        ambiguous=other is not None,
        otherwise=other[0] if other else None,
    )


def _weekday_near(meaning: Calendar, published: date, direction: int | None) -> Anchored:
    day, other = _weekday(meaning, published, direction)
    beyond = timedelta(weeks=meaning.beyond)
    return Anchored(
        type=type_of(meaning.time),
        value=(day + beyond).isoformat() + meaning.time,
        anchor="published",
        ambiguous=other is not None,
        otherwise=one_day(other + beyond if other else None),
    )


def _weekday(meaning: Calendar, published: date, direction: int | None) -> tuple[date, date | None]:
    """The weekday meant, and the other one where that is open.

    Today's own name means today; otherwise the last or the next, as the direction says. "Next Friday" on a Tuesday may
    be that of the next week, and "last Monday" that of the last.
    """
    wanted = meaning.weekday or 1
    back = (published.isoweekday() - wanted) % 7
    last, following = published - timedelta(days=back or 7), published + timedelta(days=7 - back)
    monday = published - timedelta(days=published.isoweekday() - 1)
    if meaning.week_shift is not None:
        return monday + timedelta(weeks=meaning.week_shift, days=wanted - 1), None
    if meaning.rel == -1:
        return last, last - timedelta(weeks=1) if monday <= last else None
    if meaning.rel == 1:
        return following, following + timedelta(weeks=1) if following < monday + timedelta(weeks=1) else None
    if meaning.way:
        return (last if meaning.way < 0 else following), None
    if back == 0:
        return published, None
    if direction == 1 or (meaning.rel == 0 and direction is None):
        return following, None
    return last, following if direction is None else None


def _day_of_month(meaning: Calendar, context: Context, published: date, direction: int | None) -> Anchored:
    """ "the 24th": of the month that the text has just named, else the last or the next, as the direction says."""
    kind, anchor, other = type_of(meaning.time), "published", None
    named = context.month_named()
    if meaning.month_shift is not None:
        found = _in_month(meaning, months_from(published.replace(day=1), meaning.month_shift))
    elif named is not None:
        found, anchor = _in_month(meaning, named), "expression"
    else:
        found, other = _nearest_month(meaning, published, direction)
    if found is None:
        return Anchored(type=kind, value=written(meaning), anchor="none")
    kept: Anchor = "expression" if anchor == "expression" else "published"
    return Anchored(
        type=kind,
        value=found.isoformat() + meaning.time,
        anchor=kept,
        ambiguous=other is not None,
        otherwise=one_day(other),
    )


def _in_month(meaning: Calendar, first: date) -> date | None:
    try:
        return first.replace(day=meaning.day or 1)
    except ValueError:
        return None


def _nearest_month(meaning: Calendar, published: date, direction: int | None) -> tuple[date | None, date | None]:
    days = list(_days_near(meaning, published))
    back = [day for day in days if day <= published]
    ahead = [day for day in days if day > published]
    last, following = max(back, default=None), min(ahead, default=None)
    if direction == 1 or last is None:
        return (last, None) if last == published else (following, None)
    if direction == -1 or following is None or last == published:
        return last, None
    if (following - published) < (published - last):
        return following, last
    return last, following


def _days_near(meaning: Calendar, published: date) -> Iterator[date]:
    for shift in MONTHS_LOOKED_AT:
        day = _in_month(meaning, months_from(published.replace(day=1), shift))
        if day is not None and meaning.weekday in (None, day.isoweekday()):
            yield day


def _year(meaning: Calendar, published: date, direction: int | None, *, sure: bool) -> tuple[int, int | None]:
    """The year meant by a month, day, quarter or season without one, and the other one where it is a toss-up.

    The last such and the next one compete by their distance; the side that the direction points to is preferred.
    """
    if meaning.weekday is not None and meaning.day is not None:
        fitting = _years_of_weekday(meaning, published)
        if fitting:
            nearest, *others = sorted(fitting, key=lambda year: abs(year - published.year))
            return nearest, others[0] if others else None
    back: list[tuple[int, int]] = []
    ahead: list[tuple[int, int]] = []
    for year in range(max(published.year - 5, 1), min(published.year + 5, 9999) + 1):
        known = days_of(written(replace(meaning, year=year, time="")))
        if known is None:
            continue
        first, last = known[0]
        if first is None or last is None:
            continue
        if first <= published <= last and meaning.rel in (None, 0):
            return year, None
        if last < published:
            back.append(((published - last).days, year))
        elif first > published:
            ahead.append(((first - published).days, year))
    if meaning.rel == 0 or not back or not ahead:
        same = [year for _, year in back + ahead if year == published.year]
        return (same or [published.year])[0], None
    if meaning.rel in (-1, 1):
        year = (min(back) if meaning.rel == -1 else min(ahead))[1]
        return year, year + meaning.rel if year == published.year else None  # "last summer", said in autumn
    (far_back, last_year), (far_ahead, next_year) = min(back), min(ahead)
    if direction == 1:
        return (last_year, next_year) if far_back * AGAINST < far_ahead else (next_year, None)
    if sure:
        return last_year, None
    if direction == -1:
        return (next_year, last_year) if far_ahead * AGAINST < far_back else (last_year, None)
    near, far = sorted((far_back, far_ahead))
    chosen, other = (next_year, last_year) if far_ahead * 2 < far_back else (last_year, next_year)
    return chosen, other if near * AGAINST > far else None


def _years_of_weekday(meaning: Calendar, published: date) -> list[int]:
    """The years next to publication in which the day falls on the weekday that the text gives it."""
    years = range(max(published.year - 3, 1), min(published.year + 1, 9999) + 1)
    days = {year: days_of(written(replace(meaning, year=year, time=""))) for year in years}
    return [y for y, d in days.items() if d and d[0][0] and d[0][0].isoweekday() == meaning.weekday]


def written(meaning: Calendar) -> str:
    """The fields as a TIMEX3 value, X for what is unknown."""
    year = "XXXX" if meaning.year is None else f"{meaning.year:04}"
    if meaning.whole_week and (week := _week(meaning)):
        return week
    if meaning.month is not None:
        day = "" if meaning.day is None else f"-{meaning.day:02}"
        return f"{year}-{meaning.month:02}{day}{meaning.time if day else ''}"
    if meaning.weekday is not None:
        return f"{year}-WXX-{meaning.weekday}{meaning.time}"
    if meaning.season:
        return f"{year}-{meaning.season}"
    if meaning.quarter:
        return f"{year}-Q{meaning.quarter}"
    if meaning.half:
        return f"{year}-H{meaning.half}"
    return year


def _week(meaning: Calendar) -> str:
    """The ISO week of the day, "" where the year is not known."""
    if meaning.year is None or meaning.month is None or meaning.day is None:
        return ""
    try:
        year, week, _ = date(meaning.year, meaning.month, meaning.day).isocalendar()
    except ValueError:
        return ""
    return f"{year:04}-W{week:02}"
