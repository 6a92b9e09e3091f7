"""Takes a name out of documents and of everything that was read from them; █ stands in its place, offsets stay.

What the name stood in stays otherwise as it was. The bytes as received hold the name and go whole. The custody log
gets an entry that says what the texts, readings and judgements hash to now, so that `verify` still checks them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, select, update

from counterclaim import __version__
from counterclaim.ledger import schema
from counterclaim.ledger.books import decision_digest
from counterclaim.ledger.custody import Entry, append
from counterclaim.ledger.knowing_again import EDGE, texts_of
from counterclaim.ledger.layers import layers
from counterclaim.ledger.masking import Names
from counterclaim.ledger.reconciled.forgetting import forget_made_of
from counterclaim.ledger.refusing import ALONE
from counterclaim.ledger.renoting import Digests, books_of, digests_of, note_anew, notes_digest_of, words_again
from counterclaim.ledger.storing import (
    blob_pieces,
    claim_columns,
    claim_from,
    parts_of,
    records_digest,
)
from counterclaim.ledger.taking import (
    Found,
    as_payload,
    entries_where,
    merged_entries,
    own_entries,
    take,
    together,
)
from counterclaim.ledger.tombstones import put
from counterclaim.ledger.withdrawing import PARTS, delete_blob

WORDED = ("text", "title", "note", "input_id", "outlet", "url", "address", "locus")
"""Columns of a document in which a name may stand."""
HASHED = ("locus", "outlet", "url")
"""Those of them that its id is a hash of."""


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """Where a name stands.

    `documents` maps ids to the occurrences in the text, 0 where it stands only elsewhere in what is kept of it:
    title, path, address, readings, judgements."""

    documents: dict[str, int]
    blobs: tuple[str, ...]
    """Bytes in which it stands, or that such a document came from."""
    log: Found
    """Entries of the custody logs."""
    decisions: tuple[str, ...]
    """Decisions about incidents whose reason says it."""
    skipped: tuple[int, ...]
    """Rows of skipped inputs, by their entry."""
    alone: dict[str, int]
    """Parts of the name → how often they stand by themselves in those documents' texts, once the name is gone."""

    @property
    def occurrences(self) -> int:
        """How often the name stands in texts."""
        return sum(self.documents.values())

    def __bool__(self) -> bool:
        return bool(self.documents or self.blobs or self.log.own or self.log.merged or self.skipped or self.decisions)


class NameWithdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a name that was taken out."""

    places: Places
    sharing: int
    """Documents without the name whose bytes went because other documents came from the same bytes."""
    reasons: int
    """Entries of the custody log in which it stands as somebody's reason for an earlier withdrawal: they stay."""
    unfinished: str | None = None


def places_of(connection: Connection, names: Names, documents: Iterable[str] | None = None) -> Places:
    """Where the name stands: in all of the ledger, or in some documents and what is noted of their bytes."""
    chosen = None if documents is None else set(documents)
    found: dict[str, int] = {}
    blobs: dict[str, None] = {}
    subjects: set[str] = set()
    alone: dict[str, int] = {}
    parts = [(part, Names([part])) for part in names.single]
    read, judged = _claims_with(connection, names), _judgements_with(connection, names)
    for row in connection.execution_options(yield_per=100).execute(select(schema.document)):
        if chosen is not None and row.document_id not in chosen:
            continue
        written = [row._mapping[column] for column in WORDED]
        here = any(map(names.in_text, written)) or names.in_json(row.issues)
        if here or row.document_id in read or row.document_id in judged:
            found[row.document_id] = names.in_text(row.text)
            blobs[row.blob] = None
            rest = names.masked(row.text)
            for part, single in parts:
                alone[part] = alone.get(part, 0) + single.in_text(rest)
    if chosen is None:
        blobs |= dict.fromkeys(_blobs_with(connection, names, set(blobs)))
    subjects = {*found, *blobs, *(j for d in found for j in judged.get(d, ()))}

    def named(entry: Entry) -> bool:
        mine = chosen is None or entry.subject in subjects or entry.words.get("blob") in subjects
        # In a ledger of schema 1 the subject of a skipped input is what the user named; else it is a hash or a code.
        subject = entry.subject if entry.digest is None and entry.kind == "skipped" else ""
        return mine and (names.in_json(entry.payload) or names.in_text(subject) > 0)

    c = schema.skipped.c
    skipped = [
        row.entry
        for row in connection.execute(select(schema.skipped).order_by(c.entry))
        if (chosen is None or row.blob in blobs)
        and any(map(names.in_text, (row.input_id, row.message, row.hint)))
    ]  # fmt: skip
    return Places(
        documents=found, blobs=tuple(blobs), log=entries_where(connection, named), skipped=tuple(skipped),
        decisions=_decisions_with(connection, names) if chosen is None else (),
        alone={part: count for part, count in alone.items() if count},
    )  # fmt: skip


def _claims_with(connection: Connection, names: Names) -> set[str]:
    c = schema.claim.c
    found = connection.execution_options(yield_per=500).execute(select(c.document_id, c.record))
    with_claims = {document for document, record in found if names.in_json(record)}
    r = schema.reading.c
    noted = connection.execute(select(r.document_id, r.issues))
    return with_claims | {document for document, issues in noted if names.in_json(issues)}


def _judgements_with(connection: Connection, names: Names) -> dict[str, list[str]]:
    c = schema.judgement.c
    found: dict[str, list[str]] = {}
    for document, judgement, note in connection.execute(select(c.document_id, c.judgement_id, c.note)):
        if names.in_text(note):
            found.setdefault(document, []).append(judgement)
    return found


def _decisions_with(connection: Connection, names: Names) -> tuple[str, ...]:
    c = schema.decision.c
    found = connection.execute(select(c.decision_id, c.by, c.because).order_by(c.decision_id))
    return tuple(name for name, by, because in found if names.in_text(because) or names.in_text(by))


def _blobs_with(connection: Connection, names: Names, known: set[str]) -> Iterator[str]:
    """Bytes in which the name stands although no document that is kept of them has it: the rest of a page, a row that
    was skipped."""
    c = schema.blob.c
    for name in connection.execute(select(c.sha256).order_by(c.sha256)).scalars().all():
        if name not in known:
            row = connection.execute(select(schema.blob).where(c.sha256 == name)).one()
            if _stands_in(connection, row, names):
                yield name


def _stands_in(connection: Connection, row: Row[Any], names: Names) -> bool:
    """Whether the name stands in bytes, or in what is packed in them."""
    tail = b""
    try:
        if row.media_type not in ALONE:
            pieces = layers(blob_pieces(connection, row))
            return any(names.in_text(text) for piece in pieces for text in texts_of(piece))
        for piece in blob_pieces(connection, row):
            data = tail + piece
            if any(names.in_text(text) for text in texts_of(data)):
                return True
            tail = data[-EDGE:]
    except ValueError:  # damaged: `verify` says so
        return False
    return False


def withdraw_name(
    connection: Connection, names: Names, places: Places, *, at: str, reason: str, by: str | None
) -> NameWithdrawal:
    """Put █ in the place of the name everywhere that `places` says. The connection must be erasing (see wiping)."""
    said_by = {"reason": reason, "by": by, "program": __version__}
    books = books_of(connection)
    before = {document: digests_of(connection, document, books) for document in places.documents}
    ids = {one for digests in before.values() for of in digests.values() for one in of} | set(places.decisions)
    stale = entries_where(connection, lambda entry: notes_digest_of(entry, ids))
    log = together(places.log, stale)
    taken = own_entries(connection, log)
    ours, rest = _shared_out(places.documents, log, taken)
    gone: set[str] = set()
    after: Digests = {}
    for document in places.documents:
        row = connection.execute(select(schema.document).where(schema.document.c.document_id == document)).one()
        _redact_document(connection, names, row)
        _redact_readings(connection, names, document)
        _redact_judgements(connection, names, document)
        payload = {"words": [document], "blobs": [row.blob], **said_by}
        entry = _note(connection, names, document, payload, ours.get(document, Found()), at=at)
        stones = [("words", document)] + ([("blob", row.blob)] if row.blob not in gone else [])
        put(connection, stones, at=at, reason=reason, by=by, entry=entry)
        gone.add(row.blob)
        for kind, digests in digests_of(connection, document, books).items():
            after.setdefault(kind, {}).update(digests)
    forget_made_of(connection, _numbers(connection, places.documents))
    more = [name for name in places.blobs if name not in gone]
    if more or rest.own or rest.merged:
        entry = _note(connection, names, "ledger", {"blobs": more, **said_by}, rest, at=at)
        put(connection, [("blob", name) for name in more], at=at, reason=reason, by=by, entry=entry)
    stood: Digests = {"decisions": {name: decision_digest(connection, name) for name in places.decisions}}
    _redact_decisions(connection, names, places.decisions)
    after["decisions"] = {name: decision_digest(connection, name) for name in places.decisions}
    for one in before.values():
        for kind, digests in one.items():
            stood.setdefault(kind, {}).update(digests)
    note_anew(connection, books, taken, before=stood, after=after, at=at)
    _redact_skipped(connection, names, places.skipped)
    for name in places.blobs:
        delete_blob(connection, name)
    c = schema.document.c
    came = connection.execute(select(c.document_id).where(c.blob.in_(places.blobs))).scalars()
    return NameWithdrawal(
        places=places, sharing=len(set(came) - set(places.documents)), reasons=_redact_reasons(connection, names)
    )


def _numbers(connection: Connection, documents: Iterable[str]) -> list[int]:
    c = schema.document.c
    return list(connection.execute(select(c.id).where(c.document_id.in_(list(documents)))).scalars())


def _shared_out(documents: Iterable[str], log: Found, taken: Iterable[Entry]) -> tuple[dict[str, Found], Found]:
    """The entries of the log by the document that they are about, and the others."""
    own: dict[str, list[int]] = {}
    for entry in taken:
        own.setdefault(entry.subject, []).append(entry.seq)
    mine = {document: Found(own=tuple(own.pop(document, ()))) for document in documents}
    others = sorted(seq for seqs in own.values() for seq in seqs)
    return mine, Found(own=tuple(others), merged=log.merged)


def _note(connection: Connection, names: Names, subject: str, payload: dict[str, Any], found: Found, *, at: str) -> int:
    """The entry that says what was taken; the words that it takes from others it repeats without the name, and without
    digests of what was changed."""
    said: dict[str, Any] = {}
    for entry in own_entries(connection, found):
        said[str(entry.seq)] = names.masked_in(words_again(entry))
    of_merged = {
        ledger: {str(entry.seq): names.masked_in(words_again(entry)) for entry in many}
        for ledger, many in merged_entries(connection, found).items()
    }
    again = ({"said": said} if said else {}) | ({"said_there": of_merged} if of_merged else {})
    number = append(
        connection, at=at, kind="redacted", subject=subject, payload={**payload, **as_payload(found), **again}
    )
    take(connection, found, by=number)
    return number


def _redact_document(connection: Connection, names: Names, row: Row[Any]) -> None:
    values = {name: names.masked(row._mapping[name]) for name in WORDED if row._mapping[name]}
    values["issues"] = names.masked_json(row.issues)
    connection.execute(update(schema.document).where(schema.document.c.id == row.id).values(values))


def _redact_readings(connection: Connection, names: Names, document: str) -> None:
    """Mask every reading of the document."""
    c, r = schema.claim.c, schema.reading.c
    for reading in connection.execute(select(schema.reading).where(r.document_id == document)).all():
        claims = connection.execute(
            select(c.id, c.record).where(c.reading_id == reading.reading_id).order_by(c.position)
        ).all()
        records = []
        for key, before in claims:
            record = names.masked_json(before)
            records.append(record)
            if record != before:
                _replace_claim(connection, key, record)
        values = {
            "digest": records_digest(records, private=reading.private),
            "issues": names.masked_json(reading.issues),
        }
        connection.execute(update(schema.reading).where(r.reading_id == reading.reading_id).values(values))


def _replace_claim(connection: Connection, key: int, record: str) -> None:
    """Write another record over a claim, and its parts from it."""
    claim = claim_from(record)
    connection.execute(update(schema.claim).where(schema.claim.c.id == key).values(claim_columns(claim, record)))
    for name in PARTS:
        table: Table = schema.METADATA.tables[name]
        connection.execute(table.delete().where(table.c.claim == key))
    for name, rows in parts_of(claim).items():
        if rows:
            connection.execute(schema.METADATA.tables[name].insert(), [{"claim": key, **row} for row in rows])


def _redact_judgements(connection: Connection, names: Names, document: str) -> None:
    c = schema.judgement.c
    for row in connection.execute(select(c.judgement_id, c.note).where(c.document_id == document)).all():
        if names.in_text(row.note):
            masked = update(schema.judgement).where(c.judgement_id == row.judgement_id)
            connection.execute(masked.values(note=names.masked(row.note)))


def _redact_decisions(connection: Connection, names: Names, decisions: Iterable[str]) -> None:
    c = schema.decision.c
    for name in decisions:
        row = connection.execute(select(c.by, c.because).where(c.decision_id == name)).one()
        values = {"by": names.masked(row.by), "because": names.masked(row.because)}
        connection.execute(update(schema.decision).where(c.decision_id == name).values(values))


def _redact_skipped(connection: Connection, names: Names, entries: Iterable[int]) -> None:
    c = schema.skipped.c
    for entry in entries:
        row = connection.execute(select(schema.skipped).where(c.entry == entry)).one()
        values = {n: names.masked(row._mapping[n]) for n in ("input_id", "message", "hint") if row._mapping[n]}
        connection.execute(update(schema.skipped).where(c.entry == entry).values(values))


def _redact_reasons(connection: Connection, names: Names) -> int:
    """Mask the reasons of earlier withdrawals; how many entries of the log still say it."""
    stone = schema.tombstone.c
    for reason in set(connection.execute(select(stone.reason)).scalars()):
        if names.in_text(reason):
            changed = update(schema.tombstone).where(stone.reason == reason).values(reason=names.masked(reason))
            connection.execute(changed)
    c = schema.custody.c
    kept = connection.execute(select(c.payload).where(c.kind.in_(("withdrawn", "redacted")))).scalars()
    return sum(1 for payload in kept if names.in_json(payload))
