"""Documents of a ledger by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from counterclaim.ledger.facets import rows
from counterclaim.ledger.storing import DOCUMENT_COLUMNS, document_of
from counterclaim.records import Document


class Documents:
    """Documents of a ledger by their numbers, each loaded once."""

    def __init__(self, connection: Connection, loaded: Mapping[int, Document] | None = None) -> None:
        self._connection = connection
        self._loaded = dict(loaded or {})

    def __call__(self, number: int) -> Document:
        if number not in self._loaded:
            self.load([number])
        return self._loaded[number]

    def load(self, numbers: Iterable[int]) -> None:
        """Load those that are not loaded yet."""
        wanted = sorted(set(numbers) - self._loaded.keys())
        self._loaded |= documents_numbered(self._connection, wanted)


def documents_numbered(connection: Connection, numbers: Sequence[int]) -> dict[int, Document]:
    """The documents of these numbers that are there."""
    columns = ", ".join(f"o.{name}" for name in DOCUMENT_COLUMNS)
    sql = f"SELECT o.id, {columns} FROM json_each(?) d CROSS JOIN document o ON o.id = d.value"  # noqa: S608  (our own words)
    return {number: document_of(cells) for number, *cells in rows(connection, sql, str(list(numbers)))}
