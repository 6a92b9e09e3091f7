"""The passages of a dispatch and the words in them that tell one incident from another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from counterclaim.reconciling.incidents.words import rare_names, telling_words
from counterclaim.records import Span, Spans

BREAK = re.compile(r"\n\s*")
STOP = re.compile(r"[.!?][\"”’)]*\s+|\n\s*")
ELSEWHERE = re.compile(
    r"\b(?:separately|meanwhile|elsewhere|another|other|also|again|earlier|before|previous|in addition|new"
    r"|last (?:week|month)|day after)\b",
    re.IGNORECASE,
)
"""Words before an event by which a text often turns to something else."""
THEN = re.compile(
    r"\b(?:in|since|during|by|of) (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|spring|summer|autumn|winter)\b"
    r"|\b(?:an?|two|three|several) (?:days?|weeks?|months?) (?:earlier|before|later|ago|after)\b"
    r"|\b(?:last|previous|earlier|the) (?:week|month|year|weekend)\b|\bthe day (?:before|after)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tell of another time."""
BEFORE = 150
"""Code points before an event in which a text turns to it."""
REACH = 1500
"""Code points that a passage goes on at most: what an outlet adds below its report is nobody's words."""


def _without(text: str, unread: Sequence[Span]) -> str:
    """The text with spaces for some spans of it, in order."""
    pieces: list[str] = []
    at = 0
    for start, end in unread:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*pieces, text[at:]))


class Setting(msgspec.Struct, frozen=True):
    """Where in its text something is told: the numbers of the paragraph and of the sentence; whether the words before
    it in its sentence turn to something else, and whether the sentence tells of another time."""

    paragraph: int = 0
    sentence: int = 0
    elsewhere: bool = False
    then: bool = False


Words = tuple[frozenset[str], frozenset[str]]
"""Telling words, and rare names."""
KEPT = 256
"""Texts of which what was worked out is kept: reprints have them from each other."""


class Passages:
    """The paragraphs of a text, each with those after it in which nothing is claimed, and their telling words."""

    def __init__(self, text: str, told_at: Iterable[int], *, title: str = "", unread: Sequence[Span] = ()) -> None:
        """`told_at`: offsets at which claims begin. The title goes with the first passage. Words in `unread` are
        nobody's: front matter, what an outlet's system adds."""
        self._of = _printed(text, tuple(told_at), tuple(unread))
        # in a title every word may have a capital: it gives words, no names
        self._title = telling_words([f" {title}"]) if title else frozenset[str]()

    def words_at(self, spans: Spans) -> Words:
        """Telling words, and rare names, of the passages that hold some spans."""
        first, words, names = self._of.words_at(spans)
        return words | self._title if first else words, names

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph at an offset."""
        return self._of.paragraph_of(offset)

    def setting_at(self, offset: int) -> Setting:
        """Where in the text an offset is."""
        return self._of.setting_at(offset)


class _Printed:
    """What of its passages is the same wherever a text is printed, each found once."""

    def __init__(self, text: str, told_at: Sequence[int], unread: Sequence[Span]) -> None:
        self._text = _without(text, unread)
        paragraphs = self._paragraphs = [0, *(found.end() for found in BREAK.finditer(text))]
        told = sorted({bisect_right(paragraphs, offset) - 1 for offset in told_at})
        self._starts = [0, *(paragraphs[number] for number in told[1:])]
        self._sentences = [0, *(found.end() for found in STOP.finditer(text))]
        self._found: dict[int, Words] = {}
        self._at_spans: dict[Spans, tuple[bool, frozenset[str], frozenset[str]]] = {}
        self._settings: dict[int, Setting] = {}

    def words_at(self, spans: Spans) -> tuple[bool, frozenset[str], frozenset[str]]:
        """Whether the first passage is among those that hold some spans, and the words of these."""
        if spans not in self._at_spans:
            self._at_spans[spans] = self._words_at(spans)
        return self._at_spans[spans]

    def _words_at(self, spans: Spans) -> tuple[bool, frozenset[str], frozenset[str]]:
        ends = ((start, max(start, end - 1)) for start, end in spans)
        numbers = sorted({number for start, end in ends for number in range(self._at(start), self._at(end) + 1)})
        found = [self._words_in(number) for number in numbers]
        words, names = (frozenset[str]().union(*(one[which] for one in found)) for which in (0, 1))
        return 0 in numbers, words, names

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph at an offset."""
        return bisect_right(self._paragraphs, offset) - 1

    def setting_at(self, offset: int) -> Setting:
        """Where in the text an offset is."""
        if offset not in self._settings:
            self._settings[offset] = self._setting_at(offset)
        return self._settings[offset]

    def _setting_at(self, offset: int) -> Setting:
        number = bisect_right(self._sentences, offset) - 1
        start = max(self._sentences[number], offset - REACH)
        end = min((*self._sentences[number + 1 : number + 2], len(self._text), offset + REACH))
        return Setting(
            paragraph=self.paragraph_of(offset),
            sentence=number,
            elsewhere=ELSEWHERE.search(self._text, max(start, offset - BEFORE), offset) is not None,
            then=THEN.search(self._text, start, end) is not None,
        )

    def _at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _words_in(self, number: int) -> Words:
        if number not in self._found:
            start = self._starts[number]
            end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
            passage = self._text[start : min(end, start + REACH)]
            self._found[number] = telling_words([passage]), rare_names([passage])
        return self._found[number]


_printed = lru_cache(maxsize=KEPT)(_Printed)
