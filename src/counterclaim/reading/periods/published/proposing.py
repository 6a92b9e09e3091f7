"""The date of publication that a text proposes: candidates from its headings, weighed by all else that it says of days.

The confidence is how reliable the clue is that the day was read from, times the day's share among all the days that the
clue can mean, less for what speaks against the day. Weights and reliabilities were set on the even half of
benchmarks/gold/own_dates.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from math import prod

from counterclaim.reading.periods.published.clues import Clues, Day
from counterclaim.reading.periods.published.weighing import Sign, quoted, signs
from counterclaim.records import DateCandidate, DateReason, ProposedDate
from counterclaim.theatres import Theatre

FIRST_YEAR = 1990
"""Where a text leaves the year out, years before this one are not proposed."""

RELIABLE = {
    "label": 0.97, "dateline": 0.94, "line": 0.94, "today": 0.95, "yesterday": 0.92, "tomorrow": 0.92, "title": 0.9,
    "update": 0.8,
}  # fmt: skip
"""How often a date in this place, where only one day fits it, is that of publication; the best place first."""

CALLED = {
    "label": "the line that says when it was published,", "dateline": "the dateline", "line": "the heading",
    "title": "the title", "today": "'today' beside", "yesterday": "'yesterday' beside", "tomorrow": "'tomorrow' beside",
    "update": "the day of its update,",
}  # fmt: skip
SHIFT = {"yesterday": 1, "tomorrow": -1}
OF_MONTH = 0.85
WAR_DAY, WAR_DAY_AND_WEEKDAY = 0.55, 0.92
WEEKDAY_AFTER, WEEKDAY_SINCE = 0.45, 0.6
"""Of 14 dispatches of the demonstration corpus 8 were published on the weekday that they name first, counted from the
newest day that they tell; a state that lasts "since" that day is of the day itself."""
ONLY_TOLD = 0.2

AGAINST = 0.35
"""What is left of the confidence for each thing that speaks against a day."""

MOST = 4
"""Candidates given beside the one proposed."""

LEAST = 0.02
WEEK = 7
FEBRUARY, DECEMBER = 2, 12
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day with the clue that it was read from and what all others say of it."""

    day: date
    reliable: float
    reason: DateReason
    signs: tuple[Sign, ...]

    @property
    def weight(self) -> float:
        return prod(sign.factor for sign in self.signs)

    @property
    def left(self) -> float:
        """Part of the confidence that is left after what speaks against the day."""
        return float(AGAINST ** sum(sign.against for sign in self.signs))


def proposed(clues: Clues, theatre: Theatre, text: str, *, latest: date) -> ProposedDate | None:
    """The proposal for a text, None where it names no day to go by; no day after `latest` is proposed."""
    ranked = list(RELIABLE)
    named = (day for day in clues.days if day.place in RELIABLE)
    heads = sorted(named, key=lambda day: (day.year is None, ranked.index(day.place)))  # in full before without a year
    for head in heads:
        if head.days[0][1] == 0:
            if head.year is not None:
                return _month(head, text, latest=latest)
            continue
        found = _best([*_from_heading(head, clues, theatre, text, latest=latest)])
        if found is not None:
            return found
    return _best([*_from_report(clues, theatre, text, latest=latest)])


def _month(head: Day, text: str, *, latest: date) -> ProposedDate | None:
    month = f"{head.year:04}-{head.days[0][0]:02}"
    if month > latest.isoformat():
        return None
    reason = DateReason(f"{CALLED[head.place]} {quoted(text, head.span)}", head.span)
    return ProposedDate(published=month, confidence=OF_MONTH, reasons=(reason,))


def _best(candidates: list[Candidate]) -> ProposedDate | None:
    whole = sum(one.weight for one in candidates)
    if not whole:
        return None
    rated = [(round(one.reliable * one.left * one.weight / whole, 2), one) for one in candidates]
    rated.sort(key=lambda pair: (-pair[0], pair[1].day))
    confidence, best = rated[0]
    others = (DateCandidate(one.day.isoformat(), rate) for rate, one in rated[1:] if rate >= LEAST)
    return ProposedDate(
        published=best.day.isoformat(),
        confidence=confidence,
        reasons=(best.reason, *(sign.reason for sign in best.signs)),
        others=tuple(islice(others, MOST)),
    )


def _from_heading(head: Day, clues: Clues, theatre: Theatre, text: str, *, latest: date) -> Iterator[Candidate]:
    """The days that a date in a heading can mean, one a year where it leaves the year out."""
    years = [head.year] if head.year is not None else range(FIRST_YEAR, latest.year + 2)
    reason = DateReason(f"{CALLED[head.place]} {quoted(text, head.span)}", head.span)
    for year in years:
        for named in head.in_year(year):
            day = _moved(named, SHIFT.get(head.place, 0))
            if day is None or day > latest:
                continue
            if head.year is None and head.weekday is not None and named.isoweekday() != head.weekday:
                continue
            yield Candidate(
                day, RELIABLE[head.place], reason, tuple(signs(day, head, clues, theatre, text, named=named))
            )


def _from_report(clues: Clues, theatre: Theatre, text: str, *, latest: date) -> Iterator[Candidate]:
    """What the running text alone allows: a day of the war in the title, a weekday after a day that was told."""
    if clues.war_days and theatre.began is not None:
        yield from _war_day(clues, theatre, text, latest=latest)
        return
    near = [day for day in clues.days if day.place == "told" and day.days[0][1]]
    if any(day.weekday for day in near) and clues.weekdays:
        yield from _weekday_after(_newest(near), clues, theatre, text, latest=latest)
        return
    newest = clues.newest_told
    if newest is not None and newest.full is not None and newest.full <= latest:
        reason = DateReason(f"the newest day told as past, {quoted(text, newest.span)}; it may be later", newest.span)
        yield Candidate(newest.full, ONLY_TOLD, reason, ())


def _war_day(clues: Clues, theatre: Theatre, text: str, *, latest: date) -> Iterator[Candidate]:
    span, number = clues.war_days[0]
    day = _moved(theatre.began, number - 1) if theatre.began else None
    if day is None or day > latest:
        return
    same = day.isoweekday() in {one.weekday for one in clues.weekdays}
    reliable = WAR_DAY_AND_WEEKDAY if same else WAR_DAY
    reason = DateReason(f"{quoted(text, span)}, counted from {theatre.began}", span)
    yield Candidate(day, reliable, reason, tuple(signs(day, None, clues, theatre, text)))


def _newest(told: list[Day]) -> Day:
    """The latest of some days; of those without a year one in January or February is after one in December."""
    wraps = any(day.days[0][0] == DECEMBER for day in told)

    def order(day: Day) -> tuple[int, int, int]:
        month, of_month = day.days[0]
        return day.year or 0, month + DECEMBER * (wraps and day.year is None and month <= FEBRUARY), of_month

    return max(told, key=order)


def _weekday_after(told: Day, clues: Clues, theatre: Theatre, text: str, *, latest: date) -> Iterator[Candidate]:
    """The weekday that the text names first by itself is taken for the first such from the newest day told on."""
    first = clues.weekdays[0]
    since = re.search(r"\bsince\s+$", text[max(0, told.span[0] - len("since ")) : told.span[0]], re.I)
    reason = DateReason(f"{quoted(text, first.span)} after {quoted(text, told.span)}", told.span)
    years = [told.year] if told.year is not None else range(FIRST_YEAR, latest.year + 1)
    for year in years:
        for named in told.in_year(year):
            if told.weekday is not None and named.isoweekday() != told.weekday:
                continue
            day = _moved(named, (first.weekday - named.isoweekday()) % WEEK)
            if day is not None and day <= latest:
                rate = WEEKDAY_SINCE if since else WEEKDAY_AFTER
                yield Candidate(day, rate, reason, tuple(signs(day, told, clues, theatre, text, named=named)))


def _moved(day: date, days: int) -> date | None:
    try:
        return day + days * ONE_DAY
    except OverflowError:
        return None
