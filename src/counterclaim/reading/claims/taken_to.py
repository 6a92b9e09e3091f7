"""Places to which people were brought afterwards, where nothing befell them: "were taken to a hospital in Goma", "the
injured were flown to Cairo for treatment"."""

from __future__ import annotations

from spacy.tokens import Token

BRINGING = frozenset(
    {
        "take", "bring", "rush", "transfer", "evacuate", "carry", "airlift", "fly", "ferry", "admit", "transport",
        "move", "drive", "send", "medevac", "convey", "hospitalise", "hospitalize", "treat", "refer",
    }
)  # fmt: skip
"""Verbs by which the hurt and the dead come somewhere."""
WARDS = frozenset(
    {"hospital", "clinic", "morgue", "mortuary", "infirmary", "ward", "surgery", "treatment", "centre", "center"}
)
"""Where they are brought."""
TO = frozenset({"to", "into", "in", "at"})
UP = 8
"""Words up from a place at most to the verb that brings."""


def brought_there(place: Token) -> Token | None:
    """The verb by whose words a place is only where people were brought, None where it is none."""
    word, ward, way = place, False, None
    for _ in range(UP):
        if word.head.i == word.i:
            return None
        ward = ward or word.lemma_.lower() in WARDS
        if word.dep_ == "prep" and word.lower_ in TO:
            way = word
        word = word.head
        if word.pos_ == "VERB":
            carried = word.lemma_.lower() in BRINGING and way is not None and way.head.i == word.i
            return word if carried and (ward or _for_treatment(word)) else None
    return None


def _for_treatment(verb: Token) -> bool:
    """Whether words of the verb say that people are brought to be treated."""
    return any(t.lemma_.lower() in ("treatment", "surgery", "hospital", "care") for t in verb.subtree if t.i > verb.i)
