"""Office holders of whom the text says who made them so: "the rebels named a new governor" is the rebels' governor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from counterclaim.reading.actors.people import is_person, trades
from counterclaim.reading.actors.standing import SUBJECTS
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import UNREAD, Actor
from counterclaim.records.located import Located, Stretches
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import slug

APPOINTING = frozenset({"name", "appoint", "install"})
"""Lemmas of verbs by which somebody gets an office."""
RULING = frozenset({"armed-group", "administration", "government", "state", "military"})


def with_appointed(cast: Sequence[Actor], layers: Layers) -> list[Actor]:
    """Everybody, those who are made something on the side of whoever made them so."""
    met = Located(cast, lambda actor: actor.span)
    made: list[Actor] = []
    for noun, maker in _makings(met, layers):
        here = [m for m in met.touching(extent(noun)) if not m.named or m.resolution == "description"]
        if here:
            made += [replace(m, side=maker.side, aligned_with=maker.aligned_with) for m in here]
        elif not met.touching(extent(noun)):
            made.append(_somebody(noun, maker, layers))
    taken = {m.span for m in made}
    return sorted([*(m for m in cast if m.span not in taken), *made], key=lambda actor: (actor.span, actor.id))


def _makings(met: Located[Actor], layers: Layers) -> Iterator[tuple[Token, Actor]]:
    """The nouns for an office that somebody is made, with the party's body that makes him so."""
    unread = Stretches(s.span for s in layers.document.sections if s.kind in UNREAD)
    parties = {party.id for party in layers.theatre.parties}
    for noun in layers.doc:
        yield from _made_by(noun, met, parties)
        verb = noun.head
        making = noun.dep_ in {"dobj", "oprd"} and noun.pos_ == "NOUN" and verb.lemma_ in APPOINTING
        if not making or noun.lower_ not in trades() or unread.touch(extent(noun)):
            continue
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        makers = met.touching(extent(subject)) if subject is not None else []
        found = next((m for m in makers if m.side in parties and m.kind in RULING), None)
        if found is not None and not is_person(found, layers):
            yield noun, found


def _made_by(noun: Token, met: Located[Actor], parties: set[str]) -> Iterator[tuple[Token, Actor]]:
    """A noun for an office with the party's body by which its holder was made so: "the governor, appointed by the
    movement"."""
    if noun.pos_ != "NOUN" or noun.lower_ not in trades():
        return
    made = [c for c in noun.children if c.dep_ == "acl" and c.lemma_ in APPOINTING and c.tag_ == "VBN"]
    makers = [t for verb in made for by in verb.children if by.lower_ == "by" for t in by.children]
    for maker in makers:
        here = [m for m in met.touching(extent(maker)) if m.side in parties and m.kind in RULING]
        if here:
            yield noun, here[-1]


def _somebody(noun: Token, maker: Actor, layers: Layers) -> Actor:
    office = next((o for o in offices().offices if noun.lower_ in o.words and o.role == "person"), None)
    first = noun.left_edge if noun.left_edge.dep_ not in {"det", "poss"} else noun.doc[noun.left_edge.i + 1]
    span = min(first.idx, noun.idx), extent(noun)[1]
    words = " ".join(layers.text[slice(*span)].split())
    return Actor(
        id=f"text:{slug(words)}", name=words, side=maker.side, aligned_with=maker.aligned_with,
        kind=office.kind if office is not None else maker.kind, named=False, span=span, resolution="description",
    )  # fmt: skip
