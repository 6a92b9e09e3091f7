"""Why an event is of its type, of its status, and who did it: noted where each is settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from counterclaim.reading.events.matching import Match
from counterclaim.reading.events.moods import Mood
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import Actor, Event, EventType, Reason, ReasonKey, Spans

NAME = "events"


def spans_of(tokens: Iterable[Token]) -> Spans:
    """Where some words stand."""
    return tuple(sorted({extent(token) for token in tokens}))


def of_type(match: Match, cause: Match | None) -> Reason:
    """The cue that names the event; `cause` where the attack in the clause names it, and not what it did."""
    named = cause or match
    cue = named.cue
    conditions = [name for name in CONDITIONS if getattr(cue.needs, name)]
    rule = "cause" if cause is not None else "cue-with-company" if conditions else "cue"
    words = (extent(named.token),) if cause is not None else ()
    return Reason(slot="type", by=NAME, rule=rule, words=words, entry=", ".join(conditions))


def of_likeness(head: Token, type: EventType, likely: float) -> Reason:
    """That a trained reader held a type likely, where no word known to name an event stood."""
    return Reason(slot="type", by=NAME, rule="likeness", words=(extent(head),), entry=f"{type} {likely:.2f}")


CONDITIONS = ("object", "subject", "modifier", "of", "means", "prep", "governor", "infinitive", "near")


def of_party(slot: str, rule: str, actors: Sequence[Actor], heads: Sequence[Token]) -> Reason | None:
    """Who did it, or whom it hit, by which way; where nobody was found, the words there that name no known actor. None
    where no words stand there."""
    if actors:
        rule = "contested" if all(actor.resolution == "unresolved" for actor in actors) else rule
        return Reason(slot=slot, by=NAME, rule=rule, words=tuple(actor.span for actor in actors))
    if heads:
        return Reason(slot=slot, by=NAME, rule="words-of-nobody-known", words=spans_of(heads))
    return None


def of_status(mood: Mood) -> Reason | None:
    """The word that settles the status; None where none does, so that what is told is told as having occurred."""
    if mood.word is None:
        return None
    return Reason(slot="status", by=NAME, rule=mood.rule, words=(extent(mood.word),), entry=mood.status)


def of_refining(event: Event, now: Event) -> tuple[Reason, ...]:
    """What the company of other events changed in an event."""
    found = []
    if event.mode != now.mode:
        found.append(Reason(slot="mode", by=NAME, rule="refined", words=(now.trigger,), entry=event.mode or ""))
    if event.background != now.background:
        found.append(Reason(slot="background", by=NAME, rule="modifying-clause", words=(now.trigger,)))
    return tuple(found)


def of_states(events: Iterable[Event], layers: Layers) -> dict[ReasonKey, tuple[Reason, ...]]:
    """Which states act that no mention names, told by an adjective or a genitive."""
    found: dict[ReasonKey, tuple[Reason, ...]] = {}
    for actor in (actor for event in events for actor in event.agents):
        if actor.kind == "state" and ("mention", actor.span) not in layers.reasons:
            side = "side-open" if actor.side is None else "side-of-country"
            found["mention", actor.span] = (
                Reason(slot="who", by=NAME, rule="state-by-adjective"),
                Reason(slot="side", by=NAME, rule=side, entry=actor.id.upper()),
            )
    return found
