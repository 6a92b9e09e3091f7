"""Running totals as time series: each value with its bound, its day and its claim, and what does not fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from counterclaim.reconciling.asserting import THIRD_PARTY
from counterclaim.reconciling.estimates.count import point_of
from counterclaim.reconciling.moments import published_at
from counterclaim.reconciling.series.consistency import falling, from_other_starts, not_adding_up
from counterclaim.reconciling.series.totals import (
    Sourced,
    Subject,
    Told,
    group_side,
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
    totals, shares = totals_in(told_in_all), shares_in(told_in_all)
    by_key: dict[Key, list[Told]] = {}
    for total in totals:
        by_key.setdefault(_key(total), []).append(total)
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
                if issue not in issues[_key(total)]:
                    issues[_key(total)].append(issue)
    return tuple(_series(key, by_key[key], once[key], issues[key]) for key in sorted(by_key, key=repr))


def _key(total: Told) -> Key:
    subject = total.subject
    start = "" if total.starting is None else total.starting.key
    return group_side(total.source.origin), subject.origin, subject.measure, subject.counted, subject.places, start


def _once(totals: Sequence[Told]) -> list[Told]:
    """Each value of a day once, where it was told first."""
    first: dict[object, Told] = {}
    for one in sorted(totals, key=lambda t: (t.when.order, t.source.claim.claim_id, t.figure.span)):
        starting = None if one.starting is None else one.starting.key
        told = one.source.family or one.source.claim.document_id if one.day is None else None
        first.setdefault((one.subject, starting, one.day, told, one.reach), one)
    return sorted(first.values(), key=lambda t: (str(t.day or ""), t.when.order, t.source.claim.claim_id))


def _series(key: Key, totals: Sequence[Told], told: Sequence[Told], issues: Sequence[Issue]) -> Incident:
    latest, claims = told[-1], _in_order(totals)
    subject, starting, origin = latest.subject, latest.starting, latest.source.origin
    since = None if starting is None else starting.day
    party = origin.side if origin.side != THIRD_PARTY else None
    refs = tuple(ClaimRef(claim_id=c.claim_id, reading_id=c.reading_id) for c in claims)
    return Incident(
        incident_id=digest("series", *key),
        kind="series",
        type=_type(totals),
        mode=None,
        period=(since, latest.day) if since is not None or latest.day is not None else None,
        precision="unknown" if since is None else "day",
        places=tuple(p for p in latest.source.claim.places if p.id in latest.figure.places),
        documents=_unique(c.document_id for c in claims),
        input_ids=_unique(c.input_id for c in claims),
        claims=refs,
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
                claims=_unique(c.claim_id for c in claims),
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


def _type(totals: Sequence[Told]) -> EventType | None:
    """The type of event that most claims tell it of; of two, the first in the alphabet."""
    types = Counter(e.type for t in totals for e in t.source.claim.events if e.id == t.figure.event)
    return min(types, key=lambda kind: (-types[kind], kind), default=None)


def _in_order(totals: Sequence[Told]) -> list[Claim]:
    claims = {t.source.claim.claim_id: t.source.claim for t in totals}
    return sorted(claims.values(), key=lambda c: (published_at(c.published).order, c.claim_id))


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
