"""What stands outside an expression of time: publication, the days named before it, the theatre."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from counterclaim.reading.periods.days import days_of
from counterclaim.records import Precision

REACH = 600
"""Characters within which a later expression can count from an earlier one."""

MONTH_REACH = 100
"""The same for a day without a month after a month: "in January; the first was on the 26th"."""

NARRATIVE_REACH = 250
"""The same for a month without a year that continues a story of a past year."""

QUARTER_REACH = 3000
"""The same for the quarter that a report of results is about."""

HOUR = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")

FINE_ENOUGH: dict[str, tuple[Precision, ...]] = {
    "W": ("hour", "day", "week"), "F": ("hour", "day", "week"), "WE": ("hour", "day", "week"),
    "M": ("hour", "day", "week", "month"), "Q": ("hour", "day", "week", "month"),
    "Y": ("hour", "day", "week", "month", "year"), "E": ("hour", "day", "week", "month", "year"),
    "C": ("hour", "day", "week", "month", "year"),
}  # fmt: skip
"""Unit → how fine a day must be known for the unit to be counted from it. Other units need the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The anchors that are there for the expression at offset `at`."""

    published: date | None
    moment: datetime | None = None
    """The time of publication, where the outlet gives it."""
    began: date | None = None
    at: int = 0
    named: Mapping[Precision, tuple[int, date, date]] = field(default_factory=dict)
    """The last point in time that the text named, by precision: where, its first and its last day."""
    last_hour: tuple[int, datetime] | None = None
    """The last time of a day that the text named: where, and when."""
    since: bool = False
    """Whether "since" stands before it: what it names is past."""
    sentence_day: date | None = None
    """A day named in the same sentence."""
    last_quarter: tuple[int, str] | None = None
    last_told: tuple[int, date] | None = None
    """The last month or day that the text gave with its year: where, and its first day."""

    @property
    def quarter(self) -> str | None:
        """The value of the quarter that the text spoke of last, None where that is too far back."""
        near = self.last_quarter is not None and self.at - self.last_quarter[0] <= QUARTER_REACH
        return self.last_quarter[1] if self.last_quarter and near else None

    def narrated(self) -> int | None:
        """The past year that the text has just told of by its number."""
        if self.last_told is None or self.published is None or self.at - self.last_told[0] > NARRATIVE_REACH:
            return None
        year = self.last_told[1].year
        return year if year < self.published.year else None

    def antecedent(self, unit: str, *, back: bool = False) -> date | None:
        """The nearest expression before this one that so many `unit` can be counted from; its first day.

        Back (`back`) from a night, which runs into the next day, it is the last day: after "overnight", "a day earlier"
        is yesterday.
        """
        fine = FINE_ENOUGH.get(unit, ("hour", "day"))
        near = [self.named[p] for p in fine if p in self.named and self.at - self.named[p][0] <= REACH]
        if not near:
            return None
        _, first, last = max(near)
        return last if back else first

    def hour_named(self) -> datetime | None:
        """The last time of a day that the text named, None where that is too far back."""
        near = self.last_hour is not None and self.at - self.last_hour[0] <= REACH
        return self.last_hour[1] if self.last_hour and near else None

    def month_named(self) -> date | None:
        """The first day of the month that the text has just named."""
        where, first, _ = self.named.get("month", (None, None, None))
        return first if where is not None and first is not None and self.at - where <= MONTH_REACH else None

    def after(self, end: int, value: str, *, own: bool, full: bool, night: bool = False) -> Context:
        """The context behind an expression that ends at `end` and names a point in time.

        A quarter is what the text is about only where it names it itself (`own`), not where one was counted from it.
        The midnight that ends a day is where the next begins.
        """
        known = days_of(value)
        first, last = known[0] if known is not None else (None, None)
        if known is None or first is None or last is None:
            return self
        last = last if night else first
        if value.endswith("T24:00") and first < date.max:
            first = last = first + timedelta(days=1)
        told = (end, first) if full and known[1] in ("hour", "day", "month") else self.last_told
        quarter = (end, value) if own and value[4:6] == "-Q" else self.last_quarter
        precision: Precision = "week" if value.endswith("-WE") else known[1]
        named = {**self.named, precision: (end, first, last)}
        return replace(self, named=named, last_quarter=quarter, last_told=told)

    def after_hour(self, end: int, value: str) -> Context:
        """The context behind a time of a day that ends at `end`."""
        found = HOUR.fullmatch(value)
        try:
            hour = datetime.fromisoformat(found[0]) if found else None
        except ValueError:  # T24:00
            hour = None
        return replace(self, last_hour=(end, hour)) if hour else self
