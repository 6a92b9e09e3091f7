"""From what an expression says to a value: against the day of publication, the text before it, or the theatre."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.reading.periods.context import Context
from counterclaim.reading.periods.days import days_of
from counterclaim.reading.periods.meaning import (
    Calendar,
    Clock,
    Fixed,
    Meaning,
    NamedDate,
    Quarter,
    Shift,
    WarDay,
    Window,
)
from counterclaim.reading.periods.shifting import CLOCK_UNITS, months_from, shifted
from counterclaim.records import Anchor, Days, TimexType

SATURDAY = 6
UNKNOWN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A value with what it was computed from. `days` only where they are not those of the value itself."""

    type: TimexType
    value: str
    anchor: Anchor
    ambiguous: bool = False
    days: Days | None = None


def anchored(meaning: Meaning, context: Context, direction: int | None) -> Anchored:
    """The value that `meaning` has in `context`; `direction` is -1 for the past, 1 for the future, None unknown.

    Where the anchor is missing the value keeps X for what is unknown and the anchor is "none".
    """
    if isinstance(meaning, Fixed):
        return Anchored(type=meaning.type, value=meaning.value, anchor="absolute" if _dated(meaning) else "none")
    if isinstance(meaning, Shift):
        return _shift(meaning, context, direction)
    if isinstance(meaning, Window):
        return _window(meaning, context)
    if isinstance(meaning, Clock):
        return _clock(meaning, context)
    if isinstance(meaning, Quarter):
        return _quarter(meaning, context)
    if isinstance(meaning, WarDay):
        return _war_day(meaning, context)
    if isinstance(meaning, NamedDate):
        return _named(meaning, context, direction)
    return _calendar(meaning, context, direction)


def _dated(meaning: Fixed) -> bool:
    return meaning.type in ("DATE", "TIME") and days_of(meaning.value) is not None


def _type(time: str) -> TimexType:
    return "TIME" if time else "DATE"


def _shift(meaning: Shift, context: Context, direction: int | None = None) -> Anchored:
    kind = _type(meaning.time or ("T" if meaning.unit in CLOCK_UNITS else ""))
    if meaning.unit == "Y" and meaning.amount == -1 and meaning.year_ago and context.quarter:
        return Anchored(type="DATE", value=_year_on(context.quarter, -1), anchor="expression")
    from_text = context.antecedent(meaning.unit) if meaning.base == "text" else None
    lost = meaning.base == "text" and from_text is None
    day = from_text or context.published
    if day is None or (lost and meaning.amount >= 0):
        return Anchored(type=kind, value=_unknown(meaning.unit) + meaning.time, anchor="none")
    amount = meaning.amount
    if meaning.unit == "WE" and amount == 0 and not from_text and direction != 1 and day.isoweekday() < SATURDAY:
        amount = -1  # "the weekend" is the last one, unless something ahead is spoken of
    value = shifted(day, meaning.unit, amount, moment=None if from_text else context.moment)
    if value is None:
        return Anchored(type="DATE", value="PAST_REF" if meaning.amount < 0 else "FUTURE_REF", anchor="none")
    anchor: Anchor = "expression" if from_text else "published"
    return Anchored(type=kind, value=value + meaning.time, anchor=anchor, ambiguous=lost)


def _year_on(value: str, years: int) -> str:
    return f"{int(value[:4]) + years:04}{value[4:]}"


def _quarter(meaning: Quarter, context: Context) -> Anchored:
    if meaning.of_year or (context.quarter is None and context.published is None):
        return _shift(Shift(unit="Y" if meaning.of_year else "Q", amount=-1, base="published"), context)
    if context.quarter is not None:
        quarter = _year_on(context.quarter, meaning.year_shift)
        return Anchored(
            type="DATE", value=f"{meaning.year}{quarter[4:]}" if meaning.year else quarter, anchor="expression"
        )
    if meaning.year:
        return Anchored(type="DATE", value=f"{meaning.year}", anchor="absolute")
    unit, amount = ("Y", -1) if meaning.year_shift else ("Q", -1)
    return _shift(Shift(unit=unit, amount=amount, base="published"), context)


def _unknown(unit: str) -> str:
    return {
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "M": "XXXX-XX",
        "Q": "XXXX-QX",
        "Y": "XXXX",
        "E": "XXX",
        "C": "XX",
    }.get(unit, UNKNOWN_DAY)


def _window(meaning: Window, context: Context) -> Anchored:
    published = context.published
    if published is None:
        return Anchored(type=meaning.type, value=meaning.value, anchor="none")
    far = None if meaning.amount is None else _far_day(meaning, published)
    days: Days = (far, published) if meaning.side < 0 else (published, far)
    return Anchored(type=meaning.type, value=meaning.value, anchor="published", days=days)


def _far_day(meaning: Window, published: date) -> date | None:
    """The other end of a window; hours count as the days they touch."""
    amount = int(meaning.amount or 0)
    if meaning.unit in ("TH", "TM", "S"):
        hours = amount if meaning.unit == "TH" else 0
        amount = -(-hours // 24)
        unit = "D"
    else:
        unit = meaning.unit
    many = {"W": 7, "F": 14, "WE": 7, "D": 1, "NI": 1}.get(unit)
    try:
        if many:
            return published + timedelta(days=meaning.side * many * amount)
        months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
        return months_from(published, meaning.side * months * amount) if months else None
    except (OverflowError, ValueError):
        return None


def _clock(meaning: Clock, context: Context) -> Anchored:
    """A time of day belongs to a day of its sentence, else to the last day named near by, else (a guess) to today."""
    day = context.sentence_day or context.antecedent("D")
    if day is not None:
        return Anchored(type="TIME", value=f"{day.isoformat()}{meaning.time}", anchor="expression")
    if context.published is None:
        return Anchored(type="TIME", value=f"{UNKNOWN_DAY}{meaning.time}", anchor="none")
    value = f"{context.published.isoformat()}{meaning.time}"
    return Anchored(type="TIME", value=value, anchor="published", ambiguous=True)


def _named(meaning: NamedDate, context: Context, direction: int | None) -> Anchored:
    """The nearest such day, or the nearest on the side that the direction points to."""
    published = context.published
    if len(meaning.days) == 1:
        return Anchored(type="DATE", value=meaning.days[0].isoformat(), anchor="absolute")
    if published is None or not meaning.days:
        return Anchored(type="DATE", value=UNKNOWN_DAY, anchor="none")
    side = [d for d in meaning.days if direction is None or (d - published).days * direction >= 0]
    day = min(side or meaning.days, key=lambda d: abs((d - published).days))
    return Anchored(
        type="DATE", value=day.isoformat(), anchor="published", ambiguous=direction is None and day != published
    )


def _war_day(meaning: WarDay, context: Context) -> Anchored:
    if context.began is None:
        return Anchored(type="DATE", value=UNKNOWN_DAY, anchor="none")
    try:
        day = context.began + timedelta(days=meaning.number - 1)
    except OverflowError:
        return Anchored(type="DATE", value=UNKNOWN_DAY, anchor="none")
    return Anchored(type="DATE", value=day.isoformat(), anchor="theatre")


def _calendar(meaning: Calendar, context: Context, direction: int | None) -> Anchored:
    kind = _type(meaning.time)
    if meaning.year is not None:
        return Anchored(type=kind, value=_written(meaning), anchor="absolute")
    if meaning.year_of_text and (day := context.antecedent("Y")):
        return Anchored(type=kind, value=_written(replace(meaning, year=day.year)), anchor="expression")
    published = context.published
    if published is None:
        return Anchored(type=kind, value=_written(meaning), anchor="none")
    if meaning.year_shift is not None:
        return Anchored(
            type=kind, value=_written(replace(meaning, year=published.year + meaning.year_shift)), anchor="published"
        )
    if meaning.weekday is not None and meaning.day is None:
        try:
            day, ambiguous = _weekday(meaning, published, direction)
        except OverflowError:  # beside the first or the last day of the calendar
            return Anchored(type=kind, value=_written(meaning), anchor="none")
        return Anchored(type=kind, value=day.isoformat() + meaning.time, anchor="published", ambiguous=ambiguous)
    year, ambiguous = _year(meaning, published, direction)
    if meaning.month and meaning.rel is None and direction != 1 and context.narrated():
        ambiguous = True  # "… in March 2014. In April": of that year or of this one?
    return Anchored(type=kind, value=_written(replace(meaning, year=year)), anchor="published", ambiguous=ambiguous)


def _weekday(meaning: Calendar, published: date, direction: int | None) -> tuple[date, bool]:
    """The weekday meant. Today's own name means today; otherwise the last or the next, as the direction says."""
    wanted = meaning.weekday or 1
    back = (published.isoweekday() - wanted) % 7
    if meaning.week_shift is not None:
        monday = published - timedelta(days=published.isoweekday() - 1)
        return monday + timedelta(weeks=meaning.week_shift, days=wanted - 1), False
    if meaning.rel == -1:
        return published - timedelta(days=back or 7), False
    if meaning.rel == 1:
        return published + timedelta(days=(7 - back) if back else 7), False
    if back == 0:
        return published, False
    if direction == 1 or (meaning.rel == 0 and direction is None):
        return published + timedelta(days=7 - back), False
    return published - timedelta(days=back), direction is None


AGAINST = 4
"""How much nearer the other side must be to overrule the direction: the year is left out only of near dates."""


def _year(meaning: Calendar, published: date, direction: int | None) -> tuple[int, bool]:
    """The year meant by a month, day, quarter or season without one, and whether it is a toss-up.

    The last such and the next one compete by their distance; the side that the direction points to is preferred.
    """
    if meaning.weekday is not None and meaning.day is not None:
        fitting = _years_of_weekday(meaning, published)
        if fitting:
            return min(fitting, key=lambda year: abs(year - published.year)), len(fitting) > 1
    back: list[tuple[int, int]] = []
    ahead: list[tuple[int, int]] = []
    for year in range(max(published.year - 5, 1), min(published.year + 5, 9999) + 1):
        known = days_of(_written(replace(meaning, year=year, time="")))
        if known is None:
            continue
        first, last = known[0]
        if first is None or last is None:
            continue
        if first <= published <= last and meaning.rel in (None, 0):
            return year, False
        if last < published:
            back.append(((published - last).days, year))
        elif first > published:
            ahead.append(((first - published).days, year))
    if meaning.rel == 0 or not back or not ahead:
        same = [year for _, year in back + ahead if year == published.year]
        return (same or [published.year])[0], False
    if meaning.rel in (-1, 1):
        return (min(back) if meaning.rel == -1 else min(ahead))[1], False
    (far_back, last_year), (far_ahead, next_year) = min(back), min(ahead)
    if direction == 1:
        return (last_year, True) if far_back * AGAINST < far_ahead else (next_year, False)
    if direction == -1:
        return (next_year, True) if far_ahead * AGAINST < far_back else (last_year, False)
    near, far = sorted((far_back, far_ahead))
    return (next_year if far_ahead * 2 < far_back else last_year), near * AGAINST > far


def _years_of_weekday(meaning: Calendar, published: date) -> list[int]:
    """The years next to publication in which the day falls on the weekday that the text gives it."""
    years = range(max(published.year - 3, 1), min(published.year + 1, 9999) + 1)
    days = {year: days_of(_written(replace(meaning, year=year, time=""))) for year in years}
    return [y for y, d in days.items() if d and d[0][0] and d[0][0].isoweekday() == meaning.weekday]


def _written(meaning: Calendar) -> str:
    """The fields as a TIMEX3 value, X for what is unknown."""
    year = "XXXX" if meaning.year is None else f"{meaning.year:04}"
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
