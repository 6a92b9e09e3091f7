"""What does not fit together in running totals: shown as issues, and nothing is mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

from counterclaim.reconciling.series.totals import Told, group_side
from counterclaim.records import Issue

DAY = timedelta(days=1)


def falling(totals: Sequence[Told]) -> Iterator[Issue]:
    """A total of one series that is lower than before, and is not told as revised."""
    dated = [t for t in totals if t.day is not None]
    for earlier, later in pairwise(dated):
        at_once = later.day == earlier.day and later.when.order == earlier.when.order
        if later.reach.high < earlier.reach.low and later.figure.kind != "revised" and not at_once:
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
    larger, and the same number from both says that one of the days is wrong. Each with the wider and the narrower
    total."""
    by_start: dict[tuple[object, ...], dict[date, list[Told]]] = {}
    for one in totals:
        if one.first is not None and one.day is not None:
            by_start.setdefault(_scope(one), {}).setdefault(one.first, []).append(one)
    for starts in by_start.values():
        for wider, narrower in combinations(sorted(starts), 2):
            yield from _larger(starts[wider], starts[narrower])
            yield from _same_number(starts[wider], starts[narrower])


def _larger(wide: Sequence[Told], narrow: Sequence[Told]) -> Iterator[tuple[Told, Told, Issue]]:
    """Each narrower total that is larger than a wider one of its own day or a later one, with the least of those."""
    by_day = sorted(wide, key=_until)
    least: Told | None = None
    for one in sorted(narrow, key=_until, reverse=True):
        while by_day and _until(by_day[-1]) >= _until(one):
            other = by_day.pop()
            least = other if least is None or other.reach.high < least.reach.high else least
        if least is not None and one.reach.low > least.reach.high:
            message = f"{said(one)} is more than {said(least)}, which counts from an earlier day"
            yield least, one, Issue(code="narrower-total-larger", message=message)


def _same_number(wide: Sequence[Told], narrow: Sequence[Told]) -> Iterator[tuple[Told, Told, Issue]]:
    known = {(t.day, t.reach): t for t in wide if t.reach.low > 0}
    for one in narrow:
        if other := known.get((one.day, one.reach)):
            message = f"{said(one)} and {said(other)} are the same number, counted from different days"
            yield other, one, Issue(code="same-total-from-two-starts", message=message)


def _until(total: Told) -> date:
    return total.day or date.min


def _scope(total: Told) -> tuple[object, ...]:
    subject = total.subject
    return group_side(total.source.origin), subject.measure, subject.counted, subject.places


def said(told: Told) -> str:
    """ "844 (regional office, 2022-09-14, since 2022-02-24)" """
    parts = [told.source.origin.name, *([told.day.isoformat()] if told.day is not None else [])]
    if told.starting is not None:
        parts.append(told.starting.worded())
    return f"{told.words} ({', '.join(parts)})"
