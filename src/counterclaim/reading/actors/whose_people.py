"""Persons without a name by whose they are, where they act or are reached: "its deputy commander", "her president".

Their side is that of the body or person that the possessive takes up: the last subject before it in the sentence, else
the last one that the text named.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.reading.actors.belonging import possessor
from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.lexicon import Lexicon, lexicon
from counterclaim.reading.actors.people import RIVALS, trades
from counterclaim.reading.actors.siding import THIRD, Side
from counterclaim.reading.actors.standing import SUBJECTS
from counterclaim.reading.actors.who import Who, actor_of
from counterclaim.reading.actors.whose_office import CIVIL
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import Actor, ActorKind
from counterclaim.theatres import Office, countries
from counterclaim.theatres.spelling import slug, words_in

OBJECTS = frozenset({"dobj", "dative"})
TOWARDS = frozenset({"by", "to", "with", "against", "from", "for"})
PERSONAL = frozenset({"his", "her"})
BODILY = frozenset({"its", "their"})
BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
FIGHTING = frozenset({"military", "armed-group", "administration"})


def whose_people(layers: Layers) -> Iterator[Actor]:
    """Those whose possessive takes up somebody whose side is known, in text order."""
    for noun in layers.doc:
        whose = next((c for c in noun.children if c.tag_ == "PRP$" and c.i < noun.i), None)
        if whose is None or noun.lower_ not in trades() - RIVALS or not _is_reached(noun):
            continue
        owner = _owner(whose, layers)
        office = _office(noun, whose, lexicon(layers.theatre), layers)
        if owner is None or office is None:
            continue
        span = (layers.doc[whose.i + 1].idx, extent(noun)[1])
        held = _of_state(owner, office, noun, layers)
        if held is not None:
            yield actor_of(held, span)
            continue
        if noun.lower_ in CIVIL and owner.kind in FIGHTING | {"state", "government"}:
            continue  # of what was hit
        name = " ".join(layers.text[slice(*span)].split())
        side = Side(owner.side, owner.aligned_with)
        yield Actor(
            id=f"text:{slug(name)}", name=name, side=side.side, aligned_with=side.aligned_with,
            kind=_kind(office, owner), named=False, span=span, resolution="description",
        )  # fmt: skip


def _owner(whose: Token, layers: Layers) -> Actor | None:
    """Whom a possessive takes up, where his side is known."""
    person = whose.lower_ in PERSONAL
    if whose.lower_ not in PERSONAL | BODILY:
        return None
    subjects = [t for t in whose.doc[whose.sent.start : whose.i] if t.dep_ in SUBJECTS and t.pos_ in {"NOUN", "PROPN"}]
    if not subjects:
        return possessor(whose.idx, layers, person=person)
    here = [m for t in subjects for m in layers.mentions_at.touching(extent(t)) if m.side is not None]
    return here[-1] if here else None


def _office(noun: Token, whose: Token, known: Lexicon, layers: Layers) -> Office | None:
    """The office that the words between a possessive and the end of its noun are; None where they are none."""
    words = words_in(layers.text, (whose.idx + len(whose), extent(noun)[1]))
    pieces = [piece for piece in known.pieces(words, layers.text) if piece.last == len(words)]
    held = [o for p in pieces for e in p.of("office") for o in e.offices if o.role in {"person", "spokesperson"}]
    return held[0] if held else None


def _of_state(owner: Actor, office: Office, noun: Token, layers: Layers) -> Who | None:
    """Who holds an office of the state whose official somebody is: "his president"."""
    if office.owners == "body" or office.local or office.kind != "government" or office.role != "person":
        return None
    composer = composer_for(layers.theatre, layers.document.published_day)
    known = composer.lexicon.actors.get(owner.id)
    code = known.country if known is not None and known.country else owner.id.partition(":")[0].upper()
    country = countries().get(code or "")
    reigns = office.id in {"president", "prime-minister", "king"} or office.id.endswith("-minister")
    return composer.of_country(country, office, words=noun.lower_) if country is not None and reigns else None


def _kind(office: Office, owner: Actor) -> ActorKind:
    """A fighting or private body's own, else what the office is."""
    own = owner.kind in FIGHTING or owner.side == THIRD
    return owner.kind if own and not office.local else office.kind


def _is_reached(noun: Token) -> bool:
    """Whether somebody acts or a verb reaches him."""
    if noun.dep_ in SUBJECTS | OBJECTS:
        return True
    return noun.dep_ == "pobj" and noun.head.lower_ in TOWARDS and noun.head.head.pos_ == "VERB"
