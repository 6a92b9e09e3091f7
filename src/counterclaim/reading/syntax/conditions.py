"""Conditions: the clauses that only suppose what they tell, and the words that make them one."""

from __future__ import annotations

from spacy.tokens import Token

MARKS = frozenset({"if", "unless", "lest", "provided", "providing", "supposing"})
CASES = frozenset({"case", "event", "condition", "assumption"})
"""Nouns that suppose what hangs on them: "in case the truce is broken", "in the event that the talks fail"."""
TURNED = frozenset({"should", "had", "were"})
"""Auxiliaries that before their subject suppose: "should the convoy be attacked"."""
INSIDE = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "prep", "xcomp", "ccomp", "conj", "attr", "agent", "compound"}
)
"""How what a conditional clause tells hangs on its verb."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def condition_of(verb: Token) -> Token | None:
    """The word that makes the clause of `verb` a condition; None where none does."""
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in MARKS:
            return child
        if child.dep_ == "prep" and child.lower_ == "in" and any(_supposes(c) for c in child.children):
            return child
    if verb.dep_ in ("acl", "relcl") and _supposes(verb.head):
        return verb.head
    return _turned(verb)


def _supposes(noun: Token) -> bool:
    """Whether a noun is that of "in case", "in the event that": nothing but the article stands beside it."""
    beside = [c for c in noun.children if c.lower_ != "the" and c.dep_ not in ("acl", "relcl")]
    return noun.lower_ in CASES and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "on", "under") and not beside


def _turned(verb: Token) -> Token | None:
    """The auxiliary of a condition that stands before its subject, outside a question."""
    if verb.dep_ not in ("advcl", "ccomp") or verb.sent.text.rstrip().endswith("?"):
        return None
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.lower_ in TURNED), None)
    if subject is None or first is None or first.i > subject.left_edge.i:
        return None
    return first


def supposed_by(token: Token) -> Token | None:
    """The word by which the clause that a token stands in, or one around it, only supposes what it tells."""
    while True:
        if word := condition_of(token):
            return word
        if token.dep_ not in INSIDE:
            return None
        token = token.head


def is_on_condition(verb: Token) -> bool:
    """Whether a condition goes with what a verb tells: "could spread if no aid comes"."""
    return any(t.i != verb.i and condition_of(t) is not None for t in verb.subtree)
