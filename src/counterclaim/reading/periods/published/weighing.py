"""How well a day fits, as the day of publication, what the text says about other days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.reading.periods.published.clues import Clues, Day
from counterclaim.records import DateReason
from counterclaim.theatres import Theatre

DAY_AFTER, OTHER_WEEKDAY = 0.15, 0.04
"""A dispatch that names weekdays nearly always names its own day's; else the day before its own."""
EARLIER = 0.3
"""Where the weekday after it is named too: of two, the later one is its own."""
BEFORE_TOLD = 0.03
AFTER_AHEAD = 0.1
BEFORE_WAR = 0.02
AFTER_WAR = 0.3
OTHER_RIGHTS = 0.15
NEAR_TOLD, WEEK_TOLD = 3.0, 20.0
"""Where the text tells of a day in full within two months before, and within a week."""
FITS_LENGTH = 10.0
BESIDE_HEADING = 5.0

NEAR, WEEK = timedelta(days=60), timedelta(days=7)
LEAD = timedelta(days=3)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sign:
    """What one clue says of a day: how much likelier it makes it, in words, and whether it speaks against the day."""

    factor: float
    reason: DateReason
    against: bool = False


def signs(
    day: date, base: Day | None, clues: Clues, theatre: Theatre, text: str, *, named: date | None = None
) -> Iterator[Sign]:
    """What each clue says of a day, but for the one that it was read from (`base`), which names the day itself or
    another that it was counted from (`named`)."""
    if base is not None and named is not None and base.weekday not in (None, named.isoweekday()):
        yield Sign(BEFORE_TOLD, DateReason(f"but that day was a {named:%A}", base.span), against=True)
    yield from _weekdays(day, clues, text)
    yield from _told(day, base, clues, text)
    yield from _ahead(day, clues, text)
    if base is None or base.year is None:
        yield from _war(day, clues, theatre)
    yield from _lasting(day, clues, theatre, text)
    yield from _headings(day, base, clues, text)
    for span, year in clues.rights:
        here = f"{'but ' if year < day.year else ''}the line of copyright is of {year}"
        latest = day.year if base is None or base.year is None else day.year - 1
        yield Sign(1.0 if year == day.year else OTHER_RIGHTS, DateReason(here, span), year < latest)


def quoted(text: str, span: tuple[int, int]) -> str:
    """The words at `span` as a message gives them."""
    return "'" + " ".join(text[slice(*span)].split()) + "'"


def _weekdays(day: date, clues: Clues, text: str) -> Iterator[Sign]:
    named = {one.weekday: one for one in reversed(clues.weekdays)}
    if not named:
        return
    own = named.get(day.isoweekday())
    if own is not None:
        later = day.isoweekday() % 7 + 1 in named
        yield Sign(EARLIER if later else 1.0, DateReason(f"{quoted(text, own.span)} is its weekday", own.span))
    else:
        before = named.get((day - ONE_DAY).isoweekday()) if day > date.min else None
        one = before or next(iter(named.values()))
        said = quoted(text, one.span)
        words = f"{said} is the weekday before its own" if before else f"but {said} is not its weekday"
        yield Sign(DAY_AFTER if before else OTHER_WEEKDAY, DateReason(words, one.span))


def _told(day: date, base: Day | None, clues: Clues, text: str) -> Iterator[Sign]:
    for told in clues.days:
        if told.place != "told" or told is base:
            continue
        when = _nearest(told, day)
        if when is None:
            continue
        words = quoted(text, told.span)
        if when > day:
            against = when - day < NEAR or told.year is not None
            yield Sign(BEFORE_TOLD, DateReason(f"but {words} is told as past", told.span), against)
        elif told.weekday is not None and told.weekday != when.isoweekday():
            yield Sign(BEFORE_TOLD, DateReason(f"{words} is another weekday in that year", told.span))
        elif told.year is not None and told.full and day - when <= NEAR:
            factor = WEEK_TOLD if day - when <= WEEK else NEAR_TOLD
            yield Sign(factor, DateReason(f"{words} is told as past", told.span))
        elif told.weekday is not None:
            yield Sign(1.0, DateReason(f"{words} is its weekday in that year", told.span))


def _nearest(told: Day, day: date) -> date | None:
    """The day told, in its year, or where that is left out in the year nearest to `day`; a month by its first day."""
    years = [told.year] if told.year is not None else [day.year - 1, day.year, day.year + 1]
    days = [found for year in years for month, of in told.days if (found := _day_in(year, month, of or 1)) is not None]
    return min(days, key=lambda d: abs((d - day).days)) if days else None


def _day_in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ahead(day: date, clues: Clues, text: str) -> Iterator[Sign]:
    for ahead in clues.days:
        if ahead.place == "ahead" and ahead.full and ahead.full < day - ONE_DAY:
            yield Sign(AFTER_AHEAD, DateReason(f"but {quoted(text, ahead.span)} is told as to come", ahead.span), True)
    for span, year in clues.years_ahead:
        if year < day.year:
            yield Sign(AFTER_AHEAD, DateReason(f"but {quoted(text, span)} is told as to come", span))
        elif year <= day.year + 2:
            yield Sign(1.0, DateReason(f"{quoted(text, span)} is told as to come", span))


def _war(day: date, clues: Clues, theatre: Theatre) -> Iterator[Sign]:
    """A theatre's beginning is the earliest day, unless the text itself tells only of days before it."""
    newest = clues.newest_told.full if clues.newest_told else None
    if theatre.began is None or (newest is not None and newest < theatre.began):
        return
    early = day < theatre.began - LEAD
    words = f"{'but ' if early else ''}the conflict it is read by ({theatre.name}) began on {theatre.began}"
    yield Sign(BEFORE_WAR if early else 1.0, DateReason(words))
    if theatre.ended is not None and day > theatre.ended:
        yield Sign(AFTER_WAR, DateReason(f"but the conflict it is read by ({theatre.name}) ended on {theatre.ended}"))


def _lasting(day: date, clues: Clues, theatre: Theatre, text: str) -> Iterator[Sign]:
    beginnings = [told.full for told in clues.days if told.place == "told" and told.full]
    if theatre.began is not None:
        beginnings.append(theatre.began)
    for length in clues.elapsed:
        since = [b for b in beginnings if b < day and abs((day - b).days - length.days) <= length.slack]
        if since:
            yield Sign(FITS_LENGTH, DateReason(f"{quoted(text, length.span)} counts from {since[0]}", length.span))
            return


def _headings(day: date, base: Day | None, clues: Clues, text: str) -> Iterator[Sign]:
    for other in clues.days:
        if other is base or other.place not in ("label", "line", "dateline", "update") or not other.full:
            continue
        words = quoted(text, other.span)
        if other.place == "update" and other.full >= day:
            continue
        if abs((other.full - day).days) <= 1:
            yield Sign(BESIDE_HEADING, DateReason(f"so does {words}", other.span))
        elif abs((other.full - day).days) > LEAD.days:
            yield Sign(1 / BESIDE_HEADING, DateReason(f"but there stands {words} too", other.span), against=True)
