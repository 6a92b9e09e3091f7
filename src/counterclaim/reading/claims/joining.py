"""Days that are told side by side: "on 4 and 5 November" is one period of two days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from msgspec.structs import replace

from counterclaim.records import TimeExpression

BETWEEN = re.compile(r"\s*(?:,\s*)?(?:(?:and|&)\s+(?:again\s+)?)?(?:(?:on|in)\s+)?(?:the\s+)?", re.IGNORECASE)
"""What may stand between two days of one period."""
FARTHEST = 24
"""Code points between them."""


def joined(text: str, times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """The expressions in text order, those side by side whose days follow on each other as one, ambiguous where one is.

    Days with a gap between them stay apart: "on 4 and 20 November" is no period.
    """
    out: list[TimeExpression] = []
    for time in times:
        if out and _side_by_side(text, out[-1], time) and _goes_on(out[-1], time):
            out[-1] = _together(out[-1], time)
        else:
            out.append(time)
    return out


def _side_by_side(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    between = text[first.end : second.start]
    return 0 < len(between) <= FARTHEST and BETWEEN.fullmatch(between) is not None and bool(between.strip())


def _goes_on(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether the second is as fine as the first and begins right after it."""
    (_, last), (begins, ends) = first.days or (None, None), second.days or (None, None)
    alike = first.precision == second.precision and first.precision in ("day", "month", "year")
    return alike and last is not None and begins == last + timedelta(days=1) and ends is not None


def _together(first: TimeExpression, second: TimeExpression) -> TimeExpression:
    (begins, _), (_, ends) = first.days or (None, None), second.days or (None, None)
    ambiguous = first.ambiguous or second.ambiguous
    return replace(first, end=second.end, days=(begins, ends), ambiguous=ambiguous, otherwise=None)
