"""The second of two verbs with one subject, where the tagger took it for a noun: "regards this as a threat and
[reserves the right to respond]"."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.limits import end_between
from counterclaim.reading.attribution.mistagged import cited_stem
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.sources import source_span, subject_of
from counterclaim.records import Span


def second_citation(passage: Passage, word: Token) -> Cited | None:
    """The citation of such a verb after "and": its speaker is that of the verb before."""
    frames = cues().verbs[cited_stem(word) or ""]
    before = [t for t in word.sent if t.i < word.i and t.tag_ in ("VBZ", "VBP") and subject_of(t) is not None]
    subject = subject_of(before[0]) if before else None
    if subject is None or not frames & {"object", "right", "blame"}:
        return None
    cue: Span = (word.idx, word.idx + len(word))
    last = [t for t in word.sent if not t.is_space and not t.is_punct][-1]
    content = pieces(passage.fitted((word.nbor(1).idx, end_between(passage, word.i, last.i)), barrier=word.idx))
    return Cited((source_span(passage, subject, cue),), (cue,), content, word.i) if content else None
