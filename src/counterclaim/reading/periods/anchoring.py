"""From what an expression says to a value: against the day of publication, the text before it, or the theatre."""

from __future__ import annotations

from datetime import date, timedelta

from counterclaim.reading.periods.anchored import Anchored, one_day, type_of
from counterclaim.reading.periods.calendars import in_calendar
from counterclaim.reading.periods.context import Context
from counterclaim.reading.periods.days import days_of
from counterclaim.reading.periods.meaning import (
    Ahead,
    Calendar,
    Clock,
    CountedDay,
    DayBeside,
    Fixed,
    Impossible,
    Meaning,
    NamedDate,
    Quarter,
    Shift,
    WarDay,
    Window,
)
from counterclaim.reading.periods.shifting import CLOCK_UNITS, months_from, shifted
from counterclaim.records import Anchor, Days

SATURDAY = 6
UNKNOWN_DAY = "XXXX-XX-XX"
DAYS_OF = {"W": 7, "F": 14, "WE": 7, "D": 1, "NI": 1}
MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def anchored(meaning: Meaning, context: Context, direction: int | None) -> Anchored:
    """The value that `meaning` has in `context`; `direction` is -1 for the past, 1 for the future, None unknown.

    Where the anchor is missing the value keeps X for what is unknown and the anchor is "none".
    """
    match meaning:
        case Fixed():
            return Anchored(type=meaning.type, value=meaning.value, anchor="absolute" if _dated(meaning) else "none")
        case Shift():
            return _shift(meaning, context, direction)
        case Window():
            return _window(meaning, context, direction)
        case Ahead():
            return _ahead(meaning, context, direction)
        case Clock():
            return _clock(meaning, context)
        case CountedDay():
            return _counted(meaning, context, direction)
        case Quarter():
            return _quarter(meaning, context)
        case WarDay():
            return _war_day(meaning, context)
        case NamedDate():
            return _named(meaning, context, direction)
        case Calendar():
            return in_calendar(meaning, context, direction)
        case DayBeside() | Impossible():
            return Anchored(type="DATE", value=UNKNOWN_DAY, anchor="none")


def _dated(meaning: Fixed) -> bool:
    return meaning.type in ("DATE", "TIME") and days_of(meaning.value) is not None


def _shift(meaning: Shift, context: Context, direction: int | None = None) -> Anchored:
    kind = type_of(meaning.time or ("T" if meaning.unit in CLOCK_UNITS else ""))
    if meaning.unit == "Y" and meaning.amount == -1 and meaning.year_ago and context.quarter:
        return Anchored(type="DATE", value=_year_on(context.quarter, -1), anchor="expression")
    if meaning.base == "text" and meaning.unit in CLOCK_UNITS and (hour := context.hour_named()) is not None:
        value = shifted(hour.date(), meaning.unit, meaning.amount, moment=hour)
        return Anchored(type=kind, value=value or UNKNOWN_DAY, anchor="expression" if value else "none")
    from_text = context.antecedent(meaning.unit, back=meaning.amount < 0) if meaning.base == "text" else None
    lost = meaning.base == "text" and from_text is None
    day = from_text or context.published
    if meaning.length and (day is None or (lost and meaning.amount >= 0)):
        return Anchored(type="DURATION", value=meaning.length, anchor="none")
    if day is None or (lost and meaning.amount >= 0):
        return Anchored(type=kind, value=_unknown(meaning.unit) + meaning.time, anchor="none")
    amount = meaning.amount
    if meaning.unit == "WE" and amount == 0 and not from_text and day.isoweekday() < SATURDAY:
        # "the weekend" is the last one, unless something ahead is spoken of; "this weekend" the other way round
        amount = -1 if direction == -1 or (direction is None and not meaning.coming) else 0
    value = shifted(day, meaning.unit, amount, moment=None if from_text else context.moment)
    if meaning.exact and value and (from_text or context.published) and (whole := _exact(day, meaning)) is not None:
        value = whole.isoformat()
    if value is None:
        return Anchored(type="DATE", value="PAST_REF" if meaning.amount < 0 else "FUTURE_REF", anchor="none")
    anchor: Anchor = "expression" if from_text else "published"
    days = _clipped(value, meaning.clip, context.published) if meaning.clip else None
    return Anchored(type=kind, value=value + meaning.time, anchor=anchor, ambiguous=lost, days=days)


def _exact(day: date, meaning: Shift) -> date | None:
    """The very day so many units away."""
    many, months = DAYS_OF.get(meaning.unit), MONTHS_OF.get(meaning.unit)
    try:
        if many:
            return day + timedelta(days=many * meaning.amount)
        return months_from(day, months * meaning.amount) if months else None
    except (OverflowError, ValueError):
        return None


def _clipped(value: str, side: int, published: date | None) -> Days | None:
    """The part of a period around publication that lies before it (-1) or after it (1)."""
    known = days_of(value)
    if known is None or published is None or None in known[0]:
        return None
    first, last = known[0]
    if first is None or last is None or not first <= published <= last:
        return None
    return (first, published) if side < 0 else (published, last)


def _ahead(meaning: Ahead, context: Context, direction: int | None) -> Anchored:
    """A point ahead where the future is told and the unit is a day or more; how long something took otherwise.

    TimeBank writes the value of "in two days" as a duration in either case; the days are those of the point.
    """
    if meaning.unit in CLOCK_UNITS or not (meaning.always or direction == 1) or context.published is None:
        return Anchored(type="DURATION", value=meaning.duration, anchor="none")
    point = _shift(Shift(unit=meaning.unit, amount=meaning.amount, base="published"), context, direction)
    known = days_of(point.value)
    if meaning.always or known is None:
        return point
    return Anchored(type="DURATION", value=meaning.duration, anchor="published", days=known[0])


def _counted(meaning: CountedDay, context: Context, direction: int | None) -> Anchored:
    """ "Its third day" is the day that the sentence names, or else today; never one that is still to come.

    "Later in the day" is that of the day last told, where the text tells one.
    """
    told = context.antecedent("D", back=True) if meaning.open and direction != 1 else None
    named = context.sentence_day or told
    day = named or (context.published if direction != 1 or meaning.open else None)
    if day is None:
        return Anchored(type="DATE", value=UNKNOWN_DAY, anchor="none")
    return Anchored(type="DATE", value=day.isoformat(), anchor="expression" if named else "published")


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


def _window(meaning: Window, context: Context, direction: int | None) -> Anchored:
    published = context.published
    if published is None or (meaning.ahead and direction != 1):
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
    many = DAYS_OF.get(unit)
    try:
        if many:
            return published + timedelta(days=meaning.side * many * amount)
        months = MONTHS_OF.get(unit)
        return months_from(published, meaning.side * months * amount) if months else None
    except (OverflowError, ValueError):
        return None


def _clock(meaning: Clock, context: Context) -> Anchored:
    """A time of day belongs to a day of its sentence, else to the last day named near by, else (a guess) to today."""
    day = context.sentence_day or context.antecedent("D", back=meaning.time != "TNI")
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
    near = sorted(meaning.days, key=lambda d: abs((d - published).days))
    side = [d for d in near if direction is None or (d - published).days * direction >= 0]
    day = (side or near)[0]
    unsure = direction is None and day != published
    return Anchored(
        type="DATE", value=day.isoformat(), anchor="published", ambiguous=unsure,
        otherwise=one_day(near[1]) if unsure else None,
    )  # fmt: skip


def _war_day(meaning: WarDay, context: Context) -> Anchored:
    if context.began is None:
        return Anchored(type="DATE", value=UNKNOWN_DAY, anchor="none")
    try:
        day = context.began + timedelta(days=meaning.number - 1)
    except OverflowError:
        return Anchored(type="DATE", value=UNKNOWN_DAY, anchor="none")
    return Anchored(type="DATE", value=day.isoformat(), anchor="theatre")
