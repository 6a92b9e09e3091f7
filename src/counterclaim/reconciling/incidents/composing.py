"""From a cluster to an incident: what it was, where and when, by the tellings that are in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from counterclaim.reconciling.accounts import accounts_of
from counterclaim.reconciling.estimates import estimates_of
from counterclaim.reconciling.incidents.days import Span, length, told_days
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.joining import joins
from counterclaim.reconciling.incidents.kinds import is_general
from counterclaim.reconciling.incidents.strands import Strand
from counterclaim.reconciling.standing import flags_of, standing_of
from counterclaim.reconciling.telling import Telling
from counterclaim.records import ClaimRef, EventType, Incident, Issue, Place, Precision, digest

SHARPNESS: dict[Precision, int] = {"hour": 0, "day": 1, "week": 2, "month": 3, "year": 4, "unknown": 5}
PLACE_ORDER = {"point": 0, "settlement": 1, "district": 2, "region": 3, "area": 3, "country": 4, None: 5}
FROM_PUBLICATION = "period-from-publication"
"""Code of the issue of an incident that no telling dates: its period ends with the day of the first dispatch."""


def compose(
    cluster: Sequence[Strand],
    tellings: Mapping[str, Telling],
    *,
    decisions: Decisions | None = None,
    rule: str = "ucdp",
) -> Incident:
    """The incident that the strands of a cluster tell of. `tellings` holds at least theirs, by key; `rule` names the
    rule by which its figures are estimated."""
    strands = sorted(cluster, key=lambda strand: (_when(strand.published), strand.key))
    told = sorted((tellings[key] for strand in strands for key in strand.tellings), key=_order)
    heads = [telling for telling in told if telling.follows is None]
    kind, mode = _what(heads)
    period, precision, issues = _period(strands, told)
    claims = {telling.claim.claim_id: telling.claim for telling in told}
    documents = {claim.document_id: claim.input_id for claim in claims.values()}
    accounts = accounts_of(heads)
    flags = flags_of(heads, accounts)
    return Incident(
        incident_id=incident_id(told),
        kind="incident",
        type=kind,
        mode=mode,
        period=period,
        precision=precision,
        places=_places(told),
        documents=tuple(documents),
        input_ids=tuple(dict.fromkeys(documents.values())),
        claims=tuple(ClaimRef(claim_id=claim.claim_id, reading_id=claim.reading_id) for claim in claims.values()),
        origins=len({telling.origin.key for telling in heads}),
        standing=standing_of(flags),
        flags=flags,
        accounts=accounts,
        figures=estimates_of(heads, rule=rule),
        joined=joins(strands, tellings, decisions or Decisions()),
        issues=issues,
    )


def incident_id(tellings: Sequence[Telling]) -> str:
    """Id of an incident: the hash of the telling that was published first (at one time the one of smallest key). It
    stays when later dispatches come, and is the same in whatever order all came."""
    first = min(tellings, key=lambda telling: (telling.claim.published or "9999", telling.key))
    return digest("incident", first.key)


def _when(published: date | None) -> date:
    return published or date.max


def _order(telling: Telling) -> tuple[object, ...]:
    claim = telling.claim
    return (claim.published or "9999", claim.document_id, telling.event.trigger, telling.key)


def _what(told: Sequence[Telling]) -> tuple[EventType, str | None]:
    """The type and mode that most tellings give; one that says only that something happened counts a third, and one
    told as context less."""
    votes: Counter[tuple[EventType, str | None]] = Counter()
    for telling in told:
        event = telling.event
        votes[event.type, event.mode] += (1 if is_general(event.mode) else 3) * (1 if event.background else 4)
    return max(votes, key=lambda key: (votes[key], str(key)))


def _period(strands: Sequence[Strand], told: Sequence[Telling]) -> tuple[Span | None, Precision, tuple[Issue, ...]]:
    """The days that most dispatches give, the shorter period before the longer, with how exactly they are told."""
    given: dict[tuple[str, Span], int] = {}
    for strand in strands:
        if strand.days is not None and "days" not in strand.around:
            told_by = strand.document_id, strand.days
            given[told_by] = max(given.get(told_by, 0), 1 if strand.background else 2)
    votes: Counter[Span] = Counter()
    for (_, days), weight in given.items():
        votes[days] += weight
    if not votes:
        return _from_publication(strands)
    support = {days: sum(n for other, n in votes.items() if _covers(days, other)) for days in votes}
    best = max(votes, key=lambda days: (support[days], -length(days), -days[0].toordinal()))
    precisions = [telling.event.precision for telling in told if told_days(telling) == best]
    sharpest: Precision = min(precisions, key=lambda precision: SHARPNESS[precision], default="unknown")
    if sharpest == "unknown":
        sharpest = "day" if length(best) == 1 else "week" if length(best) <= 7 else "month"
    return best, sharpest, ()


def _covers(days: Span, other: Span) -> bool:
    """Whether a period is the other one or lies in it: who says "in May" does not speak against the ninth of May."""
    return other[0] <= days[0] and days[1] <= other[1]


def _from_publication(strands: Sequence[Strand]) -> tuple[Span | None, Precision, tuple[Issue, ...]]:
    days = sorted(strand.published for strand in strands if strand.published is not None)
    if not days:
        return None, "unknown", ()
    message = f"No dispatch says on which day it happened; the first one was published on {days[0]}."
    return (days[0], days[0]), "unknown", (Issue(code=FROM_PUBLICATION, message=message),)


def _places(told: Sequence[Telling]) -> tuple[Place, ...]:
    """The places of all tellings, each once, those that most dispatches name first, then the more precise."""
    named: dict[str, set[str]] = {}
    first: dict[str, Place] = {}
    for telling in told:
        for place in telling.places:
            key = place.place or f"text:{place.name.casefold()}"
            named.setdefault(key, set()).add(telling.claim.document_id)
            first.setdefault(key, place)
    ordered = sorted(first, key=lambda key: (-len(named[key]), PLACE_ORDER[first[key].precision], key))
    return tuple(
        Place(
            id=f"p{number}", place=place.place, name=place.name, latitude=place.latitude, longitude=place.longitude,
            precision=place.precision, relation=place.relation, span=place.span, candidates=place.candidates,
        )
        for number, place in enumerate((first[key] for key in ordered), 1)
    )  # fmt: skip
