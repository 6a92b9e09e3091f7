"""From a TIMEX3 value to the first and last day that it covers, and how finely it says so."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from counterclaim.records import Days, Precision

ONE_DAY = timedelta(days=1)
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.+))?")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
PART_OF_YEAR = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
MONTH = re.compile(r"(\d{4})-(\d\d)")
LONG = re.compile(r"\d{2,4}")

PARTS_OF_YEAR = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip
"""First month and number of months. Seasons are those of the north, by whole months; winter begins in its year."""


def days_of(value: str) -> tuple[Days, Precision] | None:
    """First and last day of `value`, both included; None for durations, sets, references and unknown (X) fields.

    A night runs into the next day's morning; it counts as both days.
    """
    if found := DAY.fullmatch(value):
        day = _day(*map(int, found.groups()[:3]))
        if day is None:
            return None
        precision: Precision = "hour" if found[4] and found[4][0].isdigit() else "day"
        return (day, day + ONE_DAY if found[4] == "NI" and day < date.max else day), precision
    if found := WEEK.fullmatch(value):
        return _week(int(found[1]), int(found[2]), weekend=bool(found[3]))
    if found := PART_OF_YEAR.fullmatch(value):
        first, months = PARTS_OF_YEAR[found[2]]
        return _months(int(found[1]), first, months), "month"
    if found := MONTH.fullmatch(value):
        return (_months(int(found[1]), int(found[2]), 1), "month") if 1 <= int(found[2]) <= 12 else None
    if LONG.fullmatch(value) and int(value) > 0:
        span = 10 ** (4 - len(value))
        year = int(value) * span
        return (date(year, 1, 1), date(year + span - 1, 12, 31)), "year"
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _week(year: int, week: int, *, weekend: bool) -> tuple[Days, Precision] | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
        first = monday + 5 * ONE_DAY if weekend else monday
        return (first, monday + 6 * ONE_DAY), "day" if weekend else "week"
    except (ValueError, OverflowError):  # no such week, or one that runs out of the calendar
        return None


def _months(year: int, month: int, count: int) -> Days:
    """The days of `count` months from the first of `month`, as far as the calendar goes."""
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    if last_year > date.max.year:
        return date(year, month, 1), date.max
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])
