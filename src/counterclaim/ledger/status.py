"""How much is in a ledger, and what read it."""

from __future__ import annotations

from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, select

from counterclaim.ledger import schema
from counterclaim.ledger.judging import JudgementCounts, judgement_counts
from counterclaim.ledger.migrating import version_of
from counterclaim.ledger.rereading import ReaderCount, behind, reader_counts
from counterclaim.ledger.skips import skip_counts
from counterclaim.verbs import DocumentReader


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
    read_by: tuple[ReaderCount, ...]
    """Every reader with its components' versions and digests: readings kept, and those of them that are current."""
    older: int | None
    """Documents whose current reading another reader made than the one asked about; None where none was."""
    waiting: dict[str, int] | None
    """Documents in languages that the reader asked about does not read, by language; None where none was."""
    judgements: JudgementCounts


def status_of(connection: Connection, path: Path, reader: DocumentReader | None = None) -> Status:
    """The counts of an open ledger; how far it is behind `reader`, where one is given. Nothing is loaded for that."""

    def one(statement: object) -> int:
        return int(connection.execute(statement).scalar() or 0)  # type: ignore[call-overload]

    def count(table: str, *where: object) -> int:
        of = schema.METADATA.tables[table]
        return one(select(func.count()).select_from(of).where(*where))  # type: ignore[arg-type]

    document, claim, custody = schema.document.c, schema.claim.c, schema.custody.c
    language = func.coalesce(document.language, "unknown")
    older, waiting = behind(connection, reader.components, reader.languages) if reader else (None, None)
    readers = reader_counts(connection)
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
        readers=_current(readers),
        skipped=skip_counts(connection),
        read_by=readers,
        older=older,
        waiting=waiting,
        judgements=judgement_counts(connection),
    )


def _counts(connection: Connection, statement: object) -> dict[str, int]:
    return {str(name): int(number) for name, number in sorted(connection.execute(statement))}  # type: ignore[call-overload]


def _current(readers: tuple[ReaderCount, ...]) -> dict[str, int]:
    """Current readings by the names of their readers; two may have one name and other data."""
    named: dict[str, int] = {}
    for reader in readers:
        if reader.current:
            named[reader.name] = named.get(reader.name, 0) + reader.current
    return named
