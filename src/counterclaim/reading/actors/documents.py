"""Documents as sources: a statement, a report and a video speak for whoever issued them."""

from __future__ import annotations

import re

from spacy.tokens import Token

from counterclaim.reading.actors.anaphora import Earlier, like, words_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, slice_at
from counterclaim.records import Actor, Span
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import words_in

READ = re.compile(
    r"\s*,?\s*(?:read|published|posted|carried|broadcast|aired|issued|put out)\s+(?:\w+\s+)?(?:on|by|in|over)\s+",
    re.I,
)
"""How a medium put out a paper."""
ISSUED = frozenset({"communique", "statement", "notice", "bulletin", "readout", "release", "announcement", "decree"})
"""What, after "the", is the last speaker's."""
SPEAKING = ISSUED | {"letter", "message", "post", "update", "tweet", "declaration", "leaflet", "communiqué", "document"}
"""Documents to which "of" gives an issuer and not a subject."""
ALIKE = (
    frozenset({"ad", "advertisement", "clip", "video", "spot", "film"}),
    frozenset({"report", "study", "survey", "analysis", "paper", "document"}),
)
"""Nouns that may mean one document."""
SUBJECTS = frozenset({"about", "on", "into", "against", "over", "near", "in", "at"})
"""Prepositions before what a document is about, or where it was made."""
BY = frozenset({"by", "from"})
ON = 6
"""Code points between "read on" and the medium's name: an article."""
PUT_OUT = frozenset({"issue", "release", "publish", "circulate", "post", "send"})
LATELY = 8
"""Speakers back to which "the report" reaches."""
REACH = 1500
"""Code points back to which it reaches among documents that nobody was cited by."""


def document_of(whole: Span, earlier: Earlier, layers: Layers) -> Actor | None:
    """Who issued a document: whom its words name with "from" or "by", the medium that read it; for "the report" who
    was cited by one, or is named with one, before; for "the communique" else the last one cited.

    None for words that are no document.
    """
    piece = slice_at(layers.doc, whole)
    words = words_in(layers.text, whole)
    if not len(piece) or not words or not _is_document(piece.root):
        return None
    touching = layers.mentions_at.touching((piece.root.idx, piece.root.idx + 1))
    if any(m.side is not None and m.span[1] - m.span[0] > len(piece.root) for m in touching):
        return None
    medium = READ.match(layers.text, whole[1])
    named = _issuer(piece.root, whole, layers)
    if named is not None:
        return like(named, whole, named.name)
    if medium:
        after = layers.mentions_at.beginning_in((medium.end(), medium.end() + ON + 1))
        on = next((m for m in after if m.side is not None), None)
        return None if on is None else like(on, whole, words_of(whole, layers))
    if len(words) != 2 or words[0].key not in {"the", "this", "that"}:
        return None
    cited = earlier.cited(LATELY)[::-1]
    told = (actor for actor in cited if _by_document(actor, piece.root, layers) or _in_one(actor, piece.root, layers))
    last = next(told, None) or _issued_before(piece.root, layers)
    if last is None and words[1].key in ISSUED:
        last = next(iter(cited), None)
    return None if last is None else like(last, whole, last.name)


def _is_document(noun: Token) -> bool:
    return noun.lemma_.lower() in offices().papers


def _by_document(actor: Actor, noun: Token, layers: Layers) -> bool:
    """Whether an actor was cited by a document that may be called so, not by reports of anybody's."""
    head = head_at(layers.doc, actor.span)
    if head is None or not _is_document(head) or head.tag_ == "NNS":
        return False
    issued = {head.lemma_.lower(), noun.lemma_.lower()} <= SPEAKING
    return issued or head.lemma_.lower() in _like_nouns(noun.lemma_.lower())


def _in_one(actor: Actor, noun: Token, layers: Layers) -> bool:
    """Whether an actor was cited for what he said in a document that is called so: "said in a statement"."""
    head = head_at(layers.doc, actor.span)
    if head is None or head.dep_ != "nsubj":
        return False
    alike = _like_nouns(noun.lemma_.lower())
    within = (p for p in head.head.children if p.dep_ == "prep" and p.lower_ in {"in", "through", "via"})
    put_out = (c for c in head.head.children if c.dep_ == "dobj" and head.head.lemma_ in PUT_OUT)
    return any(t.lemma_.lower() in alike for t in (*(c for p in within for c in p.children), *put_out))


def _issuer(noun: Token, within: Span, layers: Layers) -> Actor | None:
    """The first actor named in the words at `within` that the document is not about."""
    inside = [m for m in layers.mentions_at.within(within) if m.side is not None or m.named]
    return next((m for m in inside if not _is_about(m, noun, layers)), None)


def _is_about(mention: Actor, noun: Token, layers: Layers) -> bool:
    """Whether a mention says what a document is about or where it was made: "a video of soldiers", "a report on X"."""
    head = head_at(layers.doc, mention.span)
    links = [t.lower_ for t in (head, *head.ancestors) if t.pos_ == "ADP" and t.i > noun.i] if head is not None else []
    return bool(links) and links[0] not in BY and (links[-1] in SUBJECTS or noun.lemma_.lower() not in SPEAKING)


def _issued_before(noun: Token, layers: Layers) -> Actor | None:
    """The issuer of the last document before `noun` that names one, where both are called so."""
    for token in reversed(layers.doc[: noun.i]):
        if noun.idx - token.idx > REACH:
            return None
        if token.pos_ == "NOUN" and token.lemma_.lower() in _like_nouns(noun.lemma_.lower()):
            named = _issuer(token, (token.left_edge.idx, token.right_edge.idx + len(token.right_edge)), layers)
            if named is not None:
                return named
    return None


def _like_nouns(noun: str) -> frozenset[str]:
    return next((several for several in ALIKE if noun in several), frozenset({noun}))
