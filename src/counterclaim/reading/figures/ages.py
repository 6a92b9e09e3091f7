"""Numbers that are how old somebody is: "between the ages of six and 15", "a midwife of 24"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.lexicon import numerals
from counterclaim.reading.figures.persons import is_person
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity

AGED = re.compile(
    r"\b(?:aged?s?(?:\s+(?:of|between|from))?|as\s+(?:young|old)\s+as|between\s+the\s+ages\s+of"
    r"|ages?\s+(?:that\s+)?(?:ranged?|ranging|ranges|var(?:y|ied|ying))(?:\s+(?:from|between))?)\s+(?:\w+\s+(?:and|to)\s+)?$",
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


LISTED = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:[\w’'-]+\s+){0,3}?[a-z]{3,}"
    r"(?:\s*[,(–—]\s*|\s+-+\s+|\s+(?=aged?s?\b|of\b|between\b))(?:who\s+(?:are|were)\s+)?(?:aged?s?\s+|of\s+)?"
    r"(?P<ages>\d{1,2}(?:,\s*\d{1,2})*,?\s+and\s+\d{1,2})(?=[\s.,;)–—]|$)",
    re.IGNORECASE,
)
"""Persons with their ages: "two brothers, 19 and 22", "four men — ages 18, 18, 19 and 20"."""
LISTING = 90
"""Code points around a number in which those whose age it is are told."""


def is_one_of_ages(doc: Doc, quantity: Quantity) -> bool:
    """Whether the number is how old one of those just counted is: as many numbers follow as there are persons."""
    if quantity.unit is not None or not 0 < (quantity.value or 0) < 100:
        return False
    text = text_of(doc)
    for found in LISTED.finditer(text, max(0, quantity.start - LISTING), quantity.end + LISTING):
        ages = found.span("ages")
        if not ages[0] <= quantity.start < ages[1]:
            continue
        told = found.group("count").lower()
        persons = numerals().cardinals[told] if told.isalpha() else int(told)
        counted = slice_at(doc, (found.start("count"), ages[0]))
        if persons == len(re.findall(r"\d+", found.group("ages"))):
            return any(token.pos_ == "NOUN" and is_person(token) for token in counted)
    return False


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
