"""Phrases of the dictionary and names of persons as they were met in a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.who import Who
from counterclaim.records import Span
from counterclaim.records.located import Located
from counterclaim.theatres import KnownActor
from counterclaim.theatres.spelling import Word


@dataclass(slots=True)
class Item:
    """A phrase of the dictionary as it was met in the text, with who it turned out to mean."""

    phrase: Phrase
    who: Who | None = None
    keep: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the text: words `first` to `last`, and whom the theatre knows by it."""

    first: int
    last: int
    span: Span
    known: KnownActor | None


class Items:
    """The phrases of one text in their order, to be asked for those at some words."""

    def __init__(self, items: Sequence[Item], words: Sequence[Word]) -> None:
        self._at = Located(items, lambda item: item.phrase.span(words))
        self._words = words

    def at(self, span: Span) -> list[Item]:
        """Those that share a code point with `span`."""
        return self._at.touching(span)

    def beside(self, first: int, last: int, sentence: Span) -> list[Item]:
        """Those at the words numbered `first` to `last`, and in the sentence."""
        first, last = max(first, 0), min(last, len(self._words) - 1)
        return self._at.touching((self._words[first].start, self._words[last].end), sentence)
