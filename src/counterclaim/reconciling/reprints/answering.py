"""Sentences of two dispatches that answer each other, and whether their numbers are the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from counterclaim.reading.figures.numerals import found as numerals_in
from counterclaim.reconciling.reprints.tiling import Tile
from counterclaim.reconciling.reprints.wording import Wording, wording_of
from counterclaim.records import Document

ALIKE = 0.4
"""Share of the shorter of two sentences that must be in common runs for one to answer the other."""
FIGURES, OTHERWISE = 3, 0.5
"""Numbers that differ, and their share of all, from which on like sentences are a formula."""
NONE_ALIKE = 2
"""Numbers and weekdays that differ from which on they are one, if none is the same and the texts are of two days."""
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


class Figures(NamedTuple):
    """How many numbers in answering sentences are the same, how many differ, and how many sentences name other
    weekdays."""

    same: int
    differ: int
    weekdays: int

    def of_a_formula(self, *, other_day: bool) -> bool:
        """Whether the sentences are a form that is filled in anew for each issue; `other_day`: the two dispatches were
        published on different days."""
        if self.differ >= FIGURES and self.differ >= OTHERWISE * (self.same + self.differ):
            return True
        return other_day and self.differ > 0 and self.same == 0 and self.differ + self.weekdays >= NONE_ALIKE


def answers(one: Wording, other: Wording, found: Iterable[Tile]) -> list[tuple[int, int]]:
    """Pairs of sentences (by index) that answer each other: enough of the shorter stands in the other."""
    firsts_a = [sentence.first for sentence in one.sentences]
    firsts_b = [sentence.first for sentence in other.sentences]
    shared: Counter[tuple[int, int]] = Counter()
    for tile in found:
        n = 0
        while n < tile.length:
            i = bisect_left(firsts_a, tile.a + n + 1) - 1
            j = bisect_left(firsts_b, tile.b + n + 1) - 1
            step = min(one.sentences[i].last - tile.a, other.sentences[j].last - tile.b, tile.length) - n
            shared[i, j] += step
            n += step
    kept = []
    for (i, j), words in shared.items():
        x, y = one.sentences[i], other.sentences[j]
        if words >= ALIKE * min(x.last - x.first, y.last - y.first):
            kept.append((i, j))
    return sorted(kept)


def figures_of(a: Document, b: Document, pairs: Iterable[tuple[int, int]]) -> Figures:
    """How the numbers and weekdays in sentences that answer each other agree."""
    one, other = wording_of(a), wording_of(b)
    same = differ = weekdays = 0
    for i, j in pairs:
        x = Counter(numbers_in(a.text[slice(*one.sentences[i].span)]))
        y = Counter(numbers_in(b.text[slice(*other.sentences[j].span)]))
        agreeing = (x & y).total()
        same += agreeing
        differ += min(
            (x - y).total(), (y - x).total()
        )  # one in the place of another; what is only added is not counted
        named = [WEEKDAYS.intersection(w) for w in (one.words(one.sentences[i]), other.words(other.sentences[j]))]
        weekdays += bool(named[0] and named[1] and not named[0] & named[1])
    return Figures(same, differ, weekdays)


@lru_cache(maxsize=8192)
def numbers_in(words: str) -> tuple[str, ...]:
    """The numbers of a passage, in digits and words, as what distinguishes them: value or bounds."""
    numerals, _ = numerals_in(words, words)
    return tuple(f"{n.value}/{n.low}/{n.high}" for n in numerals)
