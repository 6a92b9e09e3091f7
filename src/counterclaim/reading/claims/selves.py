"""Speakers who tell what they did themselves: "the army said it had shelled the town", "our troops took it"."""

from __future__ import annotations

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from counterclaim.reading.syntax.tree import extent, head_at
from counterclaim.records import Actor, Event, Link
from counterclaim.records.span import touches

TROOPS = frozenset(
    {
        "army", "aviation", "battalion", "brigade", "defence", "defender", "defense", "division", "drone", "fighter",
        "fleet", "force", "gunner", "jet", "man", "military", "navy", "pilot", "plane", "police", "regiment", "service",
        "soldier", "troop", "unit", "warplane",
    }
)  # fmt: skip
"""What a body says of as its own: "its forces", "our units"."""

STRIKING = frozenset(
    {
        "airstrike", "blast", "bomb", "bombardment", "car", "drone", "explosion", "fire", "helicopter", "jet", "mine",
        "missile", "plane", "projectile", "raid", "rocket", "shell", "strike", "truck", "vehicle", "warplane",
    }
)  # fmt: skip
"""What strikes without being anybody."""
PERSONS = frozenset({"witness", "civilian", "unknown"})
"""Kinds of speaker for whom "it" never stands."""
UNARMED = frozenset({"humanitarian", "medical", "monitor", "civil-society", "media"})
"""Kinds of speaker who are not the "they" that shot people, whoever else is."""


def acting(doc: Doc, events: tuple[Event, ...], link: Link) -> tuple[Event, ...]:
    """The events of a claim, the claimant as agent where the words say so and no other agent was found.

    In direct speech that is "we" and "our forces"; in indirect speech "it" of a body, "they" of a plural source, and
    "its forces". Nothing is given where the claimant is open or more than one, nor to what is read by likeness.
    """
    events = tuple(_without_teller(doc, event, link) for event in events)
    if len(link.actors) != 1 or (link.actors[0].resolution == "unresolved" and link.actors[0].kind == "unknown"):
        return events
    speaker = link.actors[0]
    return tuple(
        replace(event, agents=(replace(speaker, span=extent(own), resolution="pronoun"),))
        if not event.agents and not event.likened and (own := _own_subject(doc, event, speaker, link)) is not None
        else event
        for event in events
    )


def _without_teller(doc: Doc, event: Event, link: Link) -> Event:
    """ "The channel reported five raids, killing nine": a participle in the content that the parser hangs on the cue is
    not what the channel did."""
    verb = head_at(doc, event.trigger)
    if verb is None or verb.tag_ != "VBG" or verb.dep_ != "advcl" or not touches(extent(verb.head), link.cue):
        return event
    return replace(event, agents=tuple(agent for agent in event.agents if not touches(agent.span, link.source)))


def _own_subject(doc: Doc, event: Event, speaker: Actor, link: Link) -> Token | None:
    """The subject of the event's verb where it stands for the speaker."""
    verb = head_at(doc, event.trigger)
    subject = _subject(verb) if verb is not None else None
    if subject is None or any(target.span == extent(subject) for target in event.targets):
        return None
    owners = {child.lower_ for child in subject.children if child.dep_ == "poss"}
    own_troops = subject.lemma_.lower() in TROOPS
    if link.voice != "indirect" and (subject.lower_ in ("we", "i") or (own_troops and owners & {"our", "my"})):
        return subject
    if link.voice == "direct" or speaker.kind in PERSONS or (speaker.kind in UNARMED and event.type == "assault"):
        return None
    if subject.lower_ == "it" and _is_striking(verb):
        return None
    if subject.lower_ == "it" or (own_troops and "its" in owners):
        return subject
    return subject if subject.lower_ == "they" and _is_plural(doc, link) else None


def _subject(verb: Token) -> Token | None:
    """The active subject of a verb, or the one that it shares with the verb before it."""
    for _ in range(3):
        for child in verb.children:
            if child.dep_ == "nsubj":
                return child
            if child.dep_ in ("nsubjpass", "expl", "auxpass"):
                return None
        if verb.dep_ not in ("conj", "xcomp") or verb.head.pos_ not in ("VERB", "AUX"):
            return None
        verb = verb.head
    return None


def _is_striking(verb: Token | None) -> bool:
    """Whether "it" is what struck, told just before: "the strike killed nine after it hit a bus"."""
    over = verb.head if verb is not None and verb.dep_ == "advcl" else None
    return over is not None and any(c.dep_ == "nsubj" and c.lemma_.lower() in STRIKING for c in over.children)


def _is_plural(doc: Doc, link: Link) -> bool:
    head = head_at(doc, link.source[0]) if link.source else None
    return head is not None and (head.tag_ in ("NNS", "NNPS") or head.lower_ == "they")
