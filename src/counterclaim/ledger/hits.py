"""Where the words of a search stand in a text: the tokenizer that found the dispatch finds them again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

import msgspec

from counterclaim.records import Document, Span
from counterclaim.records.span import covers

OPEN, CLOSE = "\x02", "\x03"
"""Put around hits by SQLite in a copy of the text in which they, and NUL, are spaces."""

AT_ONCE = 100_000
"""Characters of a text that are looked through together."""

SHARED = 1_000
"""Characters that two such stretches have in common, so that no phrase is cut."""

BEFORE, AFTER = 60, 220
"""Characters of the text shown before the first hit, and from it on."""


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a dispatch: its span, its words, and where in the dispatch's text the words looked for stand in it
    (all in code points of the stored text)."""

    span: Span
    text: str
    hits: tuple[Span, ...]


def hits_in(texts: Sequence[str], words: Sequence[str]) -> list[tuple[Span, ...]]:
    """For each text where words stand in the first stretch of it that has any. `words` are expressions of FTS5."""
    found: list[tuple[Span, ...]] = [()] * len(texts)
    left = list(range(len(texts))) if words else []
    start = 0
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
        while left:  # nearly always once
            copies = ((number, _copy(texts[number][start : start + AT_ONCE])) for number in left)
            connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", copies)
            marked = connection.execute(
                "SELECT rowid, highlight(words, 0, ?, ?) FROM words WHERE words MATCH ?",
                (OPEN, CLOSE, " OR ".join(words)),
            )
            for number, text in marked:
                found[number] = tuple(_spans(text, start))
            connection.execute("DELETE FROM words")
            start += AT_ONCE - SHARED
            left = [number for number in left if not found[number] and start < len(texts[number])]
    return found


def _copy(text: str) -> str:
    return text.replace("\0", " ").replace(OPEN, " ").replace(CLOSE, " ")


def _spans(marked: str, start: int) -> Iterator[Span]:
    at = start
    begin: int | None = None
    for piece in re.split(f"([{OPEN}{CLOSE}])", marked):
        if piece == OPEN:
            begin = at
        elif piece == CLOSE and begin is not None:
            yield begin, at
            begin = None
        elif piece not in (OPEN, CLOSE):
            at += len(piece)


def passage_around(document: Document, hits: Sequence[Span]) -> Passage:
    """The stretch around the first hits, front matter left out; without any, the beginning of what is read."""
    text = document.text
    matter = [section for section in document.sections if section.kind == "metadata"]
    body = max((section.end for section in matter), default=0)
    # The title in the front matter is searched as title, and shown as such.
    inside = [hit for hit in hits if hit[0] >= body]
    first = inside[0][0] if inside else body + len(text[body:]) - len(text[body:].lstrip())
    start, end = max(body if first >= body else 0, first - BEFORE), min(len(text), first + AFTER)
    if inside:
        end = max(end, inside[0][1])
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    last = max((e for s, e in inside if s < end), default=first)
    end = max(end, min(last, end + SHARED))
    while last < end < len(text) and not text[end].isspace():
        end -= 1
    return Passage((start, end), text[start:end], tuple(hit for hit in inside if covers((start, end), hit)))
