"""The ledger: one SQLite file, one writer and many readers at a time."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Table, func, select

from counterclaim import __version__
from counterclaim.errors import (
    AmbiguousIdError,
    LedgerLockedError,
    LedgerMissingError,
    NameNotFoundError,
    NotInLedgerError,
)
from counterclaim.intake import Options, Skipped, Taken, take_in
from counterclaim.ledger import schema
from counterclaim.ledger.adding import Outcome, Stored, has, other_version, skip, store
from counterclaim.ledger.addresses import address_of
from counterclaim.ledger.backing_up import Backup, backed_up
from counterclaim.ledger.bringing import Merged
from counterclaim.ledger.carrying import Superseded, superseded
from counterclaim.ledger.changes import Changes, changes_between
from counterclaim.ledger.compacting import Compacted, compact
from counterclaim.ledger.custody import Entry, entries
from counterclaim.ledger.dispatches import Order
from counterclaim.ledger.facets import Remembered
from counterclaim.ledger.filters import Filters
from counterclaim.ledger.judging import judge, judgements
from counterclaim.ledger.knowing_again import fingerprints
from counterclaim.ledger.known_names import other_names
from counterclaim.ledger.manifest import Exported, export_evidence
from counterclaim.ledger.marking_later import given_out
from counterclaim.ledger.masking import Names
from counterclaim.ledger.merging import merge
from counterclaim.ledger.migrating import migrate, newest, version_of
from counterclaim.ledger.opening import WAIT, check_file, engine_for, held_open, transaction
from counterclaim.ledger.rebuilding import Rebuilt, rebuilt
from counterclaim.ledger.redacting import NameWithdrawal, Places, places_of, withdraw_name
from counterclaim.ledger.refusing import Refusals, text_withdrawn
from counterclaim.ledger.rereading import Due, Reread, documents_numbered, due, settle
from counterclaim.ledger.searching import FACETS, Page, every_claim, facet_counts, neighbours_of, page_of
from counterclaim.ledger.skips import Skip, skips
from counterclaim.ledger.status import Status, status_of
from counterclaim.ledger.storing import claim_from, document_from, reading_from
from counterclaim.ledger.text_search import DocumentPage, documents_found
from counterclaim.ledger.tombstones import Tombstone, tombstones, withdrawn_document, withdrawn_id
from counterclaim.ledger.verifying import Verification, verified
from counterclaim.ledger.versions import SHOWN, History, document_named, history_of
from counterclaim.ledger.wiping import erase, is_pending, wipe
from counterclaim.ledger.withdrawing import (
    Withdrawal,
    bytes_meant,
    document_meant,
    withdraw_bytes,
    withdraw_document,
)
from counterclaim.records import Claim, ComponentVersion, Document, PlacedJudgement, Reading, Verdict, reading_id
from counterclaim.verbs import DocumentReader, in_place, read_taken

PATIENCE = 6
"""Times that `add` waits for another writer before it gives up one document, and the run."""

NO_FILTERS = Filters()

log = logging.getLogger(__name__)


def now() -> str:
    """The time as the custody log notes it: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Ledger:
    """Documents, what was read out of them, and the log of how they came in.

    `clock` gives the time that the custody log notes. Opening makes the file where `create` is true, and brings an
    older one to the present schema. Raises LedgerError: missing, unwritable, locked, damaged, too new, or not a ledger.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, create: bool = True, clock: Callable[[], str] = now, wait: float = WAIT
    ) -> None:
        self.path = Path(path)
        self._clock = clock
        self._wait = wait
        self._wiped = False
        check_file(self.path, create=create)
        self._engine: Engine = engine_for(self.path, wait=wait)
        self._facets = Remembered()
        self._refusals = Refusals()
        self._open(create=create)

    def _open(self, *, create: bool) -> None:
        with self._reading() as connection:
            found = version_of(connection, self.path)
        if found == 0 and not create:
            raise LedgerMissingError(str(self.path))
        if found < newest():
            migrate(self.path, at=self._clock(), wait=self._wait)
            with self._engine.connect() as connection:
                # Readers do not wait for the writer then; the mode stays with the file.
                connection.connection.cursor().execute("PRAGMA journal_mode = WAL")

    def _reading(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self.path, writing=False)

    def _writing(self) -> AbstractContextManager[Connection]:
        self._finish_wiping()
        return transaction(self._engine, self.path, writing=True)

    def _finish_wiping(self) -> None:
        """Make good what a crash after a withdrawal left undone. Asked once: what this process withdraws it wipes."""
        if self._wiped:
            return
        self._wiped = True
        with self._reading() as connection:
            pending = is_pending(connection)
        if pending and (why := self._wipe()):
            log.warning("what was withdrawn may still stand in free pages of %s: %s", self.path, why)

    # --- putting in ---

    def add(
        self,
        inputs: Iterable[str | Path] | str | Path,
        *,
        options: Options | None = None,
        reader: DocumentReader | None = None,
    ) -> list[Stored]:
        """Take in, read and store files, folders, patterns or "-"; what became of every one of them."""
        given = [inputs] if isinstance(inputs, str | Path) else inputs
        return list(self.adding(given, options=options, reader=reader))

    def adding(
        self, inputs: Iterable[str | Path], *, options: Options | None = None, reader: DocumentReader | None = None
    ) -> Iterator[Stored]:
        """The same as `add`, one by one: what was given out is committed."""
        reader = reader or _reader()
        components = reader.components
        options = options or Options()

        def known(document: Document) -> bool:
            return self.is_read(document, components)

        with held_open(self._engine, self.path):
            for item, reading in read_taken(take_in(inputs, options), reader, known=known):
                if isinstance(item, Skipped):
                    refused = self._patiently(partial(self.skip, item, options=options)) == "withdrawn"
                    yield Stored(self._refused(item, options) if refused else item, reading, "skipped")
                    continue
                other = self.other_version(item.document)
                outcome = self._patiently(partial(self.store, item, reading, options=options))
                if outcome == "withdrawn":
                    yield Stored(self._refused(item, options), None, "skipped")
                else:
                    yield Stored(item, reading, outcome, other)

    def _patiently(self, work: Callable[[], Outcome]) -> Outcome:
        """Do one document's work, again and again while another program writes: a run over many documents does not end
        because of one moment. Raises LedgerLockedError where it goes on."""
        for _ in range(PATIENCE - 1):
            try:
                return work()
            except LedgerLockedError:
                log.warning("another program is writing to the ledger '%s'; waiting for it", self.path)
        return work()

    def store(self, taken: Taken, reading: Reading | None, *, options: Options | None = None) -> Outcome:
        """Keep a document, its bytes and a reading of it, in one transaction. What is there already stays as it is."""
        with self._writing() as connection:
            given = options or Options()
            return store(connection, taken, reading, at=self._clock(), options=given, refusals=self._refusals)

    def skip(self, skipped: Skipped, *, options: Options | None = None) -> Outcome:
        """Note an input that gave no document, once for the same bytes and reason; its bytes are kept."""
        with self._writing() as connection:
            given = options or Options()
            return skip(connection, skipped, at=self._clock(), options=given, refusals=self._refusals)

    def _refused(self, item: Taken | Skipped, options: Options) -> Skipped:
        """What a user is told of an input that was withdrawn. Nothing of it is stored."""
        document = None if isinstance(item, Skipped) else item.document
        with self._reading() as connection:
            refusal = self._refusals.of(connection, document, item.blob, options)
        assert refusal is not None
        input_id = item.input_id if isinstance(item, Skipped) else item.document.input_id
        error = refusal.error(input_id)
        return Skipped(input_id=input_id, code=error.code, message=str(error), hint=error.hint, blob=item.blob)

    # --- taking out (rule 9) ---

    def document_meant(self, given: str) -> Document:
        """The document that an id, the beginning of one, a claim's id or a URL means. Raises WithdrawnError,
        NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            name = document_meant(connection, given)
        return self.document(name)

    def withdraw(self, given: str, *, reason: str, by: str | None = None) -> Withdrawal:
        """Take a document out: its text, bytes, readings, what was said about it and the words of the custody log.

        `given` is as for `document_meant`. What was withdrawn stays out: its bytes are not taken in again. Afterwards
        the file is rewritten; where that has to wait, `unfinished` says why. Raises as `document_meant`.
        """
        self._finish_wiping()
        with self._erasing() as connection:
            name = document_meant(connection, given)
            done = withdraw_document(connection, name, at=self._clock(), reason=reason, by=by)
            erase(connection, at=self._clock())
        return msgspec.structs.replace(done, unfinished=self._wipe())

    def bytes_meant(self, given: str) -> str:
        """The SHA-256 of kept bytes that begins so. Raises WithdrawnError, NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            return bytes_meant(connection, given)

    def withdraw_bytes(self, given: str, *, reason: str, by: str | None = None) -> tuple[tuple[str, ...], str | None]:
        """Take out kept bytes, by the beginning of their SHA-256: the documents that came from them, which stay without
        them, and why the file could not be rewritten yet. Raises as `bytes_meant`."""
        with self._erasing() as connection:
            name = bytes_meant(connection, given)
            sharing = withdraw_bytes(connection, name, at=self._clock(), reason=reason, by=by)
            erase(connection, at=self._clock())
        return sharing, self._wipe()

    def places_of_name(self, names: Iterable[str], *, documents: Iterable[str] | None = None) -> Places:
        """Where a name, in some spellings, stands in the ledger or in some documents of it. Changes nothing."""
        with self._reading() as connection:
            chosen = None if documents is None else [document_meant(connection, given) for given in documents]
            return places_of(connection, Names(names), chosen)

    def withdraw_name(
        self,
        names: Iterable[str],
        *,
        reason: str,
        by: str | None = None,
        documents: Iterable[str] | None = None,
    ) -> NameWithdrawal:
        """Put █ for every character of a name wherever it stands, and delete the bytes that hold it.

        Raises NameNotFoundError, and as `document_meant` for `documents`; ValueError for a name without two letters.
        """
        with self._erasing() as connection:
            chosen = None if documents is None else [document_meant(connection, given) for given in documents]
            pattern = Names(names)
            places = places_of(connection, pattern, chosen)
            if not places:
                raise NameNotFoundError("the ledger" if chosen is None else "those documents")
            done = withdraw_name(connection, pattern, places, at=self._clock(), reason=reason, by=by)
            erase(connection, at=self._clock())
        return msgspec.structs.replace(done, unfinished=self._wipe())

    def tombstones(self) -> list[Tombstone]:
        """What was withdrawn, in the order of the custody log."""
        with self._reading() as connection:
            return tombstones(connection)

    def _erasing(self) -> AbstractContextManager[Connection]:
        """A transaction that overwrites what it deletes."""
        engine = engine_for(self.path, wait=self._wait, erasing=True)
        return transaction(engine, self.path, writing=True)

    def _wipe(self) -> str | None:
        return wipe(self.path, wait=self._wait)

    def due(
        self,
        reader: DocumentReader | None = None,
        *,
        documents: Iterable[str] = (),
        every: bool = False,
        theatre: str | None = None,
    ) -> Due:
        """How many documents `rereading` would read with the same arguments, and by what they were read before."""
        reader = reader or _reader()
        with self._reading() as connection:
            keys = _document_ids(connection, documents)
            return due(
                connection, reader.components, reader.languages, documents=keys, every=every, theatre=theatre
            )[1]  # fmt: skip

    def rereading(
        self,
        reader: DocumentReader | None = None,
        *,
        documents: Iterable[str] = (),
        every: bool = False,
        theatre: str | None = None,
    ) -> Iterator[Reread]:
        """Read anew what was not read by exactly this reader; what became of each document, which is committed then.

        Documents that no reader has got through are among them, those in a language that it does not read are not.
        `documents` (ids or their beginnings) leaves all others alone, `every` reads also what is up to date, `theatre`
        reads by that one from now on. Stopped, it goes on from there the next time. Raises NotInLedgerError,
        AmbiguousIdError.
        """
        reader = reader or _reader()
        components = reader.components
        with self._reading() as connection:
            keys = _document_ids(connection, documents)
            numbers, _ = due(
                connection, components, reader.languages, documents=keys, every=every, theatre=theatre
            )  # fmt: skip
        stored = documents_numbered(self._reading, numbers)
        asked = (msgspec.structs.replace(document, theatre=theatre or document.theatre) for document in stored)

        def to_read(document: Document) -> Document | None:
            return document if every or not self.is_read(document, components) else None

        for document, reading in in_place(asked, to_read, reader.read):
            with self._writing() as connection:
                key = reading_id(document.document_id, components, document.theatre)
                done = settle(connection, document, reading, key=key, at=self._clock())
            yield done

    def judge(self, claim_id: str, *, verdict: Verdict, by: str, note: str = "") -> PlacedJudgement:
        """Keep what a person decided about the claim whose id begins so, and say where it stands now.

        Raises NotInLedgerError, AmbiguousIdError, and JudgementError for what cannot be kept as it is given.
        """
        with self._writing() as connection:
            claim = _claim(connection, claim_id)
            name = judge(connection, claim, verdict=verdict, by=by, note=note, at=self._clock())
            (made,) = judgements(connection, judgement=name)
            return made

    # --- asking ---

    def is_read(self, document: Document, components: tuple[ComponentVersion, ...]) -> bool:
        """Whether these components have read the document already, or it was withdrawn and is not to be read."""
        with self._reading() as connection:
            gone = withdrawn_document(connection, document.document_id, document.blob)
            if gone or text_withdrawn(connection, fingerprints(document)):
                return True
            return has(connection, schema.reading, reading_id(document.document_id, components, document.theatre))

    def other_version(self, document: Document) -> str | None:
        """The id of the stored document that a new one is another version of, the one that came in last; None where
        `document` is stored itself, or stands alone."""
        with self._reading() as connection:
            return other_version(connection, document, address_of(document.url))

    def notes(self, documents: Iterable[str]) -> dict[str, str]:
        """What documents say about themselves, by their ids; those that say nothing are left out."""
        c = schema.document.c
        with self._reading() as connection:
            found = select(c.document_id, c.note).where(c.document_id.in_(set(documents)), c.note.is_not(None))
            return {row.document_id: row.note for row in connection.execute(found)}

    def names(self, part: Literal["actor", "place"]) -> list[str]:
        """All names of actors, or of places, in the current claims."""
        with self._reading() as connection:
            return sorted(value.value for value in self._facets.at(connection).values(connection, part))

    def claims(self, filters: Filters = NO_FILTERS, *, limit: int = 50, page: int = 1) -> Page:
        """A page of the current claims, newest dispatch first. Raises QueryError, NoSuchPageError."""
        with self._reading() as connection:
            return page_of(connection, filters, self._facets.at(connection), limit=limit, page=page)

    def every_claim(self, filters: Filters = NO_FILTERS) -> Iterator[Claim]:
        """All current claims of a search, streamed. Raises QueryError."""
        with self._reading() as connection:
            yield from every_claim(connection, filters, self._facets.at(connection))

    def prepare(self) -> None:
        """Read what lists are counted with and the other names of actors and places, so that the first search is as
        quick as the next: for a program that stays."""
        with self._reading() as connection:
            facets = self._facets.at(connection)
            for name in FACETS:
                facets.keep(connection, name)
        other_names()

    def search(
        self, words: str | None = None, filters: Filters = NO_FILTERS, *, order: Order = "best", limit: int = 20,
        page: int = 1,
    ) -> DocumentPage:  # fmt: skip
        """A page of the dispatches whose title or text has `words`, written as in Filters; with filters only those with
        at least one such claim (language and outlet: such dispatches). Raises QueryError, NoSuchPageError."""
        with self._reading() as connection:
            facets = self._facets.at(connection)
            return documents_found(connection, words, filters, facets, order=order, limit=limit, page=page)

    def facets(self, filters: Filters = NO_FILTERS, names: Iterable[str] = FACETS) -> dict[str, list[tuple[str, int]]]:
        """The values of side, stance, event, mode, measure and place (the most frequent), each counted under all other
        filters. `names` asks for some of them, or for outlet, language and issue. Raises QueryError."""
        with self._reading() as connection:
            return facet_counts(connection, filters, self._facets.at(connection), names)

    def neighbours(self, claim: Claim, *, limit: int = 20) -> tuple[Claim, ...]:
        """Other claims about a place and a day that `claim` is about."""
        with self._reading() as connection:
            return neighbours_of(connection, claim, limit=limit)

    def claim(self, id_prefix: str) -> Claim:
        """The claim whose id begins so, of a current reading where one has such a claim, else as it was read last.

        Raises NotInLedgerError, AmbiguousIdError.
        """
        with self._reading() as connection:
            return given_out(connection, [_claim(connection, id_prefix)])[0]

    def superseded(self, claim: Claim) -> Superseded | None:
        """What stands now where a claim of an earlier reading stood; None for one of the current reading."""
        with self._reading() as connection:
            found = superseded(connection, claim)
            if found is None or found.claim is None:
                return found
            return msgspec.structs.replace(found, claim=given_out(connection, [found.claim])[0])

    def judgements(
        self,
        *,
        claim: str | None = None,
        document: str | None = None,
        by: str | None = None,
        left_behind: bool = False,
    ) -> Iterator[PlacedJudgement]:
        """What people decided, the newest first, with where it stands in the current readings.

        `claim` (a full id) leaves what stands at it or was made on it, `document` (a full id) what was made on its
        claims, `left_behind` what no claim of the current reading has the words of.
        """
        with self._reading() as connection:
            yield from judgements(connection, claim=claim, document=document, by=by, left_behind=left_behind)

    def judgements_by_claim(self) -> dict[str, tuple[PlacedJudgement, ...]]:
        """All judgements that stand at a current claim, by its id, the newest first."""
        found: dict[str, list[PlacedJudgement]] = {}
        for one in self.judgements():
            if one.stands_at is not None:
                found.setdefault(one.stands_at, []).append(one)
        return {claim: tuple(many) for claim, many in found.items()}

    def document(self, id_prefix: str) -> Document:
        """The document whose id begins so. Raises NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            key = _full_id(connection, schema.document, "document_id", "document", id_prefix)
            row = connection.execute(select(schema.document).where(schema.document.c.document_id == key)).one()
            return document_from(row)

    def documents(self) -> Iterator[Document]:
        """All documents, by date of publication and id."""
        c = schema.document.c
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=100).execute(
                select(schema.document).order_by(c.published, c.document_id)
            ):
                yield document_from(row)

    def reading(self, document: str) -> Reading:
        """The current reading of a document. Raises NotInLedgerError."""
        c = schema.reading.c
        with self._reading() as connection:
            row = connection.execute(select(schema.reading).where(c.document_id == document, c.current == 1)).first()
            if row is None:
                raise NotInLedgerError("reading of the document", document)
            return reading_from(connection, row)

    def versions(self, of: str, *, limit: int = SHOWN, compared: bool = True) -> History:
        """The newest versions of the dispatch that a document's or claim's id (or the beginning of one), a URL or a
        path names, with what changed between them. Raises NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            return history_of(connection, document_named(connection, of), limit=limit, compared=compared)

    def changes(self, before: str, after: str) -> Changes:
        """What changed from one document to another, by their ids. Raises NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            ids = [_full_id(connection, schema.document, "document_id", "document", one) for one in (before, after)]
            return changes_between(connection, *ids)

    def log(self) -> Iterator[Entry]:
        """The custody log."""
        with self._reading() as connection:
            yield from entries(connection)

    def status(self, reader: DocumentReader | None = None) -> Status:
        """How much there is, and what read it; what `reader` would read otherwise, where one is given."""
        with self._reading() as connection:
            return status_of(connection, self.path, reader)

    def skipped(self, code: str | None = None) -> Iterator[Skip]:
        """Inputs that gave no document to this day, oldest first; those skipped with `code` where it is given."""
        with self._reading() as connection:
            yield from skips(connection, code)

    def verify_and_export(
        self, folder: str | os.PathLike[str], *, by: str | None = None
    ) -> tuple[Verification, Exported]:
        """Verify, and write the evidence to a new or empty folder with a manifest that `sha256sum -c` checks.

        `by` signs for it. Raises OutputError."""
        with self._reading() as connection:
            found = verified(connection)
            exported = export_evidence(
                connection, Path(folder), found, at=self._clock(), by=by, program=__version__
            )  # fmt: skip
        return found, exported

    # --- keeping it well ---

    def backup(
        self,
        target: str | os.PathLike[str],
        *,
        force: bool = False,
        verify: bool = True,
        progress: Callable[[int, int], None] | None = None,
    ) -> Backup:
        """Copy the ledger to the file `target`, while others may read and write it, and verify the copy. `progress` is
        told how many pages are done, and of how many.

        Raises BackupThereError unless `force` is true, and LedgerUnwritableError, LedgerDamagedError."""
        return backed_up(self.path, Path(target), force=force, verify=verify, progress=progress)

    def merge(self, other: str | os.PathLike[str], *, anyway: bool = False) -> Merged:
        """Bring in everything that the ledger at `other` holds, once, and its custody log with it; the other file is
        only read. Merging again changes nothing. With `anyway` what does not verify there is left out.

        Raises MergeUnverifiedError, MergeConflictError, and what opening `other` raises; nothing is merged then."""
        return merge(self.path, Path(other), clock=self._clock, wait=self._wait, anyway=anyway)

    def compact(self) -> Compacted:
        """Rewrite the file without gaps and say what its bytes are for. Raises LedgerInUseError where others read it
        for long, LedgerLockedError, LedgerFullError."""
        return compact(self.path, wait=self._wait)

    @staticmethod
    def rebuild(
        damaged: str | os.PathLike[str],
        target: str | os.PathLike[str],
        *,
        reader: DocumentReader | None = None,
        force: bool = False,
        clock: Callable[[], str] = now,
    ) -> Rebuilt:
        """Save what is provably whole in a damaged ledger into a new file, and make again what can be: documents from
        their bytes, readings by `reader`. The damaged file is only read.

        Raises LedgerMissingError, NothingToRebuildError, BackupThereError, LedgerUnwritableError."""
        return rebuilt(Path(damaged), Path(target), clock=clock, reader=reader, force=force)

    def verify(self) -> Verification:
        """Recompute every hash and the custody chain. What does not fit is in the answer, nothing is raised for it."""
        with self._reading() as connection:
            return verified(connection)


def _reader() -> DocumentReader:
    from counterclaim.reading.reader import Reader

    return Reader()


def _document_ids(connection: Connection, prefixes: Iterable[str]) -> list[str]:
    return [_full_id(connection, schema.document, "document_id", "document", prefix) for prefix in prefixes]


def _claim(connection: Connection, id_prefix: str) -> Claim:
    c = schema.claim.c
    try:
        # The sum keeps SQLite from walking all current claims by another index than that of the ids.
        key = _full_id(connection, schema.claim, "claim_id", "claim", id_prefix, c.current + 0 == 1)
    except NotInLedgerError:
        key = _full_id(connection, schema.claim, "claim_id", "claim", id_prefix)
    found = select(c.record).where(c.claim_id == key).order_by(c.current.desc(), c.id.desc()).limit(1)
    return claim_from(connection.execute(found).scalar_one())


def _full_id(
    connection: Connection, table: Table, column: str, noun: str, id_prefix: str, *only: ColumnElement[bool]
) -> str:
    c = table.c[column]
    exact = func.substr(c, 1, len(id_prefix)) == id_prefix
    # A range over the index, as ids are lower-case hexadecimal; the comparison guards against anything else.
    near = c.between(id_prefix, id_prefix + "g")
    found = [key for (key,) in connection.execute(select(c).where(near, exact, *only).distinct().order_by(c).limit(4))]
    if not found and not only and (gone := withdrawn_id(connection, id_prefix, of=("document", "claim"))):
        raise gone.error()
    if not found or not id_prefix:
        raise NotInLedgerError(noun, id_prefix)
    if len(found) > 1 and id_prefix not in found:
        raise AmbiguousIdError(noun, id_prefix, found)
    return str(found[0])
