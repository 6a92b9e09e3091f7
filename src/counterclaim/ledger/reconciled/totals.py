"""Which claims have a part in which group of running totals.

The series of a group (a side, or an origin that is no party's, and a measure) stand on its totals, and on the days'
shares of the very subjects that totals are told of. So a total is kept under its group and under its subject, a share
under its subject alone: a share that no total is told beside makes nothing anew.
"""

from __future__ import annotations

from counterclaim.reconciling.series.totals import Sourced, Subject, group_side, told_in_claim
from counterclaim.records import digest

BETWEEN = "\t"


def groups_of(sourced: Sourced) -> tuple[tuple[str, bool], ...]:
    """The names under which a claim is kept, and whether it tells a total there."""
    found: dict[str, bool] = {}
    for told in told_in_claim(sourced):
        group = grouped_as(group_side(sourced.origin), told.subject.measure)
        total = told.starting is not None
        for name in (group, subject_in(group, told.subject)) if total else (subject_in(group, told.subject),):
            found[name] = found.get(name, False) or total
    return tuple(sorted(found.items()))


def grouped_as(side: str, measure: str) -> str:
    """The name of a group."""
    return f"{side} {measure}"


def subject_in(group: str, subject: Subject) -> str:
    """The name of a subject in a group."""
    return f"{group}{BETWEEN}{digest('subject', subject.origin, subject.measure, subject.counted, *subject.places)}"


def group_of(name: str) -> str:
    """The group of a name that is a group's or a subject's."""
    return name.split(BETWEEN, maxsplit=1)[0]
