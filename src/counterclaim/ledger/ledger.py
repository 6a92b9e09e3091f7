"""The ledger: one SQLite file, one writer and many readers at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, Table, func, select

from counterclaim import __version__
from counterclaim.errors import AmbiguousIdError, LedgerMissingError, NotInLedgerError
from counterclaim.intake import Options, Skipped, Taken, take_in
from counterclaim.ledger import schema
from counterclaim.ledger.adding import Outcome, Stored, has, other_version, skip, store
from counterclaim.ledger.addresses import address_of
from counterclaim.ledger.custody import Entry, entries
from counterclaim.ledger.filters import Filters
from counterclaim.ledger.manifest import Exported, export_evidence
from counterclaim.ledger.migrating import migrate, newest, version_of
from counterclaim.ledger.opening import WAIT, check_file, engine_for, transaction
from counterclaim.ledger.searching import Page, every_claim, facet_counts, neighbours_of, page_of
from counterclaim.ledger.skips import Skip, skips
from counterclaim.ledger.status import Status, status_of
from counterclaim.ledger.storing import claim_from, document_from, reading_from
from counterclaim.ledger.verifying import Verification, verified
from counterclaim.records import Claim, ComponentVersion, Document, Reading, reading_id
from counterclaim.verbs import DocumentReader, read_taken

NO_FILTERS = Filters()


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
        check_file(self.path, create=create)
        self._engine: Engine = engine_for(self.path, wait=wait)
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
        return transaction(self._engine, self.path, writing=True)

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
        if reader is None:
            from counterclaim.reading.reader import Reader

            reader = Reader()
        components = reader.components
        options = options or Options()

        def known(document: Document) -> bool:
            return self.is_read(document, components)

        for item, reading in read_taken(take_in(inputs, options), reader, known=known):
            if isinstance(item, Skipped):
                yield Stored(item, reading, self.skip(item, options=options))
                continue
            other = self.other_version(item.document)
            yield Stored(item, reading, self.store(item, reading, options=options), other)

    def store(self, taken: Taken, reading: Reading | None, *, options: Options | None = None) -> Outcome:
        """Keep a document, its bytes and a reading of it, in one transaction. What is there already stays as it is."""
        with self._writing() as connection:
            return store(connection, taken, reading, at=self._clock(), options=options or Options())

    def skip(self, skipped: Skipped, *, options: Options | None = None) -> Outcome:
        """Note an input that gave no document, once for the same bytes and reason; its bytes are kept."""
        with self._writing() as connection:
            skip(connection, skipped, at=self._clock(), options=options or Options())
        return "skipped"

    # --- asking ---

    def is_read(self, document: Document, components: tuple[ComponentVersion, ...]) -> bool:
        """Whether these components have read the document already."""
        with self._reading() as connection:
            return has(connection, schema.reading, reading_id(document.document_id, components, document.theatre))

    def other_version(self, document: Document) -> str | None:
        """The id of another document from the same URL or the same file, the newest; None where `document` is stored
        itself, or stands alone."""
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
        table = schema.METADATA.tables[f"claim_{part}"].c
        with self._reading() as connection:
            current = select(schema.claim.c.id).where(schema.claim.c.current == 1)
            found = select(table.name).where(table.claim.in_(current)).distinct().order_by(table.name)
            return [name for (name,) in connection.execute(found)]

    def claims(self, filters: Filters = NO_FILTERS, *, limit: int = 50, page: int = 1) -> Page:
        """A page of the current claims, newest dispatch first. Raises QueryError, NoSuchPageError."""
        with self._reading() as connection:
            return page_of(connection, filters, limit=limit, page=page)

    def every_claim(self, filters: Filters = NO_FILTERS) -> Iterator[Claim]:
        """All current claims of a search, streamed. Raises QueryError."""
        with self._reading() as connection:
            yield from every_claim(connection, filters)

    def facets(self, filters: Filters = NO_FILTERS) -> dict[str, list[tuple[str, int]]]:
        """The values of side, stance, event, mode, measure and place, each counted under all other filters."""
        with self._reading() as connection:
            return facet_counts(connection, filters)

    def neighbours(self, claim: Claim, *, limit: int = 20) -> tuple[Claim, ...]:
        """Other claims about a place and a day that `claim` is about."""
        with self._reading() as connection:
            return neighbours_of(connection, claim, limit=limit)

    def claim(self, id_prefix: str) -> Claim:
        """The claim whose id begins so. Raises NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            key = _full_id(connection, schema.claim, "claim_id", "claim", id_prefix)
            c = schema.claim.c
            found = select(c.record).where(c.claim_id == key).order_by(c.current.desc(), c.id.desc()).limit(1)
            return claim_from(connection.execute(found).scalar_one())

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

    def log(self) -> Iterator[Entry]:
        """The custody log."""
        with self._reading() as connection:
            yield from entries(connection)

    def status(self) -> Status:
        """How much there is, and what read it."""
        with self._reading() as connection:
            return status_of(connection, self.path)

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

    def verify(self) -> Verification:
        """Recompute every hash and the custody chain. What does not fit is in the answer, nothing is raised for it."""
        with self._reading() as connection:
            return verified(connection)


def _full_id(connection: Connection, table: Table, column: str, noun: str, id_prefix: str) -> str:
    c = table.c[column]
    exact = func.substr(c, 1, len(id_prefix)) == id_prefix
    # A range over the index, as ids are lower-case hexadecimal; the comparison guards against anything else.
    near = c.between(id_prefix, id_prefix + "g")
    found = [key for (key,) in connection.execute(select(c).where(near, exact).distinct().order_by(c).limit(4))]
    if not found or not id_prefix:
        raise NotInLedgerError(noun, id_prefix)
    if len(found) > 1 and id_prefix not in found:
        raise AmbiguousIdError(noun, id_prefix, found)
    return str(found[0])
