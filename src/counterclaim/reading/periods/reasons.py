"""Why an expression of time means its days: what kind of expression it is, and whether it looks back or ahead."""

from __future__ import annotations

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
from counterclaim.records import Reason, TimeExpression

RULES: dict[type[Meaning], str] = {
    Fixed: "date-in-full", Calendar: "calendar", Shift: "so-far-away", Window: "stretch", Ahead: "point-ahead",
    Clock: "time-of-day", CountedDay: "counted-day", DayBeside: "day-beside", Quarter: "quarter", WarDay: "day-of-war",
    NamedDate: "named-day", Impossible: "impossible",
}  # fmt: skip
WAYS = {-1: "back", 1: "ahead"}


def reason_for(meaning: Meaning, time: TimeExpression, way: int | None) -> Reason:
    """The rule by the kind of meaning; the entry is which way the words look, where that chose among days."""
    looks = WAYS.get(way or 0, "") if isinstance(meaning, (Calendar, NamedDate)) and time.anchor != "absolute" else ""
    return Reason(slot="days", by="periods", rule=RULES[type(meaning)], entry=looks)
