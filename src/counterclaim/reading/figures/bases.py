"""Wholes that are told together with a part of them: 16 of "14 of the 16 drones"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity

FRACTIONS = frozenset(
    {
        "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "most", "sixth",
        "%", "percent", "cent", "majority", "share", "proportion", "bulk", "per-cent",
    }
)  # fmt: skip
"""Shares of a whole that is told after "of"; a share is no count of things."""


ABOUT = frozenset(
    {
        "its", "their", "out", "some", "up", "to", "as", "many", "about", "around", "over", "almost", "nearly",
        "roughly", "at", "least", "more", "than",
    }
)  # fmt: skip
"""Words between "of" and the number of a whole."""


SOME = frozenset({"several", "some", "many", "few", "none", "neither", "any", "number"})


def whole_opens(doc: Doc, at: int) -> Token | None:
    """The "of" before the number at token `at` with nothing but what determines it between: "of the town's 400"."""
    for token in reversed(doc[max(doc[at].sent.start, at - 6) : at]):
        if token.lower_ == "of":
            return token
        if token.lower_ == "at" and token.nbor(1).lower_ not in ("least", "most"):  # "put the number of dead at 162"
            return None
        if token.lower_ == "to" and token.nbor(-1).lower_ not in ("up", "close"):  # "taking the number of dead to four"
            return None
        determines = token.pos_ in ("DET", "PRON", "PART", "ADJ") or token.dep_ in ("poss", "compound", "amod")
        bounding = token.lower_ in ABOUT and (token.lower_ != "at" or doc[token.i + 1].lower_ in ("least", "most"))
        if not (determines or bounding):
            return None
    return None


def base_of_part(doc: Doc, quantity: Quantity) -> bool:
    """Whether the quantity is the whole that another is told a part of: 16 of "14 of the 16 drones"."""
    of = whole_opens(doc, slice_at(doc, quantity.span).start)
    if of is None or of.i == of.sent.start:
        return False
    share = of.nbor(-1)
    if share.lower_ == "out" and share.i > of.sent.start:
        share = share.nbor(-1)
    return share.like_num or share.lower_ in FRACTIONS


def is_base_of_some(doc: Doc, quantity: Quantity) -> bool:
    """Whether only some of the quantity are told of: 15 of "several of the 15 trucks burned"."""
    of = whole_opens(doc, slice_at(doc, quantity.span).start)
    return of is not None and of.i > of.sent.start and of.nbor(-1).lower_ in SOME


def part_of_number(doc: Doc, quantity: Quantity) -> bool:
    """Whether the quantity is a part of a number told with it: 14 of "14 of the 16 drones"."""
    if quantity.value == 0:  # "none of the six"
        return False
    after = slice_at(doc, quantity.span).end
    number = next((t for t in doc[after : after + 7] if t.like_num), None)
    of = whole_opens(doc, number.i) if number is not None else None
    return of is not None and of.i - after in (0, 1) and doc[after].lower_ in ("of", "out")


EVERY = r"(?:per|(?:for|in|of)\s+every)"
RATE = re.compile(
    rf"\s+(?:[a-z-]+\s+){{0,3}}?{EVERY}\s+(?:\d|(?:a\s+)?(?:ten|hundred|thousand|million)\b)", re.IGNORECASE
)
OF_RATE = re.compile(rf"\b{EVERY}\s+$", re.IGNORECASE)


def is_of_rate(doc: Doc, quantity: Quantity) -> bool:
    """Whether the quantity is one of two that give a rate: "86 murders per 100,000 inhabitants"."""
    text = text_of(doc)
    before = text[max(0, quantity.start - 12) : quantity.start]
    return RATE.match(text, quantity.end) is not None or OF_RATE.search(before) is not None


def opens_with_whole(doc: Doc, quantity: Quantity) -> bool:
    """Whether a sentence opens with the whole of which it tells: 55 of "Of 55 missiles, 47 were shot down"."""
    at = slice_at(doc, quantity.span)
    before = doc[at.sent.start : at.start]
    return (
        0 < len(before) < 4
        and before[0].lower_ in ("of", "out")
        and not any(t.pos_ in ("NOUN", "VERB") for t in before)
        and any(t.like_num for t in doc[at.end : at.end + 12])
    )
