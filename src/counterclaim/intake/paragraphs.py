"""Paragraphs and lines of a text, with their places in it."""

from __future__ import annotations

import re

from counterclaim.records import Section, SectionKind, Span
from counterclaim.records.span import trimmed

BLANK = " \t\r\n\f\v\u2028\u2029\ufeff\u200b\xa0"
LINE = re.compile(r"[^\r\n\u2028\u2029]+")
BREAK = re.compile(r"(?:\r\n|\r|\n|\u2028|\u2029)[ \t\xa0]*(?:\r\n|\r|\n|\u2028|\u2029)|\u2029")
SENTENCE_END = re.compile(r"""[.!?…。۔።؟][\"'”’»)\]]*[ \t\r\n]+(?=["'“‘«(\[]?[^\W\d_a-zа-яёіїєґ])|[。።۔]""")


def paragraphs(text: str, span: Span) -> list[list[Span]]:
    """The paragraphs of `text` in `span`, each as its lines without white space at their ends."""
    found: list[list[Span]] = []
    at, end = span
    while at < end:
        gap = BREAK.search(text, at, end)
        stop = gap.start() if gap else end
        lines = [trimmed(text, line.span(), chars=BLANK) for line in LINE.finditer(text, at, stop)]
        lines = [line for line in lines if line[1] > line[0]]
        if lines:
            found.append(lines)
        at = gap.end() if gap else end
    return found


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of a paragraph, roughly: cut after a final mark where a capital or bracket follows."""
    found: list[Span] = []
    start, end = span
    for mark in SENTENCE_END.finditer(text, start, end):
        found.append(trimmed(text, (start, mark.end()), chars=BLANK))
        start = mark.end()
    found.append(trimmed(text, (start, end), chars=BLANK))
    return [one for one in found if one[1] > one[0]]


def set_apart(text: str, sections: tuple[Section, ...], apart: dict[Span, SectionKind]) -> tuple[Section, ...]:
    """`sections` cut around the spans of `apart`, which become sections of their own kind.

    What is left of a section keeps its kind and loses the white space at its ends. Each span lies within a section.
    """
    found: list[Section] = []
    left = sorted(apart)
    for section in sections:
        at = section.start
        while left and left[0][1] <= section.end:
            start, end = left.pop(0)
            found += _rest(text, section.kind, (at, start))
            found.append(Section(apart[start, end], start, end))
            at = end
        found += [section] if at == section.start else _rest(text, section.kind, (at, section.end))
    return tuple(found)


def _rest(text: str, kind: SectionKind, span: Span) -> list[Section]:
    start, end = trimmed(text, span, chars=BLANK)
    return [Section(kind, start, end)] if end > start else []
