"""Titles that only name what a text is about: "Battle for Goma: a chronology", "Title: Shelling of Kherson"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Span

LABEL = re.compile(r"\W*(?:title|headline|subject|subhead|topic|heading|slug|tags?)\W*:", re.IGNORECASE)
GENRE = re.compile(
    r"[:–—-]\s+(?:an?|the|our)?\s*(?:\w+[\s-]){0,2}"
    r"(?:chronology|timeline|explainer|overview|recap|summary|review|background(?:er)?|analysis|history|digest|roundup"
    r"|what we know(?: so far)?|key (?:events|facts|dates)|at a glance|in (?:brief|short|pictures|numbers|figures)"
    r"|(?:day|week|month|year) (?:in|of) [\w ]+|live updates|questions and answers|q&a)\b[\w ]{0,20}\W*$",
    re.IGNORECASE,
)
"""What stands after the mark of a title that says what kind of text it heads."""
LIVE = re.compile(
    r"\W*(?:live(?:\s+(?:blog|updates?|coverage|report))?|watch|in pictures|podcast|opinion|explainer|analysis|map)"
    r"\s*(?:[:|]|\s[–—-]\s)",
    re.IGNORECASE,
)
"""What kind of page a line heads, before a title that may tell something ("LIVE: 12 killed in Kherson")."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_title(doc: Doc, sentence: Span) -> bool:
    """Whether a sentence is, or is part of, a line that is a title and tells nothing: a label or a kind of text, and no
    finite verb."""
    text = text_of(doc)
    first = sentence[0] + len(text[slice(*sentence)]) - len(text[slice(*sentence)].lstrip())
    start, end = text.rfind("\n", 0, first) + 1, text.find("\n", first)
    line = text[start : end if end >= 0 else len(text)]
    genre = GENRE.search(line)
    if (live := LIVE.match(line)) is not None:
        words = slice_at(doc, (start + live.end(), start + len(line)))
        return not any(token.tag_ in (*FINITE, "VBN") or token.like_num for token in words)
    if genre is None and LABEL.match(line) is None:
        return False
    told = (start, start + (genre.start() if genre is not None else len(line)))
    return not any(token.tag_ in FINITE for token in slice_at(doc, told))
