"""Recomputes every hash in a ledger and says what does not fit."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from counterclaim.ledger import schema
from counterclaim.ledger.books import Books, decision_digest, fits_its_id, kept_digest, made_digest, row_digest
from counterclaim.ledger.custody import Entry, entries
from counterclaim.ledger.damage import damaged_pages
from counterclaim.ledger.derived import claim_misfits, other_misfits
from counterclaim.ledger.derived_words import word_misfits
from counterclaim.ledger.migrating import newest
from counterclaim.ledger.misfit import Misfit
from counterclaim.ledger.noted import (
    about_misfits,
    carried_misfits,
    current_misfits,
    skipped_misfits,
    tombstone_misfits,
)
from counterclaim.ledger.opening import printable
from counterclaim.ledger.own_schema import schema_misfits
from counterclaim.ledger.reconciled.misfits import reconciled_misfits
from counterclaim.ledger.storing import blob_pieces, claim_from, records_digest, text_hash
from counterclaim.records import claim_id


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What was checked, and what did not fit, in the order of checking."""

    blobs: int = 0
    documents: int = 0
    readings: int = 0
    claims: int = 0
    entries: int = 0
    withdrawn: int = 0
    """Entries whose words were withdrawn: that they stood there is certain, what they said is gone."""
    head: str = ""
    """Hash of the last entry of the custody log. Written down elsewhere, it proves that nothing before it changed."""
    misfits: tuple[Misfit, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether everything fits."""
        return not self.misfits


def verified(connection: Connection) -> Verification:
    """Check pages, custody chains, blobs, documents, readings, judgements, and what is made of them, in this order."""
    counts = dict.fromkeys(("blobs", "documents", "readings", "claims", "entries", "withdrawn"), 0)
    misfits: list[Misfit] = []
    books = Books()
    checks = (
        _pages(connection), schema_misfits(connection, newest()), _merged(connection, counts, books),
        _chain(entries(connection), counts, books), _lost(books), _blobs(connection, counts, books),
        _documents(connection, counts, books), _readings(connection, counts, books), _judgements(connection, books),
        _decisions(connection, books),
        about_misfits(connection, books), tombstone_misfits(connection, books), skipped_misfits(connection, books),
        current_misfits(connection, books), carried_misfits(connection), other_misfits(connection),
        word_misfits(connection), reconciled_misfits(connection),
    )  # fmt: skip
    for check in checks:
        try:
            misfits.extend(check)
        except (DatabaseError, sqlite3.Error, msgspec.MsgspecError, ValueError, TypeError, KeyError) as error:
            cause = getattr(error, "orig", None) or error
            misfits.append(Misfit("file", "ledger", f"the ledger cannot be read on: {printable(cause)}"))
    return Verification(**counts, head=books.last, misfits=tuple(misfits))


def _pages(connection: Connection) -> Iterator[Misfit]:
    """What is wrong with the file itself: in a user's words where a page is destroyed, else in SQLite's."""
    try:
        said = [word for (word,) in connection.exec_driver_sql("PRAGMA quick_check(5)")]
    except DatabaseError as error:
        said = [printable(error.orig)]
    if said == ["ok"]:
        return
    path = next((row[2] for row in connection.exec_driver_sql("PRAGMA database_list") if row[1] == "main"), "")
    named = [Misfit("file", f"page {number}", sentence) for number, sentence in damaged_pages(Path(path))]
    yield from named or [Misfit("file", "ledger", f"SQLite finds the file damaged: {printable(word)}") for word in said]


def _merged(connection: Connection, counts: dict[str, int], books: Books) -> Iterator[Misfit]:
    """The logs that came with merged ledgers: chains of their own. What came in from them our own log notes."""
    log = schema.merged_custody
    for (name,) in connection.execute(select(log.c.ledger).distinct().order_by(log.c.ledger)).all():
        theirs = Books()
        yield from _chain(entries(connection, log, ledger=name), counts, theirs, ledger=name)
        books.lost += theirs.lost
        for key, taken in theirs.taken_merged.items():
            books.taken_merged.setdefault(key, set()).update(taken)


def _lost(books: Books) -> Iterator[Misfit]:
    """Entries of merged logs without words of which neither their own log nor ours says that it took them."""
    for ledger, seq, by in books.lost:
        if seq not in books.taken_merged.get((by, ledger), ()):
            yield Misfit("custody", str(seq), _gone(seq, f" of ledger {ledger[:8]}"))


def _gone(seq: int, of: str) -> str:
    return f"the words of entry {seq} of the custody log{of} are gone, and no entry says that it took them"


def _chain(
    log: Iterable[Entry], counts: dict[str, int], books: Books, *, ledger: str | None = None
) -> Iterator[Misfit]:
    of = f" of ledger {ledger[:8]}" if ledger else ""
    previous, withdrawn = "", {}
    number = 0
    for entry in log:
        number += 1
        if entry.seq > number:
            missing = f"entries {number} to {entry.seq - 1}" if entry.seq > number + 1 else f"entry {number}"
            verb = "are" if entry.seq > number + 1 else "is"
            yield Misfit("custody", str(number), f"{missing} of the custody log{of} {verb} missing")
            number, previous = entry.seq, entry.previous
        counts["entries"] += 1
        what = f"entry {number} of the custody log{of}"
        if entry.previous != previous:
            yield Misfit("custody", str(number), f"{what} does not follow the one before it")
        elif not entry.is_intact:
            yield Misfit("custody", str(number), f"{what} was changed after it was written")
        if entry.kind == "skipped":
            books.skips.add(entry.seq)
        if entry.withdrawn is not None:
            counts["withdrawn"] += 1
            withdrawn[entry.seq] = entry.withdrawn
        else:
            books.note(entry)
        previous = entry.hash
    books.last = previous
    for seq, by in withdrawn.items():
        if seq in books.taken_by.get(by, ()):
            continue
        if ledger:
            books.lost.append((ledger, seq, by))
        else:
            yield Misfit("custody", str(seq), _gone(seq, of))


def _blobs(connection: Connection, counts: dict[str, int], books: Books) -> Iterator[Misfit]:
    names = [name for (name,) in connection.execute(select(schema.blob.c.sha256).order_by(schema.blob.c.sha256))]
    for name in names:
        counts["blobs"] += 1
        try:
            row = connection.execute(select(schema.blob).where(schema.blob.c.sha256 == name)).one()
            hashed, size = hashlib.sha256(), 0
            for piece in blob_pieces(connection, row):
                hashed.update(piece)
                size += len(piece)
        except (ValueError, DatabaseError) as error:
            cause = getattr(error, "orig", None) or error
            yield Misfit("blob", name, f"the blob {name[:16]} cannot be unpacked: {printable(cause)}")
            continue
        if hashed.hexdigest() != name or size != row.size:
            yield Misfit("blob", name, f"the bytes of blob {name[:16]} are not those that came in")
        if name in books.gone["blob"]:
            yield Misfit("blob", name, f"the blob {name[:16]} was withdrawn and is there again")


def _documents(connection: Connection, counts: dict[str, int], books: Books) -> Iterator[Misfit]:
    blobs = {name for (name,) in connection.execute(select(schema.blob.c.sha256))} | books.gone["blob"] | books.absent
    missing = set(books.texts)
    found = select(schema.document).order_by(schema.document.c.document_id)
    for row in connection.execution_options(yield_per=100).execute(found):
        counts["documents"] += 1
        name = row.document_id
        missing.discard(name)
        if row.blob not in blobs:
            yield Misfit("document", name, f"the bytes of document {name} are not in the ledger")
        if not fits_its_id(row, books):
            yield Misfit("document", name, f"the outlet, URL, date or bytes of document {name} do not fit its id")
        if name not in books.texts:
            yield Misfit("document", name, f"no entry of the custody log says that document {name} came in")
        elif books.texts[name] != text_hash(row.text):
            yield Misfit("document", name, f"the text of document {name} is not the one that came in")
        if books.kept.get(name) not in (None, kept_digest(row)):
            yield Misfit("document", name, f"what is kept of document {name} beside its text is not what came in")
    for name in sorted(missing):
        yield Misfit("document", name, f"document {name} came in and is not there any more")


def _readings(connection: Connection, counts: dict[str, int], books: Books) -> Iterator[Misfit]:
    missing = set(books.readings)
    of = schema.claim.c
    for row in connection.execute(select(schema.reading).order_by(schema.reading.c.reading_id)).all():
        counts["readings"] += 1
        name = row.reading_id
        missing.discard(name)
        stored = connection.execute(select(schema.claim).where(of.reading_id == name).order_by(of.position)).all()
        counts["claims"] += len(stored)
        digest = records_digest((one.record for one in stored), private=row.private)
        if not books.readings.get(name) == row.digest == digest:
            yield Misfit("reading", name, f"the claims of reading {name} are not those that were read")
            continue
        if books.made.get(name) not in (None, made_digest(row)):
            yield Misfit("reading", name, f"what made reading {name} is not what the custody log notes")
        claims = [claim_from(one.record) for one in stored]
        for one, claim in zip(stored, claims, strict=True):
            expected = claim_id(claim.document_id, [link.source for link in claim.attribution], claim.content)
            if not one.claim_id == claim.claim_id == expected:
                yield Misfit("claim", one.claim_id, f"claim {one.claim_id} does not fit its id")
        yield from claim_misfits(connection, row, stored, claims)
    for name in sorted(missing):
        yield Misfit("reading", name, f"reading {name} was made and is not there any more")


def _decisions(connection: Connection, books: Books) -> Iterator[Misfit]:
    missing = set(books.decisions)
    c = schema.decision.c
    for name in connection.execute(select(c.decision_id).order_by(c.decision_id)).scalars().all():
        missing.discard(name)
        if books.decisions.get(name) != decision_digest(connection, name):
            yield Misfit("decision", name, f"decision {name} is not the one that was made")
    for name in sorted(missing):
        yield Misfit("decision", name, f"decision {name} was made and is not there any more")


def _judgements(connection: Connection, books: Books) -> Iterator[Misfit]:
    missing = set(books.judgements)
    for row in connection.execute(select(schema.judgement).order_by(schema.judgement.c.judgement_id)):
        name = row.judgement_id
        missing.discard(name)
        if books.judgements.get(name) != row_digest(row._mapping):
            yield Misfit("judgement", name, f"judgement {name} is not the one that was made")
    for name in sorted(missing):
        yield Misfit("judgement", name, f"judgement {name} was made and is not there any more")
