"""The slots of what a claim says happened."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.publishing.explaining.explanation import Slot
from counterclaim.publishing.explaining.noted import Noted
from counterclaim.publishing.explaining.rules import rules
from counterclaim.publishing.explaining.speakers import identity, side_of
from counterclaim.publishing.wording import days_words
from counterclaim.records import Actor, Claim, Event, Place, TimeExpression


def slots_of_events(claim: Claim, noted: Noted) -> Iterator[Slot]:
    """Those of each event: type and mode, status, who, whom, where, when."""
    places = {place.id: place for place in claim.places}
    for event in claim.events:
        yield from _of_event(event, places, claim, noted)


def _of_event(event: Event, places: dict[str, Place], claim: Claim, noted: Noted) -> Iterator[Slot]:
    name, own = event.id, (event.trigger,)
    yield noted.slot(f"{name}.type", event.type, own)
    yield noted.slot(
        f"{name}.mode",
        event.mode,
        own,
        reason=next(iter(noted.reasons(f"{name}.mode") or noted.reasons(f"{name}.type")), None) if event.mode else None,
    )
    yield noted.slot(f"{name}.status", event.status, own)
    yield from _of_party(f"{name}.agents", event.agents, noted)
    yield from _of_party(f"{name}.targets", event.targets, noted)
    where = [places[id_] for id_ in event.places if id_ in places]
    names = " and ".join(dict.fromkeys(place.name for place in where)) or None
    yield noted.slot(f"{name}.places", names, [place.span for place in where])
    period = days_words(event.period) if event.period else None
    yield noted.slot(f"{name}.period", period, more=counted(f"{name}.period", claim.times, noted))
    if event.background:
        yield noted.slot(f"{name}.background", "yes", own)


def _of_party(name: str, actors: tuple[Actor, ...], noted: Noted) -> Iterator[Slot]:
    part = name.partition(".")[0]
    names = " and ".join(actor.name for actor in actors if actor.resolution != "unresolved") or None
    told = {reason.rule for reason in noted.reasons(name)}
    who = "; ".join(f"{actor.name}: {words}" for actor in actors if (words := identity(actor, noted, told)))
    yield noted.slot(name, names, [actor.span for actor in actors], more=who)
    for actor in actors:
        yield side_of(part, actor, noted)


def counted(slot: str, times: tuple[TimeExpression, ...], noted: Noted) -> str:
    """How the expressions of time that a slot was read from came to mean their days."""
    at = {span for reason in noted.reasons(slot) for span in reason.words}
    return "; ".join(time_words(time, noted) for time in times if time.span in at)


def time_words(time: TimeExpression, noted: Noted) -> str:
    """What kind of expression one is, what its days were counted from, and what else they may be."""
    reason = next(iter(noted.reasons(f"t{time.start}.days")), None)
    kind = f"{rules().words(reason.by, reason.rule, reason.entry)}, " if reason is not None else ""
    looks = f", looking {reason.entry}" if reason is not None and reason.entry else ""
    otherwise = f", or else {days_words(time.otherwise)}" if time.otherwise else ""
    doubt = f", not settled by the text{otherwise}" if time.ambiguous else ""
    return f"“{noted.words(time.span).text}” is {kind}{ANCHORS[time.anchor]}{looks}{doubt}"


ANCHORS = {
    "absolute": "complete in itself",
    "published": "counted from the day of publication",
    "expression": "counted from a day told before it",
    "theatre": "counted from the beginning of the war",
    "none": "without a day to count from",
}
