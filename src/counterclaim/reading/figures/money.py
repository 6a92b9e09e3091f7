"""Sums of money that measure something: aid pledged or given, damage done, ransom demanded."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.classes import class_of, compound
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.found import Found
from counterclaim.reading.figures.measures import Money, measures, nouns
from counterclaim.reading.figures.verbs import phrasal

REACH = 8
"""Tokens around a sum in which the noun of aid stands."""


def sum_of_money(doc: Doc, top: Token) -> Found | None:
    """What a sum measures: by a noun that it is told of, else that of the nearest verb above it, where an aid noun
    stands near the sum."""
    table = measures()
    if (wanted := asked_for(top)) is not None:
        return wanted
    around = list(told_with(top))
    for money in table.money:
        if money.nouns and (found := of_noun(money, around, top)):
            return found
    purpose = [*around, *given_for(top)]
    for money in table.money:
        if money.nouns and money.verbs and (found := of_noun(money, purpose, top)):
            return found
    near = [t for t in doc[max(0, top.i - REACH) : top.i + REACH + 1] if t.sent.start == top.sent.start]
    aid = any(
        t.pos_ in ("NOUN", "PROPN") and (lemma(t) in table.aid_nouns or class_of(t) in nouns().groups["ARMS"])
        for t in near
    )
    own = (c for c in top.children if c.dep_ == "acl" and c.tag_ == "VBN")
    for token in (*own, *heads(top)):
        for money in table.money:
            if (
                token.pos_ == "VERB"
                and not money.nouns
                and {token.lemma_.lower(), phrasal(token), *with_next(token)} & set(money.verbs)
                and (aid or not money.aid)
                and (not money.beside or any(lemma(t) in money.beside for t in top.sent))
            ):
                measure = "aid-pledged" if money.measure == "aid-provided" and is_to_come(token) else money.measure
                return Found(measure.removeprefix("aid-"), measure, token)
    return None


ASKED = {
    "needed": "needed",
    "required": "needed",
    "requested": "requested",
    "sought": "requested",
    "asked": "requested",
}
"""Participles right after a sum by which it is the one wanted: "$11m of the $86m asked for"."""


def asked_for(top: Token) -> Found | None:
    """What a sum measures by the participle right after it."""
    after = [
        t for t in top.doc[top.i + 1 : min(top.i + 4, top.sent.end)] if t.lower_ not in ("it", "that", "is", "was")
    ]
    wanted = ASKED.get(after[0].lower_) if after and top.i and whole_before(top) else None
    return Found(wanted, f"aid-{wanted}", after[0]) if wanted is not None else None


def whole_before(top: Token) -> bool:
    """Whether a sum is told as the whole of another: "of the $86m"."""
    return any(t.lower_ == "of" for t in top.doc[max(top.sent.start, top.i - 5) : top.i])


def with_next(verb: Token) -> Iterator[str]:
    """A verb with the adverb or preposition right after it: "get away"."""
    yield from (f"{verb.lemma_.lower()} {c.lower_}" for c in verb.rights if c.i == verb.i + 1)


def is_to_come(verb: Token) -> bool:
    """Whether a verb tells what is still to be given: "will give $725m", "is to send"."""
    if verb.lemma_ not in ("give", "send", "transfer"):
        return False
    helping = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(helping & {"will", "would", "shall", "'ll"}) or ("to" in helping and verb.head.lemma_ == "be")


def of_noun(money: Money, around: list[Token], top: Token) -> Found | None:
    """The measure of a sum that is told with one of the measure's nouns and, if it has any, one of its verbs."""
    noun = next((t for t in around if t.pos_ in ("NOUN", "PROPN") and {lemma(t), compound(t)} & set(money.nouns)), None)
    if noun is None or (money.beside and not any(lemma(t) in money.beside for t in top.sent)):
        return None
    verb = next((t for t in around if t.lemma_.lower() in money.verbs and t.pos_ in ("VERB", "AUX", "NOUN")), None)
    if verb is None and money.verbs:
        return None
    return Found(money.measure.removeprefix("aid-"), money.measure, verb if verb is not None else noun)


def given_for(top: Token) -> Iterator[Token]:
    """The words that say what a sum is for: "$5m for word of his whereabouts", "fifty million to get him back"."""
    for token in top.doc[top.i + 1 : min(top.i + REACH, top.sent.end)]:
        if token.text in ",;:":
            return
        yield token


def heads(token: Token) -> Iterator[Token]:
    """The words above a token, nearest first, the root last."""
    for _ in range(8):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def told_with(top: Token) -> Iterator[Token]:
    """The words that a sum is told with: those above it as far as the first finite verb, what stands after it by "in",
    "of" or "worth of", and the subject and object of that verb with what these are."""
    yield from (top,) if top.pos_ in ("NOUN", "PROPN") else ()
    if top.i + 1 < len(top.doc):
        yield from (
            t
            for t in top.doc[top.i + 1 : top.i + 5]
            if t.dep_ in ("pobj", "dobj") and t.head.lower_ in ("in", "of", "worth")
        )
    for token in heads(top):
        yield token
        if token.pos_ not in ("VERB", "AUX"):
            continue
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass", "dobj", "dative") and child.i != top.i:
                yield child
                yield from (c for c in child.children if c.dep_ in ("compound", "acl"))
                yield from (g for c in child.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj")
        if token.tag_ not in ("VBN", "VBG", "VB"):
            return
