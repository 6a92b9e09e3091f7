"""The custody log: what came in, from where, when, read by what. Every entry holds the hash of the one before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from counterclaim.ledger.schema import custody


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log. `at` is ISO 8601 with zone; `payload` JSON with sorted keys."""

    seq: int
    at: str
    kind: str
    subject: str
    payload: str
    previous: str
    hash: str

    def expected_hash(self) -> str:
        """What the hash must be for the entry's own words."""
        return entry_hash(
            seq=self.seq, at=self.at, kind=self.kind, subject=self.subject, payload=self.payload, previous=self.previous
        )


def entry_hash(*, seq: int, at: str, kind: str, subject: str, payload: str, previous: str) -> str:
    """SHA-256 over all fields of an entry."""
    return hashlib.sha256(msgspec.json.encode((seq, at, kind, subject, payload, previous))).hexdigest()


def append(connection: Connection, *, at: str, kind: str, subject: str, payload: dict[str, Any]) -> None:
    """Add an entry. The connection must be writing, so that nobody else adds one at the same time."""
    last = connection.execute(select(custody.c.seq, custody.c.hash).order_by(custody.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, "")
    words = msgspec.json.encode(payload, order="sorted").decode()
    fields: dict[str, Any] = {"seq": seq, "at": at, "kind": kind, "subject": subject, "payload": words}
    fields["previous"] = previous
    connection.execute(custody.insert().values(**fields, hash=entry_hash(**fields)))


def entries(connection: Connection) -> Iterator[Entry]:
    """The whole log in order."""
    for row in connection.execute(select(custody).order_by(custody.c.seq)):
        yield Entry(**row._mapping)
