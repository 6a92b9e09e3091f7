"""Numbers that divide a figure by where or how: 13 and 7 of "20 died, 13 on the spot and seven in hospital"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from spacy.tokens import Doc

from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.found import Thing
from counterclaim.reading.syntax.tree import text_of
from counterclaim.records import Quantity

PLACED = re.compile(r"\s+(?:by|in|on|at|near|of|from|over|with|under|outside|inside)\s", re.IGNORECASE)
SECOND = re.compile(r"\s[^.;:()]{3,60}?(?:,|,?\s+and)\s+")
"""From the first of two such numbers to the second."""
OF_WOUNDS = re.compile(r"\s+of\s+(?:their|his|her|the)\s+(?:wounds|injuries|burns)\b", re.IGNORECASE)
"""After those who died of something, not that many wounds."""
ENDED = re.compile(r"[.!?]\s|\n")
"""Between a whole and a row that does not divide it."""
LEAST = 2
"""A figure of less is not divided so."""
BACK = 4
"""Quantities before a row of which one is its sum."""


def divided(doc: Doc, quantities: Sequence[Quantity]) -> Iterator[Draft]:
    """A draft for each number without a noun in a row that adds up to one told before it in the sentence, or that a
    colon opens."""
    text = text_of(doc)
    at = 1
    while at < len(quantities) - 1:
        row = list(rowed(text, quantities, at))
        if len(row) > 1 and (whole := whole_of(text, quantities[max(0, at - BACK) : at], row)) is not None:
            for part in row:
                bare = msgspec.structs.replace(part, head=None, counted=None, unit=None)
                yield Draft(bare, Thing(None, True, None), None, whole=whole.start)
            at += len(row)
        else:
            at += 1


def rowed(text: str, quantities: Sequence[Quantity], at: int) -> Iterator[Quantity]:
    """The numbers of the row that begins with the one at `at`, each told by where or how."""
    for before, one in pairwise([None, *quantities[at:]]):
        if one is None or not alone(text, one):
            return
        if before is not None and SECOND.fullmatch(text[before.end : one.start]) is None:
            return
        yield one


def whole_of(text: str, before: Sequence[Quantity], row: Sequence[Quantity]) -> Quantity | None:
    """The number that a row divides: one that it adds up to, or one before a colon that it does not exceed."""
    total = sum(part.value or 0 for part in row)
    for whole in reversed(before):
        between = text[whole.end : row[0].start]
        opened = between.rstrip().endswith(":") and ":" not in between.rstrip()[:-1]
        if ENDED.search(between) or whole.value is None or whole.value < LEAST:
            continue
        if (whole.value == total and ("," in between or opened)) or (opened and len(row) > 2 and whole.value > total):
            return whole
    return None


def alone(text: str, quantity: Quantity) -> bool:
    """Whether a whole number counts no noun, and a place or means follows it."""
    if OF_WOUNDS.match(text, quantity.end):
        return quantity.comparator == "exactly"
    counts = quantity.head is None and quantity.unit is None and quantity.comparator == "exactly"
    return counts and (quantity.value or 0) >= 1 and PLACED.match(text, quantity.end) is not None
