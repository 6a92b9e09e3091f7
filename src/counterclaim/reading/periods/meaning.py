"""What an expression says by itself, before anything outside it is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from counterclaim.records import TimexType

Base = Literal["published", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A value that needs no anchor: a full date, a duration, a set, a reference to the present."""

    type: TimexType
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Fields of the calendar; the year, or the week of a weekday, may have to be found."""

    year: int | None = None
    year_shift: int | None = None
    """Years from that of publication: -1 in "June last year"."""
    year_of_text: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    time: str = ""
    """Part of the day or clock time as TIMEX3 has it after the day: "TNI", "T15:00"."""
    rel: int | None = None
    """-1 for "last", 0 for "this", 1 for "next"."""
    week_shift: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units away from publication or from the expression before: "yesterday", "two weeks later"."""

    unit: str
    amount: int
    base: Base
    time: str = ""
    year_ago: bool = False
    """"a year ago", which in a report of results is the same quarter of that year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch that ends or begins at publication: "the past 24 hours". `amount` None where it is vague."""

    unit: str
    amount: Fraction | None
    side: int
    """-1 before publication, 1 after it."""
    value: str
    type: TimexType = "DURATION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of a day that stands elsewhere in the sentence."""

    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """The quarter of a business report: the one that the text is about, so many years on, or that of a year."""

    year: int | None
    year_shift: int
    of_year: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WarDay:
    """A day counted from the beginning of the war, which is the first."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDate:
    """A day with a name: the day that it is in each year about publication, nearest last; or of the year given."""

    days: tuple[date, ...]


Meaning = Fixed | Calendar | Shift | Window | Clock | Quarter | WarDay | NamedDate
