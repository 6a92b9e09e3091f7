"""Numbers that words before them give as the number of something, read along the sentence where its parse is of no use:
"the tally of civilians put to death stood at 1,068", "the count of graves has grown from 150 to 440", "raising its
losses to 113"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.carriers import matched, resolved
from counterclaim.reading.figures.counting import NOUNS, lemma
from counterclaim.reading.figures.effects import adjoining, thing_of
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.governors import modifiers
from counterclaim.reading.figures.measures import by_role, measures
from counterclaim.reading.figures.nouns_counted import cases, counted_itself, merely_counted
from counterclaim.reading.figures.states import state_of
from counterclaim.reading.figures.totals import number_of, toll
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity

MOVED = (
    r"(?:ris\w+|rose|gr[eo]w\w*|climb\w*|jump\w*|soar\w*|increas\w+|swell\w*|swollen|swelled|fall\w*|fell|drop\w*|dwindl\w+|shr[aiu]nk\w*"
    r"|declin\w+|edg\w+|creep\w*|crept|mount\w*|bring\w*|brought|tak\w+|took|rais\w+|push\w*|lift\w*|put\w*|plac\w+|com\w+|came|went|gone|surg\w+"
    r"|doubl\w+|tripl\w+|revis\w+|updat\w+|lower\w*|cut|sunk|sank|plung\w+|shot)"
)
VALUE = re.compile(
    rf"\b(?:(?:stands?|stood|remain(?:s|ed)?|sits?|sat|is\s+put|was\s+put|(?:is|are|was|were|now)(?:\s+now)?)\s+at"
    rf"|{MOVED}\b[^.;:]{{0,90}}?\bto|{MOVED}\b[^.;:]{{0,90}}?\bat"
    rf"|(?:pass(?:es|ed)|topp(?:ed|ing)|tops|surpass(?:es|ed)|exceed(?:s|ed)|cross(?:es|ed)|break(?:s)?|broke)|reach(?:es|ed)|hit(?:s)?|(?:rang|vari)(?:es|ed|ing|e)|total(?:s|l?ed)?|number(?:s|ed)?|is|are|was|were"
    rf"|{MOVED}\s+(?:up\s+|down\s+)?from)"
    r"\s+(?:now\s+|already\s+|currently\s+|again\s+|the\s+)*$",
    re.IGNORECASE,
)
"""The words before the value of a number of something."""
NUMBER = frozenset({"number", "total", "tally", "count", "toll", "figure", "caseload", "sum", "list"})
REACH = 26
"""Tokens before a number in which the noun stands that it is the number of."""


PASSED = re.compile(r"\b(?:pass(?:es|ed)|topp(?:ed|ing)|tops|surpass(?:es|ed)|cross(?:es|ed))\s+$", re.IGNORECASE)
"""Before a number that is exceeded."""


NUMBERED = re.compile(r"\b(?:now\s+)?(?:number(?:s|ed)?|total(?:s|l?ed)?)\s+$", re.IGNORECASE)
"""Before a number that its subject is said to be in."""


MOVING = re.compile(rf"\b{MOVED}\b[^.;:]{{0,30}}?\b(?:to|from)\s+$", re.IGNORECASE)
"""Before a value that its subject has moved to or from."""


def is_passed(doc: Doc, quantity: Quantity) -> bool:
    """Whether a verb says that a number without a bound is exceeded: "the number killed passed 200"."""
    text = text_of(doc)
    return (
        quantity.comparator == "exactly"
        and PASSED.search(text, max(0, quantity.start - 16), quantity.start) is not None
    )


def tallied(doc: Doc, quantity: Quantity) -> Found | None:
    """What a number alone is the number of, None where nothing says so."""
    if quantity.head is not None or quantity.unit is not None:
        return None
    at = slice_at(doc, quantity.span)
    if (number := following_number(doc, quantity, at.end)) is not None:
        return of_number(number)
    start = max(at.sent.start, at.start - REACH)
    before = text_of(doc)[doc[start].idx : quantity.start]
    if VALUE.search(before) is None:
        return None
    for token in reversed(doc[start : at.start]):
        if token.text in {";", ":"}:
            return None
        if NUMBERED.search(before) is not None and token.lower_ in measures().affected and token.i:
            like = measures().affected[token.lower_]
            known = (*by_role()["subjects"].get(like, ()), *by_role()["verbs"].get(like, ()))
            return resolved(known, token, Thing(None, True, None))
        if token.pos_ not in NOUNS:
            continue
        found = None
        if NUMBERED.search(before) is not None and token.dep_ == "nsubj" and token.tag_ != "NN":
            found = next(told_of(token, thing_of(token, area=False)), None)
            found = replace(found, counts=token, itself=False) if found is not None else None
        elif MOVING.search(before) is not None and token.dep_ in ("nsubj", "dobj") and token.tag_ == "NNS":
            found = merely_counted(token) or counted_itself(token, token)
            found = replace(found, counts=token, itself=False) if found is not None else None
        if lemma(token) in NUMBER:
            found = of_number(token)
        elif lemma(token) in measures().losing and token.tag_ == "NNS" and is_owned(token):
            found = resolved(by_role()["verbs"]["lose"], token, Thing(None, True, None))
        if found is not None:
            return found
        if lemma(token) in NUMBER:
            return None
    return None


def of_number(number: Token) -> Found | None:
    """What a noun for a number is the number of: "the number of houses burned", "the number killed"."""
    nobody = Thing(None, True, None)
    return toll(number) or number_of(number) or next(told_of_number(number), None) or undergone(number, nobody)


RAISING = re.compile(r"\b(?:bring|tak|rais|push|lift)ing\s+to\s+$", re.IGNORECASE)


def following_number(doc: Doc, quantity: Quantity, end: int) -> Token | None:
    """The noun for a number that a value is told before: number of "bringing to 29 the number of nurses killed"."""
    if RAISING.search(text_of(doc), max(0, quantity.start - 24), quantity.start) is None:
        return None
    words = doc[end : end + 4]
    return (
        next((t for t in words if lemma(t) in NUMBER), None)
        if len(words) and words[0].pos_ in ("DET", "PRON")
        else None
    )


def is_owned(noun: Token) -> bool:
    """Whether it is said whose losses they are."""
    return any(c.dep_ in ("poss", "det") or c.lower_ == "of" for c in noun.children)


def undergone(noun: Token, thing: Thing) -> Found | None:
    """What the participle right after a noun says, whatever the parse made of it: "farmers put to death"."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    done = after.tag_ in ("VBN", "VBD") or after.lower_ in ("let", "put", "shut", "hit", "cut", "hurt")
    return matched(after, "affected", thing) if done else None


def told_of_number(number: Token) -> Iterator[Found]:
    """The effects that the words after "the number of" tell of what is counted."""
    doc = number.doc
    if number.i + 2 >= len(doc) or doc[number.i + 1].lower_ != "of":
        return
    noun: Token | None = None
    for token in doc[number.i + 2 : number.i + 9]:
        if token.pos_ in (*NOUNS, "PRON") or token.lower_ == "those":
            noun = token
        elif noun is not None or token.pos_ in ("VERB", "AUX", "ADP", "PUNCT"):
            break
    if noun is None:
        return
    those = noun.lower_ == "those"
    thing = Thing(None, True, None) if those else thing_of(noun, area=False)
    for found in told_of(noun, thing):
        yield replace(found, counts=None if those else noun, itself=False)


def told_of(noun: Token, thing: Thing) -> Iterator[Found]:
    """The effects that the words of a noun's own phrase, or the noun itself, tell of it."""
    told = (matched(word, role, thing) for word, role in modifiers(noun))
    for found in (
        cases(noun),
        state_of(noun, thing),
        undergone(noun, thing),
        adjoining(noun.doc, noun, thing),
        next((f for f in told if f), None),
        counted_itself(noun, noun),
        merely_counted(noun),
    ):
        if found is not None:
            yield found
