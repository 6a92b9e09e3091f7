"""Who can say something: named persons, bodies and states, offices, and texts that speak for them."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues

KINDS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
ABSTRACT = ("tion", "sion", "ment", "ness", "ance", "ence")
"""How nouns end that name what happens or is so, but for those that the lexicon knows as bodies."""
PRONOUNS = frozenset({"he", "she", "they", "who"})


def speaks(head: Token) -> bool:
    """Whether the phrase of `head` names somebody who can say something."""
    if head.ent_type_ in KINDS or head.lower_ in PRONOUNS:
        return True
    lemma = head.lemma_.lower()
    known = cues().speaking
    return lemma in known or (head.i > 0 and f"{head.nbor(-1).lower_} {lemma}" in known)


def is_mute(head: Token) -> bool:
    """Whether a noun names nothing that can say anything: a time, a thing, what happens ("the evacuation")."""
    known, lemma = cues(), head.lemma_.lower()
    if lemma in known.mute:
        return True
    abstract = lemma.endswith(ABSTRACT) and head.pos_ == "NOUN" and not head.ent_type_
    return abstract and not speaks(head) and lemma not in known.documents | known.bodies
