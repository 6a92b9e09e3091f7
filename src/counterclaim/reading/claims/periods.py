"""The days that several time expressions agree on."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.records import Days, Precision, TimeExpression


def period_of(times: Sequence[TimeExpression]) -> tuple[Days | None, Precision]:
    """The days of an event: of its only time expression, or of the finest that all others contain."""
    if not times:
        return None, "unknown"
    finest = min(times, key=_days_long)
    if all(_contains(other.days, finest.days) for other in times):
        return finest.days, finest.precision
    return None, "unknown"


def _days_long(time: TimeExpression) -> int:
    first, last = time.days or (None, None)
    return (last - first).days if first and last else 10**6


def _contains(outer: Days | None, inner: Days | None) -> bool:
    if outer is None or inner is None:
        return False
    (a, b), (c, d) = outer, inner
    return (a is None or (c is not None and a <= c)) and (b is None or (d is not None and d <= b))
