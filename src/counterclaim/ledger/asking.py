"""Lists and searches over a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from counterclaim.ledger.dispatches import Order
from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.filters import NO_FILTERS, Filters
from counterclaim.ledger.known_names import other_names
from counterclaim.ledger.searching import FACETS, Page, every_claim, facet_counts, neighbours_of, page_of
from counterclaim.ledger.text_search import DocumentPage, documents_found
from counterclaim.records import Claim


class Asking(LedgerFile):
    """Pages of claims and dispatches, and the values to choose by."""

    def claims(self, filters: Filters = NO_FILTERS, *, limit: int = 50, page: int = 1) -> Page:
        """A page of the current claims, newest dispatch first. Raises QueryError, NoSuchPageError."""
        with self._reading() as connection:
            return page_of(connection, filters, self._facets.at(connection), limit=limit, page=page)

    def every_claim(self, filters: Filters = NO_FILTERS) -> Iterator[Claim]:
        """All current claims of a search, streamed. Raises QueryError."""
        with self._reading() as connection:
            yield from every_claim(connection, filters, self._facets.at(connection))

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

    def names(self, part: Literal["actor", "place"]) -> list[str]:
        """All names of actors, or of places, in the current claims."""
        with self._reading() as connection:
            return sorted(value.value for value in self._facets.at(connection).values(connection, part))

    def neighbours(self, claim: Claim, *, limit: int = 20) -> tuple[Claim, ...]:
        """Other claims about a place and a day that `claim` is about."""
        with self._reading() as connection:
            return neighbours_of(connection, claim, limit=limit)

    def prepare(self) -> None:
        """Read what lists are counted with and the other names of actors and places, so that the first search is as
        quick as the next: for a program that stays."""
        with self._reading() as connection:
            facets = self._facets.at(connection)
            for name in FACETS:
                facets.keep(connection, name)
        other_names()
