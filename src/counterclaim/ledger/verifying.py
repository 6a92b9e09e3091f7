"""Recomputes every hash in a ledger and says what does not fit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from counterclaim.ledger import schema
from counterclaim.ledger.custody import entries
from counterclaim.ledger.storing import claim_from, records_digest, unpacked
from counterclaim.records import claim_id, document_id


class Misfit(msgspec.Struct, frozen=True):
    """One thing that does not fit: what it is, its name in the ledger, and a plain sentence."""

    what: str
    name: str
    message: str


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What was checked, and what did not fit, in the order of checking."""

    blobs: int = 0
    documents: int = 0
    readings: int = 0
    claims: int = 0
    entries: int = 0
    misfits: tuple[Misfit, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether everything fits."""
        return not self.misfits


class _Books:
    """What the custody log says there must be."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.readings: dict[str, str] = {}


def verified(connection: Connection) -> Verification:
    """Check pages, custody chain, blobs, documents and readings, in this order."""
    counts = dict.fromkeys(("blobs", "documents", "readings", "claims", "entries"), 0)
    misfits: list[Misfit] = []
    books = _Books()
    checks = (_pages(connection), _chain(connection, counts, books), _blobs(connection, counts),
              _documents(connection, counts, books), _readings(connection, counts, books))  # fmt: skip
    for check in checks:
        try:
            misfits.extend(check)
        except (DatabaseError, msgspec.MsgspecError, ValueError) as error:
            cause = getattr(error, "orig", None) or error
            misfits.append(Misfit("file", "ledger", f"the ledger cannot be read on: {cause}"))
    return Verification(**counts, misfits=tuple(misfits))


def _pages(connection: Connection) -> Iterator[Misfit]:
    for (said,) in connection.exec_driver_sql("PRAGMA quick_check(5)"):
        if said != "ok":
            yield Misfit("file", "ledger", f"SQLite finds the file damaged: {said}")


def _chain(connection: Connection, counts: dict[str, int], books: _Books) -> Iterator[Misfit]:
    previous = ""
    for number, entry in enumerate(entries(connection), 1):
        counts["entries"] += 1
        name = f"{entry.seq}"
        if entry.seq != number:
            yield Misfit("custody", name, f"entry {number} of the custody log is missing")
            return
        if entry.previous != previous:
            yield Misfit("custody", name, f"entry {number} of the custody log does not follow the one before it")
        elif entry.hash != entry.expected_hash():
            yield Misfit("custody", name, f"entry {number} of the custody log was changed after it was written")
        previous = entry.hash
        payload: dict[str, Any] = msgspec.json.decode(entry.payload)
        if entry.kind == "received":
            books.texts[entry.subject] = payload.get("text", "")
        elif entry.kind == "reading":
            books.readings[payload.get("reading_id", "")] = payload.get("digest", "")


def _blobs(connection: Connection, counts: dict[str, int]) -> Iterator[Misfit]:
    names = [name for (name,) in connection.execute(select(schema.blob.c.sha256).order_by(schema.blob.c.sha256))]
    for name in names:
        counts["blobs"] += 1
        row = connection.execute(select(schema.blob).where(schema.blob.c.sha256 == name)).one()
        try:
            data = unpacked(row.content, row.encoding)
        except ValueError as error:
            yield Misfit("blob", name, f"the blob {name[:16]} cannot be unpacked: {error}")
            continue
        if hashlib.sha256(data).hexdigest() != name or len(data) != row.size:
            yield Misfit("blob", name, f"the bytes of blob {name[:16]} are not those that came in")


def _documents(connection: Connection, counts: dict[str, int], books: _Books) -> Iterator[Misfit]:
    blobs = {name for (name,) in connection.execute(select(schema.blob.c.sha256))}
    missing = set(books.texts)
    for row in connection.execution_options(yield_per=100).execute(
        select(schema.document).order_by(schema.document.c.document_id)
    ):
        counts["documents"] += 1
        name = row.document_id
        missing.discard(name)
        expected = document_id(blob=row.blob, locus=row.locus, outlet=row.outlet, url=row.url, published=row.published)
        if row.blob not in blobs:
            yield Misfit("document", name, f"the bytes of document {name} are not in the ledger")
        if expected != name:
            yield Misfit("document", name, f"the outlet, URL, date or bytes of document {name} do not fit its id")
        if books.texts.get(name) != text_hash(row.text):
            yield Misfit("document", name, f"the text of document {name} is not the one that came in")
    for name in sorted(missing):
        yield Misfit("document", name, f"document {name} came in and is not there any more")


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _readings(connection: Connection, counts: dict[str, int], books: _Books) -> Iterator[Misfit]:
    missing = set(books.readings)
    for row in connection.execute(select(schema.reading).order_by(schema.reading.c.reading_id)).all():
        counts["readings"] += 1
        name = row.reading_id
        missing.discard(name)
        claims = connection.execute(
            select(schema.claim.c.claim_id, schema.claim.c.text, schema.claim.c.record)
            .where(schema.claim.c.reading_id == name)
            .order_by(schema.claim.c.position)
        ).all()
        counts["claims"] += len(claims)
        if not books.readings.get(name) == row.digest == records_digest(record for _, _, record in claims):
            yield Misfit("reading", name, f"the claims of reading {name} are not those that were read")
            continue
        for kept, text, record in claims:
            claim = claim_from(record)
            expected = claim_id(claim.document_id, [link.source for link in claim.attribution], claim.content)
            if not kept == claim.claim_id == expected or text != claim.text:
                yield Misfit("claim", kept, f"claim {kept} does not fit its id")
    for name in sorted(missing):
        yield Misfit("reading", name, f"reading {name} was made and is not there any more")
