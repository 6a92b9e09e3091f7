"""What was withdrawn: a name, a date, a reason. Nothing of its content."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, func, select

from counterclaim.errors import WithdrawnError
from counterclaim.ledger import schema
from counterclaim.ledger.facets import rows


class Tombstone(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was taken out.

    `what` is `document`, `claim`, `blob` or, for a document from which a name was taken, `words`; `name` its id or
    SHA-256; `entry` the number of the entry of the custody log that says so.
    """

    what: str
    name: str
    at: str
    reason: str
    by: str | None
    entry: int

    def error(self, *, what: str | None = None) -> WithdrawnError:
        """The error by which a question for it is answered; `what` names it otherwise, where its own id says little."""
        return WithdrawnError(what or f"{self.what} {self.name}", at=self.at, reason=self.reason, by=self.by)


def put(
    connection: Connection, names: Iterable[tuple[str, str]], *, at: str, reason: str, by: str | None, entry: int
) -> None:
    """Leave a tombstone for every (what, name)."""
    rows = [{"what": what, "name": name, "at": at, "reason": reason, "by": by, "entry": entry} for what, name in names]
    if rows:
        connection.execute(schema.tombstone.insert(), rows)


def withdrawn_document(connection: Connection, document: str, blob: str | None) -> Tombstone | None:
    """The tombstone for which these bytes, or this document of them, are not taken in again; the document's own where
    it has one."""
    names = Tombstone.__struct_fields__
    sql = (
        f"SELECT {', '.join(names)} FROM tombstone WHERE (what = 'document' AND name = ?) "  # noqa: S608
        "OR (what = 'blob' AND name = ?) ORDER BY what DESC, entry LIMIT 1"
    )
    found = rows(connection, sql, document, blob).fetchone()
    return Tombstone(**dict(zip(names, found, strict=True))) if found else None


def withdrawn_id(connection: Connection, id_prefix: str, *, of: Iterable[str]) -> Tombstone | None:
    """The newest tombstone of those kinds whose name begins so; None for an empty prefix."""
    c = schema.tombstone.c
    begins = func.substr(c.name, 1, len(id_prefix)) == id_prefix
    where = (c.what.in_(tuple(of)), c.name.between(id_prefix, id_prefix + "g"), begins)
    found = connection.execute(select(schema.tombstone).where(*where).order_by(c.entry.desc()).limit(1)).first()
    return Tombstone(**found._mapping) if found and id_prefix else None


def tombstones(connection: Connection) -> list[Tombstone]:
    """All of them, in the order of the custody log."""
    c = schema.tombstone.c
    found = select(schema.tombstone).order_by(c.entry, c.what, c.name)
    return [Tombstone(**row._mapping) for row in connection.execute(found)]
