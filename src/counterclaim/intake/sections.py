"""The parts of a text that have a function of their own: headline and body."""

from __future__ import annotations

import re

from counterclaim.intake.notices import is_ended, is_notice_line
from counterclaim.intake.paragraphs import paragraphs
from counterclaim.records import Section, SectionKind, Span
from counterclaim.records.span import trimmed

HEADLINE_LIMIT = 160
"""Characters that a line may have to be taken for a headline."""

BELOW = 2_000
"""Code points from the first line on in which what stands right below it is looked at."""

HEADING = re.compile(r"(#{1,2})[ \t]+")
LINE = re.compile(r"[^\r\n]*")
BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n|\Z)")
BYLINE = re.compile(r"(?:by|photo|file photo|image|updated|published|posted)\b", re.I)
CLOSERS = "\"'”’»)]*_ \t"
WHITE = " \t\r\n\f\v\ufeff\u200b"


def body_sections(text: str, start: int, end: int, *, title: str | None = None) -> tuple[Section, ...]:
    """Headline (where the text begins with one) and body of `text[start:end]`, without white space at their ends.

    A headline is a Markdown heading, the known `title` on a line of its own, or a short first line without a final full
    stop that a blank line or a notice of correction follows. Other beginnings are body: a wrong headline would lose its
    sentence its context.
    """
    first = trimmed(text, (start, end), chars=WHITE)
    if first[0] == first[1]:
        return ()
    line = LINE.match(text, first[0], first[1])
    headline = _headline(text, line.span(), first[1], title) if line else None
    if headline is None or line is None:
        return (Section("body", *first),)
    body = trimmed(text, (line.end(), first[1]), chars=WHITE)
    return (Section("headline", *headline), *sections_of("body", body))


def sections_of(kind: SectionKind, span: Span) -> tuple[Section, ...]:
    """The section over `span`, none where it is empty."""
    return (Section(kind, *span),) if span[1] > span[0] else ()


def _notice_below(text: str, line: Span, end: int) -> bool:
    """Whether the line below a first line, with no blank line between, speaks about the dispatch."""
    lines = next(iter(paragraphs(text, (line[0], min(end, line[0] + BELOW)))), [])
    if len(lines) < 2:
        return False
    room = max(stop - start for start, stop in lines)
    return is_ended(text, lines[0], lines[1], room) and is_notice_line(text, lines[1])


def _headline(text: str, line: Span, end: int, title: str | None) -> Span | None:
    heading = HEADING.match(text, *line)
    if heading:
        words = trimmed(text, (heading.end(), line[1]), chars="# \t")
        return words if words[0] < words[1] else None
    span = trimmed(text, line)
    written = text[slice(*span)]
    if title is not None and written == title.strip():
        return span
    if line[1] >= end or not (BLANK.match(text, line[1]) or _notice_below(text, line, end)):
        return None
    bare = written.rstrip(CLOSERS)
    if len(written) > HEADLINE_LIMIT or not bare or bare[-1] in ".:;,…–—-" or BYLINE.match(written):
        return None
    return span if any(char.isalpha() for char in bare) else None
