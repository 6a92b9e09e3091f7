"""Takes a whole document out of the ledger. A tombstone stays: its id, the hash of its bytes, when, why, by whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Table, func, select, update

from counterclaim import __version__
from counterclaim.errors import AmbiguousIdError, NotInLedgerError
from counterclaim.ledger import schema
from counterclaim.ledger.addresses import address_of
from counterclaim.ledger.custody import Entry, append
from counterclaim.ledger.taking import as_payload, entries_where, take
from counterclaim.ledger.tombstones import put, withdrawn_id

PARTS = ("claim_actor", "claim_event", "claim_figure", "claim_place", "claim_day", "claim_issue")
"""Tables of the parts of claims."""


class Withdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was taken out, and what went with it."""

    document: str
    blob: str
    readings: int
    claims: int
    judgements: int
    sharing: tuple[str, ...]
    """Documents that came from the same bytes: they stay, their bytes are gone."""
    unfinished: str | None = None
    """Why the file could not be rewritten yet."""


def document_meant(connection: Connection, given: str) -> str:
    """The id of the document that a user means: by the beginning of its id, by that of one of its claims, or by its
    URL. Raises WithdrawnError, NotInLedgerError, AmbiguousIdError."""
    found = _at_address(connection, given) if "://" in given else _with_id(connection, given)
    if len(found) > 1:
        raise AmbiguousIdError("document", given, found)
    if found:
        return found[0]
    gone = withdrawn_id(connection, given, of=("document", "claim"))
    raise gone.error() if gone else NotInLedgerError("document", given)


def _at_address(connection: Connection, url: str) -> list[str]:
    c = schema.document.c
    address = address_of(url)
    same = (c.url == url) | (c.address == address) if address else c.url == url
    return [name for (name,) in connection.execute(select(c.document_id).where(same).order_by(c.id))]


def _with_id(connection: Connection, prefix: str) -> list[str]:
    if not prefix:
        return []
    found: dict[str, None] = {}
    for table, column in ((schema.document, "document_id"), (schema.claim, "claim_id")):
        key = table.c[column]
        begins = (key.between(prefix, prefix + "g"), func.substr(key, 1, len(prefix)) == prefix)
        names = select(table.c.document_id).where(*begins).distinct().order_by(table.c.document_id).limit(4)
        found |= dict.fromkeys(name for (name,) in connection.execute(names))
    return [prefix] if prefix in found else list(found)


def withdraw_document(connection: Connection, document: str, *, at: str, reason: str, by: str | None) -> Withdrawal:
    """Delete everything that was read from or said about the document, and its bytes. The connection must be erasing
    (see wiping)."""
    row = connection.execute(select(schema.document).where(schema.document.c.document_id == document)).one()
    readings = _names(connection, schema.reading, "reading_id", document)
    judgements = _names(connection, schema.judgement, "judgement_id", document)
    claims = sorted(set(_names(connection, schema.claim, "claim_id", document)))
    _delete_readings(connection, document)
    connection.execute(schema.document.delete().where(schema.document.c.id == row.id))
    name_first_anew(connection, document)
    c = schema.document.c
    sharing = connection.execute(select(c.document_id).where(c.blob == row.blob).order_by(c.id)).scalars().all()
    delete_blob(connection, row.blob)
    words = _own_words(connection, row)
    found = entries_where(connection, _about({document, row.blob, *judgements}, words, _living(connection)))
    _delete_skipped(connection, row.blob, words)
    payload = {
        "documents": [document], "blobs": [row.blob], "readings": readings, "judgements": judgements, "claims": claims,
        "reason": reason, "by": by, "program": __version__, **as_payload(found),
    }  # fmt: skip
    entry = append(connection, at=at, kind="withdrawn", subject=document, payload=payload)
    take(connection, found, by=entry)
    gone = [("document", document), ("blob", row.blob), *(("claim", name) for name in claims)]
    put(connection, gone, at=at, reason=reason, by=by, entry=entry)
    return Withdrawal(
        document=document, blob=row.blob, readings=len(readings), claims=len(claims), judgements=len(judgements),
        sharing=tuple(sharing),
    )  # fmt: skip


def delete_blob(connection: Connection, name: str) -> None:
    """Delete bytes, also where they are kept in pieces."""
    connection.execute(schema.blob_piece.delete().where(schema.blob_piece.c.sha256 == name))
    connection.execute(schema.blob.delete().where(schema.blob.c.sha256 == name))


def _names(connection: Connection, table: Table, column: str, document: str) -> list[str]:
    c = table.c
    return list(connection.execute(select(c[column]).where(c.document_id == document).order_by(c[column])).scalars())


def _delete_readings(connection: Connection, document: str) -> None:
    mine = select(schema.claim.c.id).where(schema.claim.c.document_id == document)
    for name in PARTS:
        table = schema.METADATA.tables[name]
        connection.execute(table.delete().where(table.c.claim.in_(mine)))
    judged = select(schema.judgement.c.judgement_id).where(schema.judgement.c.document_id == document)
    connection.execute(schema.carried.delete().where(schema.carried.c.judgement_id.in_(judged)))
    for table in (schema.judgement, schema.claim, schema.reading):
        connection.execute(table.delete().where(table.c.document_id == document))


def name_first_anew(connection: Connection, document: str) -> None:
    """Where the document was the first of several versions, the one that came in next is the first now."""
    c = schema.document.c
    later = connection.execute(select(c.document_id).where(c.first_version == document).order_by(c.id)).scalars().all()
    if later:
        connection.execute(update(schema.document).where(c.document_id == later[0]).values(first_version=None))
        connection.execute(update(schema.document).where(c.first_version == document).values(first_version=later[0]))


def _own_words(connection: Connection, row: Row[Any]) -> set[str]:
    """Path and URL of the document, where no other document that stays has them too."""
    c = schema.document.c
    words = set()
    for column, value in ((c.input_id, row.input_id), (c.url, row.url)):
        stays = select(c.id).where(column == value).limit(1)
        if value and value != "-" and connection.execute(stays).first() is None:
            words.add(value)
    return words


def _living(connection: Connection) -> set[str]:
    return set(connection.execute(select(schema.document.c.document_id)).scalars())


def _about(subjects: set[str], words: Iterable[str], living: set[str]) -> Any:
    """Whether an entry is about the document: by its subject, by the bytes that it names, or by its path or URL where
    it is not about a document that stays."""
    quoted = [msgspec.json.encode(word).decode() for word in words]
    plain = set(words)

    def about(entry: Entry) -> bool:
        if entry.subject in subjects or (entry.subject in plain and entry.digest is None):
            return True
        if entry.subject in living:
            return False
        if entry.kind == "skipped" and entry.words.get("blob") in subjects:
            return True
        return any(word in entry.payload for word in quoted)

    return about


def _delete_skipped(connection: Connection, blob: str, words: set[str]) -> None:
    c = schema.skipped.c
    same: ColumnElement[bool] = (c.blob == blob) | c.input_id.in_(sorted(words))
    connection.execute(schema.skipped.delete().where(same))
