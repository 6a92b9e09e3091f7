"""What the matches say that name a day, a month, a year or a part of one by the calendar."""

from __future__ import annotations

import re
from datetime import date

from counterclaim.reading.periods.classes import MONTHS, PARTS, RELATIVE, WEEKDAYS
from counterclaim.reading.periods.grammar import Match
from counterclaim.reading.periods.meaning import Calendar, Fixed, Impossible, Meaning
from counterclaim.reading.periods.numerals import number_of, ordinal_of
from counterclaim.records import Span

PERIODS_OF_YEAR = {"quarter": 4, "half": 2}
LAST_YEAR = 9999
COUNTS = re.compile(r"[\s-]*\w")
OF_TEXT = ("previous", "preceding", "following", "ensuing", "subsequent")
RECENT_CENTURIES = range(1800, 2200)
"""Years by which three numbers with marks between them are a date, if a wrong one, and no number of a telephone."""


def iso(match: Match) -> Meaning:
    """2022-09-13."""
    return _full_date(*(int(piece) for piece in match.text.replace("/", "-").split("-"))) or Impossible()


def numeric(match: Match) -> Meaning | None:
    """13.09.2022, 13/09/2022: day first, month first where only that makes a date; where both do, it is said."""
    separator = next(c for c in match.text if not c.isdigit())
    first, second, year = (int(piece) for piece in match.text.split(separator))
    written_out = year >= 100
    if not written_out:
        year += 2000 if year < 70 else 1900
    found = _full_date(year, second, first)
    if found is None:
        missing = Impossible() if written_out and year in RECENT_CENTURIES else None
        return _full_date(year, first, second) or missing
    american = separator == "/" and first <= 12 and first != second
    return Calendar(year=year, month=second, day=first, month_first=(first, second) if american else None)


def _full_date(year: int, month: int, day: int) -> Calendar | None:
    return Calendar(year=year, month=month, day=day) if exists(year, month, day) else None


def calendar(match: Match) -> Meaning | None:
    """Fields of the calendar, in words and digits; a day that the month never has is impossible."""
    rule = match.rule
    nth = ordinal_of(match.part("nth"))
    period = match.word("period")
    if nth > PERIODS_OF_YEAR.get(period, 0):
        return None
    year = year_of(match)
    month = match.number("month", *MONTHS)
    day = ordinal_of(match.part("day"))
    if match.part("day") and not exists(year, month, day):
        return Impossible()
    rel = match.number("rel", *RELATIVE)
    weekday = match.number("weekday", *WEEKDAYS)
    of_year = rel is not None and "year" in match.text.lower()
    of_week = weekday is not None and match.text.lower().endswith("week")
    of_month = match.text.lower().endswith("month")
    back = number_of(match.part("years")) if match.part("years") else None
    part = match.value("part", *PARTS)
    return Calendar(
        year=year,
        year_shift=-int(back) if back is not None else rel if of_year else None,
        year_of_text=rule.year_of_text,
        month=month,
        day=day or None,
        weekday=weekday,
        season=str(match.value("season", "SEASON")) if match.word("season") else None,
        quarter=nth if period == "quarter" else _digit(match, "q"),
        half=nth if period == "half" else _digit(match, "h"),
        time=rule.value or time_of(match, part),
        rel=None if of_year or of_week or of_month else rel,
        way=rule.way,
        of_text=match.word("rel") in OF_TEXT and weekday is not None,
        week_shift=rule.shift or (rel if of_week else None),
        month_shift=(rel or 0) if of_month and day else None,
        beyond=rule.number or 0,
        whole_week=rule.guarded,
    )


def _digit(match: Match, letter: str) -> int | None:
    """The number of "Q3" and "H1"."""
    word = match.word(letter)
    return int(word[1:]) if word else None


def time_of(match: Match, part: int | str | None) -> str:
    """The part of the day as TIMEX3 has it behind the day: "midnight" is its end, "after midnight" its beginning."""
    if part is None:
        return ""
    if part == "24:00" and match.tokens.text[max(0, match.start - 8) : match.start].rstrip().lower().endswith(
        ("after", "past")
    ):
        return "T00:00"
    return f"T{part}"


def year_of(match: Match) -> int | None:
    """The year that stands in the match, in digits or words."""
    year = number_of(match.part("year")) if match.part("year") else None
    return None if year is None else int(year)


def year_alone(match: Match) -> Meaning | None:
    """ "the year 476": not where the number counts what follows, as "in the year 300 people died"."""
    digits = match.word("year")
    year = int(digits) if len(digits) < 10 else LAST_YEAR + 1
    if 1 <= year <= LAST_YEAR and COUNTS.match(match.tokens.text, match.end):
        return None
    return Calendar(year=year) if 1 <= year <= LAST_YEAR else Impossible()


def days_of_list(match: Match) -> tuple[tuple[Span, Meaning], ...]:
    """The days of "6 to 16 September" and "March 1, 2 and 5", each with the words that name it."""
    month, year = match.number("month", *MONTHS), year_of(match)
    numbers, spans = match.every("day"), match.spans_of("day")
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    starts[0], ends[-1] = min(match.start, starts[0]), max(match.end, ends[-1])
    days = [ordinal_of(words) for words in numbers]
    return tuple(
        (span, Calendar(year=year, month=month, day=day) if exists(year, month, day) else Impossible())
        for span, day in zip(zip(starts, ends, strict=True), days, strict=True)
    )


def exists(year: int | None, month: int | None, day: int) -> bool:
    """Whether some year, or `year`, has such a day."""
    try:
        date(2000 if year is None else year, month or 1, day)
    except ValueError:
        return False
    return True


def weekdays(match: Match) -> Meaning:
    """ "on Mondays", "every Friday night"; with an article ("a Sunday") a day, but any."""
    value = f"XXXX-WXX-{match.number('weekday', *WEEKDAYS)}{time_of(match, match.value('part', *PARTS))}"
    if match.rule.guarded:
        return Fixed(type="TIME" if "T" in value else "DATE", value=value)
    return Fixed(type="SET", value=value)


def decade(match: Match) -> Meaning:
    """ "the 1990s", "the nineties", "the '80s"."""
    word = match.word("decade")
    digits = "".join(c for c in word if c.isdigit())
    if len(digits) == 4:
        return Fixed(type="DATE", value=digits[:3])
    tens = int(digits[0]) if digits else match.number("decade", "DECADE_WORD") or 0
    return Fixed(type="DATE", value=f"19{tens}" if tens >= 2 else f"20{tens}")


def century(match: Match) -> Meaning:
    """ "the 20th century"."""
    return Fixed(type="DATE", value=f"{ordinal_of(match.part('nth')) - 1:02}")


def impossible(match: Match) -> Meaning:  # noqa: ARG001 - all kinds are read by the same call
    """What only a rule for such things finds: "32 May"."""
    return Impossible()
