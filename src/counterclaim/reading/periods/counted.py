"""What the matches say that count units of time: from a day, up to one, or by themselves."""

from __future__ import annotations

import re
from fractions import Fraction

from counterclaim.reading.periods.classes import MONTHS, PARTS, RELATIVE, UNITS
from counterclaim.reading.periods.durations import duration
from counterclaim.reading.periods.grammar import Match
from counterclaim.reading.periods.meaning import (
    Ahead,
    Base,
    CountedDay,
    DayBeside,
    Fixed,
    Meaning,
    Quarter,
    Shift,
    WarDay,
    Window,
)
from counterclaim.reading.periods.numerals import number_of, ordinal_of
from counterclaim.reading.periods.vocabulary import vocabulary

GOES_ON = re.compile(r"\s+(?:(?:the|a|an|his|her|its|their|this|that)\s|[A-Z\d])")
"""What an expression counts from, named behind it."""

BESIDE = {"same": 0, "that": 0, "previous": -1, "preceding": -1, "before": -1}
CLIPPED = {"earlier": -1, "later": 1}
NO_NUMBER = {-1: ("D", "Y", "E", "C"), 1: ("D", "M", "Q", "Y", "E", "C")}
"""Side → the units that TimeBank writes as a reference ("recent days", PAST_REF), not as so many (PXW)."""


def unit_of(match: Match) -> str:
    """The unit that the match counts in."""
    return str(match.value("unit", *UNITS, *PARTS))


def amount_of(match: Match) -> Fraction | None:
    """How many units, None where that is vague or not said."""
    return number_of(match.part("number")) if match.word("number") else None


def shift(match: Match) -> Meaning:
    """ "last week", "the weekend", "earlier this month", "the week before last"."""
    unit, number = unit_of(match), match.rule.number
    if number is not None:
        clip = CLIPPED.get(match.word("edge"), 0) if match.rule.guarded else 0
        return Shift(unit=unit, amount=number, base="published", clip=clip)
    rel = match.word("rel")
    return Shift(
        unit=unit,
        amount=vocabulary().number(rel, *RELATIVE),
        base="published",
        coming=unit == "WE" and rel == "this",
        clip=CLIPPED.get(match.word("edge"), 0) if rel in ("this", "the", "current") else 0,
    )


def ago(match: Match) -> Meaning:
    """ "two years ago", "a week later", "two years ago today"."""
    when, unit = match.word("when"), unit_of(match)
    amount = amount_of(match)
    sign = 1 if when in ("from", "hence", "later", "afterwards", "after") else -1
    base: Base = "published" if when in ("ago", "from", "hence") else "text"
    if amount is None and unit == "Y" and match.word("unit") == "year":
        amount = Fraction(1)
    if base == "text" and (amount is None or amount.denominator != 1):
        return Fixed(type="DURATION", value=duration(unit, amount))
    if amount is None or amount.denominator != 1:
        return Fixed(type="DATE", value="PAST_REF" if sign < 0 else "FUTURE_REF")
    exact = match.word("day") != "" or (base == "text" and unit in ("W", "F"))
    return Shift(
        unit=unit,
        amount=sign * int(amount),
        base=base,
        year_ago=amount == 1 and not exact,
        exact=exact,
        length=duration(unit, amount) if base == "text" else "",
    )


def ahead(match: Match) -> Meaning:
    """ "in two days", which may be how long something took; "in two weeks' time"."""
    amount = amount_of(match)
    if amount is None or amount.denominator != 1:
        return Fixed(type="DURATION", value=duration(unit_of(match), amount))
    length = duration(unit_of(match), amount)
    if {"less", "under"} & set(match.part("about")):
        return Window(unit=unit_of(match), amount=amount, side=1, value=length, ahead=True)
    return Ahead(unit=unit_of(match), amount=int(amount), duration=length, always=match.rule.guarded)


def within(match: Match) -> Meaning:
    """ "within 48 hours": a window that begins with publication where what happens in it lies ahead."""
    amount = amount_of(match)
    return Window(unit=unit_of(match), amount=amount, side=1, value=duration(unit_of(match), amount), ahead=True)


def quarter(match: Match) -> Meaning:
    """The quarter (or year) that a report of results is about; "year-earlier" is the same one a year before."""
    words = match.text.lower()
    back = "ago" in words or "earlier" in words
    year = match.word("year")
    return Quarter(year=int(year) if year else None, year_shift=-1 if back else 0, of_year=words.endswith("year"))


def beside(match: Match) -> Meaning:
    """ "the following morning", "the same day", "the night before"."""
    rel, word = match.word("rel"), match.word("unit")
    amount = BESIDE.get(rel, 1)
    of_day = f"T{match.value('unit', 'PART')}" if word in vocabulary().classes["PART"].words else ""
    unit = "D" if of_day else unit_of(match)
    if rel in ("before", "after") and unit == "D" and GOES_ON.match(match.tokens.text, match.end):
        return DayBeside(amount=amount, time=of_day)
    return Shift(unit=unit, amount=amount, base="text", time=of_day)


def window(match: Match) -> Meaning:
    """ "the past 24 hours", "recent weeks", "the next few days", "the first three months"."""
    rel, unit = match.word("rel"), unit_of(match)
    known = vocabulary()
    side = known.number(rel, *RELATIVE) if rel in _relative_words() else 0
    amount: Fraction | None = Fraction(1)
    if match.word("number"):
        amount = amount_of(match)
    elif match.word("unit") in known.classes["UNITS"].words:
        amount = None
    value = duration(unit, amount)
    if side == 0:
        return Fixed(type="DURATION", value=value)
    if amount is None and not match.word("number") and unit in NO_NUMBER[side]:
        return Window(unit=unit, amount=None, side=side, type="DATE", value="PAST_REF" if side < 0 else "FUTURE_REF")
    return Window(unit=unit, amount=amount, side=side, value=value)


def _relative_words() -> set[str]:
    classes = vocabulary().classes
    return {word for name in RELATIVE for word in classes[name].words}


def length(match: Match) -> Meaning:
    """ "two and a half years", "90-minute", "another week"."""
    numbers = match.every("number")
    amount = number_of(numbers[-1]) if numbers else None
    if not numbers and match.rule.guarded:
        amount = Fraction(1)
    text = match.text.lower()
    if amount is not None and text.endswith("and a half") and text.split()[-4:-3] != [numbers[-1][-1]]:
        amount += Fraction(1, 2)
    return Fixed(type="DURATION", value=duration(unit_of(match), amount))


def frequency(match: Match) -> Meaning:
    """ "daily", "annually"."""
    return Fixed(type="SET", value=str(match.value("value", "FREQUENCY")))


def every(match: Match) -> Meaning:
    """ "every two days", "each night", "twice a week"."""
    month = match.number("month", *MONTHS)
    if month is not None:
        return Fixed(type="SET", value=f"XXXX-{month:02}")
    if match.word("unit") in vocabulary().classes["PART"].words:
        return Fixed(type="SET", value=f"XXXX-XX-XXT{match.value('unit', 'PART')}")
    amount = amount_of(match) if match.word("number") else Fraction(2 if match.word("other") else 1)
    return Fixed(type="SET", value=duration(unit_of(match), amount))


def war_day(match: Match) -> Meaning:
    """ "the 202nd day of the war"; without a number its first."""
    return WarDay(number=ordinal_of(match.part("number")) or 1)


def counted_day(match: Match) -> Meaning:
    """ "its third day", "the second day of the talks"; guarded, "later in the day", which may be to come."""
    return CountedDay(open=match.rule.guarded)


def fixed(match: Match) -> Meaning:
    """What the rule itself says."""
    return Fixed(type="DATE", value=match.rule.value)
