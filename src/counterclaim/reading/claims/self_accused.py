"""Speakers who, as it is read, tell of harm that they did to their own: a sign that another is called by that word."""

from __future__ import annotations

from msgspec.structs import replace

from counterclaim.reading.layers import Layers
from counterclaim.records import Actor, Event, Issue, Link, Span
from counterclaim.records.span import hull, words_of
from counterclaim.theatres.spelling import keys_in

HARM = frozenset({"occurred", "ongoing"})
MUTUAL = frozenset({"clash", "interception", "explosion"})
"""Modes of assault in which nobody need be accused."""
CODE = "actor-unresolved"


def self_accused(layers: Layers, events: tuple[Event, ...], link: Link, region: tuple[Span, ...]) -> tuple[Event, ...]:
    """The events, without whom a reading has as agent who told of it, where it is he who was harmed by it, on his own
    land or among his own, and no more than a noun tells that it was he."""
    if len(link.actors) != 1:
        return events
    speaker = link.actors[0]
    return tuple(
        replace(
            event, agents=tuple(_open(agent, layers) if agent.id == speaker.id else agent for agent in event.agents)
        )
        if _accuses_itself(layers, event, speaker) and _harms_own(layers, event, speaker, region)
        else event
        for event in events
    )


def doubtful(layers: Layers, events: tuple[Event, ...], link: Link) -> list[Issue]:
    """An issue for each harm that a speaker tells of by the very noun that he is called by: "the army shelled the town,
    the army said"."""
    if len(link.actors) != 1:
        return []
    source = keys_in(words_of(layers.text, link.source)) if link.source else ()
    return [
        Issue(code=CODE, span=agent.span, message=_message(agent, layers))
        for event in events
        for agent in event.agents
        if agent.id == link.actors[0].id and _accuses_itself(layers, event, link.actors[0])
        and not event.targets and keys_in(layers.text[slice(*agent.span)])[-1:] == source[-1:]
    ]  # fmt: skip


def _accuses_itself(layers: Layers, event: Event, speaker: Actor) -> bool:
    """Whether a speaker is the agent of harm by a noun alone, which another may be called by too."""
    harm = event.type == "assault" and event.mode not in MUTUAL and event.status in HARM
    return harm and any(
        agent.id == speaker.id and agent.resolution in ("office", "description") and _is_bare(agent, layers)
        for agent in event.agents
    )


def _is_bare(agent: Actor, layers: Layers) -> bool:
    """Whether "the" and nouns in small letters are all that calls an agent so."""
    start, end = agent.span
    return layers.text[start:end].islower() and layers.text[max(0, start - 4) : start].casefold() == "the "


def _harms_own(layers: Layers, event: Event, speaker: Actor, region: tuple[Span, ...]) -> bool:
    """Whether the harm was done to the speaker's side, or on the land of his state alone where another fights it."""
    if any(target.side == speaker.side for target in event.targets):
        return True
    states = {code: party.id for party in layers.theatre.parties for code in party.countries}
    lands = {t.country for t in layers.toponyms_at.within(hull(region)) if t.role == "literal"}
    return len(states) > 1 and bool(lands) and {states.get(code or "") for code in lands} == {speaker.side}


def _open(agent: Actor, layers: Layers) -> Actor:
    words = layers.text[slice(*agent.span)]
    return replace(
        agent, id=f"text:{'-'.join(keys_in(words))}", name=words, side=None, aligned_with=(), named=False,
        resolution="unresolved", meant_at=None,
    )  # fmt: skip


def _message(agent: Actor, layers: Layers) -> str:
    words = layers.text[slice(*agent.span)]
    return f"“the {words}” is read as {agent.name}, who would tell of its own harm: another side's may be meant."
