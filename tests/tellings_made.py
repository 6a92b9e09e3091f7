"""Tellings made by hand, for tests of what many dispatches say of one thing. All invented; offices, no persons."""

from __future__ import annotations

from datetime import date
from typing import Any

from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.telling import Telling
from counterclaim.records import (
    Actor,
    ActorKind,
    Claim,
    Comparator,
    Days,
    Event,
    EventStatus,
    EventType,
    Figure,
    FigureKind,
    Link,
    Original,
    Place,
    PlacePrecision,
    Stance,
    digest,
)

DAY = date(2031, 3, 4)


def bounds(comparator: Comparator, value: float, high: float | None) -> tuple[float | None, float | None, float | None]:
    """Value, low and high as the contract has them for a comparator."""
    return {
        "exactly": (value, value, value), "at-least": (value, value, None), "more-than": (value, value, None),
        "at-most": (value, None, value), "less-than": (value, None, value), "about": (value, None, None),
        "between": (None, value, high), "unknown": (None, value, None),
    }[comparator]  # fmt: skip


def fig(
    value: float, comparator: Comparator = "exactly", *, high: float | None = None, measure: str = "deaths",
    counted: str | None = "person", kind: FigureKind | None = None, id: str = "f1", subset_of: str | None = None,
    window: Days | None = None, per: str | None = None, places: tuple[str, ...] = (), at: int = 0,
    event: str | None = "e1", text: str = "", unit: str | None = "person",
) -> Figure:  # fmt: skip
    """A figure; `high` ends a range."""
    told = bounds(comparator, value, high)
    return Figure(
        id=id, effect=None, counted=counted, measure=measure, comparator=comparator, value=told[0], low=told[1],
        high=told[2], unit=unit, original=Original(str(value), ""), kind=kind, subset_of=subset_of, event=event,
        places=places, window=window, per=per, span=(at, at + 5), text=text or f"{comparator} {value:g} {counted}",
    )  # fmt: skip


def actor(id: str, side: str | None = None, *, kind: ActorKind = "military", name: str | None = None) -> Actor:
    """An actor, named after its id."""
    return Actor(
        id=id, name=name or id.replace("-", " "), side=side, kind=kind, span=(0, 1), resolution="name"
    )  # fmt: skip


def origin(
    key: str, side: str | None = "third-party", *, kind: ActorKind = "monitor", aligned: tuple[str, ...] = (),
    name: str | None = None,
) -> Origin:  # fmt: skip
    """A speaker."""
    return Origin(
        key=key, name=name or key.replace("-", " "), side=side, aligned_with=aligned, kind=kind, because="invented"
    )  # fmt: skip


NORTH_ARMY = origin("north-army", "north", kind="military")
NORTH_HEALTH = origin("north-health-office", "north", kind="medical")
SOUTH_ARMY = origin("south-army", "south", kind="military")
SOUTH_ADMIN = origin("south-administration", "south", kind="administration")
MONITOR = origin("monitoring-mission", kind="monitor")
HOSPITAL = origin("field-hospital", kind="medical")
ALLY = origin("allied-ministry", kind="government", aligned=("north",))
WIRE = origin("outlet:test-wire", kind="media")
UNKNOWN = origin("somebody", None, kind="unknown")
WITNESS = origin("witness-of-f1", kind="witness")


def place(id: str, precision: PlacePrecision = "settlement", *, key: str | None = None) -> Place:
    """A place of an id."""
    return Place(
        id=id, place=key or f"test:{id}", name=id.title(), latitude=1.0, longitude=2.0, precision=precision,
        relation="in", span=(0, 1),
    )  # fmt: skip


def claim(
    by: Origin, *figures: Figure, published: str | None = "2031-03-04", said: date | None = None,
    stance: Stance = "asserts",
    events: tuple[Event, ...] = (), places: tuple[Place, ...] = (), document: str = "", number: int = 0, text: str = "",
    own_voice: bool = False, section: Any = "body", qualifiers: tuple[Any, ...] = (), outlet: str = "Test Wire",
) -> Claim:  # fmt: skip
    """A claim of `by`; its ids are made from all that it says."""
    document = document or digest(by.key, str(published), outlet)
    speaker = Actor(
        id=by.key,
        name=by.name,
        side=by.side,
        aligned_with=by.aligned_with,
        kind=by.kind,
        span=(0, 1),
        resolution="name",
    )
    link = Link(
        source=((0, 1),), cue=((1, 2),), voice="indirect", carried=False, actors=(speaker,),
        said_on=None if said is None else (said, said),
    )  # fmt: skip
    return Claim(
        claim_id=digest(document, by.key, stance, list(map(str, figures)), list(map(str, events)), number, text)[:8],
        document_id=document, reading_id=f"r-{document}", input_id=f"{document}.txt", published=published,
        outlet=outlet,
        section=section, background=False, text=text or "Invented for testing.", content=((10, 20),),
        attribution=() if own_voice else (link,), stance=stance, events=events, figures=figures, places=places,
        qualifiers=qualifiers, issues=(),
    )  # fmt: skip


def event(
    type: EventType = "assault", mode: str | None = "shelling", *, agents: tuple[Actor, ...] = (),
    targets: tuple[Actor, ...] = (), status: EventStatus = "occurred", period: Days | None = (DAY, DAY),
    places: tuple[str, ...] = (),
) -> Event:  # fmt: skip
    """An event of a claim."""
    return Event(
        id="e1", type=type, mode=mode, status=status, trigger=(10, 15), agents=agents, targets=targets, period=period,
        precision="unknown" if period is None else "day", places=places,
    )  # fmt: skip


def told(
    by: Origin, *figures: Figure, what: Event | None = None, family: str | None = None, places: tuple[Place, ...] = (),
    theatre: str | None = "test", words: frozenset[str] = frozenset(), **claimed: Any,
) -> Telling:  # fmt: skip
    """What `by` tells of an event (a shelling without agents, unless `what` says otherwise), with its figures."""
    what = what or event()
    made = claim(by, *figures, events=(what,), places=places, **claimed)
    return Telling(
        key=f"{made.claim_id}/e1", claim=made, event=what, origin=by, places=places, figures=figures, family=family,
        theatre=theatre, words=words,
    )  # fmt: skip
