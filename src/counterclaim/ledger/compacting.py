"""A ledger's file made as small and as quick as it can be, and where its bytes go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from counterclaim.errors import LedgerInUseError
from counterclaim.ledger import schema
from counterclaim.ledger.opening import engine_for, fault, guard, transaction
from counterclaim.ledger.wiping import PENDING, is_pending

OPTIMISE = (
    "INSERT INTO document_words (document_words) VALUES ('optimize')",
    "INSERT INTO claim_words (claim_words) VALUES ('optimize')",
)

REST = "the rest"

PARTS = {
    "bytes as received": ("blob", "blob_piece"),
    "texts": ("document",),
    "claims": ("claim",),
    "readings": ("reading",),
    "what claims are searched by": (
        "claim_actor", "claim_event", "claim_figure", "claim_place", "claim_day", "claim_issue", "facet", "facet_bits",
        "facet_word",
    ),
    "incidents": (
        "reprint", "reprint_band", "reprint_pair", "family", "strand", "shape_block", "shape_link", "shape_part",
        "part_made", "origin", "incident", "incident_record", "incident_claim", "incident_strand", "incident_place",
        "incident_side", "series_claim", "series_told",
    ),
    "custody logs": ("custody", "merged_custody"),
}  # fmt: skip
"""What the bytes of a ledger are for, and the tables that hold it; full text and the rest beside them."""


class Part(msgspec.Struct, frozen=True):
    """Bytes of some tables with their indexes; `indexes` are those of the indexes alone."""

    size: int
    indexes: int = 0


class Compacted(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: bytes of the file with its write-ahead log before and after, and what the bytes are for."""

    before: int
    after: int
    documents: int
    parts: dict[str, Part] | None
    """Bytes by what they are for, the most first; None where this build of SQLite does not count them."""


def compact(path: Path, *, wait: float) -> Compacted:
    """Merge the full-text indexes, gather statistics for searches, rewrite the file without gaps, empty its log.

    Others may read and write before and after, but not for long meanwhile. Raises LedgerInUseError where somebody goes
    on reading for longer than `wait` seconds, LedgerLockedError where somebody writes for so long, LedgerFullError
    where there is no room for a second file of the same size.
    """
    before = _size(path)
    with _plain(path, wait) as connection:
        _empty_log(connection, path, wait)  # whoever reads now would keep the file from getting smaller
        for statement in (*OPTIMISE, "ANALYZE", "VACUUM"):
            connection.execute(statement)
        _empty_log(connection, path, wait)
    engine = engine_for(path, wait=wait)
    with transaction(engine, path, writing=False) as reading:
        pending = is_pending(reading)
        documents = reading.execute(select(func.count()).select_from(schema.document)).scalar_one()
        parts = parts_of_file(reading)
    if pending:  # what a withdrawal left to be rewritten has been rewritten now
        with transaction(engine, path, writing=True) as writing:
            writing.execute(schema.about.delete().where(schema.about.c.name == PENDING))
    return Compacted(before=before, after=_size(path), documents=documents, parts=parts)


def parts_of_file(connection: Connection) -> dict[str, Part] | None:
    """Bytes of the ledger's file by what they are for, the most first, what is none of a ledger's tables last."""
    try:
        rows = connection.exec_driver_sql(
            "SELECT m.tbl_name, m.type, sum(s.pgsize) FROM dbstat s LEFT JOIN sqlite_schema m ON m.name = s.name "
            "GROUP BY s.name"
        ).all()
    except DatabaseError:
        return None
    found: dict[str, Part] = {}
    for table, kind, size in rows:
        part = "full text" if "_words" in (table or "") else None
        part = part or next((part for part, tables in PARTS.items() if table in tables), REST)
        before = found.get(part, Part(0))
        found[part] = Part(before.size + int(size), before.indexes + (int(size) if kind == "index" else 0))
    return dict(sorted(found.items(), key=lambda item: (item[0] == REST, -item[1].size)))


@contextmanager
def _plain(path: Path, wait: float) -> Iterator[sqlite3.Connection]:
    """A connection outside of any transaction, as rewriting a file asks for."""
    try:
        with closing(sqlite3.connect(path, timeout=wait, isolation_level=None)) as connection:
            guard(connection)
            yield connection
    except sqlite3.Error as error:
        raise fault(path, error) from error


def _empty_log(connection: sqlite3.Connection, path: Path, wait: float) -> None:
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise LedgerInUseError(str(path), wait)


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in (path, Path(f"{path}-wal")) if file.exists())
