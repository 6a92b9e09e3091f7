"""Whether what the tagger alone holds for a citation is speech."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.reading.attribution.rules import says_something
from counterclaim.records.span import overlap, words_of

NOBODY = ("no ", "none ", "nobody", "neither ")
OPEN = re.compile(
    r"\b(?:could|can|cannot|unable|impossible)\b.*\b(?:verif|confirm|establish|corroborat|check)", re.IGNORECASE
)
"""What is left open and not said: "could not be verified by", "have been unable to confirm"."""
JUDGING = frozenset({"judging"})
"""What verbs of planning have besides: "is considering a withdrawal" says nothing."""
ASKING = re.compile(r"\b(?:want|wish|like|seek|sought|demand|ask)(?:s|ed)? to know\b", re.IGNORECASE)
KNOW = len("to know")


def told(passage: Passage, cited: Cited) -> Cited:
    """`cited` marked as speech or not: speech stands between quotation marks, or is somebody's by a cue of the lexicon.

    What nobody said, a refusal ("did not comment on the strike") and a pronoun ("reported this") are none.
    """
    return replace(cited, speech=_is_speech(passage, cited))


def _is_speech(passage: Passage, cited: Cited) -> bool:
    if not says_something(passage, cited):
        return False
    if any(overlap(q.span, span) for span in cited.content for q in passage.quotations_in(span)):
        return True
    source = words_of(passage.text, cited.source)
    if not source or source.lower().startswith(NOBODY):
        return False
    tokens = [t for span in cited.cue for t in passage.doc.char_span(*span, alignment_mode="expand") or ()]
    cue = words_of(passage.text, cited.cue)
    if OPEN.search(cue) is not None:
        return False
    if ASKING.search(f"{cue} {words_of(passage.text, cited.content)[:KNOW]}") is not None:
        return True
    if any(t.dep_ == "neg" or t.lemma_.lower() in ("decline", "refuse") for t in tokens):
        return False
    known = cues()
    lemmas = {t.lemma_.lower() for t in tokens}
    if lemmas & known.certainty and source.lower() != "it":
        return True
    return any(known.verbs.get(lemma, JUDGING) - JUDGING or lemma in known.nouns for lemma in lemmas)
