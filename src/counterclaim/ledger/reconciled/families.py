"""The family of a dispatch, as it is kept."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.facets import rows
from counterclaim.records import Family

_family = msgspec.json.Decoder(Family)


def family_of(connection: Connection, document: int) -> Family | None:
    """The family of a dispatch by its number; None for one that stands alone."""
    return family_among(connection, document, {})


def family_among(connection: Connection, document: int, known: dict[str, Family]) -> Family | None:
    """The same; it is looked for among some that are `known`, by id, and put to them."""
    found = rows(connection, "SELECT family FROM reprint WHERE document = ?", document).fetchone()
    if found is None or found[0] is None:
        return None
    if found[0] not in known:
        sql = "SELECT record FROM family WHERE family_id = ?"
        known[found[0]] = _family.decode(rows(connection, sql, found[0]).fetchone()[0])
    return known[found[0]]
