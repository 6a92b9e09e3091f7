"""Ids by their beginnings."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, func, select

from counterclaim.errors import AmbiguousIdError, NotInLedgerError
from counterclaim.ledger import schema
from counterclaim.ledger.storing import claim_from
from counterclaim.ledger.tombstones import withdrawn_id
from counterclaim.records import Claim


def claim_meant(connection: Connection, id_prefix: str) -> Claim:
    """The claim whose id begins so, of a current reading where one has such a claim, else as it was read last. Raises
    NotInLedgerError, AmbiguousIdError, WithdrawnError."""
    c = schema.claim.c
    try:
        # The sum keeps SQLite from walking all current claims by another index than that of the ids.
        key = full_id(connection, schema.claim, "claim_id", "claim", id_prefix, c.current + 0 == 1)
    except NotInLedgerError:
        key = full_id(connection, schema.claim, "claim_id", "claim", id_prefix)
    found = select(c.record).where(c.claim_id == key).order_by(c.current.desc(), c.id.desc()).limit(1)
    return claim_from(connection.execute(found).scalar_one())


def full_id(
    connection: Connection, table: Table, column: str, noun: str, id_prefix: str, *only: ColumnElement[bool]
) -> str:
    """The one id in a column that begins so, of a `noun`, among the rows that `only` leaves.

    Raises NotInLedgerError, AmbiguousIdError, and WithdrawnError where it was withdrawn."""
    c = table.c[column]
    exact = func.substr(c, 1, len(id_prefix)) == id_prefix
    # A range over the index, as ids are lower-case hexadecimal; the comparison guards against anything else.
    near = c.between(id_prefix, id_prefix + "g")
    found = [key for (key,) in connection.execute(select(c).where(near, exact, *only).distinct().order_by(c).limit(4))]
    if not found and not only and (gone := withdrawn_id(connection, id_prefix, of=("document", "claim"))):
        raise gone.error()
    if not found or not id_prefix:
        raise NotInLedgerError(noun, id_prefix)
    if len(found) > 1 and id_prefix not in found:
        raise AmbiguousIdError(noun, id_prefix, found)
    return str(found[0])
