"""The words of a dispatch as they are compared with another's: those that are read, in sentences, quotations marked.

Headline, bylines, credits, datelines, notices and front matter are left out: they are what every outlet has of its own.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from counterclaim.intake.paragraphs import sentences
from counterclaim.reading.attribution.quotation import paragraphs, quotations
from counterclaim.reading.readable import readable_text
from counterclaim.reconciling.reprints.credits import credits_of
from counterclaim.reconciling.reprints.printed import KEPT, Printed, printed
from counterclaim.reconciling.reprints.tiling import HalfRuns, Runs, runs_in
from counterclaim.records import Document, Span
from counterclaim.theatres.spelling import key_of

WORD = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|"
    r"(?:[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[\u0300-\u036f\u064b-\u0652])+"
)
"""A word, or a number with its groups of three; in scripts without spaces every sign is one."""
GROUPS = re.compile(r"[.,\u00a0\u202f ]")
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’ .-]{2,40})(?:[,/] ?[\w'’. ]{2,40}){0,3}(?:\([^)\n]{2,30}\) ?)?\s?[–—-]{1,2}\s(?=\S)"
)
"""A place in capitals, perhaps with region, day and agency, before a dash: "KYIV, Sept 13 (Agency) —"."""
BETWEEN = "\x1f"
"""What stands between words that are hashed."""
HEADING = re.compile(r"#{1,6}\s[^\n]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it stands in the text, and its words as a range of the wording's words."""

    span: Span
    first: int
    last: int
    """One after its last word."""
    paragraph: int


class Piece(NamedTuple):
    """The words of a paragraph, by offsets into it: their folded forms, where each stands, and of each sentence its
    span and the range of its words."""

    keys: tuple[str, ...]
    spans: tuple[Span, ...]
    sentences: tuple[tuple[Span, int, int], ...]


class Brief(NamedTuple):
    """An extent as very many are kept: of the number of each run half, so that runs that differ are now and then taken
    for the same, and never the other way round."""

    words: int
    own: int
    runs: HalfRuns

    @property
    def sorted_runs(self) -> HalfRuns:
        """The runs, sorted."""
        return np.sort(self.runs)


class Extent(NamedTuple):
    """How many words there are, how many of them outside quotations, and the short runs of them (`tiling`), in the
    order of the text and sorted."""

    words: int
    own: int
    runs: Runs
    sorted_runs: Runs

    @property
    def brief(self) -> Brief:
        """The same in little room."""
        return Brief(self.words, self.own, (self.runs >> np.uint64(32)).astype(np.uint32))


@dataclass(frozen=True)
class Wording:
    """`keys` are the folded words, `quoted` which stand between quotation marks; `pieces` are the paragraphs, each with
    the offset at which it begins, `firsts` the numbers of their first words."""

    keys: tuple[str, ...]
    quoted: tuple[bool, ...]
    sentences: tuple[Sentence, ...]
    headline: Span | None
    pieces: tuple[tuple[int, Piece], ...]
    firsts: tuple[int, ...]

    def span(self, word: int) -> Span:
        """Where a word stands."""
        number = bisect_right(self.firsts, word) - 1
        at, piece = self.pieces[number]
        start, end = piece.spans[word - self.firsts[number]]
        return at + start, at + end

    def words(self, sentence: Sentence) -> tuple[str, ...]:
        """The folded words of a sentence."""
        return self.keys[sentence.first : sentence.last]

    @cached_property
    def own(self) -> int:
        """How many words stand outside quotations."""
        return len(self.quoted) - sum(self.quoted)

    @cached_property
    def runs(self) -> Runs:
        """The short runs of its words."""
        return runs_in(self.keys)

    @cached_property
    def extent(self) -> Extent:
        """What tells how much it can have in common with another."""
        return Extent(len(self.keys), self.own, self.runs, np.sort(self.runs))


def wording_of(document: Document) -> Wording:
    """The words of a dispatch that are compared; empty where nothing of it is read. Offsets are into its text."""
    return _wording(printed(document))


@lru_cache(maxsize=KEPT)
def _wording(of: Printed) -> Wording:
    document = of.document
    text = _without_credits(document)
    keys: list[str] = []
    pieces: list[tuple[int, Piece]] = []
    firsts: list[int] = []
    found: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs(text)):
        piece = _piece(text[start:end])
        first = len(keys)
        found += (
            Sentence((start + a, start + b), first + begin, first + end, number)
            for (a, b), begin, end in piece.sentences
        )
        keys += piece.keys
        pieces.append((start, piece))
        firsts.append(first)
    headline = next((section.span for section in document.sections if section.kind == "headline"), None)
    quoted = _quoted(text, pieces, firsts, len(keys))
    return Wording(tuple(keys), quoted, tuple(found), headline, tuple(pieces), tuple(firsts))


@lru_cache(maxsize=4 * KEPT)
def _piece(paragraph: str) -> Piece:
    """The words of a paragraph: reprints have whole ones from each other."""
    dateline = DATELINE.match(paragraph)
    keys: list[str] = []
    spans: list[Span] = []
    found: list[tuple[Span, int, int]] = []
    for start, end in sentences(paragraph, (dateline.end() if dateline else 0, len(paragraph))):
        first = len(keys)
        words = list(WORD.finditer(paragraph, start, end))
        keys += [folded(match[0]) for match in words]
        spans += [match.span() for match in words]
        if len(keys) > first:
            found.append(((spans[first][0], end), first, len(keys)))
    return Piece(tuple(keys), tuple(spans), tuple(found))


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """A word as it is compared: case, accents and the marks between groups of digits do not count."""
    return GROUPS.sub("", word) if word[0].isdigit() else key_of(unicodedata.normalize("NFKC", word))


def hashed(words: tuple[str, ...]) -> int:
    """A number of 63 bits for some words, the same in every process and on every machine."""
    return number_of(BETWEEN.join(words))


def number_of(words: str) -> int:
    """The same for words that are joined already."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big") >> 1


def _without_credits(document: Document) -> str:
    """The readable text with headline and credits blank; offsets stay."""
    text = readable_text(document)
    holes = [section.span for section in document.sections if section.kind == "headline"]
    holes += [credit.span for credit in credits_of(document) if credit.kind != "cited"]
    for start, end in holes:
        text = text[:start] + " " * (end - start) + text[end:]
    return HEADING.sub(lambda line: " " * len(line[0]), text)


def _quoted(text: str, pieces: Sequence[tuple[int, Piece]], firsts: Sequence[int], words: int) -> tuple[bool, ...]:
    """For each word whether it stands in a quotation, of which each lies in one paragraph. `firsts` are the numbers of
    the first words of the pieces."""
    inside = [False] * words
    for quotation in quotations(text):
        start, end = quotation.inner
        number = bisect_right(pieces, start, key=itemgetter(0)) - 1
        if quotation.depth or number < 0:
            continue
        at, piece = pieces[number]
        begin = bisect_left(piece.spans, start - at, key=itemgetter(0))
        stop = bisect_right(piece.spans, end - at, key=itemgetter(1))
        inside[firsts[number] + begin : firsts[number] + stop] = [True] * (stop - begin)
    return tuple(inside)
