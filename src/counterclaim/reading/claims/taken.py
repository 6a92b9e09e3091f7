"""A speech act with what it was taken from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Token

from counterclaim.reading.syntax.tree import extent
from counterclaim.records import Event, Reason, Spans, Stance


class Taken(NamedTuple):
    """A stance, the rule that gave it, the words that the rule went by, and the entry of the list that fitted."""

    stance: Stance
    rule: str
    words: Spans = ()
    entry: str = ""

    @property
    def reason(self) -> Reason:
        """The same as a reason of the claim."""
        return Reason(slot="stance", by="claims", rule=self.rule, words=self.words, entry=self.entry)


def by_words(stance: Stance, rule: str, words: Iterable[Token], entry: str = "") -> Taken:
    """A stance told by some words."""
    return Taken(stance, rule, tuple(sorted({extent(word) for word in words})), entry)


def by_event(stance: Stance, rule: str, event: Event) -> Taken:
    """A stance told by an event."""
    return Taken(stance, rule, (event.trigger,))
