"""The families of dispatches, as they are kept."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.facets import rows
from counterclaim.records import Family

_family = msgspec.json.Decoder(Family)


def family_of(connection: Connection, document: int) -> Family | None:
    """The family of a dispatch by its number; None for one that stands alone."""
    return families_of(connection, [document]).get(document)


def families_of(connection: Connection, documents: Iterable[int]) -> dict[int, Family]:
    """The families of some dispatches by their numbers; those that stand alone are left out."""
    sql = (
        "SELECT r.document, r.family FROM json_each(?) d CROSS JOIN reprint r ON r.document = d.value "
        "WHERE r.family IS NOT NULL"
    )
    names = dict(rows(connection, sql, str(sorted(documents))))
    records = "SELECT f.family_id, f.record FROM json_each(?) d CROSS JOIN family f ON f.family_id = d.value"
    asked = msgspec.json.encode(sorted({*names.values()})).decode()
    known = {name: _family.decode(record) for name, record in rows(connection, records, asked)}
    return {document: known[name] for document, name in names.items()}
