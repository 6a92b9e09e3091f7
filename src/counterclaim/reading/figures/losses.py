"""Who and what was lost or taken, where losses or spoils are told with their items: "losses amounted to 40 men and two
tanks", "trophies of the day: 14 tanks"."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.figures.carriers import resolved
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.measures import by_role, measures

ROW = frozenset({"conj", "appos", "nmod", "dep", "nummod", "npadvmod"})
REACH = 60
"""Tokens before an item in which the losses that it is one of are named."""
SUMMED_UP = frozenset({"reach", "exceed"})
"""Verbs of totals that tell something else of whom agents do it to."""
GIVING = frozenset({"to", "at", "of"})


def item_of_losses(top: Token, thing: Thing) -> Found | None:
    """What a quantity in a row of losses measures: things lost, men lost, casualties where these are told."""
    first = row_of(top)
    named = told_by_verb(first) or told_by_colon(first, top)
    if named is None:
        return None
    return measured_by(named, thing)


def items_counted_up(top: Token, thing: Thing) -> Found | None:
    """What the object of "reach" is, which losses do and no aid: "losses have reached over 900 servicemen"."""
    first = row_of(top)
    if first.dep_ != "dobj" or first.head.lemma_ not in SUMMED_UP:
        return None
    named = told_by_verb(first)
    return measured_by(named, thing) if named is not None else None


def measured_by(named: Token, thing: Thing) -> Found | None:
    """What an item of the losses, casualties or spoils that `named` names measures."""
    if lemma(named) == "casualty":
        return Found("casualty", "casualties", named) if thing.person else None
    verb = "capture" if lemma(named) in measures().spoils else "lose"
    return resolved(by_role()["verbs"][verb], named, thing)


def row_of(token: Token) -> Token:
    """The first member of the row that a phrase stands in, by the parse."""
    for _ in range(8):
        if token.dep_ not in ROW or token.head.pos_ in ("VERB", "AUX") or names_losses(token.head):
            return token
        token = token.head
    return token


def names_losses(noun: Token) -> bool:
    """Whether a noun is the losses, casualties or spoils themselves."""
    return (
        noun.pos_ in ("NOUN", "PROPN") and noun.tag_ != "NN" and lemma(noun) in (*measures().losing, *measures().spoils)
    )


def told_by_verb(first: Token) -> Token | None:
    """The losses that a verb counts: "losses stand at", "put the losses at", "the losses include"."""
    head = first.head
    if first.dep_ == "pobj" and head.lower_ in GIVING:
        head = head.head
    elif first.dep_ not in ("dobj", "attr"):
        return None
    if head.pos_ not in ("VERB", "AUX") or head.lemma_.lower() not in measures().summing:
        return None
    beside = (c for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.i != first.i)
    return next((c for c in beside if names_losses(c)), None)


def told_by_colon(first: Token, top: Token) -> Token | None:
    """The losses that a colon lists: "Our losses: zero", "Enemy losses in the past day: 3 tanks, 14 vehicles"."""
    colon = False
    for token in reversed(list(top.doc[max(0, first.i - REACH) : top.i])):
        if token.text in (";", ".") or token.pos_ in ("VERB", "AUX"):
            return None
        if colon and names_losses(token):
            return token
        colon = colon or token.text == ":"
    return None
