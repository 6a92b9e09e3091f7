"""Numbers that somebody else gives for what a figure before them measures, and numbers added to it: "the rebels' figure
was 137", "the inquiry arrived at 131", "monitors could confirm no more than 13", "900 more lay in the morgue"."""

from __future__ import annotations

import re
from functools import cache

import msgspec
from spacy.tokens import Doc

from counterclaim.reading.figures.bounding import alternatives
from counterclaim.reading.figures.echoes import words_before
from counterclaim.reading.figures.lexicon import load
from counterclaim.reading.syntax.tree import text_of
from counterclaim.records import Quantity


class Reckoning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """reckoning.yaml."""

    numbers: tuple[str, ...]
    giving: tuple[str, ...]
    correcting: tuple[str, ...]


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a number that somebody gives, and before the new value of a figure that is corrected."""
    table = load("reckoning.yaml", Reckoning)
    number = rf"(?:{alternatives(table.numbers)})s?"
    whose = r"(?:the|that|this|its|their|his|her|those)\s+(?:\w+\s+)?"
    be = r"(?:is|was|were|stands?|stood|remains?|remained|came|comes)"
    given = re.compile(
        rf"\b(?:{alternatives(table.giving)})\s+(?:only\s+|just\s+|some\s+)?$"
        r"|\bthere\s+(?:were|was|are|had\s+been|have\s+been)\s+$"
        rf"|(?<!\bof\s)\b{number}\s+(?:(?:of\s+)?\w+\s+)?{be}\s+(?:at\s+|to\s+)?$",
        re.IGNORECASE,
    )
    corrected = re.compile(
        rf"\b(?:{'|'.join(table.correcting)})\w*\s+(?:{whose}{number}|it)\s+(?:up\s+|down\s+|back\s+)?to\s+$",
        re.IGNORECASE,
    )
    return given, corrected


CLOSED = re.compile(
    r"\s*(?:[.,;)”\"—–]|$|\s(?:from|by|so\s+far|but|and|after|while|in\s+all|at\s+first|for\s+certain)\b)"
)
"""After it: nothing that it counts."""
MORE = re.compile(
    r"\s+(?:more|others)\b(?!\s+than)(?!\s+(?:of|people|men|women|were|are|was|have|had)\b)", re.IGNORECASE
)
BY_ANOTHER = re.compile(r",?\s+(?:according\s+to|by\s+(?:the|its|their)\b[^.;]{0,40}\b(?:count|reckoning|tally))")
ACCORDING = re.compile(r"\b(?:according\s+to|by)\b[^.;]{3,60}(?:,|\band|\bor|\bbut)\s+$")
"""Around a number that another source has: "60 dead by the mayor's count and 71 according to the army"."""
FURTHER = re.compile(r"\b(?:a\s+further|another|an\s+additional)\b", re.IGNORECASE)
LEAST, MOST = 1 / 50, 50
"""How many times another number for the same thing is as large, at least and at most."""


def alone(quantity: Quantity) -> bool:
    """Whether a number counts no noun and has no unit."""
    return (
        quantity.head is None
        and quantity.unit is None
        and (quantity.value or quantity.low or quantity.high) is not None
    )


def corrected(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number is what a figure told before is corrected to."""
    return alone(quantity) and patterns()[1].search(words_before(doc, quantity)) is not None


def reckoned(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number alone is given for what a figure before it measures."""
    if not alone(quantity):
        return False
    told = words_before(doc, quantity)
    giving, correcting = patterns()
    given = giving.search(told) is not None and CLOSED.match(text_of(doc), quantity.end) is not None
    by_another = BY_ANOTHER.match(text_of(doc), quantity.end) is not None and ACCORDING.search(told) is not None
    return given or by_another or correcting.search(told) is not None


def added(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number alone is added to that of a figure before it in the sentence."""
    if not alone(quantity):
        return False
    text = text_of(doc)
    further = FURTHER.match(text, quantity.start)
    return MORE.match(text, quantity.end) is not None or bool(further and further.end() < quantity.end)


def plausible(quantity: Quantity, value: float | None) -> bool:
    """Whether a number can be another one for a figure of this value."""
    mine = quantity.value or quantity.high or quantity.low
    return not value or not mine or LEAST <= mine / value <= MOST
