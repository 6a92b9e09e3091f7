"""Rows beside the documents, readings and judgements, held against what the custody log says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, select

from counterclaim.ledger import schema
from counterclaim.ledger.books import Books, Stone
from counterclaim.ledger.carrying import place
from counterclaim.ledger.custody import Entry
from counterclaim.ledger.masking import MASK
from counterclaim.ledger.merged_logs import every_entry
from counterclaim.ledger.migrating import ledger_name
from counterclaim.ledger.misfit import Misfit
from counterclaim.ledger.storing import reading_from


def about_misfits(connection: Connection, books: Books) -> Iterator[Misfit]:
    """Whether the ledger has the name that it was given, and the logs of merged ledgers are all there."""
    name = ledger_name(connection)
    if books.ledger is not None and name != books.ledger:
        yield Misfit("custody", "name", "the name of the ledger is not the one that it was given")
    if not books.heads:
        return
    there = {(of, entry.hash) for of, entry in every_entry(connection)}
    for of, head in dict.fromkeys(books.heads):
        if (of, head) not in there:
            yield Misfit("custody", of, f"the custody log of ledger {of[:8]} is shorter than when it was merged in")


def tombstone_misfits(connection: Connection, books: Books) -> Iterator[Misfit]:
    """Tombstones that the log does not know, or knows otherwise, and those that are missing."""
    missing = dict(books.stones)
    t = schema.tombstone
    for row in connection.execute(select(t).order_by(t.c.entry, t.c.what, t.c.name)):
        said = missing.pop((row.entry, row.what, row.name), None)
        if said is None or not _says(said, Stone(row.at, row.reason, row.by)):
            message = f"the tombstone of {row.what} {row.name[:24]} is not the one that the custody log notes"
            yield Misfit("tombstone", row.name, message)
    for _, what, name in missing:
        yield Misfit("tombstone", name, f"the tombstone of {what} {name[:24]} is missing")


def _says(said: Stone, stone: Stone) -> bool:
    if said.reason is None:
        return said.at == stone.at
    return (said.at, said.by) == (stone.at, stone.by) and _is_masked(said.reason, stone.reason or "")


def _is_masked(before: str, after: str) -> bool:
    """Whether a text is another one, but for names that were taken out of it since."""
    return len(before) == len(after) and all(a in (b, MASK) for a, b in zip(after, before, strict=True))


def skipped_misfits(connection: Connection, books: Books) -> Iterator[Misfit]:
    """Skipped inputs that the log does not know, or knows otherwise, and those that are missing."""
    missing = dict(books.skipped)
    for row in connection.execute(select(schema.skipped).order_by(schema.skipped.c.entry)):
        entry = missing.pop(row.entry, None)
        if entry is None and row.entry in books.skips:
            continue  # its words were taken, with a name that stood in them
        noted = _noted(entry) if entry is not None else None
        if noted != (row.at, row.input_id, row.code, row.message, row.blob):
            message = f"the skipped input of entry {row.entry} is not the one that the custody log notes"
            yield Misfit("skipped", str(row.entry), message)
    for seq in missing:
        yield Misfit("skipped", str(seq), f"the skipped input of entry {seq} of the custody log is missing")


def _noted(entry: Entry) -> tuple[object, ...]:
    """A skipped input as its entry says it; in schema 1 its name was the subject."""
    words = entry.words
    name = words.get("input_id", entry.subject if entry.digest is None else None)
    return words.get("at", entry.at), name, words.get("code"), words.get("message"), words.get("blob")


def current_misfits(connection: Connection, books: Books) -> Iterator[Misfit]:
    """Documents whose current reading is not the one that the log says, or that have several or none."""
    c = schema.reading.c
    there: set[str] = set()
    current: Counter[str] = Counter()
    named: dict[str, str] = {}
    for row in connection.execute(select(c.reading_id, c.document_id, c.current)):
        there.add(row.reading_id)
        current[row.document_id] += row.current
        if row.current:
            named[row.document_id] = row.reading_id
    for document, number in sorted(current.items()):
        expected = books.current.get(document)
        if number != 1:
            yield Misfit("reading", document, f"document {document} has {number} current readings")
        elif expected in there and expected != named[document]:
            message = f"the current reading of document {document} is not the one that the custody log notes"
            yield Misfit("reading", named[document], message)


def carried_misfits(connection: Connection) -> Iterator[Misfit]:
    """Judgements that do not stand where their words are in a reading."""
    j, r, c = schema.judgement, schema.reading, schema.carried
    stands = {(row.judgement_id, row.reading_id): row for row in connection.execute(select(c))}
    joined = j.join(r, (r.c.document_id == j.c.document_id) & (r.c.current == 1))
    due = connection.execute(select(j.c.judgement_id, r.c.reading_id).select_from(joined))
    missing = {(row.judgement_id, row.reading_id) for row in due} - stands.keys()
    judged = {row.judgement_id: row for row in connection.execute(select(j))}
    readings = connection.execute(select(r).where(r.c.reading_id.in_({reading for _, reading in stands}))).all()
    claims = {row.reading_id: reading_from(connection, row).claims for row in readings}
    for (name, reading), row in sorted(stands.items()):
        fits = name in judged and reading in claims
        if fits:
            claim, overlap = place(judged[name], claims[reading])
            fits = (row.claim_id, row.overlap) == (claim.claim_id if claim else None, overlap)
        if not fits:
            yield Misfit("derived", name, f"judgement {name} does not stand where its words are in reading {reading}")
    for name, reading in sorted(missing):
        yield Misfit("derived", name, f"judgement {name} has no place in the current reading {reading}")
