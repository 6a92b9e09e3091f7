"""Searches over dispatches: by the words of title and text, and by what is claimed in them.

Dispatches that no reader has read, for want of their language, are found too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select

from counterclaim.errors import NoSuchPageError
from counterclaim.ledger import schema
from counterclaim.ledger.dispatches import Order, counts_of_claims, dispatches_found, in_order
from counterclaim.ledger.facets import Facets
from counterclaim.ledger.filters import Filters
from counterclaim.ledger.hits import Passage, hits_in, passage_around
from counterclaim.ledger.match_words import word_expressions
from counterclaim.ledger.searching import matching
from counterclaim.ledger.storing import document_from
from counterclaim.records import Span


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
    found = dispatches_found(connection, words, filters, facets)
    total = found.bit_count()
    pages = max(1, -(-total // limit))
    if page > pages:
        raise NoSuchPageError(page, pages)
    numbers = in_order(connection, words, found, order, start=(page - 1) * limit, limit=limit)
    mask = matching(connection, replace(filters, language=None, outlet=None), facets)
    counts = counts_of_claims(connection, numbers, facets.every(connection), mask)
    documents = tuple(_shown(connection, words, numbers, counts))
    return DocumentPage(documents=documents, total=total, page=page, limit=limit)


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
