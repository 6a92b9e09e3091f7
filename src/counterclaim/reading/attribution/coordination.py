"""One cue, several contents: "said [that it had struck …] and [that it was looking into …]" are two things said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.records import Span

SUBJECT = frozenset({"nsubj", "nsubjpass"})


def apart(passage: Passage, cited: Cited) -> Iterator[Cited]:
    """`cited` once for each clause that was said: at "and that …" and at ", but" with a subject of its own.

    A content in several pieces stays whole, and nothing is cut inside marks.
    """
    if len(cited.content) != 1 or not cited.cue:
        yield cited
        return
    begin, limit = cited.content[0]
    cuts = list(_cuts(passage, (begin, limit)))
    for start, end in zip([begin, *cuts], [*cuts, limit], strict=True):
        content = pieces(passage.fitted(_without_joint(passage, (start, end)), barrier=cited.cue[0][0]))
        if content:
            yield replace(cited, content=content) if cuts else cited


def _cuts(passage: Passage, content: Span) -> Iterator[int]:
    tokens = passage.doc.char_span(*content, alignment_mode="expand")
    if not tokens:
        return
    for joint in tokens:
        if joint.dep_ != "cc" or joint.i == tokens.start or passage.quotation_at(joint.idx) is not None:
            continue
        if _brings_clause(passage, joint, tokens.start):
            yield int(joint.idx)


def _brings_clause(passage: Passage, joint: Token, first: int) -> bool:
    """Whether a conjunction joins two whole clauses of the content, and not two verbs below one of them."""
    after = passage.after(joint)
    clause = next((k for k in joint.head.children if k.dep_ == "conj" and k.i > joint.i), None)
    if after is None or clause is None or not any(k.dep_ in SUBJECT for k in clause.children):
        return False
    if after.lower_ == "that" and after.dep_ == "mark":
        return after.head.i == clause.i
    before = passage.before(joint)
    adversative = joint.lower_ == "but" and before is not None and before.text == ","
    return adversative and joint.head.left_edge.i <= first + 1 and clause.left_edge.i == after.i


def _without_joint(passage: Passage, span: Span) -> Span:
    """`span` without the conjunction that it begins with."""
    at = passage.doc.char_span(span[0], span[0] + 1, alignment_mode="expand")
    token = at[0] if at is not None and len(at) else None
    if token is not None and token.dep_ == "cc" and token.idx == span[0]:
        return token.idx + len(token), span[1]
    return span
