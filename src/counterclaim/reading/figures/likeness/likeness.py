"""What befell the counted by likeness to numbers that were read: a network that sees the sentence (decision 0024)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from counterclaim.reading.figures.ages import is_age
from counterclaim.reading.figures.bases import base_of_part, is_base_of_some, is_of_rate
from counterclaim.reading.figures.classes import name_of
from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.drafting import UNFIT, is_capacity, measures_noun, top_of
from counterclaim.reading.figures.earlier import noun_at
from counterclaim.reading.figures.echoes import factor
from counterclaim.reading.figures.effects import thing_of
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.governors import has_object, shares_object
from counterclaim.reading.figures.lexicon import units
from counterclaim.reading.figures.likeness.labels import NONE, OTHER, found_by
from counterclaim.reading.figures.likeness.marking import marked
from counterclaim.reading.figures.likeness.stored import labels, network
from counterclaim.reading.figures.measures import measures
from counterclaim.reading.figures.parts import one_of_kind, pronominal, speaks
from counterclaim.reading.figures.rejected import is_rejected
from counterclaim.reading.figures.verbs import of_verb
from counterclaim.reading.syntax.tree import text_of
from counterclaim.records import Quantity, Span

LEAST = 0.4
"""Probability from which an effect is taken where no rule tells one (see docs/decisions/0024)."""
TOLLS = frozenset({"deaths", "injured"})
SURE = 0.9
"""Probability from which somebody is taken for dead or hurt: a wrong toll is the worst of errors."""
SHOOTING = frozenset({"shoot", "shot", "shooting", "gunfire", "gunshot", "gunman", "shooter", "bullet"})
SURE_OF_SHOT = 0.995
"""The same where such a word stands in the text: GVA, news of a kind that the network has not learnt from, tells of
people who were shot, and it takes many for dead who live."""
NOT_READ = UNFIT | {"money", "length"}
"""Kinds of unit of which nothing is read."""
WISHES = frozenset({"ask", "call", "appeal", "hope", "plead", "wish", "beg", "budget", "plan", "aim", "look", "apply"})
"""Verbs of what is not yet there."""
WAITING = frozenset({"wait", "await", "queue"})
"""Verbs of who is only somewhere."""
THERE = frozenset({"at", "inside", "aboard"})
HELD_IN = frozenset(
    {"hospital", "custody", "detention", "prison", "jail", "rubble", "front", "strike", "risk", "large"}
)
"""Where who is there has come to something."""
HARMING = frozenset({"fire", "shoot", "attack", "storm", "raid", "shell", "bomb", "ambush"})
HARMS = frozenset({"killed", "injured", "captured", "abducted", "arrested", "destroyed", "burned", "seized"})
"""Verbs of who does harm, and effects of what is done to others."""
CLIMB = 10
"""Steps up the tree at most to the verb of a number."""


class Standing(NamedTuple):
    """Where a number stands: `top` heads its phrase, `noun` is what it counts (None: nothing is named)."""

    top: Token
    noun: Token | None


class Likeness:
    """What the numbers of one text are like: a sentence goes through the network when one of its is asked about."""

    def __init__(self, doc: Doc, quantities: Sequence[Quantity]) -> None:
        self._doc = doc
        self._sure = SURE_OF_SHOT if any(t.lower_ in SHOOTING or t.lemma_ in SHOOTING for t in doc) else SURE
        self._standing = {one.span: at for one in quantities if (at := standing(doc, one)) is not None}
        self._likely: dict[int, dict[Span, NDArray[np.float32]]] = {}

    def draft(self, quantity: Quantity) -> Draft | None:
        """The draft of a quantity of which no rule knows what befell it, None where likeness does not tell either."""
        number = self._standing.get(quantity.span)
        if number is None or quantity.comparator == "unknown":
            return None
        top = number.top
        if not any(token.is_alpha for token in top.sent):  # a column of numbers
            return None
        if is_no_count(self._doc, quantity) or is_capacity(top) or is_wished_for(top) or does_harm(top):
            return None
        if is_only_there(top):
            return None
        thing = thing_counted(number, quantity)
        if thing.noun is None and thing.kind is None and quantity.unit in units():
            return None
        found = self._found(quantity, number, thing)
        return Draft(quantity, thing, found) if found is not None else None

    def _found(self, quantity: Quantity, number: Standing, thing: Thing) -> Found | None:
        """The likeliest effect that can befall such a thing, if it is likely enough."""
        likely = self._of_sentence(number).get(quantity.span)
        if likely is None:
            return None
        trigger = governing(number.top) or number.top
        for at in np.argsort(-likely):
            if likely[at] < LEAST or labels()[at] in (NONE, OTHER):
                return None
            if (found := found_by(labels()[at], thing, trigger)) is not None:
                harmed = likely[at] >= self._sure and not is_load(number.top)
                return found if found.measure not in TOLLS or harmed else None
        return None

    def _of_sentence(self, number: Standing) -> dict[Span, NDArray[np.float32]]:
        """Probabilities of all labels for the numbers of a sentence."""
        sentence = number.top.sent
        if sentence.start not in self._likely:
            before = self._doc[sentence.start - 1].sent.start_char if sentence.start else sentence.start_char
            spans = sorted(span for span, one in self._standing.items() if one.top.sent.start == sentence.start)
            made = marked(text_of(self._doc), before, (sentence.start_char, sentence.end_char), spans)
            self._likely[sentence.start] = dict(
                zip(made.at, probabilities(made.pieces, [*made.at.values()]), strict=True)
            )
        return self._likely[sentence.start]


def probabilities(pieces: Sequence[int], at: Sequence[int]) -> NDArray[np.float32]:
    """Probabilities [numbers, labels] of the numbers whose marks open `at` those of the `pieces`."""
    if not at:
        return np.zeros((0, len(labels())), np.float32)
    inputs = {"pieces": np.array([pieces], np.int64), "at": np.array(at, np.int64)}
    scores: NDArray[np.float32] = network().run(None, inputs)[0]
    likely: NDArray[np.float32] = np.exp(scores - scores.max(1, keepdims=True))
    likely /= likely.sum(1, keepdims=True)
    return likely


def is_no_count(doc: Doc, quantity: Quantity) -> bool:
    """Whether a quantity only tells one of a kind, who speaks, the whole of a part, or a rate."""
    return (
        speaks(doc, quantity)
        or is_rejected(doc, quantity)
        or is_of_rate(doc, quantity)
        or one_of_kind(doc, quantity)
        or base_of_part(doc, quantity)
        or is_base_of_some(doc, quantity)
        or factor(doc, quantity) is not None
        or is_restated_share(doc, quantity)
    )


def is_restated_share(doc: Doc, quantity: Quantity) -> bool:
    """Whether a fraction only says what share those counted before it are: "freed 26 men, a quarter of those held"."""
    top = top_of(doc, quantity)
    share = quantity.value is not None and 0 < quantity.value < 1
    return share and top is not None and top.dep_ == "appos" and not pronominal(doc, quantity)


def is_wished_for(top: Token) -> bool:
    """Whether those counted are only asked or hoped for: "the mayor has asked for 500 more police"."""
    return top.dep_ == "pobj" and top.head.lower_ == "for" and top.head.head.lemma_ in WISHES


def is_load(top: Token) -> bool:
    """Whether those counted are only aboard: "the bus was carrying 52 people when it was ambushed"."""
    return top.dep_ == "dobj" and top.head.lemma_ in ("carry", "transport", "hold") and top.head.tag_ != "VBN"


def is_only_there(top: Token) -> bool:
    """Whether those counted only are or wait somewhere: "about 4,000 people were at the station when it was hit"."""
    verb = top.head
    if top.dep_ not in ("nsubj", "attr") or verb.pos_ not in ("VERB", "AUX"):
        return False
    if verb.lemma_ in WAITING:
        return True
    places = [(p, c) for p in verb.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
    places += [(p, c) for p in top.children if p.dep_ == "prep" and top.dep_ == "attr" for c in p.children]
    return verb.lemma_ == "be" and any(p.lower_ in THERE and c.lemma_.lower() not in HELD_IN for p, c in places)


def does_harm(top: Token) -> bool:
    """Whether those counted do harm themselves: "the police and three soldiers fired at a crowd"."""
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN", "NUM"):
        top = top.head
    verb = top.head
    if top.dep_ != "nsubj" or verb.pos_ != "VERB":
        return False
    harms = has_object(verb) and any(e.effect in HARMS and not e.by for e in of_verb(verb))
    return harms or verb.lemma_ in HARMING or shares_object(verb)  # the latter: "two guards shot and killed a driver"


def standing(doc: Doc, quantity: Quantity) -> Standing | None:
    """Where a quantity stands in the parse, None for one that counts neither persons nor things: an age, a time, a
    length, a sum of money, a number in an adjective."""
    unit = units().get(quantity.unit or "")
    if unit is not None and unit.kind in NOT_READ:
        return None
    if any(value is not None and value < 0 for value in (quantity.value, quantity.low)):
        return None
    top = top_of(doc, quantity)
    if top is None or measures_noun(doc, quantity) or is_age(doc, quantity):
        return None
    noun = noun_at(doc, quantity)
    if noun is not None and name_of(noun) in measures().never and (unit is None or unit.kind != "area"):
        return None
    return Standing(top, noun)


def thing_counted(number: Standing, quantity: Quantity) -> Thing:
    """What a number counts."""
    unit = units().get(quantity.unit or "")
    return thing_of(number.noun, area=unit is not None and unit.kind == "area")


def governing(token: Token) -> Token | None:
    """The nearest verb above a token."""
    for _ in range(CLIMB):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None
