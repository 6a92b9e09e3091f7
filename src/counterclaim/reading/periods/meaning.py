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
    way: int | None = None
    """-1 where the words themselves look back ("this past Sunday"), 1 where they look ahead."""
    of_text: bool = False
    """Counted from the day that the text named: "the following Friday"."""
    week_shift: int | None = None
    month_shift: int | None = None
    """Months from that of publication: -1 in "the 3rd of last month"."""
    beyond: int = 0
    """Weeks further on than the weekday itself: -1 in "the Friday before last"."""
    whole_week: bool = False
    """The week of the day is meant, not the day."""
    month_first: tuple[int, int] | None = None
    """Month and day of 03/05/2024 where it is read as American."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units away from publication or from the expression before: "yesterday", "two weeks later"."""

    unit: str
    amount: int
    base: Base
    time: str = ""
    year_ago: bool = False
    """"a year ago", which in a report of results is the same quarter of that year."""
    exact: bool = False
    """The day is meant, however long the unit: "two years ago today"."""
    length: str = ""
    """How far away as a duration, which is all that "two days later" says where the text names no day before it."""
    coming: bool = False
    """"This weekend", which lies ahead unless the past is told."""
    clip: int = 0
    """-1 where only what has passed is meant ("earlier this month"), 1 where only the rest is ("later this month")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch that ends or begins at publication: "the past 24 hours". `amount` None where it is vague."""

    unit: str
    amount: Fraction | None
    side: int
    """-1 before publication, 1 after it."""
    value: str
    type: TimexType = "DURATION"
    ahead: bool = False
    """A window only where what happens in it lies ahead: "withdraw within 48 hours"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """ "in two days": a point that lies ahead, or, of what is past, how long it took."""

    unit: str
    amount: int
    duration: str
    always: bool
    """Whether it can only lie ahead: "in two weeks' time"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of a day that stands elsewhere in the sentence."""

    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """ "its third day": a day that stands elsewhere in the sentence, or that of publication."""

    open: bool = False
    """Whether it may as well lie ahead: "later in the day"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBeside:
    """ "the day before Independence Day": so many days from the expression that follows."""

    amount: int
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """What the calendar or the clock does not have: the 30th of February, 25 o'clock."""


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


Meaning = (
    Fixed
    | Calendar
    | Shift
    | Window
    | Ahead
    | Clock
    | CountedDay
    | DayBeside
    | Quarter
    | WarDay
    | NamedDate
    | Impossible
)
