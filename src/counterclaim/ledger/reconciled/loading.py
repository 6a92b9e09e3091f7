"""Documents of a ledger by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from counterclaim.ledger import schema
from counterclaim.ledger.storing import document_from
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
    found: dict[int, Document] = {}
    for start in range(0, len(numbers), 500):
        some = select(schema.document).where(schema.document.c.id.in_(numbers[start : start + 500]))
        found |= {row.id: document_from(row) for row in connection.execute(some)}
    return found
