"""What becomes of an input: stored, seen again, failed, skipped; each with its line in the custody log."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Table, select, update

from counterclaim import __version__
from counterclaim.errors import WithdrawnError
from counterclaim.intake import Blob, KeptFile, Options, Skipped, Taken
from counterclaim.ledger import schema
from counterclaim.ledger.books import noted_kept, noted_made
from counterclaim.ledger.carrying import carry_over, current_reading
from counterclaim.ledger.custody import append
from counterclaim.ledger.facets import rows
from counterclaim.ledger.lineage import version_of
from counterclaim.ledger.refusing import Refusal, Refusals
from counterclaim.ledger.storing import make_current, store_blob, store_document, store_reading, text_hash
from counterclaim.ledger.versions import version_before
from counterclaim.records import Document, Reading

Outcome = Literal["added", "read-again", "already-there", "failed", "skipped", "withdrawn"]
"""What became of an input: new; there, and read anew by another version; nothing changed; kept, but the reader broke
down on it; skipped with a reason; not taken in, because it, or its bytes, were withdrawn."""

FAILED = "component-failed"
"""The issue by which a reading says that a component broke down."""


class Stored(msgspec.Struct, frozen=True):
    """An input, its reading where one was made, and what became of it in the ledger.

    `version_of` is the id of the version of the same dispatch that came in last before it: both are kept."""

    item: Taken | Skipped
    reading: Reading | None
    outcome: Outcome
    version_of: str | None = None


def store(
    connection: Connection, taken: Taken, reading: Reading | None, *, at: str, options: Options,
    refusals: Refusals | None = None,
) -> Outcome:  # fmt: skip
    """Keep a document, its bytes and a reading of it. What is there already stays as it is."""
    document = taken.document
    refusal = (refusals or Refusals()).of(connection, document, taken.blob, options)
    if refusal is not None:
        return _note_refused(connection, refusal, at=at)
    there = has_document(connection, document.document_id)
    note = provenance(taken.blob, options) | {"input_id": document.input_id}
    if there:
        append(connection, at=at, kind="sighting", subject=document.document_id, payload=note)
    else:
        store_blob(connection, taken.blob)
        store_document(connection, document, at=at)
        if (before := version_before(connection, document.document_id)) is not None:
            note["version_of"] = before
        note |= {
            "locus": document.locus, "published_from": document.published_from, "text": text_hash(document.text),
            "kept": noted_kept(connection, document.document_id),
        }  # fmt: skip
        append(connection, at=at, kind="received", subject=document.document_id, payload=note)
    if reading is None:
        return "already-there" if there else "added"
    kept = keep_reading(connection, reading, at=at)
    if kept == "failed":
        return "failed"
    if there:  # what was asked for last is asked for when it is read anew
        c = schema.document.c
        asked = update(schema.document).where(c.document_id == document.document_id).values(theatre=document.theatre)
        connection.execute(asked)
    if kept == "known":
        return "already-there" if there else "added"
    return "read-again" if there else "added"


def keep_reading(connection: Connection, reading: Reading, *, at: str) -> Literal["kept", "known", "failed"]:
    """Store a reading as its document's current one, note it, and carry judgements over to it. One in which a component
    broke down is not kept: the next `add` tries again, whatever version failed. One that is kept already and was not
    current any more is so again."""
    failure = next((issue for issue in reading.issues if issue.code == FAILED), None)
    if failure is not None:
        payload: dict[str, Any] = {"message": failure.message}
        append(connection, at=at, kind="failed", subject=reading.document_id, payload=payload)
        return "failed"
    asked = "SELECT current, digest FROM reading WHERE reading_id = ?"
    kept = rows(connection, asked, reading.reading_id).fetchone()
    if kept is not None and kept[0]:
        return "known"
    payload = {"reading_id": reading.reading_id, "claims": len(reading.claims)}
    if kept is not None:
        make_current(connection, reading.reading_id, reading.document_id)
        reading = current_reading(connection, reading.document_id) or reading
        payload |= {"digest": kept[1], "again": True}
    else:
        payload |= {"digest": store_reading(connection, reading)}
    payload |= {"made": noted_made(connection, reading.reading_id)}
    carried = carry_over(connection, reading)
    if carried is not None:
        payload |= {"judgements": msgspec.to_builtins(carried)}
    append(connection, at=at, kind="reading", subject=reading.document_id, payload=payload)
    return "kept"


def provenance(blob: Blob | KeptFile, options: Options) -> dict[str, Any]:
    """What the custody log says of where bytes came from: their name, what they came in, program and options."""
    note: dict[str, Any] = {"blob": blob.sha256, "program": __version__}
    said = {name: value for name, value in msgspec.to_builtins(options).items() if value}
    if said:
        note["options"] = said
    if blob.within is not None:
        note["within"] = msgspec.to_builtins(blob.within)
    transport = {name: value for name, value in msgspec.to_builtins(blob.transport).items() if value}
    if transport:  # without it the document could not be had again from the bytes
        note["transport"] = transport
    return note


def _note_refused(connection: Connection, refusal: Refusal, *, at: str) -> Outcome:
    """Note that somebody tried, but nothing of what came in: not even its path, which may have been withdrawn too."""
    stone = refusal.stone
    payload: dict[str, Any] = {"code": WithdrawnError.code, "what": stone.what, "program": __version__}
    append(connection, at=at, kind="refused", subject=stone.name, payload=payload)
    return "withdrawn"


def skip(
    connection: Connection, skipped: Skipped, *, at: str, options: Options, refusals: Refusals | None = None
) -> Outcome:
    """Note an input that gave no document, once for the same bytes and reason; its bytes are kept. Bytes that were
    withdrawn are not."""
    blob = skipped.blob
    refusal = (refusals or Refusals()).of(connection, None, blob, options)
    if refusal is not None:
        return _note_refused(connection, refusal, at=at)
    c = schema.skipped.c
    name = blob.sha256 if blob else None
    same = select(c.entry).where(
        c.input_id == skipped.input_id,
        c.code == skipped.code,
        c.message == skipped.message,
        c.blob.is_not_distinct_from(name),
    )
    if connection.execute(same).first() is not None:
        return "skipped"
    note: dict[str, Any] = {"code": skipped.code, "message": skipped.message, "input_id": skipped.input_id}
    note |= provenance(blob, options) if blob else {"program": __version__}
    if blob is not None and blob.size:
        store_blob(connection, blob)
    entry = append(connection, at=at, kind="skipped", subject=name or "", payload=note)
    row = {"input_id": skipped.input_id, "code": skipped.code, "message": skipped.message, "hint": skipped.hint}
    connection.execute(schema.skipped.insert().values(**row, entry=entry, at=at, blob=name))
    return "skipped"


def has_document(connection: Connection, document_id: str) -> bool:
    """Whether the document is in the ledger."""
    return rows(connection, "SELECT 1 FROM document WHERE document_id = ?", document_id).fetchone() is not None


def has(connection: Connection, table: Table, key: str) -> bool:
    """Whether a table has a row of this primary key."""
    (column,) = table.primary_key.columns
    return connection.execute(select(column).where(column == key)).first() is not None


def other_version(connection: Connection, document: Document, address: str | None) -> str | None:
    """The id of the stored document that a new one is another version of, the one that came in last; None where
    `document` is stored itself, or stands alone."""
    if has_document(connection, document.document_id):
        return None
    found = version_of(connection, document, address)
    return found[0] if found else None
