"""The effect on a number that the rules leave open: a logistic regression over its words and their relations."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc

from counterclaim.reading.figures.ages import is_age
from counterclaim.reading.figures.bases import base_of_part, is_base_of_some
from counterclaim.reading.figures.classes import name_of
from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.drafting import UNFIT, measures_noun, top_of
from counterclaim.reading.figures.earlier import noun_at
from counterclaim.reading.figures.effects import thing_of
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.governors import shares_object
from counterclaim.reading.figures.lexicon import units
from counterclaim.reading.figures.likeness.features import WIDTH, Standing, features, governing
from counterclaim.reading.figures.likeness.labels import NONE, OTHER, found_by
from counterclaim.reading.figures.likeness.stored import weights
from counterclaim.reading.figures.measures import measures
from counterclaim.reading.figures.parts import one_of_kind, speaks
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Quantity

LEAST = 0.65
"""Probability from which an effect is taken (see docs/decisions/0024)."""
NOT_READ = UNFIT | {"money", "length"}
"""Kinds of unit of which nothing is read."""


def likened(doc: Doc, quantity: Quantity) -> Draft | None:
    """The draft of a quantity of which no rule knows what befell it, None where likeness does not tell either."""
    number = standing(doc, quantity)
    if number is None or doc.vocab.vectors_length != WIDTH or is_no_count(doc, quantity):
        return None
    thing = thing_counted(number, quantity)
    if thing.noun is None and thing.kind is None and quantity.unit in units():
        return None
    found = _found(number, thing)
    return Draft(quantity, thing, found) if found is not None else None


def is_no_count(doc: Doc, quantity: Quantity) -> bool:
    """Whether a quantity only tells one of a kind or who speaks, or the whole that another is told a part of."""
    return (
        speaks(doc, quantity)
        or one_of_kind(doc, quantity)
        or base_of_part(doc, quantity)
        or is_base_of_some(doc, quantity)
    )


def standing(doc: Doc, quantity: Quantity) -> Standing | None:
    """Where a quantity stands in the parse, None for one that counts neither persons nor things: an age, a time, a
    length, a sum of money, a number in an adjective."""
    unit = units().get(quantity.unit or "")
    if unit is not None and unit.kind in NOT_READ:
        return None
    if any(value is not None and value < 0 for value in (quantity.value, quantity.low)):
        return None
    top = top_of(doc, quantity)
    if top is None or measures_noun(doc, quantity) or is_age(doc, quantity):
        return None
    if top.dep_ == "nsubj" and shares_object(top.head):  # "two guards shot and killed a driver"
        return None
    noun = noun_at(doc, quantity)
    if noun is not None and name_of(noun) in measures().never and (unit is None or unit.kind != "area"):
        return None
    at = slice_at(doc, quantity.span)
    person = thing_of(noun, area=False).person if noun is not None else None
    return Standing(doc, at.start, at.end, top, noun, person, quantity.unit)


def thing_counted(number: Standing, quantity: Quantity) -> Thing:
    """What a number counts."""
    unit = units().get(quantity.unit or "")
    return thing_of(number.noun, area=unit is not None and unit.kind == "area")


def _found(number: Standing, thing: Thing) -> Found | None:
    """The likeliest effect that can befall such a thing, if it is likely enough."""
    labels, scores, bias = weights()
    logits = features(number) @ scores + bias
    likely = np.exp(logits - logits.max())
    likely /= likely.sum()
    trigger = governing(number.top)
    trigger = trigger if trigger is not None else number.top
    for at in np.argsort(-likely):
        if likely[at] < LEAST or labels[at] in (NONE, OTHER):
            return None
        if (found := found_by(labels[at], thing, trigger)) is not None:
            return found
    return None
