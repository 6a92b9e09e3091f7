"""Offices that a common noun owns: "the alliance's coordinator", "the brigade's spokesman", "the agency's director"."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from counterclaim.reading.actors.common_nouns import CIVIL, MEMORY, bodies_of, body_meant, every_noun
from counterclaim.reading.actors.composing import Composer, composer_for
from counterclaim.reading.actors.siding import Side
from counterclaim.reading.actors.who import Who, actor_of
from counterclaim.reading.actors.wording import modifiers
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import UNREAD, Actor
from counterclaim.records.located import Stretches
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import words_in

AHEAD = 60
"""Code points after the possessive within which the office stands."""
FILLED = 2
"""Most words between the possessive and the office."""
LOCAL = re.compile(r" (?:in|for|at|near) ")
OPEN = frozenset({"description", "unresolved"})
RULED = frozenset({"government", "military", "media", "local-official"})
"""Kinds of body that only who rules or fights has."""


def possessed(layers: Layers) -> tuple[Actor, ...]:
    """The mentions, with the offices whose owner is a noun that takes up a body of the text, in text order."""
    settled = Stretches(m.span for m in layers.mentions if m.resolution not in OPEN or (m.side is not None and m.named))
    unread = Stretches(s.span for s in layers.document.sections if s.kind in UNREAD)
    composer = composer_for(layers.theatre, layers.document.published_day)
    added: list[Actor] = []
    for noun in layers.doc:
        if noun.dep_ != "poss" or noun.lower_ not in owners() or not any(c.tag_ == "POS" for c in noun.children):
            continue
        if settled.touch(extent(noun)) or unread.touch(extent(noun)) or _ends_a_name(noun):
            continue
        found = _office(noun, composer, layers)
        if found is not None and not settled.touch(found.span):
            added.append(found)
    taken = Stretches(m.span for m in added)
    return tuple(sorted([*(m for m in layers.mentions if not taken.touch(m.span)), *added], key=lambda m: m.span))


def _ends_a_name(noun: Token) -> bool:
    """Whether a noun is the last word of a name of its own: the Party of "the United Wa State Party's spokesman"."""
    before = noun.doc[noun.i - 1] if noun.i > noun.sent.start else None
    return noun.text[0].isupper() and before is not None and before.pos_ == "PROPN" and before.text[0].isupper()


def _office(noun: Token, composer: Composer, layers: Layers) -> Actor | None:
    mark = next(c for c in noun.children if c.tag_ == "POS")
    begins = mark.idx + len(mark)
    words = words_in(layers.text, (begins, min(begins + AHEAD, noun.sent.end_char)))
    at = 0
    piece = composer.lexicon.match(words, at, layers.text) if words else None
    while at < min(FILLED, len(words) - 1) and (piece is None or not piece.of("office")):
        if words[at].key not in modifiers()["fillers"]:
            return None
        at += 1
        piece = composer.lexicon.match(words, at, layers.text)
    if piece is None or not piece.of("office") or piece.of("actor") or piece.of("country"):
        return None
    fighting = offices().fighting
    titled_ = piece.last - piece.first > 1 and all(o.kind != "military" for o in piece.of("office")[0].offices)
    if not titled_ and words[piece.last - 1].key in {*fighting.ranks, *fighting.bands, *fighting.soldiers}:
        return None  # whose they are, their rank is asked
    before = layers.mentions_at.within((0, noun.idx))
    body = body_meant(noun, [one for m in before[-MEMORY:] for one in (*bodies_of(m, layers), m)], layers)
    if body is None:
        return None
    of_rulers = any(o.role == "body" and o.kind in RULED for o in piece.of("office")[0].offices)
    if noun.lower_ == "group" and body.kind in CIVIL and of_rulers:
        groups = [m for m in before[-MEMORY:] if m.kind == "armed-group" and m.named]
        if not groups:
            return None
        body = groups[-1]  # a medical charity has no television
    owner = _who(body, composer)
    office = composer.office_for_body(piece.of("office")[0].offices, owner)
    if office is None:
        return None
    span = extent(noun)[0], words[piece.last - 1].end
    local = LOCAL.match(layers.text, span[1]) is not None  # the militia's commander there does not command it all
    words_ = layers.text[slice(*span)]
    who = composer.of_body(owner, office, words=words_, definite=not local, indefinite=local)
    return actor_of(who, span)


def _who(actor: Actor, composer: Composer) -> Who:
    """A mention as an owner."""
    known = composer.lexicon.actors.get(actor.id)
    if known is not None:
        return composer.known(known)
    return Who(
        id=actor.id, name=actor.name, kind=actor.kind, side=Side(actor.side, actor.aligned_with),
        resolution=actor.resolution, role="body",
    )  # fmt: skip


@cache
def owners() -> frozenset[str]:
    """Nouns that may take up a body as an owner."""
    return every_noun() | frozenset(offices().recalls)
