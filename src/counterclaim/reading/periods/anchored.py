"""What anchoring gives: a value with what it was computed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.records import Anchor, Days, TimexType


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A value with what it was computed from. `days` only where they are not those of the value itself."""

    type: TimexType
    value: str
    anchor: Anchor
    ambiguous: bool = False
    days: Days | None = None
    otherwise: Days | None = None
    """The days of the other candidate, where the expression is ambiguous between two."""


def type_of(time: str) -> TimexType:
    """The type of an expression that names, behind its day, this part of it."""
    return "TIME" if time else "DATE"


def one_day(day: date | None) -> Days | None:
    """A single day as a period."""
    return None if day is None else (day, day)
