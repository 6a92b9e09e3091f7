"""What puts documents and readings into a ledger."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from counterclaim.errors import LedgerLockedError
from counterclaim.in_place import in_place
from counterclaim.intake import Options, Skipped, Taken, take_in
from counterclaim.ledger import schema
from counterclaim.ledger.adding import Outcome, Stored, has, other_version, skip, store
from counterclaim.ledger.addresses import address_of
from counterclaim.ledger.opening import held_open
from counterclaim.ledger.reconciling import Reconciling
from counterclaim.ledger.refusing import text_withdrawn
from counterclaim.ledger.rereading import Due, Reread, documents_numbered, due, settle
from counterclaim.ledger.tombstones import withdrawn_document
from counterclaim.ledger.versions import document_named
from counterclaim.records import ComponentVersion, Document, Reading, reading_id
from counterclaim.verbs import DocumentReader, read_taken

PATIENCE = 6
"""Times that `add` waits for another writer before it gives up one document, and the run."""

log = logging.getLogger(__name__)


class PuttingIn(Reconciling):
    """Documents and readings go in, one transaction each."""

    def add(
        self,
        inputs: Iterable[str | Path] | str | Path,
        *,
        options: Options | None = None,
        reader: DocumentReader | None = None,
        reconciling: bool = True,
    ) -> list[Stored]:
        """Take in, read and store files, folders, patterns or "-"; what became of every one of them. Afterwards the
        incidents are brought up to date, unless `reconciling` is false."""
        given = [inputs] if isinstance(inputs, str | Path) else inputs
        stored = list(self.adding(given, options=options, reader=reader))
        if reconciling:
            self.reconcile()
        return stored

    def adding(
        self, inputs: Iterable[str | Path], *, options: Options | None = None, reader: DocumentReader | None = None
    ) -> Iterator[Stored]:
        """The same as `add`, one by one: what was given out is committed. Nothing is reconciled."""
        reader = reader or reader_of_ours()
        components = reader.components
        options = options or Options()

        def known(document: Document) -> bool:
            return self.is_read(document, components)

        with held_open(self._engine, self.path):
            taken = take_in(inputs, options)
            for item, reading in read_taken(taken, reader, known=known, accept=options.accept_proposed):
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
        if isinstance(item, Skipped) and item.blob is not None and item.input_id != item.blob.input_id:
            return item  # a row that gives no dispatch, beside one that was withdrawn: what is said of it is true
        document = None if isinstance(item, Skipped) else item.document
        input_id = item.input_id if isinstance(item, Skipped) else item.document.input_id
        with self._reading() as connection:
            refusal = self._refusals.of(connection, document, item.blob, options)
            assert refusal is not None
            error = refusal.error(connection, input_id, document)
        return Skipped(input_id=input_id, code=error.code, message=str(error), hint=error.hint, blob=item.blob)

    def due(
        self,
        reader: DocumentReader | None = None,
        *,
        documents: Iterable[str] = (),
        every: bool = False,
        theatre: str | None = None,
    ) -> Due:
        """How many documents `rereading` would read with the same arguments, and by what they were read before."""
        reader = reader or reader_of_ours()
        with self._reading() as connection:
            keys = [document_named(connection, one) for one in documents]
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
        `documents` (as for `versions`) leaves all others alone, `every` reads also what is up to date, `theatre`
        reads by that one from now on. Stopped, it goes on from there the next time. Raises NotInLedgerError,
        AmbiguousIdError.
        """
        reader = reader or reader_of_ours()
        components = reader.components
        with self._reading() as connection:
            keys = [document_named(connection, one) for one in documents]
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

    def is_read(self, document: Document, components: tuple[ComponentVersion, ...]) -> bool:
        """Whether these components have read the document already, or it was withdrawn and is not to be read."""
        with self._reading() as connection:
            gone = withdrawn_document(connection, document.document_id, document.blob)
            if gone or text_withdrawn(connection, document):
                return True
            return has(connection, schema.reading, reading_id(document.document_id, components, document.theatre))

    def other_version(self, document: Document) -> str | None:
        """The id of the stored document that a new one is another version of, the one that came in last; None where
        `document` is stored itself, or stands alone."""
        with self._reading() as connection:
            return other_version(connection, document, address_of(document.url))


def reader_of_ours() -> DocumentReader:
    """The reader that reads where none is given."""
    from counterclaim.reading.reader import Reader

    return Reader()
