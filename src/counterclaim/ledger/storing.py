"""Records → rows, and rows → the records they were."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, case, select, update

from counterclaim.errors import InputUnreadableError
from counterclaim.intake import Blob, KeptFile
from counterclaim.ledger import schema
from counterclaim.ledger.addresses import address_of
from counterclaim.ledger.facets import rows
from counterclaim.ledger.inserting import insert, insert_all
from counterclaim.ledger.lineage import version_of
from counterclaim.records import Actor, Claim, ComponentVersion, Days, Document, Issue, Notice, Reading, Section, Span

PIECE = 8_000_000
"""Bytes of a blob above which it is kept in pieces; a piece has about as many."""

LEVEL = 6
"""Of zlib: beyond it packing costs much and saves little."""

OPEN_FIRST, OPEN_LAST = "0001-01-01", "9999-12-31"
_claim = msgspec.json.Decoder(Claim)
_issues = msgspec.json.Decoder(tuple[Issue, ...])
AS_JSON: dict[str, msgspec.json.Decoder[Any]] = {
    "sections": msgspec.json.Decoder(tuple[Section, ...]),
    "issues": _issues,
    "pages": msgspec.json.Decoder(tuple[int, ...]),
    "notices": msgspec.json.Decoder(tuple[Notice, ...]),
}
"""Fields of a document that a cell holds as JSON."""
_spans = msgspec.json.Decoder(tuple[Span, ...])
_components = msgspec.json.Decoder(tuple[ComponentVersion, ...])


def json_text(value: object) -> str:
    """A record as JSON, fields in the order of the record."""
    return msgspec.json.encode(value).decode()


def has_blob(connection: Connection, sha256: str) -> bool:
    """Whether these bytes are kept."""
    return rows(connection, "SELECT 1 FROM blob WHERE sha256 = ?", sha256).fetchone() is not None


def store_blob(connection: Connection, blob: Blob | KeptFile) -> None:
    """Keep the bytes, packed, where they are not kept already; many of them in pieces, one in memory at a time."""
    if has_blob(connection, blob.sha256):
        return
    row: dict[str, Any] = {"sha256": blob.sha256, "size": blob.size, "media_type": blob.media_type}
    if blob.size <= PIECE:
        content = zlib.compress(b"".join(blob.pieces()), LEVEL)
        insert(connection, "blob", {**row, "encoding": "zlib", "content": content})
        return
    connection.execute(schema.blob.insert().values(**row, encoding="zlib-pieces", content=b""))
    hashed = hashlib.sha256()
    for number, piece in enumerate(blob.pieces()):
        hashed.update(piece)
        content = zlib.compress(piece, LEVEL)
        connection.execute(schema.blob_piece.insert().values(sha256=blob.sha256, number=number, content=content))
    if hashed.hexdigest() != blob.sha256:
        raise InputUnreadableError(blob.input_id, "it changed while it was read")


def blob_pieces(connection: Connection, row: Row[Any]) -> Iterator[bytes]:
    """The bytes of a blob as they came in, a few at a time. Raises ValueError where they cannot be unpacked."""
    if row.encoding == "zlib":
        yield _unpacked(row.content, row.size)
    elif row.encoding == "zlib-pieces":
        c = schema.blob_piece.c
        found = select(c.number, c.content).where(c.sha256 == row.sha256).order_by(c.number)
        for number, (stored, content) in enumerate(connection.execution_options(yield_per=1).execute(found)):
            if number != stored:
                raise ValueError(f"piece {number} is missing")
            yield _unpacked(content, row.size)
    else:
        raise ValueError(f"packed as '{row.encoding}', which is not known")


def _unpacked(content: bytes, most: int) -> bytes:
    """Inflate, but never to more than `most` bytes: a ledger from elsewhere is hostile input too."""
    inflating = zlib.decompressobj()
    try:
        data = inflating.decompress(content, most + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not inflating.eof or inflating.unused_data:
        raise ValueError("the packed bytes have no end, or go on after it")
    return data


def store_document(connection: Connection, document: Document, *, at: str) -> None:
    """Keep a document that is not kept yet; `at` is when it came in, ISO 8601."""
    fields: dict[str, Any] = {name: getattr(document, name) for name in Document.__struct_fields__}
    fields |= {name: json_text(fields[name]) for name in AS_JSON}
    address = address_of(document.url)
    follows = version_of(connection, document, address)
    fields |= {"address": address, "received": at, "first_version": follows[1] if follows else None}
    number = insert(connection, "document", fields)
    insert(connection, "document_words", {"rowid": number, "title": document.title, "text": document.text})


DOCUMENT_COLUMNS = Document.__struct_fields__
"""The columns of a document that a record of it is made of."""


def document_from(row: Row[Any]) -> Document:
    """The document that a row holds."""
    return document_of([row._mapping[name] for name in DOCUMENT_COLUMNS])


def document_of(cells: Sequence[Any]) -> Document:
    """The document that the cells of DOCUMENT_COLUMNS hold."""
    fields = dict(zip(DOCUMENT_COLUMNS, cells, strict=True))
    for name, decoder in AS_JSON.items():
        fields[name] = () if fields[name] == "[]" else decoder.decode(fields[name])
    return Document(**fields)


def store_reading(connection: Connection, reading: Reading) -> str:
    """Keep a reading and its claims; it becomes the document's current one, those before are kept. Its digest."""
    records = [json_text(claim) for claim in reading.claims]
    private = None if reading.private is None else json_text(reading.private)
    digest = records_digest(records, private=private)
    row = {
        "reading_id": reading.reading_id, "document_id": reading.document_id,
        "components": json_text(reading.components), "theatre": reading.theatre, "issues": json_text(reading.issues),
        "digest": digest, "private": private,
    }  # fmt: skip
    _store_records(connection, row, reading.claims, records)
    return digest


def store_records(connection: Connection, row: Mapping[str, Any], records: Sequence[str]) -> None:
    """Keep a reading as its row in a ledger and the records of its claims, byte for byte, say; it becomes the current
    one of its document. Raises msgspec.DecodeError."""
    _store_records(connection, row, [claim_from(record) for record in records], records)


def _store_records(
    connection: Connection, row: Mapping[str, Any], claims: Sequence[Claim], records: Sequence[str]
) -> None:
    for table in ("reading", "claim"):
        # the sum keeps SQLite from walking all current claims by another index than that of the documents
        overtaken = f"UPDATE {table} SET current = 0 WHERE document_id = ? AND current + 0 = 1"  # noqa: S608
        rows(connection, overtaken, row["document_id"])
    new = {"current": 1, "first_claim": None, "last_claim": None, "document_number": None}  # each ledger's own
    insert(connection, "reading", dict(row) | new)
    _store_claims(connection, claims, records)


def records_of(connection: Connection, reading: str) -> list[str]:
    """The records of a reading's claims, in order."""
    c = schema.claim.c
    return list(connection.execute(select(c.record).where(c.reading_id == reading).order_by(c.position)).scalars())


def make_current(connection: Connection, reading: str, document: str) -> None:
    """Make a reading that is kept the document's current one."""
    for table in (schema.reading, schema.claim):
        c = table.c
        now = case((c.reading_id == reading, 1), else_=0)
        connection.execute(update(table).where(c.document_id == document).values(current=now))


def reading_digest(reading: Reading) -> str:
    """SHA-256 over the claims of a reading, in order, and its private names: what its digest is where it is kept."""
    private = None if reading.private is None else json_text(reading.private)
    return records_digest((json_text(claim) for claim in reading.claims), private=private)


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def records_digest(records: Iterable[str], *, private: str | None = None) -> str:
    """SHA-256 over the claims of a reading, in order, and over the private names where somebody looked for them."""
    hashed = hashlib.sha256()
    for record in records:
        hashed.update(record.encode() + b"\n")
    if private is not None:
        hashed.update(b"private " + private.encode() + b"\n")
    return hashed.hexdigest()


def reading_from(connection: Connection, row: Row[Any]) -> Reading:
    """The reading that a row holds, with its claims."""
    claims = connection.execute(
        select(schema.claim.c.record)
        .where(schema.claim.c.reading_id == row.reading_id)
        .order_by(schema.claim.c.position)
    )
    return Reading(
        reading_id=row.reading_id,
        document_id=row.document_id,
        components=_components.decode(row.components),
        theatre=row.theatre,
        claims=tuple(claim_from(record) for (record,) in claims),
        issues=_issues.decode(row.issues),
        private=None if row.private is None else _spans.decode(row.private),
    )


def components_from(written: str) -> tuple[ComponentVersion, ...]:
    """The components that a cell names."""
    return _components.decode(written)


def claim_from(record: str) -> Claim:
    """The claim that a record holds, exactly as it was read."""
    return _claim.decode(record)


class _Named(msgspec.Struct):
    claim_id: str


_named = msgspec.json.Decoder(_Named)


def record_id(record: str) -> str:
    """The id of the claim that a record holds."""
    return _named.decode(record).claim_id


def claim_columns(claim: Claim, record: str) -> dict[str, Any]:
    """The columns of `claim` that hold words of the record, or are looked up by."""
    claimants = claim.attribution[-1].actors if claim.attribution else ()
    return {
        "published": claim.published or "", "outlet": claim.outlet, "section": claim.section,
        "background": int(claim.background), "stance": claim.stance,
        "voice": claim.attribution[-1].voice if claim.attribution else None,
        "speaker": claimants[0].name if claimants else None,
        "side": next((actor.side for actor in claimants if actor.side), None), "text": claim.text, "record": record,
    }  # fmt: skip


def _store_claims(connection: Connection, claims: Sequence[Claim], records: Sequence[str]) -> None:
    """Keep the claims of one reading, a statement for each table and not for each claim. Their numbers follow each
    other."""
    first = (rows(connection, "SELECT max(id) FROM claim").fetchone()[0] or 0) + 1
    tables: dict[str, list[dict[str, Any]]] = {"claim": [], "claim_words": []}
    for position, (claim, record) in enumerate(zip(claims, records, strict=True)):
        key = first + position
        ids = {"claim_id": claim.claim_id, "reading_id": claim.reading_id, "document_id": claim.document_id}
        row = {"id": key, **ids, "current": 1, "position": position, **claim_columns(claim, record)}
        tables["claim"].append(row)
        tables["claim_words"].append({"rowid": key, "text": claim.text})
        for table, parts in parts_of(claim).items():
            tables.setdefault(table, []).extend({"claim": key, **part} for part in parts)
    for table, several in tables.items():
        insert_all(connection, table, several)


def parts_of(claim: Claim) -> dict[str, list[dict[str, Any]]]:
    """The rows of a claim's parts, by table, without the claim's own key."""
    return {
        "claim_actor": _actors(claim),
        "claim_event": [{"event": e.id, "type": e.type, "mode": e.mode, "status": e.status} for e in claim.events],
        "claim_figure": [
            {"figure": f.id, "measure": f.measure, "comparator": f.comparator, "value": f.value, "low": f.low,
             "high": f.high, "unit": f.unit, "kind": f.kind}
            for f in claim.figures
        ],
        "claim_place": [
            {"mention": p.id, "place": p.place, "name": p.name, "latitude": p.latitude, "longitude": p.longitude,
             "precision": p.precision, "relation": p.relation}
            for p in claim.places
        ],
        "claim_day": _days(claim),
        "claim_issue": [{"code": issue.code} for issue in claim.issues],
    }  # fmt: skip


def _actors(claim: Claim) -> list[dict[str, Any]]:
    roles: list[tuple[str, Actor]] = []
    for link in claim.attribution:
        role = "claimant" if link is claim.attribution[-1] else "via"
        roles += [(role, actor) for actor in link.actors]
    for event in claim.events:
        roles += [("agent", actor) for actor in event.agents] + [("target", actor) for actor in event.targets]
    found = [
        {"role": role, "actor": a.id, "name": a.name, "side": a.side, "kind": a.kind, "resolution": a.resolution}
        for role, a in roles
    ]
    return [row for index, row in enumerate(found) if row not in found[:index]]


def _days(claim: Claim) -> list[dict[str, Any]]:
    """Every period that the claim's events and figures have; the day of publication where they have none."""
    found: dict[tuple[str, str], str] = {}

    def note(days: Days | None, source: str) -> None:
        if days is not None and days != (None, None):
            found.setdefault((_day(days[0], OPEN_FIRST), _day(days[1], OPEN_LAST)), source)

    for event in claim.events:
        note(event.period, "event")
    for figure in claim.figures:
        note(figure.window, "figure")
    if not found and claim.published:
        found[claim.published[:10], claim.published[:10]] = "published"
    return [{"first": first, "last": last, "source": source} for (first, last), source in found.items()]


def _day(day: date | None, otherwise: str) -> str:
    return day.isoformat() if day else otherwise
