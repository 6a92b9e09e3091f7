"""Which stored document a new one is a version of: decided once, when it comes in (docs/decisions/0011).

Every version but the first names the first: `document.first_version`. All else about versions is derived by query.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sqlalchemy import Connection, select

from counterclaim.ledger import schema
from counterclaim.ledger.facets import rows
from counterclaim.reading.readable import readable_text
from counterclaim.records import Document

CANDIDATES = 5
"""Documents of the same address or path, the newest, that a new one is held against."""

ALIKE = 0.3
"""Pairs of neighbouring words in common, of the shorter text's, from which two texts are versions of one."""

COMPARED = 200_000
"""Characters of a text that are compared."""

WITHDRAWING = frozenset({"correction", "retraction"})
"""Kinds of notices by which a text says that it stands in for an earlier one, however little it has of it."""


def version_of(connection: Connection, document: Document, address: str | None) -> tuple[str, str] | None:
    """Of which stored document a new one is a version: the id of the one that came in last before it, and of the first.

    The same address makes a page a version, whatever it says now. A row of a table, a site's front page, and a file
    without an address at the same path are versions of what stood there only where the words say so: many rows name one
    address, and many dispatches are saved under one name.
    """
    page = address is not None and names_a_page(address) and not document.locus
    for where, value, named in _places(document, address):
        newest = f"SELECT document_id, first_version, locus FROM document WHERE {where} ORDER BY id DESC LIMIT ?"  # noqa: S608
        for name, first, locus in rows(connection, newest, value, CANDIDATES).fetchall():
            same_page = named and page and not locus
            if same_page or _goes_on(connection, document, name, by_path=not named):
                return name, first or name
    return None


def names_a_page(address: str) -> bool:
    """Whether an address is more than a site's: it has a path or a query."""
    return "/" in address or "?" in address


def _places(document: Document, address: str | None) -> Iterator[tuple[str, str, bool]]:
    """Where versions of a document may stand: a condition with a value for it, and whether an address names the place.
    A number of a row, a name within an archive and standard input name nothing that lasts."""
    if address:
        yield "address = ?", address, True
    if not document.locus and document.input_id != "-" and "#" not in document.input_id:
        beside = "input_id = ? AND locus = ''"
        yield f"{beside} AND address IS NULL" if address else beside, document.input_id, False


def _goes_on(connection: Connection, document: Document, other_id: str, *, by_path: bool) -> bool:
    """Whether the words show that a document goes on from another one of the same place."""
    from counterclaim.ledger.storing import document_from

    found = select(schema.document).where(schema.document.c.document_id == other_id)
    other = document_from(connection.execute(found).one())
    if by_path and document.outlet and other.outlet and document.outlet != other.outlet:
        return False
    if by_path and any(notice.kind in WITHDRAWING for notice in document.notices):
        return True
    return alike(readable_text(document), readable_text(other)) >= ALIKE


def alike(a: str, b: str) -> float:
    """How much of the shorter text is in the other, 0 to 1: pairs of neighbouring words, case folded, order left aside.

    Two dispatches about the same day share few pairs; one that was corrected, cut or continued keeps most of them.
    """
    first, second = _pairs(a), _pairs(b)
    least = min(len(first), len(second))
    return len(first & second) / least if least else float(a.split() == b.split())


def _pairs(text: str) -> set[tuple[str, str]]:
    words = text[:COMPARED].casefold().split()
    return set(pairwise(words))
