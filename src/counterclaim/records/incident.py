"""What many dispatches say of one thing: incidents, series of running totals, and each side's account of them."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from counterclaim.records.actor import Actor
from counterclaim.records.event import EventType
from counterclaim.records.figure import Comparator, Figure
from counterclaim.records.issue import Issue
from counterclaim.records.period import Days, Precision
from counterclaim.records.place import Place

IncidentKind = Literal["incident", "series"]
Standing = Literal["one-side", "both-sides", "third-party", "disputed", "denied"]


class ClaimRef(msgspec.Struct, frozen=True, kw_only=True):
    """A claim, in the reading that it stands in."""

    claim_id: str
    reading_id: str


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """How many, by a published rule, from what the claims say. A bound that no claim gives is None; `because` is one
    line that a person can check, `claims` are those it stands on."""

    low: float | None
    best: float | None
    high: float | None
    rule: str
    because: str
    claims: tuple[str, ...] = ()


class Flags(msgspec.Struct, frozen=True, kw_only=True):
    """What the standing is derived from. Sides are parties of the theatre; `independent` counts third-party origins
    that no party commands or is allied with; `incompatible` names what the accounts differ in: agent, cause, control,
    or a measure."""

    claimed_by: tuple[str, ...]
    independent: int
    denied_by: tuple[str, ...]
    incompatible: tuple[str, ...]
    admitted_by: tuple[str, ...] = ()
    """Sides that say it against themselves: that they withdrew, lost a town or soldiers, or hit civilians."""
    told_by: tuple[str, ...] = ()
    """Of talks and agreements: the sides that took part and tell of them; `third-party` for a state that is no
    party."""
    one_camp: bool = False
    """Several parties say it, none of which fights another: they count as one."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one side says about an incident; `side` is None for those whose side is not known. `denials` are those of
    its `claims` that deny it happened, or that the side did it."""

    side: str | None
    claims: tuple[str, ...]
    agents: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    denials: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    """Keys of the origins that speak in it."""
    causes: tuple[str, ...] = ()
    """The modes by which it tells what happened: `shelling`, `regrouping`."""
    alone: tuple[str, ...] = ()
    """Those of its `claims` of which no other account has the like: a figure of something that the others do not count,
    a demand, a condemnation. Empty where nobody else has an account."""


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """Why a claim is in an incident: what it has in common with another claim there."""

    claim_id: str
    event: str
    to_claim: str
    to_event: str
    score: float
    because: tuple[str, ...]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a series: what an origin gave on `day` for the running total; bounds as in the contract."""

    day: date | None
    claim_id: str
    figure: str
    origin: str
    comparator: Comparator
    value: float | None
    low: float | None
    high: float | None
    window: Days | None
    revises: str | None = None
    """The claim whose value for the same day by the same origin it takes the place of."""


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Claims about one thing that is said to have happened, or about one running total (contract, section 3).

    `documents`, `input_ids` and `claims` are in the order of publication. `standing` is derived from `flags` by the
    table of docs/standing.md; it is None for a series.
    """

    incident_id: str
    kind: IncidentKind
    type: EventType | None
    mode: str | None
    period: Days | None
    precision: Precision
    places: tuple[Place, ...]
    documents: tuple[str, ...]
    input_ids: tuple[str, ...]
    claims: tuple[ClaimRef, ...]
    origins: int
    standing: Standing | None
    flags: Flags
    accounts: tuple[Account, ...]
    figures: dict[str, Estimate]
    joined: tuple[Joined, ...] = ()
    points: tuple[Point, ...] = ()
    measure: str | None = None
    """Of a series: what it counts."""
    since: date | None = None
    """Of a series: the day from which it counts; None where it is not told."""
    starting: str | None = None
    """Of a series: the words of its starting point where they name no day ("the start of the counter-offensive")."""
    counted: str | None = None
    """Of a series: whom it counts, a class of persons (`everyone`, `civilian`, `combatant` …); None for things."""
    origin: str | None = None
    """Of a series: key of the origin that gives the totals."""
    issues: tuple[Issue, ...] = ()
