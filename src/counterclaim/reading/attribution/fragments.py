"""Contents that are only the end of what was said: "Twelve bodies were found, [strewn in front of the hotel], officials
said" is said from its beginning on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.records.located import Stretches

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def with_beginnings(passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """`found` with each content that begins in the middle of a clause, before a source and verb that end the sentence,
    begun where the sentence begins, if nobody else is cited for what stands before it."""
    taken = Stretches(span for one in found for span in (*one.source, *one.cue, *one.content))
    return [_whole(passage, cited, taken) for cited in found]


def _whole(passage: Passage, cited: Cited, taken: Stretches) -> Cited:
    if len(cited.content) != 1 or not cited.cue or not cited.source:
        return cited
    start, end = cited.content[0]
    tokens = passage.doc.char_span(start, end, alignment_mode="expand")
    if not tokens or min(cited.cue[0][0], cited.source[0][0]) < end or not _goes_on(passage, tokens[0]):
        return cited
    begin = passage.sentence(tokens[0])[0]
    if begin >= start or passage.sentence(tokens[0])[1] < cited.cue[0][1] or passage.quotation_at(start) is not None:
        return cited
    return cited if taken.touch((begin, start)) else replace(cited, content=((begin, end),))


def _goes_on(passage: Passage, first: Token) -> bool:
    """Whether a word after a comma is a participle, or a verb without a subject, of the clause before it."""
    before = passage.before(first)
    if before is None or before.text != "," or first.tag_ not in {"VBN", "VBG", "VBD"}:
        return False
    own = any(c.dep_ in SUBJECTS for c in first.children)
    return not own and first.head.i < first.i and first.dep_ in {"advcl", "acl", "conj", "dep"}
