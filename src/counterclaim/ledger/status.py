"""How much is in a ledger, and what read it."""

from __future__ import annotations

from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, select

from counterclaim.ledger import schema
from counterclaim.ledger.migrating import version_of
from counterclaim.ledger.skips import skip_counts


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of a ledger. `readers` maps a reader (its components with versions) to the documents it read last."""

    path: str
    schema: int
    size: int
    """Bytes of the file."""
    received: int
    """Bytes of all blobs as they came in."""
    blobs: int
    documents: int
    undated: int
    unread: int
    """Documents that are kept and that no reader has got through."""
    readings: int
    claims: int
    unattributed: int
    sightings: int
    entries: int
    first_entry: str | None
    last_entry: str | None
    languages: dict[str, int]
    outlets: int
    readers: dict[str, int]
    skipped: dict[str, int]
    """Inputs that gave no document to this day, by code."""


def status_of(connection: Connection, path: Path) -> Status:
    """The counts of an open ledger."""

    def one(statement: object) -> int:
        return int(connection.execute(statement).scalar() or 0)  # type: ignore[call-overload]

    def count(table: str, *where: object) -> int:
        of = schema.METADATA.tables[table]
        return one(select(func.count()).select_from(of).where(*where))  # type: ignore[arg-type]

    document, claim, custody = schema.document.c, schema.claim.c, schema.custody.c
    language = func.coalesce(document.language, "unknown")
    first, last = connection.execute(select(func.min(custody.at), func.max(custody.at))).one()
    return Status(
        path=str(path),
        schema=version_of(connection, path),
        size=path.stat().st_size,
        received=one(select(func.sum(schema.blob.c.size))),
        blobs=count("blob"),
        documents=count("document"),
        undated=count("document", document.published.is_(None)),
        unread=count("document", document.document_id.not_in(select(schema.reading.c.document_id))),
        readings=count("reading"),
        claims=count("claim", claim.current == 1),
        unattributed=count("claim", claim.current == 1, claim.voice.is_(None)),
        sightings=count("custody", custody.kind == "sighting"),
        entries=count("custody"),
        first_entry=first,
        last_entry=last,
        languages=_counts(connection, select(language, func.count()).group_by(language)),
        outlets=one(select(func.count(func.distinct(document.outlet)))),
        readers=_readers(connection),
        skipped=skip_counts(connection),
    )


def _counts(connection: Connection, statement: object) -> dict[str, int]:
    return {str(name): int(number) for name, number in sorted(connection.execute(statement))}  # type: ignore[call-overload]


def _readers(connection: Connection) -> dict[str, int]:
    c = schema.reading.c
    rows = connection.execute(select(c.components, func.count()).where(c.current == 1).group_by(c.components))
    named: dict[str, int] = {}
    for components, number in rows:
        name = ", ".join(f"{part['name']} {part['version']}" for part in msgspec.json.decode(components))
        named[name] = named.get(name, 0) + int(number)
    return named
