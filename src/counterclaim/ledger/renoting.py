"""Digests that the custody log notes of documents: taken from it where they are of what was taken out, and noted anew.

Whoever has the rest of a text could try names until the old digest of that text comes out. So where a name or a
document is withdrawn, every entry that notes a digest of it loses its words, and an entry of kind `noted` says what the
log has to say of all that stays: of what was changed as it stands now, of the rest as the log said it before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from counterclaim import __version__
from counterclaim.ledger import schema
from counterclaim.ledger.books import Books, fields_digest, fits_its_id, noted_kept, noted_made, row_digest
from counterclaim.ledger.custody import Entry, append, entries
from counterclaim.ledger.storing import text_hash

Digests = dict[str, dict[str, str]]
"""Kind (as in `KINDS`) → id → digest."""

KINDS = ("documents", "kept", "fields", "readings", "made", "judgements", "decisions")
"""What an entry about many things notes, each by its id; `documents` are texts."""

ONE = {
    "received": ("text", "kept", "fields"),
    "reading": ("digest", "made"),
    "judged": ("digest",),
    "decided": ("digest",),
}
"""Kinds of entries about one thing, and under which words they note its digests."""

SEVERAL = ("merged", "noted")
"""Kinds of entries about many things."""

AT_ONCE = 1000
"""Digests in one entry."""


def books_of(connection: Connection) -> Books:
    """What the ledger's own log says there must be."""
    books = Books()
    for entry in entries(connection):
        if entry.withdrawn is None:
            books.note(entry)
    return books


def digests_of(connection: Connection, document: str, books: Books) -> Digests:
    """The digests of a document and of all that was read from and said about it, as it stands."""
    d, r, j = schema.document, schema.reading, schema.judgement
    row = connection.execute(select(d).where(d.c.document_id == document)).one()
    readings = connection.execute(select(r).where(r.c.document_id == document)).all()
    judgements = connection.execute(select(j).where(j.c.document_id == document)).all()
    by_id = document not in books.fields and fits_its_id(row, books)
    return {
        "documents": {document: text_hash(row.text)},
        "kept": {document: noted_kept(connection, document)},
        "fields": {} if by_id else {document: fields_digest(row)},
        "readings": {one.reading_id: one.digest for one in readings},
        "made": {one.reading_id: noted_made(connection, one.reading_id) for one in readings},
        "judgements": {one.judgement_id: row_digest(one._mapping) for one in judgements},
    }


def notes_digest_of(entry: Entry, ids: set[str]) -> bool:
    """Whether an entry notes a digest of one of these documents, readings or judgements."""
    if entry.kind in SEVERAL:
        words = entry.words
        return any(not ids.isdisjoint(words.get(kind, ())) for kind in KINDS)
    return entry.kind in ONE and entry.subject in ids


def without_digests(kind: str, words: Mapping[str, Any]) -> dict[str, Any]:
    """The words of an entry but for the digests in them."""
    left_out = KINDS if kind in SEVERAL else ONE.get(kind, ())
    return {name: value for name, value in words.items() if name not in left_out}


def note_anew(
    connection: Connection, books: Books, taken: Iterable[Entry], *, at: str, before: Digests | None = None,
    after: Digests | None = None, gone: Set[str] = frozenset(),
) -> None:  # fmt: skip
    """Note what the taken entries of the ledger's own log said: `after` for what stood as the log said `before`, the
    log's own word for the rest, nothing of what is `gone`. What did not fit before does not fit afterwards either."""
    before, after = before or {}, after or {}
    said = _Said(after)
    for entry in taken:
        said.take(entry)
    noted: list[tuple[str, str, str]] = []
    for kind, ids in said.ids.items():
        known: dict[str, str] = getattr(books, "texts" if kind == "documents" else kind)
        was, now = before.get(kind, {}), after.get(kind, {})
        for name in sorted(ids - gone):
            if name not in now:
                noted += [(kind, name, known[name])] if name in known else []
            elif name in known or kind == "fields":  # a document that fits its id has no digest of fields
                fits = was.get(name) == known.get(name)
                noted.append((kind, name, now[name] if fits else ""))
    noted += [("current", name, books.current[name]) for name in sorted(said.current - gone) if name in books.current]
    for start in range(0, len(noted), AT_ONCE):
        payload: dict[str, Any] = {"program": __version__}
        for kind, name, digest in noted[start : start + AT_ONCE]:
            payload.setdefault(kind, {})[name] = digest
        if not start:
            payload |= {"heads": said.heads} if said.heads else {}
            payload |= {"absent": sorted(said.absent)} if said.absent else {}
        append(connection, at=at, kind="noted", subject="ledger", payload=payload)


class _Said:
    """What entries whose words are taken said beside what is withdrawn."""

    def __init__(self, digests: Digests) -> None:
        self.ids: dict[str, set[str]] = {kind: set(digests.get(kind, ())) for kind in KINDS}
        self.heads: list[tuple[str, str]] = []
        self.absent: set[str] = set()
        self.current: set[str] = set()

    def take(self, entry: Entry) -> None:
        words = entry.words
        if entry.kind == "reading":
            self.current.add(entry.subject)
        if entry.kind not in SEVERAL:
            return
        for kind, ids in self.ids.items():
            ids |= set(words.get(kind, ()))
        self.heads += [(entry.subject, words["head"])] if words.get("head") else []
        self.heads += [(ledger, head) for ledger, head in words.get("heads", ())]
        self.absent |= set(words.get("absent", ()))
        self.current |= set(words.get("current", ()))


def words_again(entry: Entry) -> dict[str, Any]:
    """The words of an entry as they may be said again: none where it has none."""
    return without_digests(entry.kind, msgspec.json.decode(entry.payload)) if entry.payload else {}
