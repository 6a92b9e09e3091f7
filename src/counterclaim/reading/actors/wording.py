"""The words of a text as the parts of noun phrases see them: what stands close, in the possessive, for a place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from counterclaim.reading.actors.lexicon import joined
from counterclaim.records import Toponym
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import Word

POSSESSIVE = "s"
"""The key of the word that an apostrophe and an s are."""
ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "own"})
PARTS = frozenset(
    {"state", "region", "province", "city", "town", "district", "area", "sector", "zone", "oblast", "camp"}
)
"""Nouns for a part of the land."""


@cache
def modifiers() -> dict[str, frozenset[str]]:
    """Words between owner and office, by what they say (offices.yaml)."""
    m = offices().modifiers
    return {
        "fillers": frozenset(m.fillers), "former": frozenset(m.former), "installing": frozenset(m.installing),
        "running": frozenset(m.running), "backing": frozenset(m.backing), "against": frozenset(m.against),
        "links": frozenset(m.links), "weapons": frozenset(m.weapons),
    }  # fmt: skip


class Wording:
    """Words of one text, with the places that they name."""

    def __init__(self, words: Sequence[Word], text: str, toponyms: Sequence[Toponym]) -> None:
        self.words, self.text = words, text
        self._places = {t.start: t for t in toponyms if t.place is not None and t.precision != "country"}

    def place(self, at: int) -> Toponym | None:
        """The place that begins at word `at`; a country is none."""
        return self._places.get(self.words[at].start)

    def beyond(self, place: Toponym, at: int) -> int:
        """The first word from `at` on that stands after a place."""
        while at < len(self.words) and self.words[at].end <= place.end:
            at += 1
        return at

    def near(self, at: int) -> bool:
        """Whether word `at` follows the one before it at once."""
        return 0 < at < len(self.words) and joined(self.text, self.words[at - 1], self.words[at])

    def possessive(self, at: int) -> bool:
        """Whether word `at` is the s of a possessive, an apostrophe before it."""
        if at >= len(self.words) or self.words[at].key != POSSESSIVE:
            return False
        return self.text[self.words[at - 1].end : self.words[at].start] in {"'", "’"}

    def has_house(self, at: int) -> bool:
        """Whether "'s office" follows: "the defence minister's office" speaks for him."""
        return self.possessive(at) and self.near(at + 1) and self.words[at + 1].key == "office"

    def after(self, first: int, keys: set[str]) -> bool:
        """Whether one of some words stands before word `first`."""
        return first > 0 and self.words[first - 1].key in keys

    def definite(self, first: int) -> bool:
        """Whether "the" stands before word `first`."""
        return self.after(first, {"the"})

    def indefinite(self, first: int) -> bool:
        """Whether an indefinite article or the like stands before word `first`."""
        return self.after(first, {"a", "an", "another", "one"})

    def between(self, first: int, last: int) -> str:
        """The text of the words `first` to `last` (the end not included)."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def is_within(self, at: int) -> bool:
        """Whether "in" and a town or part of the land follow: the army's commander there does not command it all."""
        if at + 1 >= len(self.words) or self.words[at].key not in {"in", "for"} or not self.near(at):
            return False
        at += 1
        if self.words[at].key in ARTICLES:
            at += 1
        if at >= len(self.words) or not self.near(at):
            return False
        return self.words[at].key in PARTS or self.place(at) is not None

    def is_administered(self, at: int) -> bool:
        """Whether the country that was read last only governs what follows: "Pakistan-administered", "Russian-held"."""
        return at < len(self.words) and self.words[at].key in modifiers()["running"] and self.near(at)
