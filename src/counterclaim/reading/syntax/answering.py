"""Words by which somebody answers for an act: "responsible for", "to blame for", "is behind"."""

from __future__ import annotations

from spacy.tokens import Token

ANSWERING = frozenset({"responsible", "accountable", "liable", "guilty", "culpable"})


def blamed_by(preposition: Token) -> bool:
    """Whether what follows a preposition is what somebody answers for: "responsible for", "is to blame for"."""
    if preposition.lower_ not in ("for", "of"):
        return False
    word = preposition.head
    return word.lower_ in ANSWERING or is_to_blame(word)


def is_to_blame(word: Token) -> bool:
    """Whether a word is the "blame" of "is to blame", by which its subject is blamed."""
    return word.lower_ == "blame" and word.dep_ == "xcomp" and word.head.lemma_ == "be"


def is_behind(preposition: Token) -> bool:
    """Whether a preposition is that of "the militia is behind the bombing"."""
    return preposition.lower_ == "behind" and preposition.head.lemma_ == "be"


def answers(named: Token) -> bool:
    """Whether what a phrase names is said to answer for something: the subject of "is responsible", of "is behind",
    what somebody "holds responsible". `named` is the head of the phrase."""
    verb = named.head
    judged = [c for c in verb.children if c.lower_ in ANSWERING or is_to_blame(c) or is_behind(c)]
    if named.dep_ in ("nsubj", "nsubjpass"):
        return verb.lower_ in ANSWERING or bool(judged)
    return named.dep_ == "dobj" and any(c.lower_ in ANSWERING for c in judged)
