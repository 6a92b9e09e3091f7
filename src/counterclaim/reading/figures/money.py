"""Sums of money that measure something: aid pledged or given, damage done."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.carriers import Found
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.measures import measures

REACH = 8
"""Tokens around a sum in which the noun of aid stands."""


def sum_of_money(doc: Doc, top: Token) -> Found | None:
    """What a sum measures: that of the nearest verb above it, where an aid noun stands near the sum."""
    table = measures()
    near = [t for t in doc[max(0, top.i - REACH) : top.i + REACH + 1] if t.sent.start == top.sent.start]
    if not any(t.pos_ in ("NOUN", "PROPN") and lemma(t) in table.aid_nouns for t in near):
        return None
    token = top
    for _ in range(8):
        if token.head.i == token.i:
            break
        token = token.head
        for money in table.money:
            if token.pos_ == "VERB" and token.lemma_ in money.verbs:
                return Found(money.measure.removeprefix("aid-"), money.measure, token)
    if token.pos_ == "VERB":
        for money in table.money:
            if token.lemma_ in money.verbs:
                return Found(money.measure.removeprefix("aid-"), money.measure, token)
    return None
