"""What takes lives says nothing: "the fighting has claimed the lives of 30 people"."""

from __future__ import annotations

from counterclaim.reading.attribution.passage import Cited, Passage

TAKEN = frozenset({"life", "victim", "casualty"})
"""Nouns for those who die of what claims them."""


def takes_lives(passage: Passage, cited: Cited) -> bool:
    """Whether the cue is "claim" and its object are lives or victims, none of them in quotation marks."""
    if len(cited.cue) != 1 or passage.quotation_at(cited.content[0][0]) is not None:
        return False
    cue = passage.doc.char_span(*cited.cue[0], alignment_mode="expand")
    verb = next((t for t in cue or () if t.lemma_.lower() == "claim" and t.pos_ == "VERB"), None)
    return verb is not None and any(c.dep_ == "dobj" and c.lemma_.lower() in TAKEN for c in verb.children)
