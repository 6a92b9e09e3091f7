"""What was told on one day, by place and by side, with what changed since the day before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from counterclaim.publishing.briefing.changes import changes
from counterclaim.publishing.briefing.statement import Saying, Statement
from counterclaim.publishing.briefing.wording import (
    account_words,
    denial_words,
    estimate_bounds,
    estimate_words,
    heading_words,
    kind_words,
    measure_of,
    standing_words,
    total_words,
)
from counterclaim.records import Claim, Incident

SIZES = {"point": 0, "settlement": 0, "district": 1, "region": 2, "area": 2, "country": 3, None: 4}
NOWHERE = "without a place"
NAMELESS = "a place"


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """An incident as the dispatches up to a day tell it, and as those before that day did; None where none did."""

    now: Incident
    before: Incident | None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One incident of a brief."""

    incident_id: str
    heading: Statement
    lines: tuple[Statement, ...]
    changed: tuple[Statement, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The incidents of one place; `heading` is None for those that nobody places."""

    heading: Statement | None
    entries: tuple[Entry, ...]


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A situation report. `totals` are running totals of which the day gave a value."""

    day: date
    theatre: str | None
    groups: tuple[Group, ...]
    totals: tuple[Statement, ...]


def brief_of(
    day: date,
    pictures: Iterable[Picture],
    claims: Mapping[str, Claim],
    *,
    series: Iterable[Incident] = (),
    theatre: str | None = None,
) -> Brief:
    """The brief of a day. `claims` holds at least those of the incidents and series, by id; the incidents are those of
    which a dispatch of the day tells. What was worked out and stands in no claim (a sum) is not said as a number."""
    saying = Saying(claims)
    placed: dict[str | None, list[Entry]] = {}
    headings: dict[str, Statement] = {}
    for picture in sorted(pictures, key=_order):
        place = _place(picture.now)
        placed.setdefault(place, []).append(_entry(picture, claims, saying))
        if place is not None and place not in headings:
            headings[place] = saying.say(_naming(place, picture.now, claims), place, NAMELESS)
    groups = [
        Group(heading=None if place is None else headings[place], entries=tuple(entries))
        for place, entries in sorted(placed.items(), key=lambda pair: (pair[0] is None, -len(pair[1]), pair[0] or ""))
    ]
    totals = [line for one in series for line in _totals(one, day, claims)]
    return Brief(day=day, theatre=theatre, groups=tuple(groups), totals=tuple(totals))


def _entry(picture: Picture, claims: Mapping[str, Claim], saying: Saying) -> Entry:
    now = picture.now
    every = tuple(ref.claim_id for ref in now.claims)
    lines: list[Statement] = []
    for account in now.accounts:
        told = tuple(claim for claim in account.claims if claim not in account.denials)
        if told:
            lines.append(Statement(account_words(account, [claims[c] for c in told]), told))
        if account.denials:
            lines.append(Statement(denial_words(account, [claims[c] for c in account.denials]), account.denials))
    for measure, estimate in sorted(now.figures.items()):
        bounds = f"{measure_of(measure)} by rule {estimate.rule}: {estimate_bounds(estimate)}"
        worked_out = f"{measure_of(measure)} by rule {estimate.rule}: worked out from what these claims give"
        lines.append(saying.say(estimate.claims or every, estimate_words(measure, estimate), bounds, worked_out))
    if now.standing is not None:
        lines.append(Statement(standing_words(now), every))
    return Entry(
        incident_id=now.incident_id, heading=saying.say(every, heading_words(now), kind_words(now)), lines=tuple(lines),
        changed=changes(picture.before, now, saying),
    )  # fmt: skip


def _place(incident: Incident) -> str | None:
    """The name under which an incident stands: its place that most dispatches name."""
    known = [place for place in incident.places if place.place is not None]
    return min(known, key=lambda place: SIZES[place.precision]).name if known else None


def _naming(place: str, incident: Incident, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """The claims of an incident that name a place."""
    mine = [ref.claim_id for ref in incident.claims]
    return tuple(c for c in mine if any(p.name == place for p in claims[c].places)) or tuple(mine)


def _totals(series: Incident, day: date, claims: Mapping[str, Claim]) -> Sequence[Statement]:
    """What a running total stood at on the day, and before."""
    said = [point for point in series.points if (claims[point.claim_id].published or "")[:10] == day.isoformat()]
    if not said:
        return ()
    now = said[-1]
    earlier = [point for point in series.points if (claims[point.claim_id].published or "9")[:10] < day.isoformat()]
    before = earlier[-1] if earlier else None
    ids = (now.claim_id,) if before is None else (now.claim_id, before.claim_id)
    figures = {f.id: f for c in ids for f in claims[c].figures if c == now.claim_id}
    previous = {f.id: f for f in claims[before.claim_id].figures} if before is not None else {}
    figure = figures[now.figure]
    was = previous.get(before.figure) if before is not None else None
    return (Statement(total_words(claims[now.claim_id], figure, series.since, was), ids),)


def _order(picture: Picture) -> tuple[object, ...]:
    period = picture.now.period
    first = period[0] if period and period[0] else date.max
    return -len(picture.now.documents), first, picture.now.incident_id
