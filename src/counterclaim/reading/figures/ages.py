"""Numbers that are how old somebody is: "between the ages of six and 15", "a midwife of 24"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.persons import is_person
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity

AGED = re.compile(
    r"\b(?:aged?s?(?:\s+(?:of|between|from))?|as\s+(?:young|old)\s+as|between\s+the\s+ages\s+of)\s+(?:\w+\s+(?:and|to)\s+)?$",
    re.IGNORECASE,
)


BODIES = frozenset({"crew", "staff", "personnel", "police", "couple", "force", "guard", "family", "escort"})
"""Nouns for several persons in the singular: "a crew of 24" is no age."""


def is_age(doc: Doc, quantity: Quantity) -> bool:
    """Whether the number is how old somebody is: "between the ages of six and 15"."""
    before = slice_at(doc, (max(0, quantity.start - 40), quantity.start))
    if AGED.search(before.text_with_ws[-40:]):
        return True
    return is_of_years(doc, quantity) or is_limit_of_age(doc, quantity) or is_one_of_ages(doc, quantity)


AGES_BEFORE = re.compile(
    r"\b(?:two|three|four|2|3|4)\s+(?:[\w-]+\s+)?[a-z]+(?:s|men|ren),\s+(?:\d{1,2},\s+)*(?:\d{1,2}\s+and\s+)?$"
)


AGES_AFTER = re.compile(r"(?:,\s+\d{1,2})*(?:\s+and\s+\d{1,2})?(?=[.,;)]|$)")
"""Around one of the ages of persons just counted: "detained two brothers, 19 and 22"."""


def is_one_of_ages(doc: Doc, quantity: Quantity) -> bool:
    """Whether the number is how old one of those just counted is."""
    text = text_of(doc)
    if quantity.head is not None or quantity.unit is not None or not 0 < (quantity.value or 0) < 100:
        return False
    told = AGES_BEFORE.search(text[max(0, quantity.start - 60) : quantity.start])
    return told is not None and AGES_AFTER.match(text, quantity.end) is not None


YOUNG = re.compile(r"(?:under|below|over|above)\b", re.IGNORECASE)


BEING_OLD = re.compile(
    r"\b(?:is|are|was|were|being|of\s+(?:them|whom))\s+(?:all\s+|mostly\s+|aged\s+)?$", re.IGNORECASE
)


def is_limit_of_age(doc: Doc, quantity: Quantity) -> bool:
    """Whether the number is an age that somebody is said to be above or below: "14 of them were under ten"."""
    text = text_of(doc)
    least = quantity.value or quantity.low or quantity.high or 0
    if quantity.head is not None or quantity.unit is not None or not 0 < least < 100:
        return False
    return (
        YOUNG.match(text, quantity.start) is not None
        and BEING_OLD.search(text[max(0, quantity.start - 24) : quantity.start]) is not None
    )


def numbers_body(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number says how many a body of persons has: "a crew of three"."""
    at = slice_at(doc, quantity.span).start
    return quantity.head is None and at > 1 and doc[at - 1].lower_ == "of" and lemma(doc[at - 2]) in BODIES


def is_of_years(doc: Doc, quantity: Quantity) -> bool:
    """Whether one person told before is of so many years: "a midwife of 24"."""
    at = slice_at(doc, quantity.span).start
    if quantity.head is not None or at < 3 or doc[at - 1].lower_ != "of" or not 0 < (quantity.value or 0) < 120:
        return False
    who = doc[at - 2]
    article = any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in who.children)
    return who.tag_ == "NN" and article and is_person(who) and lemma(who) not in BODIES
