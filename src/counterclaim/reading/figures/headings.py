"""What words before a colon tell of the numbers behind it: "Lost in the past day: 9 tanks, 2 guns", "Sorties flown on
Friday: 34", "Refugees keep coming: 1,100 on Friday, 1,700 on Saturday"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Slice

from counterclaim.reading.figures.carriers import matched, resolved
from counterclaim.reading.figures.counting import NOUNS, lemma
from counterclaim.reading.figures.effects import thing_of
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.inheriting import words as inheriting
from counterclaim.reading.figures.measures import by_role, measures
from counterclaim.reading.figures.tallies import told_of
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity

REACH = 60
"""Tokens before a number in which the colon of its list stands."""
TOLD = {"damage": "damage", "damaged": "damage", "destruction": "destroy"}
"""Nouns that head a list of things, by the verb of what befell these: "Damage: two schools, 37 houses"."""
BY_TIME = re.compile(r"\s+(?:more\s+)?(?:on|in|at|by|during|since|yesterday|today|overnight|last)\b", re.IGNORECASE)


def headed(doc: Doc, quantity: Quantity, thing: Thing) -> Found | None:
    """The effect that a heading before a colon tells of a quantity in the list behind it."""
    at = slice_at(doc, quantity.span)
    words = heading(doc, at.start)
    if words is None or not len(words):
        return None
    first = words[0]
    if words[-1].lower_ in TOLD and thing.noun is not None and not thing.person:
        return resolved(by_role()["verbs"][TOLD[words[-1].lower_]], words[-1], thing)
    if [t.lower_ for t in words[-2:]] == ["under", "arrest"] and thing.person:
        return resolved(by_role()["verbs"]["arrest"], words[-1], thing)
    if first.tag_ in ("VBN", "VBD", "VB") and not any(c.dep_ == "nsubj" for c in first.children):
        return matched(first, "affected", thing)
    if thing.noun is not None or quantity.unit is not None:
        return None
    noun = next((t for t in words if t.pos_ in NOUNS and t.tag_ in ("NNS", "NNPS")), None)
    if noun is None:
        return None
    if doc[at.start - 1].text == ":" and noun.i - words.start < 3:
        found = next(told_of(noun, thing_of(noun, area=False)), None)
        if found is not None:
            return replace(found, counts=noun, itself=False)
    like = measures().affected.get(noun.lower_) or inheriting().befallen.get(lemma(noun))
    if like is None or noun.dep_ != "nsubj" or BY_TIME.match(text_of(doc), quantity.end) is None:
        return None
    known = (*by_role()["subjects"].get(like, ()), *by_role()["verbs"].get(like, ()))
    found = resolved(known, noun, Thing(None, True, None))
    return replace(found, counts=noun) if found is not None else None


def by_label(doc: Doc, quantity: Quantity, thing: Thing) -> Found | None:
    """The effect that the label before a number in a list tells."""
    label = labelled(doc, slice_at(doc, quantity.span).start) if quantity.head is None else None
    return matched(label, "affected", thing) if label is not None else None


def labelled(doc: Doc, at: int) -> Token | None:
    """The participle before the dash right before a number in a list: wounded of "killed - 41, wounded - 160"."""
    if at < 3 or doc[at - 1].text not in {"-", "–", "—"} or not doc[at - 2].whitespace_:
        return None
    label, before = doc[at - 2], doc[at - 3]
    told = label.tag_ in ("VBN", "VBD", "JJ", "VBG") or label.lower_ in measures().affected
    return label if told and before.text in {",", ":", ";"} else None


def heading(doc: Doc, at: int) -> Slice | None:
    """The words before the colon of the list in which token `at` stands, None where it stands in none."""
    colon: Token | None = None
    for token in reversed(doc[max(0, at - REACH) : at]):
        if colon is None:
            if token.text == ":":
                colon = token
            elif token.text in {";", "."} or (token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.dep_ != "amod"):
                return None
        elif token.text in {";", "."} or token.i < colon.sent.start:
            return doc[token.i + 1 : colon.i]
    if colon is None:
        return None
    return doc[max(colon.sent.start, at - REACH) : colon.i]
