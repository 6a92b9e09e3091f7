"""Reporting clauses with "as": "as the ministry reported", "as the governor put it"."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.passage import Passage
from counterclaim.reading.attribution.sources import subject_of
from counterclaim.records import Span


def as_told(passage: Passage, verb: Token, frames: frozenset[str]) -> list[Span]:
    """ "As the ministry reported, [the town fell]", "[the town fell], as the ministry reported", "[The town is “a
    ruin,”] as the governor put it"."""
    mark = next((k for k in verb.children if k.lower_ == "as" and k.i < verb.i), None)
    if mark is None or verb.dep_ not in ("advcl", "ccomp", "parataxis", "dep", "ROOT"):
        return []
    if "clause" not in frames and put_so(verb) is None:
        return []
    sentence = passage.sentence(verb)
    text = passage.text
    if not text[sentence[0] : mark.idx].strip(" ,;\"'“”"):
        comma = text.find(",", verb.idx, sentence[1])
        return [passage.fitted((comma + 1, sentence[1]), barrier=verb.idx)] if comma >= 0 else []
    comma = text.find(",", verb.idx, sentence[1])
    after = passage.quotation_beginning((comma, comma + 3)) if comma >= 0 and "clause" not in frames else None
    if after is not None:  # "The town is, as the governor put it, [“a ruin”]"
        return [after.span]
    before = text[sentence[0] : mark.idx].rstrip()
    if before.endswith(","):
        return [passage.fitted((sentence[0], mark.idx), barrier=verb.idx)]
    if "clause" in frames or not before.endswith((",”", ',"', ",''", ", ''", ",’")):
        return []
    subject = subject_of(verb.head) if verb.dep_ == "advcl" and verb.head.i < verb.i else None  # of the words so put
    start = subject.left_edge.idx if subject is not None else sentence[0]
    return [passage.fitted((max(start, sentence[0]), mark.idx), barrier=verb.idx)]


def put_so(verb: Token) -> Token | None:
    """ "it" in "as the governor put it"."""
    after = verb.doc[verb.i + 1] if verb.lemma_ == "put" and verb.i + 1 < len(verb.doc) else None
    return after if after is not None and after.lower_ == "it" and after.head == verb else None
