"""When: time expressions of the text and the days they mean."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from counterclaim.records.span import Span

Days = tuple[date | None, date | None]
"""First and last day, both included; an open end is None."""

Precision = Literal["hour", "day", "week", "month", "year", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["absolute", "published", "expression", "theatre", "none"]


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A TIMEX3 expression (ISO-TimeML; TempEval-3) with the days it means.

    `value` is the TIMEX3 value; `days` is None where the expression names no period (a duration, a set, or an anchor
    that is not known). `anchor` says what the value was computed from; `ambiguous` that it was a toss-up, `otherwise`
    which days it would be otherwise, where that is one other period.
    """

    start: int
    end: int
    type: TimexType
    value: str
    days: Days | None = None
    precision: Precision = "unknown"
    anchor: Anchor = "none"
    ambiguous: bool = False
    otherwise: Days | None = None

    @property
    def span(self) -> Span:
        """Where the expression stands."""
        return self.start, self.end
