"""Deaths that are told by who did not live: "the two pilots did not survive", "crashed with 74 people on board,
leaving no survivors"."""

from __future__ import annotations

import re

from spacy.tokens import Span as Slice
from spacy.tokens import Token

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.found import Found, Thing

ABOARD = re.compile(
    r"(?:\s+[\w-]+){0,3}?\s+(?:on\s?board|aboard|inside|in\s+it)\b",
    re.IGNORECASE,
)
CARRIED = frozenset({"passenger", "crew", "crewman", "crewmember", "airman", "pilot"})
ALL_LOST = re.compile(
    r"\b(?:no\s+survivors|nobody\s+survived|no\s+one\s+survived|none\s+(?:of\s+(?:them|whom)\s+)?(?:has\s+|have\s+)?survived"
    r"|all\s+(?:on\s?board|aboard|(?:of\s+)?them|inside)\s+(?:were|are|was)\s+(?:\w+\s+)?(?:killed|dead)"
    r"|all\s+(?:on\s?board|aboard|of\s+(?:them|whom)|inside)\s+(?:have\s+|had\s+)?(?:died|perished)"
    r"|kill(?:ed|ing)\s+(?:all|everyone|everybody)\s*(?:on\s?board|aboard|inside|of\s+them|in\s+it)?\s*(?=[,.;]|$))",
    re.IGNORECASE,
)
"""That nobody lived of those on board."""
DENIED = re.compile(r"\b(?:feared|unclear|whether|if|would|could|might|may)\b", re.IGNORECASE)


def perished(top: Token, thing: Thing) -> Found | None:
    """The deaths of persons of whom it is said that none lived."""
    if not thing.person:
        return None
    if (died := not_surviving(top)) is not None:
        return died
    sentence = top.sent
    lost = ALL_LOST.search(sentence.text)
    at = top.idx + len(top) - sentence.start_char
    if lost is None or lost.start() < at or DENIED.search(sentence.text):
        return None
    pronoun = OF_THEM.search(lost.group()) is not None and not any(
        t.like_num for t in after(top, sentence, lost.start())
    )
    if not (pronoun or aboard(sentence.text[at:], thing)):
        return None
    word = sentence.doc.char_span(
        sentence.start_char + lost.start(), sentence.start_char + lost.end(), alignment_mode="expand"
    )
    return Found("killed", "deaths", word[-1]) if word is not None else None


def not_surviving(top: Token) -> Found | None:
    """ "the two pilots did not survive", "neither the 14 crew nor the 23 passengers survived"."""
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN", "NUM"):
        top = top.head
    verb = top.head
    if top.dep_ != "nsubj" or verb.lemma_ != "survive":
        return None
    words = {t.lower_ for t in verb.doc[verb.sent.start : verb.i]}
    denied = any(c.dep_ == "neg" for c in verb.children) or "neither" in words
    return Found("killed", "deaths", verb) if denied else None


def after(top: Token, sentence: Slice, end: int) -> Slice:
    """The words of a sentence from behind `top` to its code point `end`."""
    words = sentence.doc.char_span(top.idx + len(top), sentence.start_char + end, alignment_mode="contract")
    return words if words is not None else sentence.doc[0:0]


OF_THEM = re.compile(r"\bof\s+(?:them|whom)\b", re.IGNORECASE)


def aboard(after: str, thing: Thing) -> bool:
    """Whether those counted are on board something."""
    return ABOARD.match(after) is not None or (thing.noun is not None and lemma(thing.noun) in CARRIED)
