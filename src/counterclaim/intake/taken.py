"""What intake gives: a document with the bytes it came from, or the reason why there is none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

import msgspec

from counterclaim.errors import InputError, InputUnreadableError
from counterclaim.intake.spooling import PIECE, Spool, pieces_of
from counterclaim.records import Document, Issue, PublishedFrom

Column = Literal["id", "text", "title", "published", "outlet", "url", "language", "theatre"]
COLUMNS: tuple[Column, ...] = ("id", "text", "title", "published", "outlet", "url", "language", "theatre")
"""The fields that a row of JSON, JSONL or CSV can give."""


class Container(msgspec.Struct, frozen=True, kw_only=True):
    """What bytes came in: an archive, a WARC, a feed, a mail. It is named by its hash; an archive is kept itself only
    where something in it could not be taken out."""

    input_id: str
    """As the user gave it; for a container within a container the name of the outer one, "#", its own."""
    sha256: str
    size: int
    """Bytes of the container as received."""
    media_type: str
    member: str
    """The place within it: the path in an archive, the id of a WARC record, the number of an entry."""


class Transport(msgspec.Struct, frozen=True, kw_only=True):
    """What the container says about the bytes in it. What a document says about itself outranks it."""

    url: str | None = None
    retrieved: str | None = None
    """ISO 8601 with zone."""
    charset: str | None = None
    published: str | None = None
    published_from: PublishedFrom = "metadata"
    outlet: str | None = None
    title: str | None = None
    issues: tuple[Issue, ...] = ()
    """What is wrong with the bytes as the container holds them, such as that they do not fit its digest."""


class Blob(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Bytes as received. `input_id` is the path as the user gave it, "-" for standard input; for a member of a
    container the container's name, "#", and the member's: `wires.zip#2031/03/04.html`, `crawl.warc.gz#https://…`."""

    input_id: str
    data: bytes
    media_type: str
    within: Container | None = None
    transport: Transport = Transport()

    @cached_property
    def sha256(self) -> str:
        """The name of the bytes: SHA-256 in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def size(self) -> int:
        """Number of bytes."""
        return len(self.data)

    def pieces(self) -> Iterator[bytes]:
        """The bytes, a few megabytes at a time."""
        for start in range(0, len(self.data), PIECE):
            yield self.data[start : start + PIECE]


class KeptFile(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes too many for memory that gave no document: they are streamed from `path`, or from `spool` where they came
    by standard input or out of an archive. It answers what a `Blob` answers, but has no `data`."""

    input_id: str
    size: int
    sha256: str
    media_type: str
    path: str | None = None
    spool: Spool | None = None
    within: Container | None = None
    transport: Transport = Transport()

    def pieces(self) -> Iterator[bytes]:
        """The bytes, a few megabytes at a time. Raises InputUnreadableError where the file has gone or was cut since.

        A file whose bytes changed without getting shorter gives the new ones: who keeps them compares the hash.
        """
        left = self.size
        try:
            with self.spool.reader() if self.spool is not None else open(self.path or "", "rb") as file:  # noqa: PTH123
                for piece in pieces_of(file):
                    yield piece[:left]
                    left -= min(left, len(piece))
                    if not left:
                        return
        except OSError as error:
            raise InputUnreadableError(self.input_id, error.strerror or type(error).__name__) from None
        if left:
            raise InputUnreadableError(self.input_id, "it became shorter while it was read")


class Taken(msgspec.Struct, frozen=True):
    """A document and its bytes; the documents of one table share the blob."""

    document: Document
    blob: Blob
    unread: tuple[tuple[Column, str], ...] = ()
    """Columns of its table that were not read and are named like a field that none was read for: field and name."""


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """An input that gave no document: a stable code and one plain sentence. `blob` where there are bytes."""

    input_id: str
    code: str
    message: str
    hint: str | None = None
    blob: Blob | KeptFile | None = None

    @classmethod
    def because(cls, error: InputError, input_id: str, blob: Blob | KeptFile | None = None) -> Skipped:
        """The record of an error that cost one input."""
        return cls(input_id=input_id, code=error.code, message=str(error), hint=error.hint, blob=blob)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says about all inputs of a run. Each outranks what an input says about itself.

    `columns` maps a field to the name that it has in the tables read, `{"text": "body"}`.
    """

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    theatre: str | None = None
    columns: dict[Column, str] = {}
    accept_proposed: float | None = None
    """Confidence from which a day of publication that the text proposes is taken, where nobody gives one; None: never.
    The reader proposes, so intake itself does nothing with it."""

    def column(self, field: Column) -> str:
        """The name of the column that holds `field`."""
        return self.columns.get(field, field)

    def with_text_alone(self) -> Options:
        """The same with no column named but that of the text: for a table that has not all of them."""
        return msgspec.structs.replace(self, columns={f: name for f, name in self.columns.items() if f == "text"})
