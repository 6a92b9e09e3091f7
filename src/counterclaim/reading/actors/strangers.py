"""People without a name, known by a common noun alone, where they act, are spoken to or are struck: "three clerks of
the district administration", "drivers near the border", "followers of a sect".

Nothing is known of them but the text's own words and what the noun says they are; they have a side only where a party's
forces or bodies are named in their own words.
"""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Token

from counterclaim.reading.actors.belonging import possessor
from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.enemies import main_force, speaking_side
from counterclaim.reading.actors.lexicon import lexicon
from counterclaim.reading.actors.people import RIVALS
from counterclaim.reading.actors.siding import THIRD, Side, side_of_country
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.records import UNREAD, Actor, ActorKind, Span
from counterclaim.records.located import Stretches
from counterclaim.theatres import Country, offices
from counterclaim.theatres.spelling import slug, words_in

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "dative"})
TOWARDS = frozenset({"at", "on", "to", "against", "by", "among", "of", "about"})
"""Prepositions before somebody whom a verb reaches."""
BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "poss", "punct", "case"})
WHOSE = frozenset({"of", "from"})
FORCE = frozenset({"soldiers", "troops", "men", "fighters", "forces", "units", "servicemen", "defenders", "boys"})
"""Nouns for those who fight, with "his" or "our" before them."""
FORCES = frozenset({"military", "armed-group"})
TELLING = frozenset({"say", "confirm", "tell", "speak", "write", "talk", "send"})
NUMBERS = frozenset({"nummod", "quantmod", "advmod"})
COUNTED = frozenset({"people", "person", "persons"})
"""Nouns that are only counted where a number stands with them."""


def strangers(layers: Layers) -> list[Actor]:
    """The people that no mention and no speaker means, in text order."""
    spoken = (actor.span for several in layers.speakers for actor in several)
    taken = Stretches((*(m.span for m in (*layers.mentions, *layers.facing)), *spoken))
    unread = Stretches(s.span for s in layers.document.sections if s.kind in UNREAD)
    added = []
    for token in layers.doc:
        kind, arms = people().get(token.lower_), token.lower_ in offices().modifiers.arms
        kind = "media" if kind is None and _is_told(token) else kind
        span = (token.idx, token.idx + len(token))
        if arms and token.dep_ == "nsubj" and not taken.touch(span) and not unread.touch(span):
            added += _force(token, layers)
        own = _own_force(token, layers) if token.lower_ in FORCE and _is_reached(token) else None
        if own is not None and not taken.touch(span) and not unread.touch(span):
            added.append(msgspec.structs.replace(own, span=span, resolution="description"))
            continue
        if kind is None or taken.touch(span) or unread.touch(span) or not _is_reached(token) or _is_counted(token):
            continue
        first = _first(token)
        start = next(
            (t.idx for t in token.doc[first : token.i + 1] if not taken.touch((t.idx, t.idx + len(t)))), span[0]
        )
        side = Side(THIRD) if kind == "media" and _is_told(token) else _side(token, layers)
        added.append(_stranger((start, span[1]), kind, side, layers.text))
    return added


def _stranger(span: Span, kind: ActorKind, side: Side, text: str) -> Actor:
    name = " ".join(text[slice(*span)].split())
    return Actor(
        id=f"text:{slug(name)}", name=name, side=side.side, aligned_with=side.aligned_with, kind=kind, named=False,
        span=span, resolution="description",
    )  # fmt: skip


def _own_force(noun: Token, layers: Layers) -> Actor | None:
    """The force of whom "his" soldiers are, or of the side for which "our" soldiers are spoken of."""
    whose = next((c.lower_ for c in noun.children if c.tag_ == "PRP$"), "")
    if whose in {"his", "her"}:
        owner = possessor(noun.idx, layers, person=True)
        side = owner.side if owner is not None and owner.span[0] >= noun.sent.start_char else None
        side = side or _speaker_side(noun, layers)
    else:
        side = speaking_side(noun, (), layers) if whose == "our" else None
    parties = {party.id for party in layers.theatre.parties}
    if side is None or side not in parties:
        return None
    return main_force(side, rules=False, met=layers.mentions, layers=layers)


def _speaker_side(noun: Token, layers: Layers) -> str | None:
    """The side of the soldier who speaks in the sentence before a noun: a commander's, who says that "his men" left."""
    here = noun.sent.start_char, noun.idx
    speaking = [a for several in layers.speakers for a in several if here[0] <= a.span[0] and a.span[1] <= here[1]]
    return speaking[-1].side if speaking and speaking[-1].kind in FORCES else None


def _force(arms: Token, layers: Layers) -> list[Actor]:
    """The force that tanks or artillery which do something stand for, where an owner stands before them."""
    owner = next((c for c in arms.children if c.dep_ in {"poss", "amod", "compound", "nmod"} and c.i < arms.i), None)
    if owner is None:
        return []
    span = (owner.left_edge.idx, arms.idx + len(arms))
    held = [m for m in layers.mentions_at.touching((owner.idx, owner.idx + len(owner))) if m.kind in FORCES]
    if held:
        return [msgspec.structs.replace(held[-1], span=span, resolution="office")]
    composer = composer_for(layers.theatre, layers.document.published_day)
    country = _country(owner, layers)
    office = composer.office("armed-forces")
    if country is None or office is None:
        return []
    return [actor_of(composer.of_country(country, office, words=layers.text[slice(*span)]), span)]


def _country(word: Token, layers: Layers) -> Country | None:
    """The country whose adjective a word is."""
    words = words_in(layers.text, (word.idx, word.idx + len(word)))
    piece = lexicon(layers.theatre).match(words, 0, layers.text) if words else None
    return next((e.country for e in piece.of("country") if e.form == "adjective"), None) if piece else None


@cache
def people() -> dict[str, ActorKind]:
    """Nouns for people, in lower case → the kind of actor that they are."""
    return {noun: kind for kind, nouns in offices().people.items() for noun in nouns}


def _is_reached(noun: Token) -> bool:
    """Whether somebody acts, or a verb reaches him: subject, object, or after "by", "at", "to" of a verb."""
    the = noun.i > noun.sent.start and noun.nbor(-1).lower_ == "the"  # "the displaced", which parsers take for a verb
    if noun.pos_ not in {"NOUN", "PROPN", "ADJ"} and not (the and noun.dep_ in SUBJECTS | OBJECTS):
        return False
    top = noun
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    if top.dep_ in SUBJECTS | OBJECTS:
        return True
    if top.dep_ != "pobj" or top.head.lower_ not in TOWARDS:
        return top.dep_ == "ROOT" and any(c.dep_ in {"relcl", "acl"} for c in top.children)
    return top.head.dep_ == "agent" or top.head.head.pos_ in {"VERB", "AUX"}


def _is_told(noun: Token) -> bool:
    """Whether a noun for a medium is whom somebody tells: "told an agency", "a radio station in the town"."""
    if noun.lower_ not in offices().outlets or any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.children):
        return False
    told = noun.dep_ in OBJECTS and noun.head.lemma_ == "tell"
    to = noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lemma_ in TELLING
    return told or to


def _is_counted(noun: Token) -> bool:
    return noun.lower_ in COUNTED and any(c.dep_ in NUMBERS for c in noun.children)


def _first(noun: Token) -> int:
    """The number of the first word of the noun phrase before the noun that is no article, number or owner."""
    first = noun.i
    while first > noun.sent.start:
        before = noun.doc[first - 1]
        if before.is_space or before.is_quote or before.dep_ not in BEFORE_NOUN or before.text in {",", "(", ")"}:
            break
        if before.tag_ in {"POS", "PRP$"} or before.head.i < first:
            break
        first -= 1
    return first


def _side(noun: Token, layers: Layers) -> Side:
    """The side of the body that the words say they are of, or of the state whose people they are; None of neither."""
    if noun.lower_ in RIVALS:
        return Side(None)
    owners: list[Token] = [c for c in noun.children if c.dep_ in {"poss", "compound", "amod", "nmod"}]
    owners += [o for p in noun.children if p.lower_ in WHOSE for o in p.children if o.dep_ == "pobj"]
    inside: list[Span] = [(t.idx, t.idx + len(t)) for t in owners]
    for mention in layers.mentions_at.touching(*inside):
        if mention.side not in {None, THIRD} and mention.kind in {*FORCES, "government"}:
            return Side(mention.side, mention.aligned_with)
    country = next((c for t in owners if (c := _country(t, layers)) is not None), None)
    return Side(None) if country is None else side_of_country(layers.theatre, country.code)
