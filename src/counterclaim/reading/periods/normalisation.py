"""From a match of the grammar to what it says: one function a kind of rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from counterclaim.reading.periods.durations import duration
from counterclaim.reading.periods.grammar import Match
from counterclaim.reading.periods.meaning import Base, Calendar, Clock, Fixed, Meaning, Quarter, Shift, WarDay, Window
from counterclaim.reading.periods.numerals import number_of, ordinal_of
from counterclaim.reading.periods.vocabulary import vocabulary
from counterclaim.records import Span

MONTHS = ("MONTH", "MONTH_NAME_ALIKE", "MONTH_SHORT")
WEEKDAYS = ("WEEKDAY", "WEEKDAY_SHORT", "WEEKDAYS")
RELATIVE = ("BEFORE", "SAME", "AFTER", "RECENT")
PARTS = ("PART", "PARTS")
GOES_ON = re.compile(r"\s+(?:(?:the|a|an|his|her|its|their|this|that)\s|[A-Z])")
"""What an expression counts from, named behind it."""

UNITS = ("UNIT", "UNITS", "SEASONS")


def meaning_of(match: Match) -> Meaning | None:
    """What a match says, None where it cannot be meant (the 30th of February, 25 o'clock)."""
    return KINDS[match.rule.kind](match)


def _value(match: Match, name: str, *classes: str) -> int | str | None:
    word = match.word(name)
    return vocabulary().value(word, *classes) if word else None


def _number(match: Match, name: str, *classes: str) -> int | None:
    value = _value(match, name, *classes)
    return None if value is None else int(value)


def _time_of_part(match: Match, name: str = "part") -> str:
    part = _value(match, name, *PARTS)
    return f"T{part}" if part else ""


def _iso(match: Match) -> Meaning | None:
    return _full_date(*(int(piece) for piece in match.text.split("-")))


def _numeric(match: Match) -> Meaning | None:
    """Day first; month first where only that makes a date."""
    separator = next(c for c in match.text if not c.isdigit())
    first, second, year = (int(piece) for piece in match.text.split(separator))
    if year < 100:
        year += 2000 if year < 70 else 1900
    if separator == "/" and first <= 12 and second <= 12 and first != second:
        return Calendar(year=year)
    return _full_date(year, second, first) or _full_date(year, first, second)


def _full_date(year: int, month: int, day: int) -> Meaning | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Calendar(year=year, month=month, day=day)


def _calendar(match: Match) -> Meaning | None:
    words = match.part("month")
    month = vocabulary().number(words[0], *MONTHS) if words else None
    nth = ordinal_of(match.part("nth"))
    period = match.word("period")
    if nth > {"quarter": 4, "half": 2}.get(period, 0):
        return None
    year = match.word("year")
    rel = _number(match, "rel", *RELATIVE)
    weekday = _number(match, "weekday", *WEEKDAYS)
    of_year = rel is not None and "year" in match.text.lower()
    of_week = weekday is not None and match.text.lower().endswith("week")
    day = ordinal_of(match.part("day")) or None
    if day is not None and not _exists(int(year) if year else None, month, day):
        return None
    return Calendar(
        year=int(year) if year else None,
        year_shift=rel if of_year else None,
        year_of_text=match.rule.year_of_text,
        month=month,
        day=day,
        weekday=weekday,
        season=str(_value(match, "season", "SEASON")) if match.word("season") else None,
        quarter=nth if period == "quarter" else None,
        half=nth if period == "half" else None,
        time=match.rule.value or _time_of_part(match),
        rel=None if of_year or of_week else rel,
        week_shift=match.rule.shift or (rel if of_week else None),
    )


def days_of_range(match: Match) -> tuple[tuple[Span, Calendar], ...]:
    """The two days of "6 to 16 September", each with the words that name it; none where one does not exist."""
    words = match.part("month")
    month = vocabulary().number(words[0], *MONTHS)
    year = int(match.word("year")) if match.word("year") else None
    first, second = ordinal_of(match.part("first")), ordinal_of(match.part("second"))
    if not (_exists(year, month, first) and _exists(year, month, second)):
        return ()
    month_first = match.span_of("month")[0] == match.start
    (start, first_end), (second_start, second_end) = match.span_of("first"), match.span_of("second")
    spans = ((match.start, first_end), (second_start, max(match.end, second_end)))
    if not month_first:
        spans = ((start, first_end), (second_start, match.end))
    return tuple(
        (span, Calendar(year=year, month=month, day=day)) for span, day in zip(spans, (first, second), strict=True)
    )


def _exists(year: int | None, month: int | None, day: int) -> bool:
    try:
        date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


def _weekdays(match: Match) -> Meaning:
    weekday = vocabulary().number(match.word("weekday"), *WEEKDAYS)
    return Fixed(type="SET", value=f"XXXX-WXX-{weekday}{_time_of_part(match)}")


def _decade(match: Match) -> Meaning | None:
    word = match.word("decade")
    digits = "".join(c for c in word if c.isdigit())
    if len(digits) == 4:
        return Fixed(type="DATE", value=digits[:3])
    decade = int(digits[0]) if digits else vocabulary().number(word, "DECADE_WORD")
    return Fixed(type="DATE", value=f"19{decade}") if decade >= 2 else Fixed(type="DATE", value=f"20{decade}")


def _century(match: Match) -> Meaning:
    return Fixed(type="DATE", value=f"{ordinal_of(match.part('nth')) - 1:02}")


def _day_word(match: Match) -> Meaning:
    amount = vocabulary().number(match.word("day"), "DAY_WORD") + match.rule.shift
    return Shift(unit="D", amount=amount, base="published", time=_time_of_part(match))


def _part(match: Match) -> Meaning:
    word, rel = match.word("word"), match.word("rel")
    weekday = _number(match, "weekday", *WEEKDAYS)
    if weekday is not None:
        return Calendar(weekday=weekday, time="T24:00")
    if word == "tonight":
        return Shift(unit="D", amount=0, base="published", time="TNI")
    if word == "overnight":
        return Shift(unit="D", amount=-1, base="published", time="TNI")
    if word in ("midnight", "noon"):
        return Clock(time="T24:00" if word == "midnight" else "T12:00")
    if word:
        return Clock(time=f"T{vocabulary().value(word, 'PART')}")
    if rel == "this":
        return Shift(unit="D", amount=0, base="published", time=_time_of_part(match))
    if rel == "last":
        return Shift(unit="D", amount=-1, base="published", time=_time_of_part(match))
    return Clock(time=_time_of_part(match))


def _unit(match: Match) -> str:
    return str(vocabulary().value(match.word("unit"), *UNITS, *PARTS))


def _shift(match: Match) -> Meaning:
    if match.rule.number is not None:
        return Shift(unit=_unit(match), amount=match.rule.number, base="published")
    amount = vocabulary().number(match.word("rel"), *RELATIVE)
    return Shift(unit=_unit(match), amount=amount, base="published")


def _ago(match: Match) -> Meaning | None:
    when, unit = match.word("when"), _unit(match)
    amount = number_of(match.part("number")) if match.word("number") else None
    sign = 1 if when in ("from", "hence", "later", "afterwards") else -1
    base: Base = "published" if when in ("ago", "from", "hence") else "text"
    if amount is None and unit == "Y" and match.word("unit") == "year":
        amount = Fraction(1)
    if base == "text" and (amount is None or amount.denominator != 1):
        return Fixed(type="DURATION", value=duration(unit, amount))
    if amount is None or amount.denominator != 1:
        return Fixed(type="DATE", value="PAST_REF" if sign < 0 else "FUTURE_REF")
    return Shift(unit=unit, amount=sign * int(amount), base=base, year_ago=amount == 1)


def _quarter(match: Match) -> Meaning:
    """The quarter (or year) that a report of results is about; "year-earlier" is the same one a year before."""
    words = match.text.lower()
    back = "ago" in words or "earlier" in words
    year = match.word("year")
    return Quarter(year=int(year) if year else None, year_shift=-1 if back else 0, of_year=words.endswith("year"))


def _beside(match: Match) -> Meaning | None:
    rel, word = match.word("rel"), match.word("unit")
    if word == "time":
        return Fixed(type="DATE", value="PAST_REF")
    if rel in ("before", "after") and GOES_ON.match(match.tokens.text, match.end):
        return Fixed(type="DATE", value="XXXX-XX-XX")  # "the day after the strike": whose day is not known here
    amount = {"same": 0, "that": 0, "previous": -1, "preceding": -1, "before": -1}.get(rel, 1)
    if word in vocabulary().classes["PART"].words:
        return Shift(unit="D", amount=amount, base="text", time=f"T{vocabulary().value(word, 'PART')}")
    return Shift(unit=_unit(match), amount=amount, base="text")


def _window(match: Match) -> Meaning | None:
    rel, unit = match.word("rel"), _unit(match)
    known = vocabulary()
    side = known.number(rel, *RELATIVE) if rel in _relative_words() else 0
    amount: Fraction | None = Fraction(1)
    if match.word("number"):
        amount = number_of(match.part("number"))
    elif match.word("unit") in known.classes["UNITS"].words:
        amount = None
    value = duration(unit, amount)
    if side == 0:
        return Fixed(type="DURATION", value=value)
    if amount is None and not match.word("number") and unit in ("Y", "E", "C"):
        return Window(unit=unit, amount=None, side=side, type="DATE", value="PAST_REF" if side < 0 else "FUTURE_REF")
    return Window(unit=unit, amount=amount, side=side, value=value)


def _relative_words() -> set[str]:
    classes = vocabulary().classes
    return {word for name in RELATIVE for word in classes[name].words}


def _duration(match: Match) -> Meaning:
    numbers = match.every("number")
    amount = number_of(numbers[-1]) if numbers else None
    if not numbers and match.rule.guarded:
        amount = Fraction(1)
    text = match.text.lower()
    if amount is not None and text.endswith("and a half") and text.split()[-4:-3] != [numbers[-1][-1]]:
        amount += Fraction(1, 2)
    return Fixed(type="SET" if _repeats(match) else "DURATION", value=duration(_unit(match), amount))


def _repeats(match: Match) -> bool:
    """Whether "a week" says how often: "twice a week"."""
    before = match.tokens.text[max(0, match.start - 8) : match.start].rstrip().lower()
    return match.text.lower().startswith(("a ", "an ")) and before.endswith(("once", "twice", "times"))


def _frequency(match: Match) -> Meaning:
    return Fixed(type="SET", value=str(vocabulary().value(match.word("value"), "FREQUENCY")))


def _every(match: Match) -> Meaning:
    month = match.part("month")
    if month:
        return Fixed(type="SET", value=f"XXXX-{vocabulary().number(month[0], *MONTHS):02}")
    amount = number_of(match.part("number")) if match.word("number") else Fraction(2 if match.word("other") else 1)
    if match.word("unit") in vocabulary().classes["PART"].words:
        return Fixed(type="SET", value=f"XXXX-XX-XXT{vocabulary().value(match.word('unit'), 'PART')}")
    return Fixed(type="SET", value=duration(_unit(match), amount))


def _clock(match: Match) -> Meaning | None:
    if match.word("clock"):
        pieces = match.word("clock").replace(".", ":").split(":")
        if len(pieces) == 1:
            pieces = [pieces[0][:2], pieces[0][2:]]
    elif match.word("hour"):
        pieces = [match.word("hour"), "00"]
    else:
        return None
    hour, rest = int(pieces[0]), pieces[1:]
    half = match.word("half")
    if hour > 24 or any(int(piece) > 59 for piece in rest) or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    time = ":".join([f"T{hour:02}", *rest])
    weekday = _number(match, "weekday", *WEEKDAYS)
    if weekday is not None:
        return Calendar(weekday=weekday, time=time)
    if match.part("month"):
        month = vocabulary().number(match.part("month")[0], *MONTHS)
        return Calendar(month=month, day=ordinal_of(match.part("day")), time=time)
    return Clock(time=time)


def _war_day(match: Match) -> Meaning:
    return WarDay(number=ordinal_of(match.part("number")))


def _war_start(match: Match) -> Meaning:  # noqa: ARG001 - all kinds are read by the same call
    return WarDay(number=1)


def _fixed(match: Match) -> Meaning:
    return Fixed(type="DATE", value=match.rule.value)


KINDS: dict[str, Callable[[Match], Meaning | None]] = {
    "iso": _iso, "numeric": _numeric, "calendar": _calendar, "weekdays": _weekdays, "decade": _decade,
    "century": _century, "day_word": _day_word, "part": _part, "shift": _shift, "ago": _ago, "beside": _beside,
    "window": _window, "duration": _duration, "frequency": _frequency, "every": _every, "clock": _clock,
    "quarter": _quarter, "war_day": _war_day, "war_start": _war_start, "fixed": _fixed,
}  # fmt: skip
"""Kind of rule → what its matches mean."""
