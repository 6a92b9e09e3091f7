"""A relative clause with a source of its own after somebody's words: "demanded an end to the siege of X, where 260,000
are trapped, according to Y". Y counts the trapped; it does not report the demand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.records import Span
from counterclaim.records.span import hull, minus, trimmed

CLAUSE = re.compile(
    r",\s+((?:where|which|who|whose|whom|(?:in|of|from|at|on|for) (?:which|whom))\s(?:[^,;:]|,(?=\d))+),\s*$"
)
"""The last clause before a comma and a cue, if it is a relative clause that a comma divides from its noun."""
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
CLOSERS = " ,.;:"


def with_sources_of_asides(
    passage: Passage, phrases: Sequence[Cited], verbs: Sequence[Cited]
) -> tuple[list[Cited], list[Cited]]:
    """`phrases` (citations by preposition) and `verbs`, where such a clause is the content of the phrase alone."""
    told = list(verbs)
    of_sentence: dict[int, list[int]] = {}
    for i, verb in enumerate(verbs):
        of_sentence.setdefault(passage.doc[verb.at].sent.start, []).append(i)
    own: list[Cited] = []
    for phrase in phrases:
        clause = _clause(passage, phrase)
        near = of_sentence.get(passage.doc[phrase.at].sent.start, []) if clause else []
        number = next((i for i in near if clause and _runs_on(told[i], clause, phrase)), None)
        if clause is None or number is None:
            own.append(phrase)
            continue
        own.append(replace(phrase, content=((_noun(passage, clause), clause[1]),)))
        hole = (clause[0], max(clause[1], hull(told[number].content)[1]))
        spans = (trimmed(passage.text, span, chars=CLOSERS) for span in minus(told[number].content, (hole,)))
        told[number] = replace(told[number], content=tuple(span for span in spans if span[0] < span[1]))
    return own, told


def _clause(passage: Passage, phrase: Cited) -> Span | None:
    if len(phrase.content) != 1 or phrase.content[0][0] > phrase.cue[0][0]:
        return None
    match = CLAUSE.search(passage.text, phrase.content[0][0], phrase.cue[0][0])
    tokens = passage.doc.char_span(*match.span(1), alignment_mode="expand") if match else None
    if match is None or tokens is None or not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in tokens):
        return None
    return match.span(1)


def _noun(passage: Passage, clause: Span) -> int:
    """Where the noun begins that the clause tells more of: it says where, or who."""
    tokens = passage.doc.char_span(*clause, alignment_mode="expand")
    first = tokens.start if tokens is not None else 0
    at = first - 1  # the comma
    while at - 1 >= passage.doc[first].sent.start and passage.doc[at - 1].pos_ in NOMINAL:
        at -= 1
    return passage.doc[at].idx if at < first - 1 else clause[0]


def _runs_on(verb: Cited, clause: Span, phrase: Cited) -> bool:
    """Whether somebody else's words, told by a verb in what the phrase seems to cite, run on into the clause."""
    if not (verb.source and verb.cue and verb.content):
        return False
    start, end = hull(verb.content)
    cited = phrase.content[0]
    inside = cited[0] <= min(verb.cue)[0] and max(verb.cue)[1] <= clause[0]
    return inside and start < clause[0] < end and end <= phrase.source[0][1] + 1
