"""What does not fit together in running totals: shown as issues, and nothing is mended."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
    of_day = {share.day: share for share in shares if share.day is not None}
    dated = sorted(of_day)
    for earlier, later in pairwise(exact):
        if earlier.day is None or later.day is None or earlier.day >= later.day:
            continue
        between = {day: of_day[day] for day in dated[bisect_right(dated, earlier.day) : bisect_right(dated, later.day)]}
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
    by_scope: dict[tuple[object, ...], dict[date, list[Told]]] = {}
    for one in totals:
        if one.first is not None and one.day is not None:
            by_scope.setdefault(_scope(one), {}).setdefault(one.first, []).append(one)
    for by_start in by_scope.values():
        counted = [Counted(by_start[start]) for start in sorted(by_start)]
        for wide, narrow in combinations(counted, 2):
            yield from _against(wide, narrow)


class Counted:
    """Totals from one starting point, in the order of their days, with what is asked of them again and again."""

    def __init__(self, totals: Sequence[Told]) -> None:
        self.totals = sorted(totals, key=_until)
        self.days = [_until(t) for t in self.totals]
        least: list[Told] = []
        for one in reversed(self.totals):
            least.append(one if not least or one.reach.high < least[-1].reach.high else least[-1])
        self._least_from = least[::-1]
        self.by_value = {(t.day, t.reach): t for t in self.totals if t.reach.low > 0}

    def least_from(self, day: date) -> Told | None:
        """The total of `day` or a later one that is the least by its upper bound."""
        at = bisect_left(self.days, day)
        return self._least_from[at] if at < len(self.totals) else None


def _against(wide: Counted, narrow: Counted) -> Iterator[tuple[Told, Told, Issue]]:
    for one in narrow.totals:
        least = wide.least_from(_until(one))
        if least is not None and one.reach.low > least.reach.high:
            message = f"{said(one)} is more than {said(least)}, which counts from an earlier day"
            yield least, one, Issue(code="narrower-total-larger", message=message)
        elif other := wide.by_value.get((one.day, one.reach)):
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
