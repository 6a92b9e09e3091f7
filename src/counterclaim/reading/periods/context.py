"""What stands outside an expression of time: publication, the days named before it, the theatre."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from counterclaim.reading.periods.days import days_of
from counterclaim.records import Precision

REACH = 600
"""Characters within which a later expression can count from an earlier one."""

NARRATIVE_REACH = 250
"""The same for a month without a year that continues a story of a past year."""

QUARTER_REACH = 3000
"""The same for the quarter that a report of results is about."""

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
    named: Mapping[Precision, tuple[int, date]] = field(default_factory=dict)
    """The last point in time that the text named, by precision: where, and its first day."""
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

    def narrated(self) -> bool:
        """Whether the text has just told of a past year by its number."""
        if self.last_told is None or self.published is None or self.at - self.last_told[0] > NARRATIVE_REACH:
            return False
        return self.last_told[1].year < self.published.year

    def antecedent(self, unit: str) -> date | None:
        """The first day of the nearest expression before this one that so many `unit` can be counted from."""
        fine = FINE_ENOUGH.get(unit, ("hour", "day"))
        near = [self.named[p] for p in fine if p in self.named and self.at - self.named[p][0] <= REACH]
        return max(near)[1] if near else None

    def after(self, end: int, value: str, *, own: bool, full: bool) -> Context:
        """The context behind an expression that ends at `end` and names a point in time.

        A quarter is what the text is about only where it names it itself (`own`), not where one was counted from it.
        """
        known = days_of(value)
        if known is None or known[0][0] is None:
            return self
        told = (end, known[0][0]) if full and known[1] in ("hour", "day", "month") else self.last_told
        quarter = (end, value) if own and value[4:6] == "-Q" else self.last_quarter
        named = {**self.named, known[1]: (end, known[0][0])}
        return replace(self, named=named, last_quarter=quarter, last_told=told)
