"""Which clause a word stands in."""

from __future__ import annotations

from spacy.tokens import Token

CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "parataxis", "ROOT"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def clause(token: Token) -> Token:
    """The word that heads the clause of `token`; so does a coordinated verb that has a subject of its own."""
    while token.dep_ not in CLAUSES:
        children = {child.dep_ for child in token.children}
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and children & SUBJECTS:
            finite = token.tag_ in ("VBD", "VBP", "VBZ") or children & {"aux", "auxpass"}
            if finite:
                return token
        if token.head.i == token.i:
            break
        token = token.head
    return token
