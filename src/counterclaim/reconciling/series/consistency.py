"""What does not fit together in running totals: shown as issues, and nothing is mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations, pairwise

from counterclaim.reconciling.series.totals import Told, group_side
from counterclaim.records import Issue

DAY = timedelta(days=1)


def falling(totals: Sequence[Told]) -> Iterator[Issue]:
    """A total of one series that is lower than before, and is not told as revised."""
    dated = [t for t in totals if t.day is not None]
    for earlier, later in pairwise(dated):
        if later.reach.high < earlier.reach.low and later.figure.kind != "revised":
            yield Issue(
                code="total-falls",
                message=f"{said(later)} is less than {said(earlier)}, and nobody says that it was revised",
            )


def not_adding_up(totals: Sequence[Told], shares: Sequence[Told]) -> Iterator[Issue]:
    """A day's figures, by the same origin of the same subject, that are more than the total grew by, or that are told
    for each whole day and are less."""
    exact = [t for t in totals if t.day is not None and t.reach.low == t.reach.high]
    for earlier, later in pairwise(exact):
        if earlier.day is None or later.day is None or earlier.day >= later.day:
            continue
        between = {s.day: s for s in shares if s.day is not None and earlier.day < s.day <= later.day}
        if not between:
            continue
        grown = later.reach.low - earlier.reach.low
        least, most = (sum(getattr(s.reach, end) for s in between.values()) for end in ("low", "high"))
        days = (later.day - earlier.day) // DAY
        every_day = len(between) == days and all(s.explicit for s in between.values())
        if 0 <= grown < least or (every_day and most < grown):
            told = ", ".join(said(s) for _, s in sorted(between.items(), key=lambda pair: str(pair[0])))
            yield Issue(
                code="daily-does-not-add-up",
                message=f"from {said(earlier)} to {said(later)} it grew by {grown:,.0f}, but told by day are {told}",
            )


def from_other_starts(totals: Sequence[Told]) -> Iterator[tuple[Told, Told, Issue]]:
    """Totals of one measure, scope and side that count from different days: the one from the later day cannot be
    larger, and the same number from both says that one of the days is wrong."""
    dated = [t for t in totals if t.first is not None and t.day is not None]
    for a, b in combinations(dated, 2):
        if a.first == b.first or not _same_scope(a, b):
            continue
        wide, narrow = (a, b) if str(a.first) < str(b.first) else (b, a)
        if narrow.reach.low > wide.reach.high and str(narrow.day) <= str(wide.day):
            yield wide, narrow, Issue(
                code="narrower-total-larger",
                message=f"{said(narrow)} is more than {said(wide)}, which counts from an earlier day",
            )  # fmt: skip
        elif narrow.day == wide.day and narrow.reach == wide.reach and wide.reach.low > 0:
            yield wide, narrow, Issue(
                code="same-total-from-two-starts",
                message=f"{said(narrow)} and {said(wide)} are the same number, counted from different days",
            )  # fmt: skip


def said(told: Told) -> str:
    """ "844 (regional office, 2022-09-14, since 2022-02-24)" """
    parts = [told.source.origin.name, *([told.day.isoformat()] if told.day is not None else [])]
    if told.starting is not None:
        parts.append(told.starting.worded())
    return f"{told.words} ({', '.join(parts)})"


def _same_scope(a: Told, b: Told) -> bool:
    one, other = a.subject, b.subject
    sides = group_side(a.source.origin) == group_side(b.source.origin)
    return sides and (one.measure, one.counted, one.places) == (other.measure, other.counted, other.places)
