"""Which dispatches a search lets through and in which order: masks as of claims, bit n for the dispatch of number n."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, reduce
from operator import and_
from typing import Literal

import msgspec
from msgspec.structs import asdict, replace
from sqlalchemy import Connection

from counterclaim.ledger.facets import Facets, firsts, flags_of, mask_from, mask_of, rows
from counterclaim.ledger.filters import PUBLISHED_UNKNOWN, Filters
from counterclaim.ledger.match_words import match_expression
from counterclaim.ledger.searching import cut_out, matching

Order = Literal["best", "newest"]
"""By the words' weight (BM25, a title's word four times a text's), or by the day of publication."""

NEWEST = "SELECT id FROM document ORDER BY published DESC, document_id"
OLDEST = "SELECT id FROM document ORDER BY published, document_id DESC"

WEIGHED = """SELECT rowid FROM document_words WHERE document_words MATCH ? AND substr(?, rowid + 1, 1) = x'31'
ORDER BY bm25(document_words, 4.0, 1.0), rowid LIMIT ? OFFSET ?"""
LIGHTEST = WEIGHED.replace("1.0), rowid", "1.0) DESC, rowid DESC")
"""Only what has its flag is weighed: to find the words takes a third of the time."""


def dispatches_found(connection: Connection, words: str | None, filters: Filters, facets: Facets) -> int:
    """The dispatches that have the words (without words, all) and pass the filters. Raises QueryError."""
    masks = [facets.once("dispatches with", words or "", partial(_with_words, connection, words))]
    if filters.language:
        code = filters.language.strip().casefold()
        masks.append(facets.once("dispatches in", code, partial(_valued, connection, "language", code.__eq__)))
    if filters.outlet:
        holds = _holding(filters.outlet.casefold())
        masks.append(facets.once("dispatches of", filters.outlet, partial(_valued, connection, "outlet", holds)))
    of_claims = replace(filters, language=None, outlet=None, undated=filters.undated if filters.day else None)
    if (filters.issue or "").strip().casefold() == PUBLISHED_UNKNOWN:
        masks.append(facets.once("dispatches without", "day", partial(_undated, connection)))
        of_claims = replace(of_claims, issue=None)
    if any(asdict(of_claims).values()):
        find = partial(_with_claims, connection, of_claims, facets)
        masks.append(facets.once("dispatches that claim", str(of_claims), find))
    return reduce(and_, masks)


def in_order(
    connection: Connection, words: str | None, found: int, order: Order, *, start: int, limit: int
) -> list[int]:
    """The numbers of some of the dispatches found. Equal ones stand in the order in which they came in (best) or by
    their id (newest); without words there is no best."""
    asked = match_expression(words) if words and words.strip() else None
    if order == "newest" or asked is None:
        return cut_out(connection, found, NEWEST, OLDEST, start=start, limit=limit)
    flags, total = flags_of(found), found.bit_count()
    if (behind := max(0, total - start - limit)) < start:  # the nearer end is sorted sooner
        return list(firsts(rows(connection, LIGHTEST, asked, flags, total - start - behind, behind)))[::-1]
    return list(firsts(rows(connection, WEIGHED, asked, flags, limit, start)))


def counts_of_claims(connection: Connection, numbers: list[int], every: int, mask: int) -> dict[int, tuple[int, int]]:
    """For those of some dispatches that were read: how many claims they have now, and how many of these are in the
    mask."""
    sql = (
        "SELECT d.id, first_claim, last_claim FROM json_each(?) CROSS JOIN document d ON d.id = value "
        "CROSS JOIN reading r ON r.document_id = d.document_id AND r.current = 1"
    )
    current, flags = flags_of(every), flags_of(mask)
    return {
        number: (current.count(b"1", first, last + 1), flags.count(b"1", first, last + 1)) if first else (0, 0)
        for number, first, last in rows(connection, sql, str(numbers))
    }


def _with_words(connection: Connection, words: str | None) -> int:
    if not words or not words.strip():
        return mask_from(connection, "SELECT id FROM document")
    asked = match_expression(words)
    if asked is None:
        return 0
    return mask_from(connection, "SELECT rowid FROM document_words WHERE document_words MATCH ?", asked)


def _undated(connection: Connection) -> int:
    return mask_from(connection, "SELECT id FROM document WHERE published IS NULL")


def _valued(connection: Connection, column: str, wanted: Callable[[str], object]) -> int:
    """The dispatches with a language or outlet of which, in lower case, `wanted` is true."""
    there = firsts(rows(connection, f"SELECT DISTINCT {column} FROM document WHERE {column} IS NOT NULL"))  # noqa: S608
    fitting = [value for value in map(str, there) if wanted(value.casefold())]
    sql = f"SELECT id FROM document WHERE {column} IN (SELECT value FROM json_each(?))"  # noqa: S608
    return mask_from(connection, sql, msgspec.json.encode(fitting).decode())


def _holding(part: str) -> Callable[[str], bool]:
    return lambda value: part in value


def _with_claims(connection: Connection, filters: Filters, facets: Facets) -> int:
    """The dispatches of whose current readings some claim passes all filters."""
    flags = flags_of(matching(connection, filters, facets))
    sql = "SELECT document_number, first_claim, last_claim FROM reading INDEXED BY reading_claims WHERE current = 1"
    readings = rows(connection, f"{sql} AND document_number IS NOT NULL")
    return mask_of(number for number, first, last in readings if flags.find(b"1", first, last + 1) >= 0)
