"""Clauses that the parser hung on a word between verb and "that": "confirmed in a statement that the road was open",
"denied on Thursday that it had lost the port"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from counterclaim.reading.attribution.adjuncts import that_after
from counterclaim.reading.attribution.cuegroup import cue_tokens
from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.limits import end_between
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.sources import source_span, subject_of
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span
from counterclaim.records.located import Stretches
from counterclaim.records.span import trimmed

REACH = 140
"""Code points between a verb and its "that"."""


def late_clauses(passage: Passage, found: Sequence[Cited]) -> Iterator[Cited]:
    """A citation for each verb that takes a clause, cites nothing in `found`, and has a clause after an adjunct."""
    cited = Stretches(span for c in found for span in c.cue)
    for verb in passage.doc:
        frames = cues().verbs.get(verb.lemma_.lower(), frozenset())
        if "clause" not in frames or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
            continue
        first, last = cue_tokens(verb)
        cue: Span = (first.idx, last.idx + len(last))
        if cited.touch(cue) or any(k.dep_ == "auxpass" for k in verb.children):
            continue
        end = passage.sentence(verb)[1]
        reached = that_after(passage.text, cue[1], min(end, cue[1] + REACH))
        if reached is None or (reached.heard and verb.lemma_.lower() not in cues().addressing):
            continue
        that = passage.doc.char_span(reached.end - 5, reached.end - 1)
        source = _source(passage, verb, cue)
        after = passage.after(that[0]) if that is not None else None
        if after is None or after.tag_ in ("VBD", "VBZ", "VBP", "MD", "RB"):
            continue  # "wrote in the paper that helped"
        if that is None or source is None or passage.quotation_at(verb.idx) is not None:
            continue
        clause = passage.doc.char_span(reached.end - 5, end, alignment_mode="contract")
        if clause is None or not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN") for t in clause):
            continue
        content = pieces(
            passage.fitted((that[0].idx, end_between(passage, that[0].i, clause.end - 1)), barrier=verb.idx)
        )
        if content:
            yield Cited((source,), (cue,), content, verb.i)


def _source(passage: Passage, verb: Token, cue: Span) -> Span | None:
    """The verb's subject, or the phrase that opens the sentence and ends at the verb, where it can speak."""
    own = subject_of(verb)
    if own is not None:
        span = source_span(passage, own, cue)
        return span if speaks(own) and span[1] <= cue[0] else None
    phrase = trimmed(passage.text, (passage.sentence(verb)[0], cue[0]), chars=" ")
    tokens = passage.doc.char_span(*phrase, alignment_mode="contract")
    if not tokens or len(tokens) > 16 or tokens[0].pos_ in ("ADP", "SCONJ", "PRON", "ADV", "CCONJ", "VERB", "AUX"):
        return None
    head = next((t for t in tokens if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "poss")), None)
    if head is None or not speaks(head) or any(_leads_clause(t, head) for t in tokens):
        return None
    return phrase


def _leads_clause(token: Token, head: Token) -> bool:
    """Whether a finite verb before the cue is more than the head's own relative clause."""
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD") and head not in token.ancestors
