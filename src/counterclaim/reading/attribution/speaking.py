"""Who can say something: named persons, bodies and states, offices, and texts that speak for them."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues

KINDS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
PRONOUNS = frozenset({"he", "she", "they", "who"})


def speaks(head: Token) -> bool:
    """Whether the phrase of `head` names somebody who can say something."""
    if head.ent_type_ in KINDS or head.lower_ in PRONOUNS:
        return True
    lemma = head.lemma_.lower()
    known = cues().speaking
    return lemma in known or (head.i > 0 and f"{head.nbor(-1).lower_} {lemma}" in known)
