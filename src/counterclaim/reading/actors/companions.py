"""Those who fight beside somebody or against him, known by no more: "its allies", "the army's opponents"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from counterclaim.reading.actors.belonging import possessor
from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.describing import mention_as
from counterclaim.reading.actors.enemies import facing
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.actors.standing import SUBJECTS
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, head_at, slice_at
from counterclaim.records import UNREAD, Actor, Span
from counterclaim.records.located import Stretches
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import slug, words_in

OWN = frozenset({"its", "their"})
BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
ARMED = frozenset({"armed-group", "military", "administration"})
"""Kinds of those whose allies fight, as far as one can tell."""


def companions(layers: Layers) -> Iterator[Actor]:
    """Those whom such words mean, in text order, where nobody is mentioned there already."""
    taken = Stretches(m.span for m in layers.mentions)
    unread = Stretches(s.span for s in layers.document.sections if s.kind in UNREAD)
    for noun in layers.doc:
        if noun.lower_ in every_companion() and not taken.touch(extent(noun)) and not unread.touch(extent(noun)):
            found = companion(noun, layers)
            if found is not None:
                yield found


def companion_cited(whole: Span, layers: Layers) -> Actor | None:
    """Whom the words of a source mean, where they are such words."""
    head = head_at(layers.doc, whole)
    found = companion(head, layers) if head is not None and head.lower_ in every_companion() else None
    return msgspec.structs.replace(found, span=whole) if found is not None else None


def companion(noun: Token, layers: Layers) -> Actor | None:
    """Whom a noun for an ally or opponent means, by name or by its owner; None where no owner is known."""
    named = _named(noun, layers)
    span = (_first(noun), extent(noun)[1])
    if named is not None:
        return mention_as(named, span, "description")
    owner = _owner(noun, layers)
    if owner is None or owner.side is None:
        return None
    before = layers.mentions_at.within((0, noun.idx))
    if noun.lower_ in offices().fighting.foes:
        enemy = facing(owner.side, noun, before, layers)
        return mention_as(enemy, span, "description") if enemy is not None else _unnamed(span, None, layers)
    parties = {party.id for party in layers.theatre.parties}
    fights = owner.kind in ARMED and owner.side in parties
    return _unnamed(span, owner, layers) if fights and noun.tag_ == "NNS" else None


def _unnamed(span: Span, owner: Actor | None, layers: Layers) -> Actor:
    name = " ".join(layers.text[slice(*span)].split())
    return Actor(
        id=f"text:{slug(name)}", name=name, side=owner.side if owner is not None else None, kind="armed-group",
        named=False, span=span, resolution="description",
    )  # fmt: skip


def _named(noun: Token, layers: Layers) -> Actor | None:
    """The one whom the words name too: "its ally Chad", "their Chadian allies", "its allies, the front"."""
    beside = [c for c in noun.children if c.dep_ in BEFORE_NOUN or c.dep_ == "appos"]
    for token in beside:
        met = [m for m in layers.mentions_at.touching(extent(token)) if m.named and not is_person(m, layers)]
        if met:
            return met[-1]
    composer = composer_for(layers.theatre, layers.document.published_day)
    for token in beside:
        words = words_in(layers.text, extent(token))
        piece = composer.lexicon.match(words, 0, layers.text) if words else None
        country = next((e.country for e in piece.of("country") if e.country), None) if piece is not None else None
        if country is not None:
            return actor_of(composer.state(country), extent(token))
    return None


def _owner(noun: Token, layers: Layers) -> Actor | None:
    """Whose ally or opponent it is."""
    whose = next((c for c in noun.children if c.dep_ == "poss"), None)
    if whose is None:
        return None
    if whose.tag_ != "PRP$":
        return _met(whose, layers)
    if whose.lower_ not in OWN:
        return None
    if noun.dep_ == "conj":
        beside = _met(noun.head, layers)
        if beside is not None:
            return beside
    piece = slice_at(layers.doc, (noun.sent.start_char, noun.idx))
    subjects = [m for t in piece if t.dep_ in SUBJECTS and (m := _met(t, layers)) is not None]
    return subjects[-1] if subjects else possessor(noun.idx, layers)


def _met(token: Token, layers: Layers) -> Actor | None:
    here = layers.mentions_at.touching(extent(token))
    return next((m for m in here if m.side is not None and not is_person(m, layers)), None)


def _first(noun: Token) -> int:
    """Where the owner stands, or the noun itself."""
    whose = next((c for c in noun.children if c.dep_ == "poss"), noun)
    return extent(whose)[0]


def every_companion() -> frozenset[str]:
    """Every noun for an ally or opponent."""
    return frozenset((*offices().fighting.friends, *offices().fighting.foes))
