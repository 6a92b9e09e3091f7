"""The full-text indexes held against the texts that they are of, without writing to the ledger.

SQLite's own check of such an index is a statement that writes. Here the texts are indexed once more in memory, some at
a time, and both indexes are compared by how often every word stands in how many texts, and by a sum over all places.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing

from sqlalchemy import Connection

from counterclaim.ledger.facets import rows
from counterclaim.ledger.misfit import Misfit

INDEXES = {"document_words": ("document", ("title", "text")), "claim_words": ("claim", ("text",))}
"""Indexes, the tables that hold their texts, and the columns."""

TOKENIZER = re.compile(r"tokenize = '([a-z0-9_ ]+)'")

AT_ONCE = 20_000_000
"""Characters that are indexed in memory at a time."""

TERMS = "SELECT term, doc, cnt FROM {}"
PLACES = "SELECT coalesce(sum((doc * 7919 + offset * 104729 + length(col)) % 1000003), 0) FROM {}"
"""Of every place a number below 1,000,003, so that the sum of a billion places is one that SQLite holds."""


class Words:
    """What an index has, or some together: every word with its texts and its places, and the sum over all places."""

    def __init__(self) -> None:
        self.texts: Counter[str] = Counter()
        self.times: Counter[str] = Counter()
        self.places = 0

    def take(self, terms: Iterable[tuple[str, int, int]], places: Iterable[tuple[int]]) -> None:
        """Take in what an index has."""
        for term, texts, times in terms:
            self.texts[term] += texts
            self.times[term] += times
        self.places += sum(number for (number,) in places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]


def word_misfits(connection: Connection) -> Iterator[Misfit]:
    """Indexes that find other words than the texts have. Raises sqlite3.Error where one cannot be read."""
    for index, (table, columns) in INDEXES.items():
        made = rows(connection, "SELECT sql FROM sqlite_schema WHERE name = ?", index).fetchone()
        named = TOKENIZER.search(made[0] if made else "")
        if named is None:
            yield Misfit("derived", index, f"there is no full-text index '{index}'")
            continue
        there = Words()
        vocabularies = [f"temp.{index}_{kind}" for kind in ("row", "instance")]
        for name in vocabularies:
            rows(connection, f"CREATE VIRTUAL TABLE {name} USING fts5vocab(main, {index}, {name.rpartition('_')[2]})")
        try:
            terms, places = (found.format(name) for found, name in zip((TERMS, PLACES), vocabularies, strict=True))
            there.take(rows(connection, terms), rows(connection, places))
        finally:
            for name in vocabularies:
                rows(connection, f"DROP TABLE {name}")
        texts = rows(connection, f"SELECT id, {', '.join(columns)} FROM {table}")  # noqa: S608
        if there != _of_texts(texts, columns, named[1]):
            what = "dispatches" if table == "document" else "claims"
            yield Misfit("derived", index, f"the full-text index of {what} does not find the words that stand in them")


def _of_texts(texts: Iterable[tuple[object, ...]], columns: tuple[str, ...], tokenizer: str) -> Words:
    words = Words()
    left = iter(texts)
    sql = f"CREATE VIRTUAL TABLE w USING fts5({', '.join(columns)}, content = '', tokenize = '{tokenizer}')"
    put = f"INSERT INTO w (rowid, {', '.join(columns)}) VALUES (?{', ?' * len(columns)})"  # noqa: S608
    while some := list(_some(left)):
        with closing(sqlite3.connect(":memory:")) as memory:
            memory.execute(sql)
            memory.executemany(put, some)
            memory.execute("CREATE VIRTUAL TABLE r USING fts5vocab(w, row)")
            memory.execute("CREATE VIRTUAL TABLE i USING fts5vocab(w, instance)")
            words.take(memory.execute(TERMS.format("r")), memory.execute(PLACES.format("i")))
    return words


def _some(left: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """The next texts, as many as are indexed at once."""
    size = 0
    while size < AT_ONCE and (row := next(left, None)) is not None:
        size += sum(len(str(part)) for part in row)
        yield row
