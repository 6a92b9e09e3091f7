"""Which claims have a part in which group of running totals."""

from __future__ import annotations

from counterclaim.reconciling.series.totals import Sourced, group_side, told_in_claim


def groups_of(sourced: Sourced) -> tuple[tuple[str, bool], ...]:
    """The groups that a claim has a part in, by the side (or origin) and the measure, and whether it tells a total
    there: the series of a group stand on the claims of that group alone."""
    found: dict[str, bool] = {}
    for told in told_in_claim(sourced):
        grouped = grouped_as(group_side(sourced.origin), told.subject.measure)
        found[grouped] = found.get(grouped, False) or told.starting is not None
    return tuple(sorted(found.items()))


def grouped_as(side: str, measure: str) -> str:
    """The name of a group."""
    return f"{side} {measure}"
