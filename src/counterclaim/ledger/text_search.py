"""Searches over dispatches: by the words of title and text, and by what is claimed in them.

Dispatches that no reader has read, for want of their language, are found too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import asdict, replace
from sqlalchemy import Connection, select

from counterclaim.errors import NoSuchPageError
from counterclaim.ledger import schema
from counterclaim.ledger.facets import Facets, firsts, flags_of, rows
from counterclaim.ledger.filters import Filters
from counterclaim.ledger.hits import Passage, finder, passage_around
from counterclaim.ledger.match_words import match_expression, word_expressions
from counterclaim.ledger.searching import matching
from counterclaim.ledger.storing import document_from
from counterclaim.records import Span

Order = Literal["best", "newest"]
"""By the words' weight (BM25, a title's word four times a text's), or by the day of publication."""

RANKED = "SELECT rowid, bm25(document_words, 4.0, 1.0) FROM document_words WHERE document_words MATCH ?"


BEST = """SELECT d.id, d.document_id FROM (
    SELECT rowid AS number, bm25(document_words, 4.0, 1.0) AS weight FROM document_words WHERE document_words MATCH ?
    ORDER BY weight, number LIMIT ? OFFSET ?
) JOIN document d ON d.id = number ORDER BY weight, number"""
MATCHING_NEWEST = """SELECT d.id, d.document_id FROM document_words w JOIN document d ON d.id = w.rowid
WHERE w.document_words MATCH ? ORDER BY d.published DESC, d.document_id LIMIT ? OFFSET ?"""
NEWEST = "SELECT id, document_id FROM document ORDER BY published DESC, document_id LIMIT ? OFFSET ?"
"""Number and id of the dispatches of a page."""


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


class Listed(NamedTuple):
    """A dispatch as the index has it: its number, id, language and outlet."""

    id: int
    document_id: str
    language: str | None
    outlet: str | None


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
    narrowed = any(asdict(of_claims).values())
    read = _claims_of_readings(connection)
    flags = flags_of(mask)

    def wanted(one: Listed) -> bool:
        if filters.language and (one.language or "").casefold() != filters.language.strip().casefold():
            return False
        if filters.outlet and filters.outlet.casefold() not in (one.outlet or "").casefold():
            return False
        if not narrowed:
            return True
        first, last = read.get(one.document_id) or (0, -1)
        return flags.find(b"1", first, last + 1) >= 0

    found = [one for one in _listed(connection, words, order) if wanted(one)]
    pages = max(1, -(-len(found) // limit))
    if page > pages:
        raise NoSuchPageError(page, pages)
    current = flags_of(facets.every(connection))

    def counts(document_id: str) -> tuple[int | None, int | None]:
        if document_id not in read:
            return None, None
        first, last = read[document_id]
        return current.count(b"1", first, last + 1), flags.count(b"1", first, last + 1)

    shown = found[(page - 1) * limit : page * limit]
    documents = _shown(connection, words, {one.id: counts(one.document_id) for one in shown})
    return DocumentPage(documents=tuple(documents), total=len(found), page=page, limit=limit)


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
    shown: list[tuple[int, str]] = rows(connection, sql, *((asked, *cut) if asked else cut)).fetchall()
    current = flags_of(facets.every(connection))
    read = _claims_of_readings(connection, [name for _, name in shown])
    counts: dict[int, tuple[int | None, int | None]] = {}
    for number, name in shown:
        first, last = read.get(name, (0, -2))
        there = None if last == -2 else current.count(b"1", first, last + 1)
        counts[number] = (there, there)
    return DocumentPage(documents=tuple(_shown(connection, words, counts)), total=total, page=page, limit=limit)


def _listed(connection: Connection, words: str | None, order: Order) -> list[Listed]:
    """The dispatches that have the words, in order."""
    newest = "SELECT id, document_id, language, outlet FROM document ORDER BY published DESC, document_id"
    every = [Listed(*row) for row in rows(connection, newest)]
    if not words or not words.strip():
        return every
    asked = match_expression(words)
    if asked is None:
        return []
    if order == "newest":
        hits = set(firsts(rows(connection, "SELECT rowid FROM document_words WHERE document_words MATCH ?", asked)))
        return [one for one in every if one.id in hits]
    by_number = {one.id: one for one in every}
    ranked = sorted((rank, number) for number, rank in rows(connection, RANKED, asked))
    return [by_number[number] for _, number in ranked]


def _claims_of_readings(connection: Connection, only: list[str] | None = None) -> dict[str, tuple[int, int]]:
    """The first and the last claim of each document's current reading, or those of some documents; (0, -1) where that
    has none."""
    if only is not None:
        c = schema.reading.c
        some = select(c.document_id, c.first_claim, c.last_claim).where(c.document_id.in_(only), c.current + 0 == 1)
        found = connection.execute(some)
        return {name: (0, -1) if first is None else (first, last) for name, first, last in found}
    sql = "SELECT document_id, first_claim, last_claim FROM reading INDEXED BY reading_claims WHERE current = 1"
    return {name: (0, -1) if first is None else (first, last) for name, first, last in rows(connection, sql)}


def _shown(
    connection: Connection, words: str | None, counts: Mapping[int, tuple[int | None, int | None]]
) -> Iterator[FoundDocument]:
    """The dispatches of these numbers, in their order, with their counts of claims and the passages with the words."""
    c = schema.document.c
    stored = {row.id: row for row in connection.execute(select(schema.document).where(c.id.in_(counts)))}
    with finder(word_expressions(words or "")) as within:
        for number, (claims, passed) in counts.items():
            one = document_from(stored[number])
            yield FoundDocument(
                document_id=one.document_id, input_id=one.input_id, outlet=one.outlet, title=one.title,
                published=one.published, language=one.language, url=one.url, note=one.note, claims=claims,
                matching=passed, passage=passage_around(one, within.hits(one.text)),
                title_hits=within.hits(one.title or ""),
            )  # fmt: skip
