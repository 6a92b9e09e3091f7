"""Bodies that a noun means: with an owner ("the UN agency" after the World Food Programme), or named right after it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.reading.actors.composing import Composer, composer_for
from counterclaim.reading.actors.governing import leads
from counterclaim.reading.actors.people import is_new, is_person
from counterclaim.reading.actors.recalling import may_take_up
from counterclaim.reading.actors.siding import THIRD
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Actor, Span
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import keys_in, words_in

NEXT = 400
"""Code points within which a body is named that was cited by a noun first."""
ARTICLES = frozenset({"the", "this", "that", "s"})


def body_of(whole: Span, noun: Token, bodies: Sequence[Actor], layers: Layers) -> Actor | None:
    """The last of some bodies that the words at `whole` may mean, where they are a noun for a body with its owner or
    state before it, and are no name themselves; else None."""
    words = [w for w in words_in(layers.text, whole) if w.key not in ARTICLES]
    mentions = layers.mentions_at.touching((noun.idx, noun.idx + 1))
    named = any(m.named and m.span[0] <= noun.idx and m.span[1] > noun.idx for m in mentions)
    if len(words) < 2 or words[-1].start != noun.idx or noun.lower_ not in offices().recalls or named:
        return None
    composer = composer_for(layers.theatre, layers.document.published_day)
    end = words[-1].start
    owners = [m for m in layers.mentions_at.within((whole[0], end)) if m.named]
    piece = composer.lexicon.match(words, 0, layers.text)
    states = [e.country.code for e in piece.of("country") if e.country] if piece is not None and not owners else []
    if not owners and not states:
        return None
    nothing = (noun.idx, noun.idx)  # no words stand before the noun
    fitting = [
        body
        for body in bodies
        if may_take_up(noun.lower_, nothing, body, layers) or noun.lower_ in keys_in(body.name)
        if not (states and body.kind == "intergovernmental")  # "the Russian mission" is not the United Nations'
        if all(_is_of(body, owner, composer) for owner in owners)
        and all(_is_in(body, code, composer) for code in states)
    ]
    called = [body for body in fitting if noun.lower_ in keys_in(body.name)]
    return next(reversed(called or fitting), None)


def body_after(whole: Span, layers: Layers) -> Actor | None:
    """The body that is cited first by "a" and a noun, and named right after: "a rights group said … The Centre for X".

    It is named there for the first time below the headline, as who acts or speaks, and the noun fits it.
    """
    piece = slice_at(layers.doc, whole)
    noun = piece.root.lower_ if len(piece) else ""
    if len(piece) < 2 or piece[0].lower_ not in {"a", "an"} or noun not in offices().recalls or piece.root.tag_ != "NN":
        return None
    following = layers.mentions_at.beginning_in((whole[1], whole[1] + NEXT))
    speaking = (m for m in following if layers.sources_at.is_within(m.span) or leads(m, layers))
    body = next((m for m in speaking if m.named), None)
    if body is None or is_person(body, layers) or body.resolution != "name":
        return None
    if not is_new(body, layers):
        return None
    if noun in keys_in(body.name):
        return body
    phrase = (piece.root.left_edge.idx, piece.root.right_edge.idx + len(piece.root.right_edge))
    stately = "government" in offices().recalls[noun]
    elsewhere = stately and layers.toponyms_at.within(phrase)  # "a court in Nairobi" is told by its own words
    return body if not elsewhere and may_take_up(noun, whole, body, layers) else None


def _is_of(body: Actor, owner: Actor, composer: Composer) -> bool:
    """Whether a body is an owner's: on its side in a war, or called after it: "UN World Food Programme"."""
    if body.id == owner.id:
        return False
    if owner.side not in {None, THIRD}:
        return body.side == owner.side
    own, his = composer.lexicon.actors.get(body.id), composer.lexicon.actors.get(owner.id)
    if own is None or his is None:
        return False
    begins = {keys_in(name) for name in (his.name, *his.aliases)}
    return any(keys_in(name)[: len(keys)] == keys for name in own.aliases for keys in begins)


def _is_in(body: Actor, code: str, composer: Composer) -> bool:
    """Whether a body may be a state's: no theatre says that it is another's."""
    known = composer.lexicon.actors.get(body.id)
    return known is not None and known.country in {None, code}
