"""Why the slots of a claim are as they are: what the components noted of its parts, and how it was put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from counterclaim.reading.claims.contents import Said
from counterclaim.reading.claims.linking import Parts
from counterclaim.reading.claims.taken import Taken
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor, Event, Link, Reason, ReasonKey, TimeExpression

NAME = "claims"


def reasons_in(
    layers: Layers,
    said: Said,
    *,
    links: Sequence[Link],
    dating: Sequence[TimeExpression | None],
    taken: Taken,
    parts: Parts,
) -> tuple[Reason, ...]:
    """Every reason of a claim, its slots named after the parts that have them: `s0.cue`, `e1.status`, `who:…`."""
    out: list[Reason] = []
    for number, (index, time) in enumerate(zip(said.chain, dating, strict=True)):
        out += _of(layers, ("attribution", index), f"s{number}")
        if time is not None:
            out.append(Reason(slot=f"s{number}.said_on", by=NAME, rule="dates-the-saying", words=(time.span,)))
    out.append(taken.reason)
    for event in parts.events:
        out += _own(layers, parts, ("event", event.trigger), event.id)
    for figure in parts.figures:
        out += _own(layers, parts, ("figure", figure.span), figure.id)
    for place in parts.places:
        out += _of(layers, ("place", place.span), place.id)
    for time in layers.times_at.within(*said.region):
        out += _of(layers, ("time", time.span), f"t{time.start}")
    for time in dict.fromkeys(dating):
        if time is not None:
            out += _of(layers, ("time", time.span), f"t{time.start}")
    told = {reason.slot for reason in out}
    for actor in _actors(links, parts.events):
        out += (reason for reason in _of_actor(layers, actor) if reason.slot not in told)
    seen: dict[tuple[str, str], Reason] = {}
    for reason in out:
        seen.setdefault((reason.slot, reason.entry if reason.slot.endswith(".actors") else ""), reason)
    return tuple(seen.values())


def of_acting(before: Iterable[Event], now: Iterable[Event]) -> dict[ReasonKey, tuple[Reason, ...]]:
    """Who acts in events by the claimant's own words: he himself; of what only hangs on the cue nobody; of harm that he
    would have done to his own somebody who is open."""
    found: dict[ReasonKey, tuple[Reason, ...]] = {}
    for old, new in zip(before, now, strict=True):
        if old.agents != new.agents:
            words = tuple(actor.span for actor in new.agents)
            rule = "speaker-himself" if words else "speaker-only-tells"
            rule = "own-harm" if any(actor.resolution == "unresolved" for actor in new.agents) else rule
            found["event", new.trigger] = (Reason(slot="agents", by=NAME, rule=rule, words=words),)
    return found


def _own(layers: Layers, parts: Parts, key: ReasonKey, name: str) -> Iterator[Reason]:
    """What was noted of a part here goes before what its component noted of the same slot."""
    here = parts.reasons.get(key, ())
    slots = {reason.slot for reason in here}
    for reason in (*(r for r in layers.reasons.get(key, ()) if r.slot not in slots), *here):
        yield replace(reason, slot=f"{name}.{reason.slot}")


def _of(layers: Layers, key: ReasonKey, name: str) -> Iterator[Reason]:
    for reason in layers.reasons.get(key, ()):
        yield reason if ":" in reason.slot else replace(reason, slot=f"{name}.{reason.slot}")


def _actors(links: Iterable[Link], events: Iterable[Event]) -> Iterator[Actor]:
    for link in links:
        yield from link.actors
    for event in events:
        yield from event.agents
        yield from event.targets


def _of_actor(layers: Layers, actor: Actor) -> Iterator[Reason]:
    """Who somebody is and whose side that is, as the mention says that names him."""
    at = actor.meant_at or actor.span
    spans = (at, *(mention.span for mention in layers.mentions_at.within(at) if mention.id == actor.id))
    noted = next((found for span in spans if (found := layers.reasons.get(("mention", span)))), ())
    for reason in noted:
        entry = reason.entry if reason.entry != actor.id else ""
        yield replace(reason, slot=f"{reason.slot}:{actor.id}", entry=entry)
