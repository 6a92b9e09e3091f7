"""Running totals as time series: each value with its bound, its day and its claim, and what does not fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from counterclaim.reconciling.asserting import THIRD_PARTY
from counterclaim.reconciling.estimates.count import point_of
from counterclaim.reconciling.moments import published_at
from counterclaim.reconciling.series.consistency import falling, from_other_starts, not_adding_up
from counterclaim.reconciling.series.totals import (
    Sourced,
    Subject,
    Told,
    group_side,
    order_of,
    shares_in,
    told_in_claim,
    totals_in,
)
from counterclaim.records import (
    Account,
    Claim,
    ClaimRef,
    Estimate,
    EventType,
    Figure,
    Flags,
    Incident,
    Issue,
    Point,
    digest,
)

Key = tuple[object, ...]
"""What a series is of: the side, the origin, the measure, who is counted, the places, the starting point."""


class Claimed(NamedTuple):
    """All claims that tell values of a series, in order, and of what type of event."""

    claims: tuple[ClaimRef, ...]
    documents: tuple[str, ...]
    input_ids: tuple[str, ...]
    type: EventType | None


def series_of(sourced: Iterable[Sourced]) -> tuple[Incident, ...]:
    """The series of some claims, sorted by origin, measure and starting point. A claim may be given whether it tells a
    total or not; the order does not matter, and a reprint adds no point.

    The id of a series is made of origin, measure, who is counted, places and starting point, so that it stays as new
    totals come. What does not fit together is in `issues` (docs/series.md).
    """
    return series_told(told for one in sourced for told in told_in_claim(one))


def series_told(told: Iterable[Told]) -> tuple[Incident, ...]:
    """The same of what claims tell (`told_in_claim`), of each claim all of it, one after the other."""
    told_in_all = sorted(told, key=lambda one: one.source.claim.claim_id)
    totals = totals_in(told_in_all)
    by_key: dict[Key, list[Told]] = {}
    for total in totals:
        by_key.setdefault(key_of(total), []).append(total)
    claimed = {key: _claimed(mine) for key, mine in by_key.items()}
    return series_by_values(totals, shares_in(told_in_all), claimed)


def series_by_values(
    totals: Iterable[Told], shares: Iterable[Told], claimed: Mapping[Key, Claimed]
) -> tuple[Incident, ...]:  # fmt: skip
    """The same, where of several tellings of one value (`value_of`) only the first need be given, and of shares of one
    day only the last of these; `claimed` is of all tellings."""
    by_key: dict[Key, list[Told]] = {}
    for total in sorted(totals, key=order_of):
        by_key.setdefault(key_of(total), []).append(total)
    by_subject: dict[Subject, list[Told]] = {}
    for share in _once(shares):
        by_subject.setdefault(share.subject, []).append(share)
    once = {key: _once(mine) for key, mine in by_key.items()}
    issues: dict[Key, list[Issue]] = {}
    for key, mine in once.items():
        issues[key] = [*falling(mine), *not_adding_up(mine, by_subject.get(mine[0].subject, ()))]
    by_group: dict[tuple[str, str], list[Told]] = {}
    for mine in once.values():
        for total in mine:
            by_group.setdefault((group_side(total.source.origin), total.subject.measure), []).append(total)
    for group in by_group.values():
        for wide, narrow, issue in from_other_starts(group):
            for total in (wide, narrow):
                if issue not in issues[key_of(total)]:
                    issues[key_of(total)].append(issue)
    return tuple(_series(key, claimed[key], once[key], issues[key]) for key in sorted(once, key=repr))


def key_of(total: Told) -> Key:
    """The series that a total is of."""
    subject = total.subject
    start = "" if total.starting is None else total.starting.key
    return group_side(total.source.origin), subject.origin, subject.measure, subject.counted, subject.places, start


def series_id(key: Key) -> str:
    """The id of a series."""
    return digest("series", *key)


def value_of(told: Told) -> tuple[object, ...]:
    """What tellings of one value have in common: the subject, the starting point, the day, where that is not known the
    text, and the bounds."""
    starting = None if told.starting is None else told.starting.key
    text = told.source.family or told.source.claim.document_id if told.day is None else None
    return told.subject, starting, told.day, text, told.reach


def _once(totals: Iterable[Told]) -> list[Told]:
    """Each value of a day once, where it was told first."""
    first: dict[object, Told] = {}
    for one in sorted(totals, key=lambda t: (t.when.order, t.source.claim.claim_id, t.figure.span)):
        first.setdefault(value_of(one), one)
    return sorted(first.values(), key=lambda t: (str(t.day or ""), t.when.order, t.source.claim.claim_id))


def _claimed(totals: Sequence[Told]) -> Claimed:
    claims = _in_order(totals)
    types = Counter(kind for total in totals for kind in types_of(total))
    return Claimed(
        claims=tuple(ClaimRef(claim_id=c.claim_id, reading_id=c.reading_id) for c in claims),
        documents=_unique(c.document_id for c in claims),
        input_ids=_unique(c.input_id for c in claims),
        type=most_told(types),
    )


def types_of(total: Told) -> list[EventType]:
    """The types of the event that a figure is of."""
    return [event.type for event in total.source.claim.events if event.id == total.figure.event]


def most_told(types: Counter[EventType]) -> EventType | None:
    """The type of event that most claims tell a series of; of two, the first in the alphabet."""
    return min(types, key=lambda kind: (-types[kind], kind), default=None)


def _series(key: Key, claimed: Claimed, told: Sequence[Told], issues: Sequence[Issue]) -> Incident:
    latest = told[-1]
    subject, starting, origin = latest.subject, latest.starting, latest.source.origin
    since = None if starting is None else starting.day
    party = origin.side if origin.side != THIRD_PARTY else None
    return Incident(
        incident_id=series_id(key),
        kind="series",
        type=claimed.type,
        mode=None,
        period=(since, latest.day) if since is not None or latest.day is not None else None,
        precision="unknown" if since is None else "day",
        places=tuple(p for p in latest.source.claim.places if p.id in latest.figure.places),
        documents=claimed.documents,
        input_ids=claimed.input_ids,
        claims=claimed.claims,
        origins=1,
        standing=None,
        flags=Flags(
            claimed_by=() if party is None else (party,),
            independent=int(origin.side == THIRD_PARTY and not origin.aligned_with),
            denied_by=(),
            incompatible=(),
        ),
        accounts=(
            Account(
                side=origin.side,
                claims=tuple(ref.claim_id for ref in claimed.claims),
                figures=(latest.figure,),
                origins=(origin.key,),
            ),
        ),
        figures={subject.measure: _estimate(latest)},
        points=_points(told),
        measure=subject.measure,
        since=since,
        starting=None if starting is None or starting.day is not None else starting.words or None,
        counted=subject.counted or None,
        origin=origin.key,
        issues=tuple(issues),
    )


def _points(told: Sequence[Told]) -> tuple[Point, ...]:
    points: list[Point] = []
    of_day: dict[date, str] = {}
    for one in told:
        claim_id = one.source.claim.claim_id
        before = None if one.day is None else of_day.get(one.day)
        points.append(_point(one, revises=before if before != claim_id else None))
        if one.day is not None:
            of_day[one.day] = claim_id
    return tuple(points)


def _point(one: Told, *, revises: str | None) -> Point:
    figure: Figure = one.figure
    return Point(
        day=one.day, claim_id=one.source.claim.claim_id, figure=figure.id, origin=one.subject.origin,
        comparator=figure.comparator, value=figure.value, low=figure.low, high=figure.high, window=figure.window,
        revises=revises,
    )  # fmt: skip


def _estimate(latest: Told) -> Estimate:
    figure = latest.figure
    start = "" if latest.starting is None else f", {latest.starting.worded()}"
    day = "" if latest.day is None else f", {latest.day.isoformat()}"
    about = figure.comparator == "about"
    return Estimate(
        low=None if about else figure.low, best=point_of(figure), high=None if about else figure.high, rule="latest",
        because=f"latest total {latest.words}: {latest.source.origin.name}{day}{start}",
        claims=(latest.source.claim.claim_id,),
    )  # fmt: skip


def _in_order(totals: Sequence[Told]) -> list[Claim]:
    claims = {t.source.claim.claim_id: t.source.claim for t in totals}
    return sorted(claims.values(), key=lambda c: (published_at(c.published).order, c.claim_id))


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
