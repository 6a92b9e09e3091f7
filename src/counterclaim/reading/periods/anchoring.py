"""From what an expression says to a value: against the day of publication, the text before it, or the theatre."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from counterclaim.reading.periods.days import days_of
from counterclaim.reading.periods.meaning import (
    Calendar,
    Clock,
    Fixed,
    Meaning,
    NamedDate,
    Shift,
    WarDay,
    Window,
)
from counterclaim.reading.periods.shifting import months_from, shifted
from counterclaim.records import Anchor, Days, TimexType

UNKNOWN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands outside the expression."""

    published: date | None
    moment: datetime | None = None
    """The time of publication, where the outlet gives it."""
    before: str | None = None
    """Value of the last point in time that the text named."""
    sentence_day: str | None = None
    """Value of a day named in the same sentence."""
    began: date | None = None


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
    if isinstance(meaning, WarDay):
        return _war_day(meaning, context)
    if isinstance(meaning, NamedDate):
        meaning = Calendar(month=meaning.month, day=meaning.day, year=meaning.year, rel=meaning.rel)
    return _calendar(meaning, context, direction)


def _dated(meaning: Fixed) -> bool:
    return meaning.type in ("DATE", "TIME") and days_of(meaning.value) is not None


def _type(time: str) -> TimexType:
    return "TIME" if time else "DATE"


def _reference(value: str | None) -> date | None:
    known = days_of(value) if value else None
    return known[0][0] if known else None


def _shift(meaning: Shift, context: Context, direction: int | None) -> Anchored:
    kind = "TIME" if meaning.time or meaning.unit in ("TH", "TM", "S") else "DATE"
    from_text = _reference(context.before) if meaning.base == "text" else None
    day = from_text or context.published
    anchor: Anchor = "expression" if from_text else "published"
    if day is None:
        return Anchored(type=kind, value=_unknown(meaning.unit) + meaning.time, anchor="none")  # type: ignore[arg-type]
    moment = context.moment if anchor == "published" else None
    unit = meaning.unit
    if meaning.base == "text" and unit == "Y" and context.before and "-Q" in context.before:
        value: str | None = f"{day.year + meaning.amount:04}{context.before[4:]}"
    else:
        value = shifted(day, unit, meaning.amount, moment=moment)
    if value is None:
        return Anchored(type="DATE", value="PAST_REF" if meaning.amount < 0 else "FUTURE_REF", anchor="none")
    ambiguous = meaning.base == "text" and from_text is None
    return Anchored(
        type="TIME" if kind == "TIME" else "DATE", value=value + meaning.time, anchor=anchor, ambiguous=ambiguous
    )


def _unknown(unit: str) -> str:
    return {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}.get(
        unit, UNKNOWN_DAY
    )


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
    day = context.sentence_day
    if day is not None:
        return Anchored(type="TIME", value=f"{day[:10]}{meaning.time}", anchor="expression")
    if context.published is None:
        return Anchored(type="TIME", value=f"{UNKNOWN_DAY}{meaning.time}", anchor="none")
    return Anchored(type="TIME", value=f"{context.published.isoformat()}{meaning.time}", anchor="published")


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
    if meaning.year_of_text and (day := _reference(context.before)):
        return Anchored(type=kind, value=_written(replace(meaning, year=day.year)), anchor="expression")
    published = context.published
    if published is None:
        return Anchored(type=kind, value=_written(meaning), anchor="none")
    if meaning.year_shift is not None:
        return Anchored(
            type=kind, value=_written(replace(meaning, year=published.year + meaning.year_shift)), anchor="published"
        )
    if meaning.weekday is not None and meaning.day is None:
        day, ambiguous = _weekday(meaning, published, direction)
        return Anchored(type=kind, value=day.isoformat() + meaning.time, anchor="published", ambiguous=ambiguous)
    year, ambiguous = _year(meaning, published, direction)
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


def _year(meaning: Calendar, published: date, direction: int | None) -> tuple[int, bool]:
    """The year meant by a month, day, quarter or season without one."""
    years = [year for year in (published.year - 1, published.year, published.year + 1)]
    spans = {year: days_of(_written(replace(meaning, year=year, time=""))) for year in years}
    firsts = {year: span[0] for year, span in spans.items() if span}
    past = [y for y, (first, _) in firsts.items() if first is not None and first <= published]
    ahead = [y for y, (_, last) in firsts.items() if last is not None and last >= published]
    if meaning.rel == -1:
        past = [y for y in past if (firsts[y][1] or published) < published]
    if meaning.rel == 1:
        ahead = [y for y in ahead if (firsts[y][0] or published) > published]
    look = meaning.rel or direction or -1
    if look == 1 and ahead:
        return min(ahead), False
    certain = direction is not None or meaning.rel is not None or bool(set(past) & set(ahead))
    return (max(past) if past else published.year), not certain


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
