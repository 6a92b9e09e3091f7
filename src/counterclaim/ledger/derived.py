"""Whatever is made of the records, so that it can be searched, held against the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from counterclaim.ledger import schema
from counterclaim.ledger.facets import rows
from counterclaim.ledger.misfit import Misfit
from counterclaim.ledger.storing import claim_columns, parts_of
from counterclaim.records import Claim

COLUMNS = {
    name: tuple(column.name for column in table.columns if column.name != "claim")
    for name, table in schema.METADATA.tables.items()
    if name.startswith("claim_") and "claim" in table.columns
}  # fmt: skip
"""Tables of the parts of claims, with what stands in them."""

FACETS = """
    WITH counted (name, value, claims) AS (
        SELECT name, value, count(DISTINCT claim) FROM found_under
        WHERE claim IN (SELECT id FROM claim WHERE current = 1) GROUP BY name, value
    )
    SELECT name, value FROM (SELECT * FROM counted EXCEPT SELECT name, value, claims FROM facet)
    UNION SELECT name, value FROM (SELECT name, value, claims FROM facet EXCEPT SELECT * FROM counted)
    UNION SELECT name, value FROM (
        SELECT u.name, u.value, f.id, u.claim >> 6, sum(DISTINCT 1 << (u.claim & 63))
        FROM found_under u JOIN claim c ON c.id = u.claim AND c.current = 1
        LEFT JOIN facet f ON f.name = u.name AND f.value = u.value GROUP BY u.name, u.value, u.claim >> 6
        EXCEPT SELECT f.name, f.value, f.id, b.word, b.bits FROM facet_bits b JOIN facet f ON f.id = b.facet
    )
    UNION SELECT 'a value that is gone', b.facet FROM facet_bits b WHERE b.facet NOT IN (SELECT id FROM facet)
    UNION SELECT f.name, f.value FROM facet f JOIN facet_bits b ON b.facet = f.id
        GROUP BY f.id HAVING f.claims != sum({bits})
"""
"""Values by which claims are found, of which the count or the bits are not those of the claims. Bits too many are found
by their sum."""


def claim_misfits(
    connection: Connection, reading: Any, stored: Sequence[Row[Any]], claims: Sequence[Claim]
) -> Iterator[Misfit]:
    """Claims of a reading whose columns or parts are not those of their records; `stored` are their rows, in order."""
    numbers = [row.id for row in stored]
    bounds = (min(numbers), max(numbers)) if numbers else (None, None)
    if (reading.first_claim, reading.last_claim) != bounds:
        yield Misfit("derived", reading.reading_id, f"reading {reading.reading_id} does not say where its claims stand")
    parts = _parts(connection, numbers)
    for position, (row, claim) in enumerate(zip(stored, claims, strict=True)):
        expected = {"document_id": claim.document_id, "current": reading.current, "position": position}
        expected |= claim_columns(claim, row.record)
        there = row._mapping
        if claim.reading_id != reading.reading_id or any(there[name] != value for name, value in expected.items()):
            yield Misfit("derived", row.claim_id, f"what claim {row.claim_id} is listed by is not what was read")
        elif parts.get(row.id, {}) != _expected(claim):
            yield Misfit("derived", row.claim_id, f"what claim {row.claim_id} is searched by is not what was read")


def _expected(claim: Claim) -> dict[str, list[tuple[Any, ...]]]:
    found: Mapping[str, list[dict[str, Any]]] = parts_of(claim)
    return {
        table: [tuple(part[name] for name in COLUMNS[table]) for part in many] for table, many in found.items() if many
    }


def _parts(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, list[tuple[Any, ...]]]]:
    """The parts that are stored of some claims, by the claim's number and the table."""
    found: dict[int, dict[str, list[tuple[Any, ...]]]] = {number: {} for number in numbers}
    if not numbers:
        return found
    raw = connection.connection.driver_connection  # some queries a reading: SQLAlchemy would take most of the time
    assert raw is not None
    for table, names in COLUMNS.items():
        listed = ", ".join(f'"{name}"' for name in names)
        sql = f"SELECT claim, {listed} FROM {table} WHERE claim BETWEEN ? AND ? ORDER BY claim, rowid"  # noqa: S608
        for claim, *values in raw.execute(sql, (min(numbers), max(numbers))):
            if claim in found:
                found[claim].setdefault(table, []).append(tuple(values))
    return found


def other_misfits(connection: Connection) -> Iterator[Misfit]:
    """Rows that refer to what is not there, and values whose counts are not those of the claims."""
    for table, _, of, _ in rows(connection, "PRAGMA foreign_key_check"):
        yield Misfit("derived", str(table), f"a row of the table '{table}' refers to a {of} that is not there")
    sql = """
        SELECT d.document_id FROM document d LEFT JOIN document first ON first.document_id = d.first_version
        WHERE d.first_version IS NOT NULL AND (first.document_id IS NULL OR first.first_version IS NOT NULL)
    """
    for (document,) in rows(connection, sql):
        yield Misfit("derived", document, f"document {document} is said to be a version of one that is not there")
    sql = """
        SELECT r.reading_id FROM reading r
        LEFT JOIN document d ON d.document_id = r.document_id AND r.first_claim IS NOT NULL
        WHERE r.document_number IS NOT d.id
    """
    for (reading,) in rows(connection, sql):
        yield Misfit("derived", reading, f"reading {reading} is not found by its dispatch")
    ones = " + ".join(f"(b.bits >> {bit} & 1)" for bit in range(64))
    for name, value in rows(connection, FACETS.replace("{bits}", ones)):
        yield Misfit("derived", str(value), f"the claims that are found by {name} '{value}' are not those that have it")
