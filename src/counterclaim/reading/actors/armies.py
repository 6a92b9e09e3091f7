"""Which army soldiers are of who stand without an owner: the only one near in the text, else the theatre's."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.siding import THIRD
from counterclaim.reading.actors.staging import stages
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, head_at
from counterclaim.records import Actor
from counterclaim.theatres import countries, offices

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
FLYING = frozenset({"pilot", "pilots"})
STATELY = frozenset({"paratrooper", "paratroopers", "marines"})
"""Ranks that a group which a state's army fights does not have."""
OFFICERS = frozenset({"officer", "officers"})
POLICE = frozenset({"police", "policeman", "policemen", "constable"})
"""Words of a sentence whose officers may be no soldiers."""
SENDING = frozenset(
    {"mourn", "lose", "send", "deploy", "withdraw", "pull", "bury", "repatriate", "contribute", "offer"}
)
"""Verbs of what a state does with its own soldiers."""
NEAR = 200
"""Code points back to which another army named makes it doubtful which is meant."""


def army_meant(noun: Token, before: Sequence[Actor], layers: Layers) -> Actor | None:
    """The army of soldiers and officers without an owner, None for other ranks and where two may be meant."""
    if noun.lower_ in FLYING:
        return default_force("air-force", layers) if any(c.lower_ in DEFINITE for c in noun.children) else None
    if noun.lower_ in OFFICERS and any(t.lower_ in POLICE for t in noun.sent):
        return None
    if noun.lower_ in STATELY and default_force("armed-forces", layers) is None:
        return None
    if noun.lower_ not in {*offices().fighting.soldiers, *offices().fighting.regulars, *STATELY}:
        return None
    return army_near(noun, before, layers)


def army_near(noun: Token, before: Sequence[Actor], layers: Layers) -> Actor | None:
    """The only army that the text names near a word, else the theatre's, else the only one of the text."""
    at = extent(noun)[0]
    armies = [m for m in before if is_army(m)]
    known = default_force("armed-forces", layers) is not None
    staged = known and any(noun.sent.start_char <= s.town.start < at for s in layers.kept(stages))
    since = noun.sent.start_char if staged else min(noun.sent.start_char, at - NEAR)
    near = {m.id: m for m in armies if m.span[1] >= since}
    definite = any(c.lower_ in DEFINITE for c in noun.children)
    if len(near) == 1 and definite:
        return next(iter(near.values()))
    if not definite and _is_anothers(noun, before, layers):
        return None
    sender = _sender(noun, before, layers)
    if sender is not None:
        return sender
    own = _of_theatre(armies, layers) or (None if armies else _of_only_state(before, layers))
    doubtful = near if definite else {id_: m for id_, m in near.items() if m.span[0] < noun.sent.start_char}
    return own if own is not None and not doubtful.keys() - {own.id} else None


def _is_anothers(noun: Token, before: Sequence[Actor], layers: Layers) -> bool:
    """Whether the sentence is what a third state's ministry of defence says: soldiers may be its own."""
    for mention in (m for m in before if m.span[0] >= noun.sent.start_char):
        head = head_at(layers.doc, mention.span)
        subject = head is not None and head.dep_ in {"nsubj", "nsubjpass"}
        if subject and mention.side == THIRD and mention.id.endswith(("defence-minister", "defence-ministry")):
            return True
    return False


def _sender(noun: Token, before: Sequence[Actor], layers: Layers) -> Actor | None:
    """The army of the third state whose official sends, loses or mourns soldiers."""
    verb = noun.head
    if verb.lemma_ not in SENDING or noun.dep_ != "dobj":
        return None
    for mention in (m for m in before if m.span[0] >= noun.sent.start_char and m.side == THIRD):
        head = head_at(layers.doc, mention.span)
        if head is not None and head.dep_ == "nsubj" and head.head.i == verb.i:
            return army_of(mention, layers)
    return None


def army_of(official: Actor, layers: Layers) -> Actor | None:
    """The army of the state whose official somebody is; None of others."""
    composer = composer_for(layers.theatre, layers.document.published_day)
    known = composer.lexicon.actors.get(official.id)
    code = known.country if known is not None and known.country else official.id.partition(":")[0].upper()
    who = composer.by_id(f"{code.lower()}:armed-forces") if code in countries() else None
    return actor_of(who, official.span) if who is not None else None


def is_army(actor: Actor) -> bool:
    """Whether somebody is a state's army, whose side is known."""
    return actor.kind == "military" and actor.side is not None and actor.id.endswith(":armed-forces")


def _of_only_state(before: Sequence[Actor], layers: Layers) -> Actor | None:
    """The army of the only state at war of whose people or bodies the text tells before, where it names no army."""
    of_states = {party.id: party.countries for party in layers.theatre.parties if party.countries}
    met = {m.side for m in before if m.side in of_states and m.kind != "civilian"}
    codes = of_states[next(iter(met)) or ""] if len(met) == 1 else ()
    if len(codes) != 1:
        return None
    composer = composer_for(layers.theatre, layers.document.published_day)
    who = composer.by_id(f"{codes[0].lower()}:armed-forces")
    return actor_of(who, (0, 0)) if who is not None else None


def _of_theatre(armies: Sequence[Actor], layers: Layers) -> Actor | None:
    """The army that the theatre says is meant, else the only one that the text names."""
    default = default_force("armed-forces", layers)
    if default is not None:
        return default
    parties = {party.id for party in layers.theatre.parties}
    met = {m.id: m for m in armies}
    if not met:
        return _of_land(layers)
    return next(iter(met.values())) if len(met) == 1 and {m.side for m in armies} <= parties else None


def _of_land(layers: Layers) -> Actor | None:
    """The army of the only state in whose land the text plays, where several states fight groups and each does so in
    its own land: soldiers in Mali are Malian."""
    states = {code for party in layers.theatre.parties for code in party.countries}
    groups = any(not party.countries for party in layers.theatre.parties)
    if len(states) < 2 or not groups or not states <= {*layers.theatre.countries}:
        return None
    lands = {t.country for t in layers.toponyms if t.country in states}
    composer = composer_for(layers.theatre, layers.document.published_day)
    who = composer.by_id(f"{next(iter(lands)).lower()}:armed-forces") if len(lands) == 1 else None
    return actor_of(who, (0, 0)) if who is not None else None


def default_force(office: str, layers: Layers) -> Actor | None:
    """The force that the theatre says is meant where no owner stands with the word."""
    default = next((d for d in layers.theatre.defaults if d.endswith(f":{office}")), None)
    who = composer_for(layers.theatre, layers.document.published_day).by_id(default) if default is not None else None
    return actor_of(who, (0, 0)) if who is not None else None
