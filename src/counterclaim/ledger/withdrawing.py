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
from counterclaim.ledger.books import Books
from counterclaim.ledger.custody import Entry, append
from counterclaim.ledger.deciding import forget_decisions_on
from counterclaim.ledger.knowing_again import fingerprints
from counterclaim.ledger.lying_in import lying_in, same_text
from counterclaim.ledger.reconciled.forgetting import forget_made_of
from counterclaim.ledger.renoting import SEVERAL, books_of, note_anew, notes_digest_of
from counterclaim.ledger.storing import document_from
from counterclaim.ledger.taking import as_payload, entries_where, own_entries, take
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
    decisions: int = 0
    """Decisions about incidents that went with it: nothing was left on one of their sides."""
    sharing: tuple[str, ...]
    """Documents that came from the same bytes: they stay, their bytes are gone."""
    containers: dict[str, str] = {}
    """SHA-256 of other bytes that went because the document lay in them → as the user named them."""
    quoting: dict[str, str] = {}
    """The same of kept bytes that have some of its words, and stay."""
    alike: tuple[str, ...] = ()
    """Other documents with the same text, which stay."""
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
    undecided, decisions = forget_decisions_on(connection, document)
    claims = sorted(set(_names(connection, schema.claim, "claim_id", document)))
    texts, lying, alike = fingerprints(document_from(row)), lying_in(connection, row), same_text(connection, row)
    _delete_readings(connection, document)
    connection.execute(schema.document.delete().where(schema.document.c.id == row.id))
    name_first_anew(connection, document)
    forget_made_of(connection, [row.id])
    c = schema.document.c
    shared = select(c.document_id).where(c.blob.in_((row.blob, *lying.all_of_it))).order_by(c.id)
    sharing = connection.execute(shared).scalars().all()
    blobs = [row.blob, *lying.all_of_it]
    named = {name: _named(connection, name) for name in (*lying.all_of_it, *lying.some)}
    words = _own_words(connection, row)
    said = {
        "documents": [document], "texts": list(texts), "readings": readings, "judgements": judgements,
        "claims": claims, "by": by,
    }  # fmt: skip
    said |= {"undecided": undecided} if undecided else {}
    _take_out(
        connection, document, said, blobs=blobs, subjects={document, *judgements, *undecided}, words=words, at=at,
        reason=reason,
    )  # fmt: skip
    if decisions:
        append(connection, at=at, kind="noted", subject="ledger", payload={"decisions": decisions})
    return Withdrawal(
        document=document, blob=row.blob, readings=len(readings), claims=len(claims), judgements=len(judgements),
        decisions=len(undecided), sharing=tuple(sharing), containers={name: named[name] for name in lying.all_of_it},
        quoting={name: named[name] for name in lying.some}, alike=alike,
    )  # fmt: skip


def _take_out(
    connection: Connection, subject: str, said: dict[str, Any], *, blobs: list[str], subjects: set[str],
    words: set[str], at: str, reason: str,
) -> None:  # fmt: skip
    """Delete bytes, rows of skipped inputs and the words of the log about them; note it, and leave the tombstones."""
    for name in blobs:
        delete_blob(connection, name)
    about = _about(subjects | set(blobs), words, _living(connection))
    ids = {name for kind in ("documents", "readings", "judgements", "undecided") for name in said.get(kind, ())}
    found = entries_where(connection, lambda entry: about(entry) or notes_digest_of(entry, ids))
    taken = [entry for entry in own_entries(connection, found) if entry.kind in SEVERAL]
    books = books_of(connection) if taken else Books()
    _delete_skipped(connection, blobs, words)
    payload = {**said, "blobs": blobs, "reason": reason, "program": __version__, **as_payload(found)}
    entry = append(connection, at=at, kind="withdrawn", subject=subject, payload=payload)
    take(connection, found, by=entry)
    if taken:
        note_anew(connection, books, taken, gone=ids, at=at)
    gone = [(what, name) for what in ("document", "text", "claim") for name in said.get(f"{what}s", ())]
    put(connection, [*gone, *(("blob", name) for name in blobs)], at=at, reason=reason, by=said["by"], entry=entry)


def bytes_meant(connection: Connection, prefix: str) -> str:
    """The SHA-256 of kept bytes that begins so. Raises WithdrawnError, NotInLedgerError, AmbiguousIdError."""
    key = schema.blob.c.sha256
    begins = (key.between(prefix, prefix + "g"), func.substr(key, 1, len(prefix)) == prefix)
    found = list(connection.execute(select(key).where(*begins).order_by(key).limit(4)).scalars()) if prefix else []
    if len(found) > 1 and prefix not in found:
        raise AmbiguousIdError("blob", prefix, found)
    if found:
        return str(found[0])
    gone = withdrawn_id(connection, prefix, of=("blob",))
    raise gone.error() if gone else NotInLedgerError("document, claim or bytes", prefix)


def withdraw_bytes(connection: Connection, blob: str, *, at: str, reason: str, by: str | None) -> tuple[str, ...]:
    """Delete kept bytes and what is noted of them; the documents that came from them, which stay without. The
    connection must be erasing (see wiping)."""
    c, s = schema.document.c, schema.skipped.c
    sharing = tuple(connection.execute(select(c.document_id).where(c.blob == blob).order_by(c.id)).scalars())
    skipped = set(connection.execute(select(s.input_id).where(s.blob == blob)).scalars())
    held = set(connection.execute(select(c.input_id).where(c.input_id.in_(skipped))).scalars())
    words = skipped - held - {"-"}
    _take_out(connection, blob, {"by": by}, blobs=[blob], subjects=set(), words=words, at=at, reason=reason)
    return sharing


def _named(connection: Connection, blob: str) -> str:
    """How a user named some kept bytes."""
    for table in (schema.skipped, schema.document):
        name = connection.execute(select(table.c.input_id).where(table.c.blob == blob).limit(1)).scalar()
        if name is not None:
            return str(name)
    return blob[:16]


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


def _delete_skipped(connection: Connection, blobs: list[str], words: set[str]) -> None:
    c = schema.skipped.c
    same: ColumnElement[bool] = c.blob.in_(blobs) | c.input_id.in_(sorted(words))
    connection.execute(schema.skipped.delete().where(same))
