"""Who is without power, water or another supply."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from counterclaim.reading.figures.carriers import Found, Thing
from counterclaim.reading.figures.measures import measures


def lacking(last: Token, thing: Thing) -> Found | None:
    """ "200,000 households without power"."""
    following = last.doc[last.i + 1 : last.i + 7]
    for token in following:
        if token.lower_ == "without":
            return without(token.doc[token.i + 1 : token.i + 4], token, thing)
        if token.pos_ in ("PUNCT", "CCONJ") or token.is_sent_start:
            return None
    return None


def deprived(top: Token, thing: Thing) -> Found | None:
    """ "cut off power to 200 homes", "300 people lost power", "200 homes were cut off from water"."""
    token = top
    if token.dep_ == "pobj" and token.head.lower_ in ("to", "for", "in"):
        token = token.head
    verb = token.head
    if verb.lemma_.lower() not in measures().cutting or token.dep_ not in ("prep", "nsubj", "nsubjpass", "dobj"):
        return None
    needed = [c for c in verb.children if c.dep_ == "dobj"] if token.dep_ in ("prep", "nsubj") else []
    if token.dep_ != "prep":
        needed += [g for c in verb.children if c.dep_ == "prep" and c.lower_ in ("from", "of") for g in c.children]
    return without(needed, verb, thing)


def without(needed: Iterable[Token], trigger: Token, thing: Thing) -> Found | None:
    """The measure of being without the first of `needed` that is a supply."""
    for token in needed:
        name = token.lemma_.lower()
        if name in measures().without:
            what = {"electricity": "power", "heat": "heating"}.get(name, name)
            kind = "household" if thing.kind in ("household", "house") else "person" if thing.person else thing.kind
            return Found(f"without-{what}", f"{kind}-without-{what}", trigger)
    return None
