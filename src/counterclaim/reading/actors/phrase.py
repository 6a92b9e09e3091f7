"""A noun phrase that means an actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.reading.actors.lexicon import Entry, span_of
from counterclaim.reading.actors.who import Who
from counterclaim.records import Span
from counterclaim.theatres import Office
from counterclaim.theatres.spelling import Word


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` (the end not included) and who they mean.

    `bare` holds the offices that the words may mean where no owner stands with them: `who` is then None.
    """

    first: int
    last: int
    who: Who | None
    bare: tuple[Office, ...] = ()
    outer: Office | None = None
    """An office of the bare one: the spokesman in "General Staff spokesman"."""
    entry: Entry | None = None
    """The single dictionary entry that the phrase is, where it is no more than that."""
    former: bool = False
    alone: Phrase | None = None
    """The phrase without what follows it, where that may not be its owner: "a volunteer" of "a volunteer from the
    group"."""

    own: bool = False
    """Whether "its" or "their" stands before the office that `outer` is of: "a spokeswoman for its government"."""

    land: str = ""
    """The noun for a land or town that owns the bare office: "the kingdom's foreign ministry"."""

    def span(self, words: Sequence[Word]) -> Span:
        """Where the phrase stands."""
        return span_of(words, self.first, self.last)
