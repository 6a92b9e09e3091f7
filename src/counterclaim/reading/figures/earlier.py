"""What a number without a noun counts, by the quantities before it in its sentence: 34 of "destroyed 16 vehicles and
captured 34"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec
from spacy.tokens import Doc, Token

from counterclaim.reading.figures.classes import counted_name
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.effects import effect_of, thing_of
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.lexicon import units
from counterclaim.reading.figures.measures import measures
from counterclaim.reading.figures.persons import is_person
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Quantity


def of_earlier(
    doc: Doc, quantity: Quantity, before: Sequence[Quantity], top: Token, found: Found | None
) -> tuple[Quantity, Thing, Found] | None:
    """A number alone as one of the things that the nearest before it in the sentence counts: 37 of "of 45 missiles 37
    were shot down". Where it has an effect on persons already, these may not be counted in between."""
    after = slice_at(doc, quantity.span).end
    told_at_once = found is not None and found.trigger.i == after  # "17 ambulances, 45 wounded taken to hospital"
    for earlier in reversed(before):
        noun = noun_at(doc, earlier)
        if noun is None or noun.sent.start != top.sent.start or is_conveyance(noun) or lemma(noun) in SORTS:
            continue
        like = thing_of(noun, area=False)
        if like.person and found is not None:
            return None
        befell = None if like.person else effect_of(doc, top, replace(like, noun=None))
        if befell is not None and not (told_at_once and befell.trigger.i != after):
            return replace_counted(quantity, earlier), like, befell
    return None


SORTS = frozenset({"type", "kind", "sort", "direction", "time", "place", "wave"})
"""Nouns of how or whence those counted come: "99 missiles of several types were fired; 72 were destroyed"."""


def is_conveyance(noun: Token) -> bool:
    """Whether what is counted only carried those told: aircraft of "evacuated 177 soldiers in three aircraft"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "aboard", "by") and noun.head.head.pos_ == "VERB"


def of_things(
    doc: Doc, quantity: Quantity, before: Sequence[Quantity], top: Token
) -> tuple[Quantity, Thing, Found] | None:
    """A number of the things told just before: six of "lost 17 tanks, six of which were captured"."""
    for earlier in reversed(before):
        told = noun_at(doc, earlier)
        if told is None:
            continue
        if told.sent.start != top.sent.start or is_person(told) or persons_between(told, quantity):
            return None
        thing = thing_of(told, area=False)
        if (found := effect_of(doc, top, replace(thing, noun=None))) is not None:
            return replace_counted(quantity, earlier), thing, found
    return None


def persons_between(told: Token, quantity: Quantity) -> bool:
    """Whether persons are named after the things told, whom "them" takes up: "freed four towns from the rebels, killed
    29 of them"."""
    between = slice_at(told.doc, (told.idx + len(told), max(quantity.start, told.idx + len(told) + 1)))
    return any(t.tag_ == "NNS" and is_person(t) for t in between)


def elided(doc: Doc, quantity: Quantity, before: Quantity, top: Token) -> tuple[Quantity, Thing, Found] | None:
    """A number whose noun is left out after things told just before: 34 of "destroyed 16 vehicles and captured 34"."""
    told = noun_at(doc, before)
    if told is None and (land := of_area(doc, quantity, before, top)) is not None:
        return land
    if told is not None and persons_between(told, quantity):
        return None
    if told is None or told.sent.start != top.sent.start or over(told).i not in {t.i for t in joined_to(top.head)}:
        return None
    thing = thing_of(told, area=False)
    found = None if thing.person else effect_of(doc, top, replace(thing, noun=None))
    return (replace_counted(quantity, before), thing, found) if found is not None else None


def of_area(doc: Doc, quantity: Quantity, before: Quantity, top: Token) -> tuple[Quantity, Thing, Found] | None:
    """A number alone in the unit of land that another verb tells of before: 12 of "gained 90 square kilometres and lost
    12"."""
    unit = units().get(before.unit or "")
    if unit is None or unit.kind != "area" or top.head.dep_ != "conj" or quantity.unit is not None:
        return None
    thing = thing_of(None, area=True)
    found = effect_of(doc, top, thing)
    if found is None or found.trigger.i != top.head.i:
        return None
    return msgspec.structs.replace(quantity, unit=before.unit, original_unit=before.original_unit), thing, found


def over(noun: Token) -> Token:
    """The word that a counted noun, or what it is the "of" of, belongs to: damaged of "five of its tanks were damaged",
    ambushed of "ambushed a convoy of nine trucks"."""
    above = noun.head.head
    counts = above.like_num or lemma(above) in measures().transparent
    return above.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" and counts else noun.head


def joined_to(word: Token) -> Iterator[Token]:
    """The verbs that the verb over a word is joined to: ambushed and burned of "ambushed nine trucks, burned three and
    made off with two"."""
    yield word.head
    while (word := word.head).dep_ in ("prep", "conj"):
        yield word.head


def adds_things(doc: Doc, top: Token, found: Found, before: Quantity) -> bool:
    """Whether a total adds up things told before it: 18 of "took three towns, bringing to 18 those it holds"."""
    told = noun_at(doc, before)
    adding = top.head.head
    totals = top.dep_ == "pobj" and adding.lemma_ in measures().totalling and found.trigger.i == adding.head.i
    return totals and told is not None and not is_person(told)


def noun_at(doc: Doc, quantity: Quantity) -> Token | None:
    """The noun that the quantity counts."""
    piece = slice_at(doc, quantity.head) if quantity.head else doc[0:0]
    return piece[0] if len(piece) else None


def counting(quantity: Quantity, noun: Token) -> Quantity:
    """The quantity as one of what `noun` names."""
    unit = "person" if is_person(noun) else lemma(noun)
    return msgspec.structs.replace(quantity, counted=counted_name(noun), unit=unit)


def replace_counted(quantity: Quantity, earlier: Quantity) -> Quantity:
    """The quantity as one of what an earlier one counts."""
    return msgspec.structs.replace(quantity, counted=earlier.counted, unit=earlier.unit)
