"""What the custody logs say there must be, and the digests by which they say it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from counterclaim.ledger import schema
from counterclaim.ledger.custody import Entry
from counterclaim.ledger.facets import rows
from counterclaim.records import document_id

NOT_NOTED = frozenset({"id", "text", "theatre", "first_version"})
"""Columns of a document that `kept_digest` leaves out: the text has a hash of its own, the theatre is what is asked
for next, and which version came first changes when that one is withdrawn."""
KEPT = tuple(column.name for column in schema.document.c if column.name not in NOT_NOTED)
MADE = ("document_id", "components", "theatre", "issues")
"""Columns of a reading beside its claims."""


class Books:
    """What the custody logs say there must be: the newest word on every document, reading and judgement."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.kept: dict[str, str] = {}
        """What else is kept of a document, as `kept_digest`; entries of earlier programs do not say it."""
        self.fields: dict[str, str] = {}
        """Documents whose id can no longer be computed, for a name was taken out of what it hashes → what is there."""
        self.readings: dict[str, str] = {}
        self.made: dict[str, str] = {}
        """By what a reading was made, as `made_digest`; entries of earlier programs do not say it."""
        self.current: dict[str, str] = {}
        """Documents → their current reading."""
        self.judgements: dict[str, str] = {}
        self.decisions: dict[str, str] = {}
        self.skipped: dict[int, Entry] = {}
        """Entries about skipped inputs, with their words."""
        self.skips: set[int] = set()
        """All entries about skipped inputs."""
        self.stones: dict[tuple[int, str, str], Stone] = {}
        """What was withdrawn: the entry that says so, what, and its name."""
        self.heads: list[tuple[str, str]] = []
        """Ledgers that were merged in, each with an entry that its log must have."""
        self.ledger: str | None = None
        """The name that the ledger was given."""
        self.gone: dict[str, set[str]] = {"document": set(), "blob": set()}
        self.absent: set[str] = set()
        """Bytes that a merged ledger had withdrawn from a document that came in from it."""
        self.taken_by: dict[int, set[int]] = {}
        """Entries whose words an entry says it took away."""
        self.taken_merged: dict[tuple[int, str], set[int]] = {}
        """The same of the logs of merged ledgers, by the entry that says it and the ledger."""
        self.lost: list[tuple[str, int, int]] = []
        """Entries of merged logs that lost their words by no entry of their own: ledger, number, and by which entry."""
        self.last = ""

    def note(self, entry: Entry) -> None:
        """Take in what an entry says."""
        words = entry.words
        match entry.kind:
            case "created" | "migrated":
                self.ledger = words.get("ledger", self.ledger)
            case "received" if "text" in words:
                self.texts[entry.subject] = words["text"]
                self._note_one(self.kept, entry.subject, words.get("kept"))
            case "reading":
                name = words.get("reading_id", "")
                self.readings[name] = words.get("digest", "")
                if words.get("current", True):
                    self.current[entry.subject] = name
                self._note_one(self.made, name, words.get("made"))
            case "judged":
                self.judgements[entry.subject] = words.get("digest", "")
            case "decided":
                self.decisions[entry.subject] = words.get("digest", "")
            case "skipped":
                self.skipped[entry.seq] = entry
            case "redacted":
                if "text" in words:
                    self.texts[entry.subject] = words["text"]
                self._note_one(self.kept, entry.subject, words.get("kept"))
                self._note_one(self.fields, entry.subject, words.get("fields"))
                self._note_all(words, "readings", "made", "judgements", "decisions")
            case "withdrawn":
                for document in words.get("documents", ()):
                    for of in (self.texts, self.kept, self.fields, self.current):
                        of.pop(document, None)
                    self.gone["document"].add(document)
                for reading in words.get("readings", ()):
                    self.readings.pop(reading, None)
                    self.made.pop(reading, None)
                for judgement in words.get("judgements", ()):
                    self.judgements.pop(judgement, None)
                for decision in words.get("undecided", ()):
                    self.decisions.pop(decision, None)
            case "merged" | "noted":
                self._note_several(entry)
        if entry.kind in ("redacted", "withdrawn"):
            self.gone["blob"] |= set(words.get("blobs", ()))
            self.taken_by[entry.seq] = set(words.get("entries", ()))
            for of_ledger, seqs in words.get("merged", {}).items():
                self.taken_merged.setdefault((entry.seq, of_ledger), set()).update(seqs)
            self._note_stones(entry)

    def _note_several(self, entry: Entry) -> None:
        words = entry.words
        self.texts |= words.get("documents", {})
        self._note_all(words, "kept", "fields", "readings", "made", "judgements", "decisions", "current")
        self.absent |= set(words.get("absent", ()))
        if words.get("head"):
            self.heads.append((entry.subject, words["head"]))
        self.heads += [(ledger, head) for ledger, head in words.get("heads", ())]
        for what, name, at in words.get("tombstones", ()):
            self.stones[entry.seq, what, name] = Stone(at)

    def _note_stones(self, entry: Entry) -> None:
        words = entry.words
        stone = Stone(entry.at, str(words.get("reason", "")), words.get("by"))
        names = [("document", name) for name in words.get("documents", ())]
        names += [("blob", name) for name in words.get("blobs", ())]
        names += [("claim", name) for name in words.get("claims", ())]
        names += [("text", name) for name in words.get("texts", ())]
        names += [("words", name) for name in words.get("words", ())]
        if entry.kind == "redacted" and "text" in words:  # as earlier programs noted it
            names.append(("words", entry.subject))
        for what, name in names:
            self.stones[entry.seq, what, name] = stone

    def _note_all(self, words: dict[str, Any], *kinds: str) -> None:
        for kind in kinds:
            getattr(self, kind).update(words.get(kind, {}))

    def _note_one(self, of: dict[str, str], name: str, value: str | None) -> None:
        """Take in a digest where an entry says it."""
        if value is not None:
            of[name] = value


class Stone(msgspec.Struct, frozen=True):
    """What an entry says of a tombstone; `reason` is None where it does not say it."""

    at: str
    reason: str | None = None
    by: str | None = None


def fits_its_id(row: Any, books: Books) -> bool:
    """Whether a document's row holds what its id is a hash of, or what stands there since a name was taken out."""
    if row.document_id in books.fields:
        return books.fields[row.document_id] == fields_digest(row)
    expected = document_id(blob=row.blob, locus=row.locus, outlet=row.outlet, url=row.url, published=row.published)
    return bool(row.document_id == expected)


def row_digest(row: Any) -> str:
    """SHA-256 over the values of a row, by the names of its columns."""
    return hashlib.sha256(msgspec.json.encode(dict(row), order="sorted")).hexdigest()


def decision_digest(connection: Connection, decision: str) -> str:
    """SHA-256 over a decision that is kept and the claims on both its sides."""
    d, c = schema.decision, schema.decision_claim
    row = connection.execute(select(d).where(d.c.decision_id == decision)).one()
    of = select(c).where(c.c.decision_id == decision).order_by(c.c.part, c.c.claim_id)
    claims = [dict(claim._mapping) for claim in connection.execute(of)]
    return row_digest({**row._mapping, "claims": claims})


def fields_digest(row: Any) -> str:
    """SHA-256 over the fields of a document that its id is a hash of."""
    return hashlib.sha256(msgspec.json.encode((row.blob, row.locus, row.outlet, row.url, row.published))).hexdigest()


def kept_digest(row: Row[Any]) -> str:
    """SHA-256 over what is kept of a document beside its text: where it came from, when, how it is divided, what it
    says about itself."""
    return row_digest({name: value for name, value in row._mapping.items() if name not in NOT_NOTED})


def noted_kept(connection: Connection, document: str) -> str:
    """`kept_digest` of a document that is kept."""
    return row_digest(_row(connection, "document", KEPT, document))


def made_digest(row: Any) -> str:
    """SHA-256 over what made a reading: the document, components, theatre, and the issues that they noted."""
    return row_digest({name: row._mapping[name] for name in MADE})


def noted_made(connection: Connection, reading: str) -> str:
    """`made_digest` of a reading that is kept."""
    return row_digest(_row(connection, "reading", MADE, reading))


def _row(connection: Connection, table: str, columns: Sequence[str], name: str) -> dict[str, Any]:
    """Some columns of a row by its id."""
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {table}_id = ?"  # noqa: S608  (our own words)
    return dict(zip(columns, rows(connection, sql, name).fetchone(), strict=True))
