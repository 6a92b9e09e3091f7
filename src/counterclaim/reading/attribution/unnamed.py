"""Accusations that are taken up and not told again: "rejected the accusation", "denied any involvement"."""

from __future__ import annotations

import re

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage

DEED = re.compile(
    r"(?:(?:ever )?having )?(?:doing|done|did) (?:so|it|this|that)\b.*"
    r"|(?:being|having been|it was|they were|he was|she was) (?:behind|involved|responsible|to blame)\b.*"
    r"|(?:taking|having taken) part\b.*|(?:having (?:had )?)?any(?: \w+)? (?:part|hand) in (?:it|this|that)\b.*",
    re.IGNORECASE | re.DOTALL,
)
TELLING = frozenset({"of", "that", "about", "over", "regarding"})
"""What begins the words with which such a noun does say what is meant: "accusations of torture"."""
NAMED = frozenset({"it", "this", "that", "them", "these", "those", "him", "her"})
CLAUSES = frozenset({"acl", "relcl", "ccomp"})


def is_unnamed_charge(passage: Passage, cited: Cited) -> bool:
    """Whether the content is an accusation, or a part in what happened, that its own words do not tell."""
    if len(cited.content) != 1:
        return False
    said = passage.text[slice(*cited.content[0])]
    if DEED.fullmatch(said.removeprefix("that ")) is not None:
        return True
    words = passage.doc.char_span(*cited.content[0], alignment_mode="expand")
    noun = next((t for t in words or () if t.dep_ not in ("amod", "compound", "det", "poss")), None)
    if noun is None or words is None or noun.lemma_.lower() not in cues().charges:
        return False
    for child in noun.children:
        if not words.start <= child.i < words.end:
            continue
        if child.dep_ in CLAUSES and child.pos_ in ("VERB", "AUX"):
            return False
        if child.lower_ in TELLING or (child.dep_ == "prep" and child.lower_ in ("in", "for")):
            if not any(t.lower_ in NAMED for t in child.children):
                return False
        elif child.dep_ in ("compound", "amod") and child.lower_.endswith("ing"):  # "shelling claims"
            return False
    return True
