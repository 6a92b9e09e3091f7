"""Numbers that are no count of their own: parts, their wholes, ages; and harm told two ways at once."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.carriers import Found, Thing, governed, matched, modifiers, of_verb
from counterclaim.reading.figures.measures import by_role
from counterclaim.reading.figures.relations import is_part
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Quantity

AGED = re.compile(
    r"\b(?:aged?s?(?:\s+(?:of|between|from))?|between\s+the\s+ages\s+of)\s+(?:\w+\s+(?:and|to)\s+)?$", re.IGNORECASE
)
FRACTIONS = frozenset(
    {
        "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "most",
    }
)  # fmt: skip
"""Shares of a whole that is told after "of"; a share is no count of things."""
SOME = frozenset({"several", "some", "many", "few", "none"})


def one_of_kind(doc: Doc, quantity: Quantity) -> bool:
    """Whether the quantity only says what somebody is: "she was one of 26 people killed"."""
    first = slice_at(doc, quantity.span)[0]
    if first.i and doc[first.i - 1].lower_ == "not" and first.lower_ in ("one", "a", "single"):  # "not one tank"
        return True
    follows = doc[first.i + 1].lower_ if first.i + 1 < len(doc) else ""
    return (
        first.lower_ == "one"
        and follows == "of"
        and first.dep_ in ("attr", "appos", "nsubj")
        and not part(doc, quantity)
    )


def is_age(doc: Doc, quantity: Quantity) -> bool:
    """Whether the number is how old somebody is: "between the ages of six and 15"."""
    before = slice_at(doc, (max(0, quantity.start - 40), quantity.start))
    return bool(AGED.search(before.text_with_ws[-40:]))


def base_of_part(doc: Doc, quantity: Quantity) -> bool:
    """Whether the quantity is the whole that another is told a part of: 16 of "14 of the 16 drones"."""
    at = slice_at(doc, quantity.span).start
    before = [t for t in doc[max(0, at - 4) : at] if t.lower_ not in ("the", "its", "their", "out", "these", "those")]
    return len(before) >= 2 and before[-1].lower_ == "of" and (before[-2].like_num or before[-2].lower_ in FRACTIONS)


def is_base_of_some(doc: Doc, quantity: Quantity) -> bool:
    """Whether only some of the quantity are told of: 15 of "several of the 15 trucks burned"."""
    at = slice_at(doc, quantity.span).start
    before = [t for t in doc[max(0, at - 3) : at] if t.lower_ not in ("the", "its", "their", "these", "those")]
    return len(before) >= 2 and before[-1].lower_ == "of" and before[-2].lower_ in SOME


def part_of_number(doc: Doc, quantity: Quantity) -> bool:
    """Whether the quantity is a part of a number told with it: 14 of "14 of the 16 drones"."""
    after = slice_at(doc, quantity.span).end
    following = [t for t in doc[after : after + 4] if t.lower_ not in ("out", "the", "its", "their", "some")]
    return len(following) >= 2 and following[0].lower_ == "of" and following[1].like_num


def part(doc: Doc, quantity: Quantity) -> bool:
    """Whether the words around say that the quantity is a part of one before."""
    sentence = doc[slice_at(doc, quantity.span).start].sent
    end = quantity.head[1] if quantity.head and quantity.head[0] >= quantity.start else quantity.end
    at = sentence.start_char
    return is_part(sentence.text, quantity.start - at, quantity.end - at) or is_part(
        sentence.text, quantity.start - at, end - at
    )


def part_effect(top: Token, thing: Thing) -> Found | None:
    """The effect on a part: that of the verb over it, for what stands after the noun is true of the whole."""
    heads = (top, thing.noun) if thing.noun is not None else (top,)
    return next((f for head in heads if head is not None and (f := governed(head, thing, own=False))), None)


def own_effect(noun: Token, thing: Thing) -> Found | None:
    """The effect that a noun's own participle carries: 52 of "37 of 52 drones launched"."""
    return next((f for word, role in modifiers(noun) if (f := matched(word, role, thing))), None)


def both_ways(found: Found) -> Found:
    """ "killed or wounded" counts casualties: neither how many died nor how many were hurt is told."""
    other = {"killed": "injured", "injured": "killed"}.get(found.effect)
    if other is None or found.itself:
        return found
    trigger = found.trigger
    doc, i = trigger.doc, trigger.i
    for joint, at in ((i + 1, i + 2), (i - 1, i - 2)):
        if not 0 <= at < len(doc) or joint < 0 or doc[joint].lower_ not in ("or", "and", "/"):
            continue
        word = doc[at]
        told = (*of_verb(word), *by_role()["adjectives"].get(word.lower_, ()))
        counts = at + 1 < len(doc) and at > i and doc[at + 1].pos_ in ("NUM", "NOUN", "PROPN", "ADJ", "DET")
        if any(e.effect == other for e in told) and not counts and (at > i or word.tag_ == trigger.tag_):
            return Found("casualty", "casualties", trigger)
    return found
