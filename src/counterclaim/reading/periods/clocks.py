"""What the matches say that name a part or an hour of a day."""

from __future__ import annotations

import re

from counterclaim.reading.periods.classes import MONTHS, PARTS, WEEKDAYS
from counterclaim.reading.periods.dates import exists, time_of, year_of
from counterclaim.reading.periods.grammar import Match
from counterclaim.reading.periods.meaning import Calendar, Clock, Impossible, Meaning, Shift
from counterclaim.reading.periods.numerals import number_of, ordinal_of

HALF_A_DAY = 12
SCORE = re.compile(r"\d+:\d+")
AT = re.compile(r"\bat\s+$")
LATE_PARTS = ("AF", "EV")


def day_word(match: Match) -> Meaning:
    """ "today", "yesterday evening", "the day before yesterday"."""
    amount = (match.number("day", "DAY_WORD") or 0) + match.rule.shift
    return Shift(unit="D", amount=amount, base="published", time=time_of(match, match.value("part", *PARTS)))


def part(match: Match) -> Meaning:
    """ "overnight", "this morning", "at dawn"."""
    word, rel = match.word("word"), match.word("rel")
    weekday = match.number("weekday", *WEEKDAYS)
    if weekday is not None:
        return Calendar(weekday=weekday, time="TNI")
    if word == "tonight":
        return Shift(unit="D", amount=0, base="published", time="TNI")
    if word == "overnight":
        return Shift(unit="D", amount=-1, base="published", time="TNI")
    if match.rule.value:
        return Clock(time=match.rule.value)
    time = time_of(match, match.value("part", *PARTS))
    if rel:
        return Shift(unit="D", amount=-1 if rel == "last" else 0, base="published", time=time)
    return Clock(time=time)


def clock(match: Match) -> Meaning | None:
    """ "3 a.m.", "14:30 local time on 6 September", "0300 GMT", "6 o'clock in the evening"."""
    hour, *rest = _hour_and_minutes(match)
    half, of_day = match.word("half"), match.value("part", *PARTS)
    before = match.tokens.text[max(0, match.start - 8) : match.start]
    if hour > 24 and (match.rule.guarded or (SCORE.fullmatch(match.text) and not AT.search(before))):
        return None
    if hour > 24 or any(int(piece) > 59 for piece in rest) or (half and not 1 <= hour <= HALF_A_DAY):
        return Impossible()
    if half:
        hour = hour % HALF_A_DAY + (HALF_A_DAY if half.startswith("p") else 0)
    elif of_day in LATE_PARTS and hour < HALF_A_DAY:
        hour += HALF_A_DAY
    return _on_its_day(match, ":".join([f"T{hour:02}", *(f"{piece:02}" for piece in rest)]))


def _hour_and_minutes(match: Match) -> list[int]:
    if match.word("hour"):
        hour = number_of(match.part("hour"))
        return [int(hour) if hour is not None else 99, 0]
    pieces = match.word("clock").replace(".", ":").replace("h", ":").split(":")
    if len(pieces) == 1:
        pieces = [pieces[0][:2], pieces[0][2:]]
    return [int(piece) for piece in pieces]


def _on_its_day(match: Match, time: str) -> Meaning:
    weekday = match.number("weekday", *WEEKDAYS)
    if match.part("month"):
        year, month, day = year_of(match), match.number("month", *MONTHS), ordinal_of(match.part("day"))
        return Calendar(year=year, month=month, day=day, time=time) if exists(year, month, day) else Impossible()
    if weekday is not None:
        return Calendar(weekday=weekday, time=time)
    if match.word("day"):
        return Shift(unit="D", amount=match.number("day", "DAY_WORD") or 0, base="published", time=time)
    return Clock(time=time)
