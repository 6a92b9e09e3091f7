"""What was withdrawn does not come in again: not the same bytes, not the same text in another file, not within one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from counterclaim.errors import (
    BesideWithdrawnError,
    HoldsWithdrawnError,
    NameWithdrawnError,
    RowWithdrawnError,
    WithdrawnError,
)
from counterclaim.intake import Blob, KeptFile, Options, Skipped, taken_from
from counterclaim.intake.containers import HEAD, Packed, kind_of, members
from counterclaim.intake.spooling import Spool
from counterclaim.ledger import schema
from counterclaim.ledger.facets import rows
from counterclaim.ledger.knowing_again import fingerprints
from counterclaim.ledger.layers import layers
from counterclaim.ledger.storing import has_blob
from counterclaim.ledger.tombstones import Tombstone, withdrawn_document
from counterclaim.records import Document

ALONE = frozenset({"text/plain", "text/markdown", "text/html", "application/pdf"})
"""Kinds of bytes that are one document: nothing else lies in them."""

PARTS = ("row ", "message ")
"""How the places begin of documents that lie in the same bytes as others, with which they were kept."""


class Refusal(msgspec.Struct, frozen=True):
    """Why something is not taken in: the tombstone, and whether it is of something in it rather than of all of it."""

    stone: Tombstone
    holds: bool = False

    def error(self, connection: Connection, input_id: str, document: Document | None) -> WithdrawnError:
        """What a user is told of an input, and of the document of it where it gave one."""
        at, reason, by = self.stone.at, self.stone.reason, self.stone.by
        is_part = document is not None and document.locus.startswith(PARTS)
        stays = document.document_id if document is not None and _stands(connection, document) else None
        if self._took_a_name(connection):
            masked = stays is not None and _stone_of(connection, "words", stays)
            return NameWithdrawnError(input_id, at=at, reason=reason, by=by, stays=stays, masked=masked)
        if is_part and (self.holds or self.stone.what == "blob"):
            return BesideWithdrawnError(input_id, at=at, reason=reason, by=by, is_here=stays is not None)
        if self.holds:
            return HoldsWithdrawnError(input_id, at=at, reason=reason, by=by)
        if is_part:
            return RowWithdrawnError(f"'{input_id}'", at=at, reason=reason, by=by)
        return self.stone.error(what=f"'{input_id}'")

    def _took_a_name(self, connection: Connection) -> bool:
        """Whether it was not a document that went, but a name and the bytes that hold it."""
        c = schema.custody.c
        return connection.execute(select(c.kind).where(c.seq == self.stone.entry)).scalar() == "redacted"


def _stands(connection: Connection, document: Document) -> bool:
    c = schema.document.c
    return connection.execute(select(c.id).where(c.document_id == document.document_id)).first() is not None


def _stone_of(connection: Connection, what: str, name: str) -> bool:
    c = schema.tombstone.c
    return connection.execute(select(c.entry).where(c.what == what, c.name == name)).first() is not None


class Refusals:
    """Asks the tombstones; remembers what was found in the bytes looked through last, for all rows of a table."""

    def __init__(self) -> None:
        self._last: tuple[str, int] | None = None
        self._found: Refusal | None = None

    def of(
        self, connection: Connection, document: Document | None, blob: Blob | KeptFile | None, options: Options
    ) -> Refusal | None:
        """Why a document, or bytes that gave none, are not taken in; None where they are. Bytes that are kept already
        were looked through before."""
        stone = withdrawn_document(connection, document.document_id if document else "", blob.sha256 if blob else None)
        if document is not None and (stone is None or stone.what == "blob"):
            stone = text_withdrawn(connection, document) or stone
        if stone is not None:
            return Refusal(stone)
        if blob is None or (document is not None and blob.media_type in ALONE):
            return None
        if has_blob(connection, blob.sha256):
            return None
        gone = Gone.of(connection)
        if not gone:
            return None
        if self._last != (blob.sha256, len(gone.stones)):
            within = gone.within(blob, options)
            self._last = blob.sha256, len(gone.stones)
            self._found = Refusal(within, holds=True) if within is not None else None
        return self._found


class Gone(msgspec.Struct, frozen=True):
    """The tombstones by which bytes and texts are known again, by SHA-256 or fingerprint."""

    stones: dict[str, Tombstone]

    @classmethod
    def of(cls, connection: Connection) -> Gone:
        """All of a ledger's."""
        names = Tombstone.__struct_fields__
        sql = f"SELECT {', '.join(names)} FROM tombstone WHERE what IN ('blob', 'text') ORDER BY entry"  # noqa: S608
        found = (Tombstone(**dict(zip(names, row, strict=True))) for row in rows(connection, sql))
        return cls({stone.name: stone for stone in found})

    def __bool__(self) -> bool:
        return bool(self.stones)

    def within(self, blob: Blob | KeptFile, options: Options) -> Tombstone | None:
        """The tombstone of something that lies in the bytes: as intake takes them apart, or in any layer of them."""
        for one in _documents_in(blob, options):
            for name in one:
                if name in self.stones:
                    return self.stones[name]
        if blob.media_type in ALONE:
            return None
        for layer in layers(blob.pieces(), name=blob.input_id):
            stone = self.stones.get(hashlib.sha256(layer).hexdigest())
            if stone is not None:
                return stone
        return None


def text_withdrawn(connection: Connection, document: Document) -> Tombstone | None:
    """The tombstone of a document's text."""
    if rows(connection, "SELECT 1 FROM tombstone WHERE what = 'text' LIMIT 1").fetchone() is None:
        return None  # most ledgers: no text is folded for nothing
    c = schema.tombstone.c
    texts = select(schema.tombstone).where(c.what == "text")
    found = texts.where(c.name.in_(fingerprints(document))).order_by(c.entry).limit(1)
    row = connection.execute(found).first()
    return Tombstone(**row._mapping) if row else None


def _documents_in(blob: Blob | KeptFile, options: Options) -> Iterator[tuple[str, ...]]:
    """By what every document in the bytes is known again: the SHA-256 of its own bytes, and its fingerprints."""
    for one in _blobs_in(blob):
        if one is not blob:
            yield (one.sha256,)
        for said in _columns_otherwise(options):
            for item in taken_from(one, said):
                if not isinstance(item, Skipped):
                    own = () if item.blob is blob else (item.blob.sha256,)
                    yield own + fingerprints(item.document)


def _columns_otherwise(options: Options) -> Iterator[Options]:
    """The options, and without the columns that they name: a wrong one must not bring back what was withdrawn."""
    yield options
    if options.columns:
        yield options.with_text_alone()
        yield msgspec.structs.replace(options, columns={})


def _blobs_in(blob: Blob | KeptFile) -> Iterator[Blob]:
    if isinstance(blob, Blob) and kind_of(blob.input_id, blob.data[:HEAD]) is None:
        yield blob
        return
    spool = Spool()
    for piece in blob.pieces():
        spool.write(piece)
    kind = kind_of(blob.input_id, spool.read_at(0, HEAD))
    if kind is not None:
        yield from (one for one in members(Packed.spooled(blob.input_id, kind, spool)) if isinstance(one, Blob))
