"""The custody log: what came in, from where, when, read by what. Every entry holds the hash of the one before.

What is hashed of an entry's words is a salted digest, so that the words can be withdrawn (rule 9) and the chain still
holds; nobody can find out by trying what a withdrawn word was. Entries of schema 1 hash their words themselves.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from counterclaim.ledger.facets import rows
from counterclaim.ledger.inserting import insert
from counterclaim.ledger.schema import custody


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log. `at` is ISO 8601 with zone; `payload` JSON with sorted keys, "" where it was withdrawn.

    `salt` and `digest` are None in an entry of schema 1; `withdrawn` is the number of the entry that took the words.
    """

    seq: int
    at: str
    kind: str
    subject: str
    payload: str
    previous: str
    hash: str
    salt: str | None = None
    digest: str | None = None
    withdrawn: int | None = None

    @property
    def words(self) -> dict[str, Any]:
        """The payload as a mapping, empty where it was withdrawn."""
        found: dict[str, Any] = msgspec.json.decode(self.payload) if self.payload else {}
        return found

    @property
    def is_intact(self) -> bool:
        """Whether the entry's words fit its digest and all of it its hash. Withdrawn words are beyond checking, and so
        is the hash of an entry of schema 1 that has lost them."""
        if self.digest is None:
            return self.withdrawn is not None or self.hash == entry_hash(
                seq=self.seq, at=self.at, kind=self.kind, subject=self.subject, words=self.payload,
                previous=self.previous,
            )  # fmt: skip
        whole = self.hash == entry_hash(
            seq=self.seq, at=self.at, kind=self.kind, subject=self.subject, words=self.digest, previous=self.previous
        )
        if self.withdrawn is not None:
            return whole and not self.payload
        return whole and self.digest == words_digest(self.salt or "", self.payload)


def entry_hash(*, seq: int, at: str, kind: str, subject: str, words: str, previous: str) -> str:
    """SHA-256 over the JSON array of an entry's fields; `words` is its payload's digest (in schema 1 the payload)."""
    return hashlib.sha256(msgspec.json.encode((seq, at, kind, subject, words, previous))).hexdigest()


def words_digest(salt: str, payload: str) -> str:
    """SHA-256 over salt and payload."""
    return hashlib.sha256(f"{salt}{payload}".encode()).hexdigest()


def append(connection: Connection, *, at: str, kind: str, subject: str, payload: dict[str, Any], after: int = 0) -> int:
    """Add an entry; its number. The connection must be writing, so that nobody else adds one at the same time.

    The number is greater than `after`: where entries are known to have been lost, theirs are never given again.

    `subject` is never withdrawn: it must be a hash or a word of our own. What a user wrote belongs in `payload`.
    """
    last = rows(connection, "SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous = (max(last[0], after) + 1, last[1]) if last else (after + 1, "")
    words = msgspec.json.encode(payload, order="sorted").decode()
    salt = secrets.token_hex(16)
    digest = words_digest(salt, words)
    hashed = entry_hash(seq=seq, at=at, kind=kind, subject=subject, words=digest, previous=previous)
    row = {
        "seq": seq, "at": at, "kind": kind, "subject": subject, "payload": words, "previous": previous,
        "hash": hashed, "salt": salt, "digest": digest,
    }  # fmt: skip
    insert(connection, "custody", row)
    return seq


def entries(
    connection: Connection, log: Table = custody, *, ledger: str | None = None, kind: str | None = None
) -> Iterator[Entry]:
    """A whole log in order, or its entries of one `kind`: this ledger's own, or `ledger`'s in `merged_custody`."""
    columns = [log.c[name] for name in Entry.__struct_fields__]
    found = select(*columns).order_by(log.c.seq)
    if ledger is not None:
        found = found.where(log.c.ledger == ledger)
    if kind is not None:
        found = found.where(log.c.kind == kind)
    for row in connection.execution_options(yield_per=500).execute(found):
        yield Entry(**row._mapping)
