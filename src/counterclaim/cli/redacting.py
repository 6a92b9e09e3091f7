"""`--redact private`: claims without the names of private persons and witnesses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import rich_click as click

if TYPE_CHECKING:
    from counterclaim.ledger import FoundDocument, Ledger
    from counterclaim.publishing.redacting import DocumentNames
    from counterclaim.records import Claim, Incident

F = TypeVar("F", bound=Callable[..., Any])
C = TypeVar("C", bound="Claim")


def redact_option(function: F) -> F:
    """`--redact private`; the verb gets `redact`."""
    return click.option(
        "--redact", type=click.Choice(["private"]), default=None,
        help="private: leave out the names of private persons and witnesses; █ stands in their place.",
    )(function)  # fmt: skip


class Redaction:
    """The private names of the documents of a ledger, looked up as their claims pass."""

    def __init__(self, store: Ledger) -> None:
        self._store = store
        self._unlooked: set[str] = set()
        self._unread: set[str] = set()

    def claims(self, claims: Iterable[C]) -> Iterator[C]:
        """The same claims without private names."""
        from counterclaim.publishing.redacting import redacted

        return redacted(claims, self.names_of)

    def names_of(self, document: str) -> DocumentNames:
        """The private names of a document."""
        from counterclaim.publishing.redacting import names_in

        reading = self._store.reading(document)
        if reading.private is None:
            self._unlooked.add(document)
        return names_in(self._store.document(document), reading)

    def incidents(self, incidents: Iterable[Incident]) -> Iterator[Incident]:
        """Incidents without the private names of their dispatches."""
        from counterclaim.publishing.redacting import redacted_incident

        for incident in incidents:
            yield redacted_incident(incident, [self.names_of(document) for document in incident.documents])

    def notes(self, notes: dict[str, str]) -> dict[str, str]:
        """What documents say about themselves, without private names."""
        return {document: self.names_of(document).masked(note) for document, note in notes.items()}

    def dispatches(self, found: Iterable[FoundDocument]) -> Iterator[FoundDocument]:
        """Dispatches that a search found, without private names. Of one that nobody has read no words are shown: nobody
        has looked for names in it."""
        from msgspec.structs import replace

        from counterclaim.errors import NotInLedgerError

        for one in found:
            try:
                names = self.names_of(one.document_id)
            except NotInLedgerError:
                self._unread.add(one.document_id)
                passage = replace(one.passage, span=(one.passage.span[0],) * 2, text="", hits=())
                yield replace(one, input_id="", title=None, title_hits=(), url=None, note=None, passage=passage)
                continue
            passage = replace(one.passage, text=names.masked(one.passage.text))
            yield replace(
                one, input_id=names.masked_path(one.input_id), title=one.title and names.masked(one.title),
                url=one.url and names.masked_path(one.url), note=one.note and names.masked(one.note), passage=passage,
            )  # fmt: skip

    def warn(self) -> None:
        """Say on standard error how many documents nobody has searched for private names."""
        from counterclaim.cli.running import counted

        if self._unread:
            were = "was" if len(self._unread) == 1 else "were"
            click.echo(
                f"{counted(len(self._unread), 'dispatch', 'dispatches')} {were} not read, so nobody has looked for "
                "names of private persons: no words shown [private-names-unknown]", err=True,
            )  # fmt: skip
        if not self._unlooked:
            return
        were = "was" if len(self._unlooked) == 1 else "were"
        click.echo(
            f"{counted(len(self._unlooked), 'document')} {were} read before names of private persons were looked "
            "for: only those of speakers and of people in events are left out [private-names-unknown]", err=True,
        )  # fmt: skip
        click.echo("  next: counterclaim reread", err=True)
