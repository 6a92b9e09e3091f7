"""Where the words of a search stand in a text: the tokenizer that found the dispatch finds them again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

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


class Finder:
    """Finds words in texts. `words` are expressions of FTS5, of which any counts."""

    def __init__(self, connection: sqlite3.Connection, words: Sequence[str]) -> None:
        self._connection = connection
        self._wanted = " OR ".join(words)

    def hits(self, text: str) -> tuple[Span, ...]:
        """Where words stand in the first stretch of the text that has any."""
        if not self._wanted:
            return ()
        for start in range(0, max(1, len(text)), AT_ONCE - SHARED):
            copy = text[start : start + AT_ONCE].replace("\0", " ").replace(OPEN, " ").replace(CLOSE, " ")
            self._connection.execute("INSERT INTO words (rowid, text) VALUES (1, ?)", (copy,))
            found = self._connection.execute(
                "SELECT highlight(words, 0, ?, ?) FROM words WHERE words MATCH ?", (OPEN, CLOSE, self._wanted)
            ).fetchone()
            self._connection.execute("DELETE FROM words")
            if found:
                return tuple(_spans(found[0], start))
        return ()


@contextmanager
def finder(words: Sequence[str]) -> Iterator[Finder]:
    """A finder, for as long as it is needed."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
        yield Finder(connection, words)
    finally:
        connection.close()


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
    inside = [hit for hit in hits if not any(covers(section.span, hit) for section in matter)]
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
