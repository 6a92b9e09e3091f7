"""Persons whom a source means by office or trade and the text names elsewhere, or right after it."""

from __future__ import annotations

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.describing import mention_as
from counterclaim.reading.actors.known_as import aged, named_elsewhere, named_next
from counterclaim.reading.actors.people import is_person, trades
from counterclaim.reading.actors.roles import holds
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import Actor, Span
from counterclaim.theatres.spelling import words_in


def is_named_person(actor: Actor, layers: Layers) -> bool:
    """Whether an office or description already means somebody by name: its holder."""
    by_office = ":" in actor.id.removeprefix("text:")
    return actor.named and not by_office and is_person(actor, layers)


def elsewhere(named: tuple[Actor, ...], whole: Span, layers: Layers) -> tuple[Actor, ...]:
    """The persons whom the text names elsewhere by the noun of this source, or right after it; none of them of
    another side."""
    persons = named_elsewhere(whole, layers)
    head = head_at(layers.doc, whole)
    noun = head.lower_ if head is not None else ""
    of_one = is_person(named[0], layers) if len(named) == 1 else not named and noun in trades()
    if not persons and (of_one or noun.startswith("spokes")):
        following = named_next(whole, layers)
        persons = (following,) if following is not None and _may_hold(following, named, noun, layers) else ()
    older = aged(whole, layers) if not persons else None
    persons = (older,) if older is not None else persons
    sides = {a.side for a in (*(named if _has_owner(whole, layers) else ()), *persons)} - {None}
    return () if len(sides) > 1 else tuple(mention_as(p, whole, "description") for p in persons)


def names_somebody(whole: Span, layers: Layers) -> bool:
    """Whether the words of a source name a person."""
    return any(m.named and is_person(m, layers) for m in layers.mentions_at.within(whole))


def _has_owner(whole: Span, layers: Layers) -> bool:
    """Whether the words say whose an office is, so that its side is no guess."""
    composer = composer_for(layers.theatre, layers.document.published_day)
    pieces = composer.lexicon.pieces(words_in(layers.text, whole), layers.text)
    return any(piece.of("country") or piece.of("actor") for piece in pieces)


def _may_hold(person: Actor, office: tuple[Actor, ...], noun: str, layers: Layers) -> bool:
    """Whether an office, called so, may be somebody's: anybody's of whom no theatre knows another, or both in one
    administration."""
    kinds = {actor.kind for actor in (person, *office)}
    if person.kind == "intergovernmental" and len(kinds) > 1:
        return False  # an envoy is nobody's minister
    return holds(person, noun, layers) is not False or kinds == {"administration"}
