"""What stands right beside an office or noun in a text: an article, a name, an owner that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cached_property

from counterclaim.reading.actors.lexicon import joined
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.wording import ARTICLES, PARTS
from counterclaim.theatres import Theatre, countries, offices
from counterclaim.theatres.spelling import Word, edits, keys_in

INDEFINITE = frozenset({"a", "an", "another", "one", "some", "no", "which", "either", "neither", "any", "each"})
LANDS = PARTS | {"country", "republic", "nation", "territory", "village", "county", "governorate", "land", "prefecture"}
"""Nouns after "of" that leave open whose an office is: the mayor of the town is that of the town spoken of."""
LINKING = frozenset({
    "and", "or", "of", "for", "by", "in", "with", "from", "to", "that", "which", "who", "whose", "when", "while", "his",
    "her", "their", "our", "its", "my", "said", "says", "told", "as", "but", "then", "also", "what", "prime", "senior",
    "far", "right", "left", "hardline", "hard", "junior", "was", "were", "had", "has", "been", "not", "both", "each",
    "every", "same", "whole", "entire", "government", "state", "cabinet", "relevant", "line", "one", "any", "all",
})  # fmt: skip
"""Words that do not tell which ministry is meant."""
NAME_AFTER = re.compile(r",? [A-Z]\w")
NAME_BEFORE = re.compile(
    r"(?<![\w’'-])(?!(?:In|At|From|Near|On|After|Outside|Around|Across|For|To|And|But|The)\b)"
    r"[A-Z][\w’'.-]* [A-Z][\w’'-]+, (?:the |an? )?(?:\w+ )?$"
)
"""A name, with a comma or none between, beside an office."""


class Beside:
    """Asks it of the phrases of one text; `starts` are the offsets at which its sentences begin."""

    def __init__(self, words: Sequence[Word], text: str, *, starts: frozenset[int], theatre: Theatre) -> None:
        self.words, self.text, self.theatre = words, text, theatre
        self._starts = starts

    def after(self, phrase: Phrase, keys: frozenset[str]) -> bool:
        """Whether one of the words stands before the phrase, adjectives between them left out."""
        at = phrase.first - 1
        while at > 0 and self.words[at].key in offices().modifiers.fillers:
            at -= 1
        return at >= 0 and self.words[at].key in keys

    def right_after(self, phrase: Phrase, keys: frozenset[str]) -> bool:
        """Whether one of the words stands right before the phrase."""
        at = phrase.first - 1
        return (
            at >= 0 and self.words[at].key in keys and self.text[self.words[at].end : self.words[at + 1].start] == " "
        )

    def indefinite(self, phrase: Phrase) -> bool:
        """Whether an indefinite article or the like stands before the phrase."""
        return self.after(phrase, INDEFINITE)

    def is_title(self, phrase: Phrase) -> bool:
        """Whether a name stands beside an office: "Mayor X", "the mayor, X", "X, the mayor"."""
        start, end = phrase.span(self.words)
        return bool(phrase.bare) and bool(
            NAME_AFTER.match(self.text, end) or NAME_BEFORE.search(self.text[:start][-40:])
        )

    def department(self, phrase: Phrase) -> str | None:
        """What a ministry or minister is called by words that no list has, before it ("irrigation ministry") or after
        it ("Minister of Reconciliation"); None where nothing of the kind stands there."""
        light = {*offices().modifiers.fillers, *offices().modifiers.former, *ARTICLES, *INDEFINITE, *LINKING}
        at = phrase.first
        while at > 0 and phrase.first - at < 3 and self._qualifies(at - 1, light):
            at -= 1
        if at < phrase.first:
            return self.text[self.words[at].start : phrase.span(self.words)[1]]
        last = phrase.last
        if last + 1 >= len(self.words) or self.words[last].key not in {"of", "for"}:
            return None
        end = last + 1
        while (
            end < len(self.words)
            and end - last < 6
            and self.text[self.words[end - 1].end : self.words[end].start] == " "
        ):
            if not (self.words[end].capital or (self.words[end].key in {"and", "of", "the"} and end > last + 1)):
                break
            end += 1
        while end > last + 1 and not self.words[end - 1].capital:
            end -= 1
        known = any(self.words[i].key in self._countries for i in range(last + 1, end))
        return (
            self.text[self.words[phrase.first].start : self.words[end - 1].end]
            if end > last + 1 and not known
            else None
        )

    def is_qualified(self, phrase: Phrase) -> bool:
        """Whether a noun in small letters right before says whom somebody leads: "the information chief"."""
        light = {*offices().modifiers.fillers, *offices().modifiers.former, *ARTICLES, *INDEFINITE, *LINKING}
        return phrase.first > 1 and self._qualifies(phrase.first - 1, light) and self._has_article(phrase.first - 1)

    def _has_article(self, at: int) -> bool:
        """Whether an article or a possessive stands before word `at`."""
        return at > 0 and self.words[at - 1].key in {*ARTICLES, "s"}

    def _qualifies(self, at: int, light: set[str]) -> bool:
        """Whether a word in small letters, right before the next, tells which ministry."""
        word, following = self.words[at], self.words[at + 1]
        joined_ = self.text[word.end : following.start] in {" ", "-"}
        return joined_ and not word.capital and word.key.isalpha() and len(word.key) > 2 and word.key not in light

    @cached_property
    def _countries(self) -> frozenset[str]:
        """Words of the names and adjectives of states."""
        return frozenset(key for c in countries().values() for name in (c.name, *c.adjectives) for key in keys_in(name))

    def possessed(self, phrase: Phrase) -> bool:
        """Whether the possessive of a noun that nobody knows stands right before: "the prison's director"."""
        return self.owner(phrase) is not None

    def owner(self, phrase: Phrase) -> str | None:
        """The noun in small letters whose possessive stands right before, adjectives between them left out."""
        at = phrase.first - 1
        while at > 0 and self.words[at].key in offices().modifiers.fillers:
            at -= 1
        start = self.words[at + 1].start
        if at < 0 or not self.text[:start].rstrip(" ").endswith(("'s", "’s", "s'", "s’")) or self.words[at].capital:
            return None
        noun = self.words[at - 1] if self.words[at].key == "s" and at else self.words[at]
        return None if noun.capital else noun.key

    def has_owner(self, phrase: Phrase) -> bool:
        """Whether "of …" follows a spokesman or the holder of an office: he is of somebody whom the dictionary does not
        know, as "the president of the camp's committee" is; "of the country" and "of the region" are no owner."""
        speaks = all(o.role == "spokesperson" for o in phrase.bare)
        personal = all(o.role == "person" and not o.id.endswith("minister") for o in phrase.bare)
        owned = is_owned(self.words, phrase.last, lands=not speaks)  # a minister of something is still the state's
        return owned and (speaks or (personal and phrase.outer is None))

    def is_put_there(self, phrase: Phrase) -> bool:
        """Whether what follows says that somebody made him so: "the governor they had named", "the mayor whom the
        rebels appointed", "the mayor named by Moscow"."""
        keys = [word.key for word in self.words[phrase.last : phrase.last + 6]]
        made = next((i for i, key in enumerate(keys) if key in offices().modifiers.installing), len(keys))
        told = keys[:1] in (["they"], ["whom"], ["it"], ["that"]) and made < len(keys)
        told = told or (made == 0 and keys[1:2] == ["by"])
        return told and "." not in self.text[phrase.span(self.words)[1] : self.words[phrase.last + made].end]

    def is_named_otherwise(self, phrase: Phrase) -> bool:
        """Whether a name that nobody knows stands right before the phrase: "the Rizeigat leader" leads no state."""
        at = phrase.first - 1
        if at < 1 or not joined(self.text, self.words[at], self.words[at + 1]):
            return False
        word, before = self.words[at], self.text[: self.words[at].start].rstrip(" ")[-1:]
        light = (*offices().modifiers.fillers, *offices().modifiers.titles, *ARTICLES)
        if not word.capital or word.text.isupper() or word.start in self._starts or not before.isalnum():
            return False
        gap = self.text[word.end : self.words[at + 1].start]
        return gap in {" ", "-"} and word.key not in light and word.key not in self._nearly_known

    @cached_property
    def _nearly_known(self) -> Container[str]:
        """Words of the text that are a party's adjective but for one letter: "Soudanese"."""
        own = {key for p in self.theatre.parties for code in p.countries for key in adjectives_of(code)}
        return {w.key for w in self.words if w.capital and any(edits(w.key, key, most=1) <= 1 for key in own)}


def is_owned(words: Sequence[Word], at: int, *, lands: bool) -> bool:
    """Whether word `at` is "of" or "for" right after the word before it; with `lands` not where the noun of a land or
    its part follows."""
    if not 0 < at < len(words) or words[at].key not in {"of", "for"} or words[at].start - words[at - 1].end != 1:
        return False
    if not lands:
        return True
    first = at + 1
    while first < len(words) and words[first].key in {*ARTICLES, *offices().modifiers.fillers} - PARTS:
        first += 1
    if first >= len(words) or words[at].key != "of":
        return False
    owning = first + 1 < len(words) and words[first + 1].key == "s" and words[first + 1].start - words[first].end == 1
    return owning or words[first].key not in LANDS  # "the president of the camp's committee"


def adjectives_of(code: str) -> tuple[str, ...]:
    """What is called after a state, in small letters."""
    return tuple(keys_in(a)[-1] for a in countries()[code].adjectives)
