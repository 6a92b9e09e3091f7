"""Searches over dispatches: by the words of title and text, and by what is claimed in them.

Dispatches that no reader has read, for want of their language, are found too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from typing import Literal

import msgspec
from msgspec.structs import asdict, replace
from sqlalchemy import Connection, select

from counterclaim.errors import NoSuchPageError
from counterclaim.ledger import schema
from counterclaim.ledger.facets import Facets, firsts, flags_of, rows
from counterclaim.ledger.filters import Filters
from counterclaim.ledger.hits import Passage, hits_in, passage_around
from counterclaim.ledger.match_words import match_expression, word_expressions
from counterclaim.ledger.searching import matching
from counterclaim.ledger.storing import document_from
from counterclaim.records import Span

Order = Literal["best", "newest"]
"""By the words' weight (BM25, a title's word four times a text's), or by the day of publication."""

RANKED = "SELECT rowid, bm25(document_words, 4.0, 1.0) FROM document_words WHERE document_words MATCH ? ORDER BY rowid"


BEST = """SELECT rowid FROM document_words WHERE document_words MATCH ?
ORDER BY bm25(document_words, 4.0, 1.0), rowid LIMIT ? OFFSET ?"""
MATCHING_NEWEST = """SELECT d.id FROM document_words w JOIN document d ON d.id = w.rowid
WHERE w.document_words MATCH ? ORDER BY d.published DESC, d.document_id LIMIT ? OFFSET ?"""
NEWEST = "SELECT id FROM document ORDER BY published DESC, document_id LIMIT ? OFFSET ?"
"""The numbers of the dispatches of a page."""


class FoundDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A dispatch that a search found. `claims` are those of its current reading, `matching` those of them that the
    filters let through; where nobody has read it, both are None."""

    document_id: str
    input_id: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    url: str | None
    note: str | None
    claims: int | None
    matching: int | None
    passage: Passage
    title_hits: tuple[Span, ...] = ()
    """Offsets into the title."""


class DocumentPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the dispatches that a search found. Pages count from 1; `total` is over all of them."""

    documents: tuple[FoundDocument, ...]
    total: int
    page: int
    limit: int

    @property
    def pages(self) -> int:
        """Number of pages, at least 1."""
        return max(1, -(-self.total // self.limit))


def documents_found(
    connection: Connection, words: str | None, filters: Filters, facets: Facets, *, order: Order, limit: int, page: int
) -> DocumentPage:
    """One page of the dispatches that have the words; without words all of them. Raises QueryError, NoSuchPageError.

    `language` and `outlet` are asked of the dispatch itself, the other filters of its claims: at least one must pass
    them all. Equal ones stand in the order in which they came in (best) or by their id (newest).
    """
    of_claims = replace(filters, language=None, outlet=None)
    if not any(asdict(filters).values()):
        return _unfiltered(connection, words, facets, order=order, limit=limit, page=page)
    mask = matching(connection, of_claims, facets)
    found = _in_order(connection, words, order)
    if (allowed := _such_dispatches(connection, filters)) is not None:
        found = [number for number in found if number in allowed]
    if any(asdict(of_claims).values()):
        allowed = _with_a_claim(connection, mask)
        found = [number for number in found if number in allowed]
    pages = max(1, -(-len(found) // limit))
    if page > pages:
        raise NoSuchPageError(page, pages)
    shown = found[(page - 1) * limit : page * limit]
    counts = _counts(connection, shown, facets.every(connection), mask)
    documents = tuple(_shown(connection, words, shown, counts))
    return DocumentPage(documents=documents, total=len(found), page=page, limit=limit)


def _unfiltered(
    connection: Connection, words: str | None, facets: Facets, *, order: Order, limit: int, page: int
) -> DocumentPage:
    """The same where nothing but words is asked for: SQLite counts, orders and cuts, and only the page is looked at."""
    asked = match_expression(words) if words and words.strip() else ""
    if asked is None:
        total = 0
    elif asked:
        counted = "SELECT count(*) FROM document_words WHERE document_words MATCH ?"
        total = next(firsts(rows(connection, counted, asked)))
    else:
        total = next(firsts(rows(connection, "SELECT count(*) FROM document")))
    if page > (pages := max(1, -(-total // limit))):
        raise NoSuchPageError(page, pages)
    if asked is None:
        return DocumentPage(documents=(), total=0, page=page, limit=limit)
    cut = (limit, (page - 1) * limit)
    sql = NEWEST if not asked else BEST if order == "best" else MATCHING_NEWEST
    numbers = list(firsts(rows(connection, sql, *((asked, *cut) if asked else cut))))
    every = facets.every(connection)
    documents = tuple(_shown(connection, words, numbers, _counts(connection, numbers, every, every)))
    return DocumentPage(documents=documents, total=total, page=page, limit=limit)


def _in_order(connection: Connection, words: str | None, order: Order) -> list[int]:
    """The numbers of the dispatches that have the words, in order."""
    newest = "SELECT id FROM document ORDER BY published DESC, document_id"
    if not words or not words.strip():
        return list(firsts(rows(connection, newest)))
    asked = match_expression(words)
    if asked is None:
        return []
    if order == "newest":
        hits = set(firsts(rows(connection, "SELECT rowid FROM document_words WHERE document_words MATCH ?", asked)))
        return [number for number in firsts(rows(connection, newest)) if number in hits]
    ranked = rows(connection, RANKED, asked).fetchall()  # by rowid, so that equal ones stay so
    ranked.sort(key=itemgetter(1))
    return [number for number, _ in ranked]


def _such_dispatches(connection: Connection, filters: Filters) -> set[int] | None:
    """The dispatches of a language and an outlet; None where neither is asked for."""
    found: list[set[int]] = []
    if filters.language:
        code = filters.language.strip().casefold()
        found.append(_having(connection, "language", lambda value: value.casefold() == code))
    if filters.outlet:
        part = filters.outlet.casefold()
        found.append(_having(connection, "outlet", lambda value: part in value.casefold()))
    return set.intersection(*found) if found else None


def _having(connection: Connection, column: Literal["language", "outlet"], wanted: Callable[[str], bool]) -> set[int]:
    there = rows(connection, f"SELECT DISTINCT {column} FROM document WHERE {column} IS NOT NULL")  # noqa: S608
    fitting = msgspec.json.encode([value for (value,) in there if wanted(value)]).decode()
    sql = f"SELECT id FROM document WHERE {column} IN (SELECT value FROM json_each(?))"  # noqa: S608
    return set(firsts(rows(connection, sql, fitting)))


def _with_a_claim(connection: Connection, mask: int) -> set[int]:
    """The dispatches of whose current readings a claim is in the mask."""
    flags = flags_of(mask)
    sql = "SELECT document_number, first_claim, last_claim FROM reading INDEXED BY reading_claims WHERE current = 1"
    readings = rows(connection, f"{sql} AND document_number IS NOT NULL")
    return {number for number, first, last in readings if flags.find(b"1", first, last + 1) >= 0}


def _counts(connection: Connection, numbers: list[int], every: int, mask: int) -> dict[int, tuple[int, int]]:
    """For some dispatches that were read: how many claims they have now, and how many of them are in the mask."""
    sql = (
        "SELECT d.id, first_claim, last_claim FROM json_each(?) CROSS JOIN document d ON d.id = value "
        "CROSS JOIN reading r ON r.document_id = d.document_id AND r.current = 1"
    )
    current, flags = flags_of(every), flags_of(mask)
    return {
        number: (current.count(b"1", first, last + 1), flags.count(b"1", first, last + 1)) if first else (0, 0)
        for number, first, last in rows(connection, sql, str(numbers))
    }


def _shown(
    connection: Connection, words: str | None, numbers: list[int], counts: Mapping[int, tuple[int, int]]
) -> Iterator[FoundDocument]:
    """The dispatches of these numbers, in their order, with their counts of claims and the passages with the words."""
    c = schema.document.c
    stored = {row.id: row for row in connection.execute(select(schema.document).where(c.id.in_(numbers)))}
    documents = [document_from(stored[number]) for number in numbers]
    asked = word_expressions(words or "")
    in_texts = hits_in([one.text for one in documents], asked)
    in_titles = hits_in([one.title or "" for one in documents], asked)
    for number, one, hits, title_hits in zip(numbers, documents, in_texts, in_titles, strict=True):
        claims, passed = counts.get(number, (None, None))
        yield FoundDocument(
            document_id=one.document_id, input_id=one.input_id, outlet=one.outlet, title=one.title,
            published=one.published, language=one.language, url=one.url, note=one.note, claims=claims, matching=passed,
            passage=passage_around(one, hits), title_hits=title_hits,
        )  # fmt: skip
