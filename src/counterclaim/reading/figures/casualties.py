"""Harm told two ways at once: "killed or wounded" counts casualties."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.figures.carriers import told_of
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.measures import by_role
from counterclaim.reading.figures.verbs import of_verb

SHOOTING = "shoot"
"""The verb that tells how, beside one that tells what came of it: "shot and wounded two boys"."""
AFTERWARDS = frozenset({"burn"})
"""Verbs that tell, beside one of killing, what was done to the dead."""


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
        anybody = Thing(None, True, None)
        known = (*of_verb(word), *by_role()["adjectives"].get(word.lower_, ()))
        told = [effect for effect in known if told_of(effect, word, anybody)]  # "wounded and taken to hospital"
        if word.lemma_ in AFTERWARDS:  # "massacred and burned 35 villagers"
            continue
        if doc[joint].lower_ == "and" and found.effect == "injured" and word.lemma_ == SHOOTING:
            return found
        if doc[joint].lower_ == "and" and trigger.lemma_ == SHOOTING and any(e.effect == "injured" for e in told):
            return Found("injured", "injured", word)
        if trigger.lemma_ in AFTERWARDS and any(e.effect == "killed" for e in of_verb(word)):
            return Found("killed", "deaths", word)
        counts = at + 1 < len(doc) and at > i and doc[at + 1].pos_ in ("NUM", "NOUN", "PROPN", "ADJ", "DET")
        if any(e.effect == other for e in told) and not counts and (at > i or same_form(word, trigger)):
            return Found("casualty", "casualties", trigger)
    return found


def same_form(first: Token, second: Token) -> bool:
    """Whether two verbs stand in one form, which the parse may give two names."""
    past = ("VBN", "VBD")
    return first.tag_ == second.tag_ or (first.tag_ in past and second.tag_ in past)
