"""Salvaged rows → a new ledger: each is kept where it is proven to be what once came in, or was made of it."""

from __future__ import annotations

import hashlib
from itertools import count
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, select, update

from counterclaim.ledger import schema
from counterclaim.ledger.books import (
    Books,
    decision_digest,
    fits_its_id,
    kept_digest,
    made_digest,
    noted_kept,
    row_digest,
)
from counterclaim.ledger.carrying import carry_over, current_reading
from counterclaim.ledger.custody import Entry, append
from counterclaim.ledger.retaking import retaken
from counterclaim.ledger.storing import (
    blob_pieces,
    document_from,
    records_digest,
    records_of,
    store_document,
    store_records,
    text_hash,
)
from counterclaim.ledger.withdrawing import name_first_anew
from counterclaim.records import Document

EMPTY = hashlib.sha256(b"").hexdigest()
"""The name of no bytes at all: an empty input is noted by it, and there is nothing to keep of it."""

REBUILT = {"rebuilt": True}
"""In the words of an entry: the first one about this was lost, and this one stands on what was found to be whole."""


class Lost(msgspec.Struct, frozen=True):
    """Something that was in the ledger and could not be had back: what, its name, and a plain sentence."""

    what: str
    name: str
    message: str


class Restored:
    """What was done so far."""

    def __init__(self, last: int = 0) -> None:
        self.last = last
        """The number that the last entry of the custody log had."""
        self.saved = dict.fromkeys(
            ("blobs", "documents", "readings", "claims", "judgements", "decisions", "entries"), 0
        )
        self.taken_anew = 0
        self.vouched = 0
        self.missing: list[tuple[int, int]] = []
        self.lost: list[Lost] = []
        self.there: dict[str, bool] = {}
        """Documents that stand in the new ledger, and whether their text is the one that was read."""
        self.received: dict[str, Entry] = {}
        """The entries by which documents came in."""
        self.order: dict[str, int] = {}
        """Readings, by when they were made."""

    def lose(self, what: str, name: str, message: str) -> None:
        """Note something that is lost."""
        self.lost.append(Lost(what, name, message))


def restored(old: Connection, new: Connection, *, at: str, last: int) -> Restored:
    """Bring everything that is proven from `old`, the salvaged rows, to `new`, a ledger that holds nothing yet; `last`
    is the number that the last entry of the custody log had, 0 where nobody knows."""
    found = Restored(last)
    books = _logs(old, new, found)
    _blobs(old, new, found, books)
    _documents(old, new, found, books, at=at)
    _name_lost_bytes(new, found, books)
    _readings(old, new, found, books, at=at)
    _judgements(old, new, found, books, at=at)
    _decisions(old, new, found, books, at=at)
    _rest(old, new, books)
    return found


# --- the logs ---


def _logs(old: Connection, new: Connection, found: Restored) -> Books:
    """Keep every entry whose words can be read, as it is; what the logs say there must be."""
    books, number = Books(), count()

    def heed(entry: Entry) -> None:
        if not entry.is_intact or entry.withdrawn is not None:
            return
        books.note(entry)
        if entry.kind == "received":
            found.received[entry.subject] = entry
        elif entry.kind == "reading":
            found.order[str(entry.words.get("reading_id"))] = next(number)

    log = schema.merged_custody
    for row in old.execute(select(log).order_by(log.c.ledger, log.c.seq)).all():
        if (entry := _entry(row)) is not None:
            new.execute(log.insert().values(**row._mapping))
            if entry.kind == "received" and entry.withdrawn is None and entry.is_intact:
                found.received[entry.subject] = entry  # how it can be had again, where our own log does not say
    new.execute(delete(schema.custody))
    new.execute(delete(schema.about))
    expected, name = 1, None
    for row in old.execute(select(schema.custody).order_by(schema.custody.c.seq)).all():
        if (entry := _entry(row)) is None:
            continue
        if entry.seq > expected:
            found.missing.append((expected, entry.seq - 1))
        expected = entry.seq + 1
        new.execute(schema.custody.insert().values(**row._mapping))
        heed(entry)
        found.saved["entries"] += 1
        if entry.kind in ("created", "migrated") and entry.is_intact:
            name = entry.words.get("ledger", name)
    if found.last >= expected:
        found.missing.append((expected, found.last))
    about = {row.name: row.value for row in old.execute(select(schema.about))}
    name = name or about.get("ledger")
    if name:
        new.execute(schema.about.insert().values(name="ledger", value=name))
    return books


def _entry(row: Row[Any]) -> Entry | None:
    """The entry of a row; None where noise stands in its words."""
    entry = Entry(**{name: row._mapping[name] for name in Entry.__struct_fields__})
    try:
        return entry if isinstance(entry.words, dict) else None
    except (msgspec.DecodeError, TypeError):
        return None


# --- bytes and documents ---


def _bytes_of(connection: Connection, name: str) -> bytes | None:
    """The bytes of a blob; None where they are not there or not those that came in."""
    row = connection.execute(select(schema.blob).where(schema.blob.c.sha256 == name)).first()
    if row is None:
        return None
    try:
        data = b"".join(blob_pieces(connection, row))
    except (ValueError, TypeError):
        return None
    return data if hashlib.sha256(data).hexdigest() == name and len(data) == row.size else None


def _blobs(old: Connection, new: Connection, found: Restored, books: Books) -> None:
    for name in old.execute(select(schema.blob.c.sha256).order_by(schema.blob.c.sha256)).scalars().all():
        if name in books.gone["blob"]:
            continue
        if _bytes_of(old, name) is None:
            continue
        for table in (schema.blob, schema.blob_piece):
            for row in old.execute(select(table).where(table.c.sha256 == name)).all():
                new.execute(table.insert().values(**row._mapping))
        found.saved["blobs"] += 1


def _name_lost_bytes(new: Connection, found: Restored, books: Books) -> None:
    """Name the bytes that something came from and that are not there, unless they were withdrawn."""
    c = schema.custody.c
    came = select(c.payload).where(c.kind.in_(("received", "skipped")))
    wanted = set(new.execute(select(schema.document.c.blob)).scalars())
    wanted |= {msgspec.json.decode(payload).get("blob") for payload in new.execute(came).scalars() if payload}
    held = set(new.execute(select(schema.blob.c.sha256)).scalars())
    for name in sorted(filter(None, wanted - held - books.gone["blob"] - books.absent - {EMPTY})):
        found.lose("blob", name, f"the bytes of blob {name[:16]} are lost")


def _documents(old: Connection, new: Connection, found: Restored, books: Books, *, at: str) -> None:
    """Keep what is whole, take in again what is not."""
    there = found.there
    doubtful: dict[str, Row[Any]] = {}
    roots: set[str] = set()
    c = schema.document.c
    for name in old.execute(select(c.document_id).order_by(c.id)).scalars().all():
        row = old.execute(select(schema.document).where(c.document_id == name)).one()
        document = _whole(row, books)
        if document is None or name in books.gone["document"]:
            continue
        expected = books.texts.get(name)
        if expected not in (None, text_hash(document.text)):
            continue
        if books.kept.get(name) not in (None, kept_digest(row)):  # its bytes may say what it was
            doubtful[name] = row
            continue
        _store(new, document, row, found)
        roots.add(row.first_version)
        if expected is None:  # the entry by which it came in is lost: its bytes must give the same text
            if _proven(new, document, found):
                _vouch(new, document, found, at=at)
            else:
                found.lose("proof", name, f"nothing proves any more that the text of document {name} came in so")
    order = {name: number for number, name in enumerate(found.received)}
    for name, expected in sorted(books.texts.items(), key=lambda text: (order.get(text[0], len(order)), text[0])):
        if name in there:
            continue
        entry = found.received.get(name)
        document = _retaken(new, str(entry.words.get("blob")), entry.words, name) if entry else None
        if document is None and name in doubtful:
            row = doubtful[name]
            _store(new, document_from(row), row, found)
            roots.add(row.first_version)
            _vouch(new, document_from(row), found, at=at)
            found.lose("proof", name, f"what document {name} says of itself is not what came in, its text is")
            continue
        if entry is None or document is None:
            found.lose("document", name, f"document {name} is lost, and cannot be had again from its bytes")
            continue
        store_document(new, document, at=entry.at)
        there[name] = text_hash(document.text) == expected
        if not there[name] or books.kept.get(name) not in (None, noted_kept(new, name)):
            _vouch(new, document, found, at=at)
        found.taken_anew += 1
    for root in sorted(filter(None, roots - there.keys())):
        name_first_anew(new, root)


def _store(new: Connection, document: Document, row: Row[Any], found: Restored) -> None:
    """Keep a document as its row holds it."""
    store_document(new, document, at=row.received)
    first = update(schema.document).where(schema.document.c.document_id == document.document_id)
    new.execute(first.values(first_version=row.first_version))
    found.there[document.document_id] = True
    found.saved["documents"] += 1


def _whole(row: Row[Any], books: Books) -> Document | None:
    """The document of a row whose fields fit its id; None for another."""
    try:
        document = document_from(row)
    except (msgspec.DecodeError, TypeError):
        return None
    return document if fits_its_id(row, books) else None


def _said_of(document: Document) -> dict[str, Any]:
    """What the log would say of how a document came in, as far as the document shows it."""
    options = {"published": document.published, "outlet": document.outlet, "theatre": document.theatre}
    return {
        "input_id": document.input_id, "transport": {"url": document.url},
        "options": {name: value for name, value in options.items() if value},
    }  # fmt: skip


def _proven(new: Connection, document: Document, found: Restored) -> bool:
    """Whether the bytes give the document's text: by what it shows itself, or as others were taken from these bytes."""
    entry = found.received.get(document.document_id)
    if entry is not None and entry.words.get("text") == text_hash(document.text):
        return True  # so says the log of the ledger that it came from
    said = [_said_of(document)]
    said += [entry.words for entry in found.received.values() if entry.words.get("blob") == document.blob]
    for words in said:
        again = _retaken(new, document.blob, words, document.document_id)
        if again is not None:
            return again.text == document.text
    return False


def _retaken(new: Connection, blob: str, words: dict[str, Any], name: str) -> Document | None:
    data = _bytes_of(new, blob)
    if data is None:
        return None
    c = schema.blob.c
    return retaken(data, new.execute(select(c.media_type).where(c.sha256 == blob)).scalar_one(), words, name)


def _vouch(new: Connection, document: Document, found: Restored, *, at: str) -> None:
    note = {"blob": document.blob, "locus": document.locus, "text": text_hash(document.text), **REBUILT}
    note["kept"] = noted_kept(new, document.document_id)
    said = _said_of(document) | {"published_from": document.published_from}
    append(new, at=at, kind="received", subject=document.document_id, payload=said | note, after=found.last)
    found.vouched += 1


# --- what was made of them ---


def _readings(old: Connection, new: Connection, found: Restored, books: Books, *, at: str) -> None:  # fmt: skip
    """Keep every reading whose claims are whole, the current one of a document last."""
    rows = old.execute(select(schema.reading)).all()
    kept: set[str] = set()

    unnoted = {row.document_id for row in rows if row.reading_id not in books.readings}

    def is_current(row: Row[Any]) -> bool:
        if row.document_id in unnoted or row.document_id not in books.current:
            return bool(row.current)
        return bool(books.current[row.document_id] == row.reading_id)

    order = {row.reading_id: (is_current(row), found.order.get(row.reading_id, len(rows))) for row in rows}
    for row in sorted(rows, key=lambda row: (order[row.reading_id], row.reading_id)):
        name, expected = row.reading_id, books.readings.get(row.reading_id)
        records = records_of(old, name)
        if not found.there.get(row.document_id) or row.digest != records_digest(records, private=row.private):
            continue
        if expected not in (None, row.digest) or books.made.get(name) not in (None, made_digest(row)):
            continue
        try:
            with new.begin_nested():
                store_records(new, dict(row._mapping), records)
        except msgspec.DecodeError:
            continue
        if expected is None:
            note: dict[str, Any] = {"reading_id": name, "digest": row.digest, "claims": len(records), **REBUILT}
            note |= {"made": made_digest(row), "current": is_current(row)}
            append(new, at=at, kind="reading", subject=row.document_id, payload=note, after=found.last)
            found.vouched += 1
        kept.add(name)
        found.saved["readings"] += 1
        found.saved["claims"] += len(records)
    for name in sorted({*books.readings, *(row.reading_id for row in rows)} - kept):
        found.lose("reading", name, f"reading {name} is lost")


def _judgements(old: Connection, new: Connection, found: Restored, books: Books, *, at: str) -> None:
    """Keep every judgement that is as it was made. One whose claim or document is lost is kept all the same."""
    kept: set[str] = set()
    c = schema.judgement.c
    for row in old.execute(select(schema.judgement).order_by(c.at, c.judgement_id)).all():
        name, digest = row.judgement_id, row_digest(row._mapping)
        expected = books.judgements.get(name)
        if row.document_id in books.gone["document"] or expected not in (None, digest):
            continue
        new.execute(schema.judgement.insert().values(**row._mapping))
        if expected is None:
            append(new, at=at, kind="judged", subject=name, payload={"digest": digest, **REBUILT}, after=found.last)
            found.vouched += 1
        kept.add(name)
        found.saved["judgements"] += 1
    for name in sorted(set(books.judgements) - kept):
        found.lose("judgement", name, f"judgement {name} is lost")
    held = set(new.execute(select(schema.reading.c.reading_id)).scalars())
    for row in old.execute(select(schema.carried)).all():
        if row.judgement_id in kept and row.reading_id in held:
            new.execute(schema.carried.insert().values(**row._mapping))
    judged = select(schema.judgement.c.document_id).distinct()
    for document in new.execute(judged).scalars().all():
        if (reading := current_reading(new, document)) is not None:
            carry_over(new, reading)


def _decisions(old: Connection, new: Connection, found: Restored, books: Books, *, at: str) -> None:
    """Keep every decision about incidents that is as it was made."""
    d, c = schema.decision, schema.decision_claim
    kept: set[str] = set()
    for row in old.execute(select(d).order_by(d.c.at, d.c.decision_id)).all():
        name, expected = row.decision_id, books.decisions.get(row.decision_id)
        digest = decision_digest(old, name)
        if expected not in (None, digest):
            continue
        new.execute(d.insert().values(**row._mapping))
        claims = [dict(one._mapping) for one in old.execute(select(c).where(c.c.decision_id == name))]
        if claims:
            new.execute(c.insert(), claims)
        if expected is None:
            append(new, at=at, kind="decided", subject=name, payload={"digest": digest, **REBUILT}, after=found.last)
            found.vouched += 1
        kept.add(name)
        found.saved["decisions"] += 1
    for name in sorted(set(books.decisions) - kept):
        found.lose("decision", name, f"decision {name} is lost")


def _rest(old: Connection, new: Connection, books: Books) -> None:
    """Tombstones and skipped inputs as they are, and from the log alone."""
    rows = {(row.entry, row.what, row.name): dict(row._mapping) for row in old.execute(select(schema.tombstone))}
    for (seq, what, name), stone in books.stones.items():
        noted = {"at": stone.at, "reason": stone.reason or "", "by": stone.by, "entry": seq}
        rows.setdefault((seq, what, name), {"what": what, "name": name, **noted})
    for values in rows.values():
        new.execute(schema.tombstone.insert().values(**values))
    there = {row.entry: row for row in old.execute(select(schema.skipped))}
    log = schema.custody
    for row in new.execute(select(log).where(log.c.kind == "skipped").order_by(log.c.seq)).all():
        entry = _entry(row)
        if entry is None or entry.withdrawn is not None:
            continue
        words = entry.words
        known = there.get(entry.seq)
        hint = known.hint if known is not None and known.code == words.get("code") else None
        said = {name: str(words.get(name, "")) for name in ("code", "message")}
        said["input_id"] = str(words.get("input_id", entry.subject))  # schema 1 had it as the subject
        skip = schema.skipped.insert().values(**said, entry=entry.seq, at=entry.at, hint=hint, blob=words.get("blob"))
        new.execute(skip)
