"""Verbs that cite and that the tagger took for plural nouns."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.speaking import speaks


def mistagged_frames(token: Token) -> frozenset[str] | None:
    """The frames of a verb that the tagger took for a plural noun, though it has a subject: "ISW assesses that …"."""
    known = cues().verbs
    if not any(k.dep_ == "nsubj" and speaks(k) for k in token.lefts):
        return None  # "destroying four posts"
    stem = cited_stem(token)
    return known[stem] if stem is not None else None


def mistagged_after(joint: Token) -> Token | None:
    """The verb after "and" that the tagger took for a plural noun, for a determiner follows it: "regards this as a
    threat and [reserves] the right to respond"."""
    if joint.i + 2 >= len(joint.doc) or joint.lower_ not in ("and", "but"):
        return None
    word = joint.nbor(1)
    if word.tag_ != "NNS" or not cited_stem(word) or word.nbor(1).tag_ not in ("DT", "PRP$"):
        return None
    before = (t for t in word.sent if t.i < joint.i)
    return word if any(t.tag_ in ("VBZ", "VBP") and t.lemma_.lower() in cues().verbs for t in before) else None


def cited_stem(word: Token) -> str | None:
    """The verb of the lexicon of which a word that was tagged as a plural noun is the third person."""
    stems = (word.lower_.removesuffix("s"), word.lower_.removesuffix("es"))
    return next((stem for stem in stems if stem != word.lower_ and stem in cues().verbs), None)
