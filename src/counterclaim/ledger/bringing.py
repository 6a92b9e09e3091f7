"""What another ledger holds is brought into this one, once, and its custody log with it.

Our own log notes what came in, with the hashes that it must have from then on. What was withdrawn here does not come
back; what was withdrawn there and is held here is named, for to withdraw it is for this ledger's people to decide.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, func, select, update

from counterclaim import __version__
from counterclaim.intake import Blob, Options
from counterclaim.ledger import schema
from counterclaim.ledger.books import (
    Books,
    decision_digest,
    fields_digest,
    fits_its_id,
    made_digest,
    noted_kept,
    row_digest,
)
from counterclaim.ledger.currency import settle_current
from counterclaim.ledger.custody import Entry, append, entries
from counterclaim.ledger.knowing_again import fingerprints
from counterclaim.ledger.merged_logs import bring_logs, last_hash
from counterclaim.ledger.migrating import ledger_name
from counterclaim.ledger.refusing import ALONE, Gone, text_withdrawn
from counterclaim.ledger.renoting import notes_digest_of
from counterclaim.ledger.storing import blob_pieces, document_from, records_of, store_document, store_records, text_hash
from counterclaim.ledger.taking import Found, as_payload, entries_where, take
from counterclaim.ledger.verifying import Verification

NO_BOOKS = Books()
"""By which an id is asked for itself alone."""
NOTED_AT_ONCE = 1000
"""Documents, readings or judgements that one entry of the log notes as having come in."""


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What came in from another ledger."""

    path: str
    ledger: str
    """The other ledger's name."""
    documents: int
    known: int
    """Documents that both held before."""
    readings: int
    judgements: int
    decisions: int
    """Decisions about incidents."""
    skipped: int
    """Inputs that the other one skipped and this one did not know of."""
    blobs: int
    entries: int
    """Entries of custody logs that were not here yet."""
    changed: int
    """Documents of which another reading is the current one now than was here before."""
    withheld: tuple[str, ...]
    """Documents that were withdrawn here: they stay withdrawn."""
    withdrawn_there: tuple[str, ...]
    """Documents that the other one withdrew, or took a name out of, and that are held here as they were."""
    different: tuple[str, ...]
    """Documents whose text is another one here: theirs and what was read out of it did not come in."""
    left_out: int
    """Things that do not verify there."""

    @property
    def is_new(self) -> bool:
        """Whether anything came in."""
        counts = (self.documents, self.readings, self.judgements, self.decisions, self.skipped, self.blobs)
        return any((*counts, self.entries, self.changed))


class _Coming:
    """What came in so far, by its name with the hash that it must have from now on."""

    def __init__(self) -> None:
        self.documents: dict[str, str] = {}
        self.kept: dict[str, str] = {}
        self.fields: dict[str, str] = {}
        self.readings: dict[str, str] = {}
        self.made: dict[str, str] = {}
        self.judgements: dict[str, str] = {}
        self.decisions: dict[str, str] = {}
        self.read: set[str] = set()
        """Documents to which readings came."""
        self.absent: set[str] = set()
        """Bytes that the other ledger withdrew, and that a document came without."""
        self.shared: list[str] = []
        self.withheld: list[str] = []
        self.withheld_bytes: set[str] = set()
        """Bytes in which something lies that was withdrawn here: they do not come."""
        self.different: list[str] = []


def bring(
    ours: Connection, theirs: Connection, path: str, found: Verification, *, at: str, only: int | None = None
) -> Merged:
    """Bring in everything of `theirs` but what `found`, its verification, says does not fit; `only` is the number of
    entries of its log that are its own. Raises MergeConflictError; nothing must be committed then."""
    left_out = {(misfit.what, misfit.name) for misfit in found.misfits}
    new_entries = bring_logs(ours, theirs, only=only)
    come = _Coming()
    come.withheld_bytes = _holding_withdrawn(ours, theirs)
    _documents(ours, theirs, come, left_out)
    _take_words(ours, at=at)
    blobs = _blobs(ours, theirs, left_out, come.withheld_bytes)
    _readings(ours, theirs, come, left_out)
    _judgements(ours, theirs, come, left_out)
    _decisions(ours, theirs, come, left_out)
    name = ledger_name(theirs) or ""
    said = {"ledger": name, "head": last_hash(theirs, only=only), "program": __version__}
    _note(ours, come, said, at=at)
    skipped = _skipped(ours, theirs, come, name, at=at)
    stones = _tombstones(ours, theirs, come, said, at=at)
    j = schema.judgement.c
    judged = {
        document
        for judgement, document in ours.execute(select(j.judgement_id, j.document_id))
        if judgement in come.judgements or document in come.read
    }
    c = schema.reading.c
    several = select(c.document_id).group_by(c.document_id).having(func.count() > 1)
    touched = sorted({*ours.execute(several).scalars(), *judged})
    changed = settle_current(ours, touched)
    _note_current(ours, come.read | set(changed), said, at=at)
    return Merged(
        path=path, ledger=name, documents=len(come.documents), known=len(come.shared), readings=len(come.readings),
        judgements=len(come.judgements), decisions=len(come.decisions),
        skipped=skipped, blobs=blobs, entries=new_entries, changed=len(changed),
        withheld=tuple(come.withheld), withdrawn_there=stones, different=tuple(come.different), left_out=len(left_out),
    )  # fmt: skip


def _withdrawn(connection: Connection, what: str) -> set[str]:
    c = schema.tombstone.c
    return set(connection.execute(select(c.name).where(c.what == what)).scalars())


def _names(connection: Connection, table: Table, column: str) -> set[str]:
    return set(connection.execute(select(table.c[column])).scalars())


def _documents(ours: Connection, theirs: Connection, come: _Coming, left_out: set[tuple[str, str]]) -> None:
    gone, gone_bytes = _withdrawn(ours, "document"), _withdrawn(ours, "blob")
    held = _names(theirs, schema.blob, "sha256") - come.withheld_bytes
    c = schema.document.c
    for name in theirs.execute(select(c.document_id).order_by(c.id)).scalars().all():
        row = theirs.execute(select(schema.document).where(c.document_id == name)).one()
        here = ours.execute(select(c.text, c.received).where(c.document_id == name)).first()
        if ("document", name) in left_out:
            continue
        if here is not None:
            come.shared.append(name)
            if here.text != row.text:
                come.different.append(name)
            if row.received and row.received < here.received:
                ours.execute(update(schema.document).where(c.document_id == name).values(received=row.received))
                come.kept[name] = noted_kept(ours, name)
        elif name in gone or row.blob in gone_bytes or text_withdrawn(ours, document_from(row)):
            come.withheld.append(name)
        else:
            _bring_document(ours, row)
            come.documents[name] = text_hash(row.text)
            come.kept[name] = noted_kept(ours, name)
            if not fits_its_id(row, NO_BOOKS):
                come.fields[name] = fields_digest(row)
            if row.blob not in held:
                come.absent.add(row.blob)


def _take_words(ours: Connection, *, at: str) -> None:
    """Take the words of entries that came with the other ledger's log and speak of what was withdrawn here."""
    # Of a document from which a name was taken here the other log may say it: nobody can tell, for it is not kept.
    documents = _withdrawn(ours, "document") | _withdrawn(ours, "words")
    blobs = _withdrawn(ours, "blob")
    held = _names(ours, schema.document, "document_id")
    ids = set(documents)
    for table, column in ((schema.reading, "reading_id"), (schema.judgement, "judgement_id")):
        ids |= set(ours.execute(select(table.c[column]).where(table.c.document_id.in_(documents))).scalars())

    def about(entry: Entry) -> bool:
        if entry.subject in documents | blobs or notes_digest_of(entry, ids):
            return True
        return entry.subject not in held and not blobs.isdisjoint({str(entry.words.get("blob"))})

    if documents or blobs:
        found = Found(merged=entries_where(ours, about).merged)
        if found.merged:
            payload = {"reason": "withdrawn here before", "program": __version__, **as_payload(found)}
            take(ours, found, by=append(ours, at=at, kind="withdrawn", subject="ledger", payload=payload))


def _bring_document(ours: Connection, row: Row[Any]) -> None:
    """Keep a document; where nothing here shows it to be a version of another, it is one of what it was there."""
    store_document(ours, document_from(row), at=row.received)
    c = schema.document.c
    if row.first_version is None:
        return
    first = select(c.document_id, c.first_version).where(c.document_id == row.first_version)
    there = ours.execute(first).first()
    alone = (c.document_id == row.document_id) & c.first_version.is_(None)
    if there is not None and there.document_id != row.document_id:
        root = there.first_version or there.document_id
        if root != row.document_id:
            ours.execute(update(schema.document).where(alone).values(first_version=root))


def _holding_withdrawn(ours: Connection, theirs: Connection) -> set[str]:
    """The bytes there, not known here, in which something lies that was withdrawn here."""
    gone = Gone.of(ours)
    if not gone:
        return set()
    c = schema.blob.c
    wanted = _names(theirs, schema.blob, "sha256") - _names(ours, schema.blob, "sha256") - gone.stones.keys()
    found = set()
    for name in sorted(wanted):
        row = theirs.execute(select(schema.blob).where(c.sha256 == name)).one()
        if row.media_type in ALONE:
            continue
        try:
            blob = Blob(input_id="", data=b"".join(blob_pieces(theirs, row)), media_type=row.media_type)
        except ValueError:  # damaged there, and left out
            continue
        if gone.within(blob, Options()) is not None:
            found.add(name)
    return found


def _blobs(ours: Connection, theirs: Connection, left_out: set[tuple[str, str]], withheld: set[str]) -> int:
    """Bring the bytes of what came in, and of what was skipped; how many."""
    gone, there = _withdrawn(ours, "blob") | withheld, _names(ours, schema.blob, "sha256")
    wanted, of_documents = _names(ours, schema.document, "blob"), _names(theirs, schema.document, "blob")
    brought = 0
    for name in sorted(_names(theirs, schema.blob, "sha256") - there - gone):
        if ("blob", name) in left_out or (name in of_documents and name not in wanted):
            continue
        for table in (schema.blob, schema.blob_piece):
            for row in theirs.execution_options(yield_per=1).execute(select(table).where(table.c.sha256 == name)):
                ours.execute(table.insert().values(**row._mapping))
        brought += 1
    return brought


def _readings(ours: Connection, theirs: Connection, come: _Coming, left_out: set[tuple[str, str]]) -> None:
    """Bring the readings of documents that are here with the same text; the current one there comes last."""
    there, held = _names(ours, schema.reading, "reading_id"), _names(ours, schema.document, "document_id")
    bad = {name for what, name in left_out if what == "claim"}
    c = schema.reading.c
    order = select(c.reading_id).order_by(c.document_id, c.current, c.reading_id)
    for name in theirs.execute(order).scalars().all():
        if name in there or ("reading", name) in left_out:
            continue
        row = theirs.execute(select(schema.reading).where(c.reading_id == name)).one()
        here = row.document_id in held and row.document_id not in come.different
        if not here or ("document", row.document_id) in left_out:
            continue
        of = schema.claim.c
        if bad and bad & set(theirs.execute(select(of.claim_id).where(of.reading_id == name)).scalars()):
            continue
        store_records(ours, dict(row._mapping), records_of(theirs, name))
        come.readings[name] = row.digest
        come.made[name] = made_digest(row)
        come.read.add(row.document_id)


def _judgements(ours: Connection, theirs: Connection, come: _Coming, left_out: set[tuple[str, str]]) -> None:
    there, held = _names(ours, schema.judgement, "judgement_id"), _names(ours, schema.document, "document_id")
    named = _withdrawn(ours, "words") & set(come.different)  # a note there may say the name that was taken out here
    c = schema.judgement.c
    for row in theirs.execute(select(schema.judgement).order_by(c.judgement_id)).all():
        name = row.judgement_id
        left = {("judgement", name), ("document", row.document_id)} & left_out  # also where it came from another one
        if name in there or row.document_id not in held - named or left:
            continue
        ours.execute(schema.judgement.insert().values(**row._mapping))
        come.judgements[name] = row_digest(row._mapping)
    readings = _names(ours, schema.reading, "reading_id")
    for row in theirs.execute(select(schema.carried)).all():
        if row.judgement_id in come.judgements and row.reading_id in readings:
            ours.execute(schema.carried.insert().values(**row._mapping))


def _decisions(ours: Connection, theirs: Connection, come: _Coming, left_out: set[tuple[str, str]]) -> None:
    """Bring decisions about incidents, with those of their claims whose documents are here."""
    there, held = _names(ours, schema.decision, "decision_id"), _names(ours, schema.document, "document_id")
    named = _withdrawn(ours, "words")  # a reason there may say the name that was taken out here
    gone = _undecided(ours)
    d, c = schema.decision.c, schema.decision_claim.c
    for row in theirs.execute(select(schema.decision).order_by(d.undoes.is_not(None), d.decision_id)).all():
        name = row.decision_id
        if name in there or name in gone or ("decision", name) in left_out:
            continue
        claims = theirs.execute(select(schema.decision_claim).where(c.decision_id == name)).all()
        if named & {claim.document_id for claim in claims} & set(come.different):
            continue
        kept = [dict(claim._mapping) for claim in claims if claim.document_id in held]
        if row.undoes is None and {claim["part"] for claim in kept} != {"one", "other"}:
            continue
        if row.undoes is not None and row.undoes not in there | come.decisions.keys():
            continue
        ours.execute(schema.decision.insert().values(**row._mapping))
        if kept:
            ours.execute(schema.decision_claim.insert(), kept)
        come.decisions[name] = decision_digest(ours, name)


def _undecided(connection: Connection) -> set[str]:
    """Decisions that went with a document that was withdrawn here."""
    return {name for entry in entries(connection, kind="withdrawn") for name in entry.words.get("undecided", ())}


def _note(ours: Connection, come: _Coming, said: dict[str, str], *, at: str) -> None:
    """Note in our own log what came in."""
    noted: list[tuple[str, str, str]] = []
    for kind in ("documents", "kept", "fields", "readings", "made", "judgements", "decisions"):
        noted += [(kind, key, value) for key, value in sorted(getattr(come, kind).items())]
    for start in range(0, len(noted), NOTED_AT_ONCE):
        payload: dict[str, Any] = dict(said)
        for kind, key, value in noted[start : start + NOTED_AT_ONCE]:
            payload.setdefault(kind, {})[key] = value
        if start == 0 and come.absent:
            payload["absent"] = sorted(come.absent)
        append(ours, at=at, kind="merged", subject=said["ledger"], payload=payload)


def _note_current(ours: Connection, documents: set[str], said: dict[str, str], *, at: str) -> None:
    """Note which readings are the current ones. Who keeps counts of the current claims asks the log whether they still
    hold."""
    c = schema.reading.c
    names = sorted(documents)
    for start in range(0, len(names), NOTED_AT_ONCE):
        some = names[start : start + NOTED_AT_ONCE]
        found = ours.execute(select(c.document_id, c.reading_id).where(c.current == 1, c.document_id.in_(some)))
        payload = said | {"current": {row.document_id: row.reading_id for row in found}}
        append(ours, at=at, kind="merged", subject=said["ledger"], payload=payload)


def _skipped(ours: Connection, theirs: Connection, come: _Coming, name: str, *, at: str) -> int:
    """Note what the other ledger skipped and this one does not know of."""
    gone = _withdrawn(ours, "blob") | come.withheld_bytes
    c = schema.skipped.c
    words = (c.input_id, c.code, c.message, c.blob)
    there = {tuple(row) for row in ours.execute(select(*words))}
    new = 0
    for row in theirs.execute(select(schema.skipped).order_by(c.entry)).all():
        key = (row.input_id, row.code, row.message, row.blob)
        if key in there or row.blob in gone:
            continue
        there.add(key)
        said = {"input_id": row.input_id, "code": row.code, "message": row.message}
        note = said | {"at": row.at, "ledger": name, "program": __version__} | ({"blob": row.blob} if row.blob else {})
        entry = append(ours, at=at, kind="skipped", subject=row.blob or "", payload=note)
        ours.execute(schema.skipped.insert().values(**dict(row._mapping) | {"entry": entry}))
        new += 1
    return new


def _texts(connection: Connection) -> dict[str, str]:
    """The documents that are held, by the fingerprints of their texts."""
    rows = connection.execution_options(yield_per=100).execute(select(schema.document))
    return {found: row.document_id for row in rows for found in fingerprints(document_from(row))}


def _tombstones(
    ours: Connection, theirs: Connection, come: _Coming, said: dict[str, str], *, at: str
) -> tuple[str, ...]:
    """Keep the tombstones of what is not held here; the documents that are held here all the same."""
    t = schema.tombstone
    there = {(row.what, row.name) for row in ours.execute(select(t.c.what, t.c.name))}
    held = {"document": _names(ours, schema.document, "document_id"), "blob": _names(ours, schema.blob, "sha256"),
            "claim": _names(ours, schema.claim, "claim_id")}  # fmt: skip
    held["words"] = held["document"] - set(come.documents)
    texts = _texts(ours) if _withdrawn(theirs, "text") - {name for what, name in there if what == "text"} else {}
    still: dict[str, None] = {}
    new: list[dict[str, Any]] = []
    for row in theirs.execute(select(t).order_by(t.c.entry, t.c.what, t.c.name)).all():
        if (row.what, row.name) in there:
            continue
        if row.what == "text" and row.name in texts:
            still[texts[row.name]] = None
            continue
        if row.name in held.get(row.what, ()):
            # A document from which both took the same name has the same text.
            if row.what == "document" or (row.what == "words" and row.name in come.different):
                still[row.name] = None
            continue
        new.append(dict(row._mapping))
        there.add((row.what, row.name))
    if new:
        noted = [(stone["what"], stone["name"], stone["at"]) for stone in new]
        entry = append(ours, at=at, kind="merged", subject=said["ledger"], payload={**said, "tombstones": noted})
        ours.execute(t.insert(), [stone | {"entry": entry} for stone in new])
    return tuple(still)
