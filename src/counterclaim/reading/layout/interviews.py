"""Interviews printed without labels: a question on a line of its own, its answer below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from counterclaim.reading.layout.lines import Line
from counterclaim.records import Span

TOLD = re.compile(
    r"\b(?:interview(?:ed|s)?|in conversation|conversation with|q ?& ?a|our questions"
    r"|(?:spoke|speaks|talked|talks|speaking|talking) (?:to|with)"
    r"|(?:we|i) (?:met|reached|called|telephoned|phoned|asked))\b",
    re.IGNORECASE,
)
"""Words above the first question that say that somebody was asked."""
LEAST = 2
LEAST_APART = 3
"""Questions that an interview has: with the answer on the next line, and with an empty line between."""
LONGEST = 240
"""Code points of a question."""
MARKS = "”\"»*_ '’"


class Exchange(NamedTuple):
    """A question and the answer to it."""

    question: Span
    answer: Span


def exchanges_in(text: str, lines: Sequence[Line]) -> tuple[Exchange, ...]:
    """The questions and answers of an interview without labels, none where nothing above them says that it is one.

    A question ends with its mark; between two such ones a line over an answer of the same form is a question too, which
    puts something to whoever is asked ("The army says that it withdrew.").
    """
    paragraphs = _paragraphs(lines)
    found = _below(text, paragraphs) or _apart(text, paragraphs)
    if not found or TOLD.search(text, 0, found[0].question[0]) is None:
        return ()
    return tuple(found)


def _paragraphs(lines: Sequence[Line]) -> list[list[Span]]:
    paragraphs: list[list[Span]] = []
    for line in lines:
        if line.after_blank or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(line.span)
    return paragraphs


def asks(text: str, span: Span) -> bool:
    """Whether a line is one question."""
    return span[1] - span[0] <= LONGEST and text[slice(*span)].rstrip(MARKS).endswith("?")


def _below(text: str, paragraphs: Sequence[Sequence[Span]]) -> list[Exchange]:
    """Questions with the answer on the lines below them, in one paragraph."""
    asked = [n for n, p in enumerate(paragraphs) if len(p) > 1 and asks(text, p[0]) and not asks(text, p[-1])]
    if len(asked) < LEAST:
        return []
    first, last = asked[0], asked[-1]
    while last + 1 < len(paragraphs) and len(paragraphs[last + 1]) > 1:
        last += 1
    found = (p for p in paragraphs[first : last + 1] if len(p) > 1 and p[0][1] - p[0][0] <= LONGEST)
    return [Exchange(p[0], (p[1][0], p[-1][1])) for p in found]


def _apart(text: str, paragraphs: Sequence[Sequence[Span]]) -> list[Exchange]:
    """Questions that are paragraphs of their own, each with the paragraphs up to the next as its answer, the last with
    no more of them than the longest before."""
    asked = [n for n, p in enumerate(paragraphs) if len(p) == 1 and asks(text, p[0])]
    if len(asked) < LEAST_APART or any(b == a + 1 for a, b in pairwise(asked)) or asked[-1] + 1 == len(paragraphs):
        return []
    longest = max(b - a - 1 for a, b in pairwise(asked))
    ends = [*asked[1:], min(len(paragraphs), asked[-1] + 1 + longest)]
    return [
        Exchange(paragraphs[a][0], (paragraphs[a + 1][0][0], paragraphs[b - 1][-1][1]))
        for a, b in zip(asked, ends, strict=True)
    ]
