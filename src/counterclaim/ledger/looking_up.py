"""What stands in a ledger, one thing at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import select

from counterclaim.errors import NotInLedgerError
from counterclaim.ledger import schema
from counterclaim.ledger.changes import Changes, changes_between
from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.ids import claim_meant, full_id
from counterclaim.ledger.marking_later import given_out
from counterclaim.ledger.storing import components_from, document_from, reading_from
from counterclaim.ledger.versions import SHOWN, History, document_named, history_of
from counterclaim.records import Claim, ComponentVersion, Document, Issue, Reading

ABOUT_DATE = ("published-proposed", "published-before-events", "published-in-future")
"""Issues that say something of the date of publication beside that there is none."""


class LookingUp(LedgerFile):
    """A document, a claim, a reading and the versions of a dispatch, by their ids."""

    def claim(self, id_prefix: str) -> Claim:
        """The claim whose id begins so, of a current reading where one has such a claim, else as it was read last.

        Raises NotInLedgerError, AmbiguousIdError.
        """
        with self._reading() as connection:
            return given_out(connection, [claim_meant(connection, id_prefix)])[0]

    def document(self, id_prefix: str) -> Document:
        """The document whose id begins so. Raises NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            key = full_id(connection, schema.document, "document_id", "document", id_prefix)
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

    def read_by(self, reading: str) -> tuple[tuple[ComponentVersion, ...], str | None]:
        """The components that made a reading, also an earlier one, and its theatre. Raises NotInLedgerError."""
        c = schema.reading.c
        with self._reading() as connection:
            row = connection.execute(select(c.components, c.theatre).where(c.reading_id == reading)).first()
        if row is None:
            raise NotInLedgerError("reading", reading)
        return components_from(row.components), row.theatre

    def about_date(self, document: str) -> tuple[Issue, ...]:
        """What the current reading of a document (its full id) says of its date of publication: the day that the text
        proposes, or what is wrong with the one given."""
        c = schema.reading.c
        with self._reading() as connection:
            issues = connection.execute(select(c.issues).where(c.document_id == document, c.current == 1)).scalar()
        found = msgspec.json.decode(issues, type=tuple[Issue, ...]) if issues else ()
        return tuple(issue for issue in found if issue.code in ABOUT_DATE)

    def notes(self, documents: Iterable[str]) -> dict[str, str]:
        """What documents say about themselves, by their ids; those that say nothing are left out."""
        c = schema.document.c
        with self._reading() as connection:
            found = select(c.document_id, c.note).where(c.document_id.in_(set(documents)), c.note.is_not(None))
            return {row.document_id: row.note for row in connection.execute(found)}

    def versions(self, of: str, *, limit: int = SHOWN, compared: bool = True) -> History:
        """The newest versions of the dispatch that a document's or claim's id (or the beginning of one), a URL or a
        path names, with what changed between them. Raises NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            return history_of(connection, document_named(connection, of), limit=limit, compared=compared)

    def changes(self, before: str, after: str) -> Changes:
        """What changed from one document to another, by their ids. Raises NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            ids = [full_id(connection, schema.document, "document_id", "document", one) for one in (before, after)]
            return changes_between(connection, *ids)
