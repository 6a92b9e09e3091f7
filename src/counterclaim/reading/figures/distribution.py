"""Numbers that divide a figure by where or how: 13 and 7 of "20 died, 13 on the spot and seven in hospital"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Doc

from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.found import Thing
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity

PLACED = re.compile(r"\s+(?:by|in|on|at|near|of|from|over|with|under|outside|inside)\s", re.IGNORECASE)
SECOND = re.compile(r"\s[^.;:()]{3,60}?(?:,|,?\s+and)\s+")
"""From the first of two such numbers to the second."""
OF_WOUNDS = re.compile(r"\s+of\s+(?:their|his|her|the)\s+(?:wounds|injuries|burns)\b", re.IGNORECASE)
"""After those who died of something, not that many wounds."""
LEAST = 3
"""A figure of less is not divided so."""
BACK = 4
"""Quantities before the two of which one is their sum."""


def divided(doc: Doc, quantities: Sequence[Quantity]) -> Iterator[Draft]:
    """A draft for each of two numbers without a noun that add up to one told before them in the sentence."""
    text = text_of(doc)
    for at in range(2, len(quantities)):
        first, second = quantities[at - 1], quantities[at]
        if not (alone(text, first) and alone(text, second)) or SECOND.fullmatch(text[first.end : second.start]) is None:
            continue
        start = doc[slice_at(doc, second.span).start].sent.start_char
        total = (first.value or 0) + (second.value or 0)
        for whole in reversed(quantities[max(0, at - 1 - BACK) : at - 1]):
            if whole.start >= start and whole.value == total >= LEAST and "," in text[whole.end : first.start]:
                for part in (first, second):
                    bare = msgspec.structs.replace(part, head=None, counted=None, unit=None)
                    yield Draft(bare, Thing(None, True, None), None, whole=whole.start)
                break


def alone(text: str, quantity: Quantity) -> bool:
    """Whether a whole number counts no noun, and a place or means follows it."""
    if OF_WOUNDS.match(text, quantity.end):
        return quantity.comparator == "exactly"
    counts = quantity.head is None and quantity.unit is None and quantity.comparator == "exactly"
    return counts and (quantity.value or 0) >= 1 and PLACED.match(text, quantity.end) is not None
