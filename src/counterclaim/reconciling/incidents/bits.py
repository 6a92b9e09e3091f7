"""Sets of words as rows of bits, a column for each word: what very many pairs of sets have in common is counted by it.

Words of one weight stand side by side, so that one look at a pair tells how many of each weight both have. Columns are
for words that more than one set has: what stands in one alone is in common with nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.reconciling.incidents.bags import LEAST, LESS, MOST
from counterclaim.reconciling.incidents.words import weight

Numbers = NDArray[np.int64]
Bits = NDArray[np.uint64]
Words = NDArray[np.int32]
"""The numbers of some words, in no order."""

LEVELS = (MOST, LESS, LEAST)
"""Weights of words, in the order in which they are counted."""
WEIGHTS_OF = np.array(LEVELS)
SQUARES_OF = [round(100 * one**2) for one in LEVELS]
SQUARES = np.array(SQUARES_OF)
"""The squares of these, in hundredths."""
WIDTH = 64
"""Bits of a number of a row."""


class Vocabulary:
    """Numbers for words, as they come; words that weigh nothing have none."""

    def __init__(self) -> None:
        self._of: dict[str, int | None] = {}
        self.levels: list[int] = []
        """The level of each numbered word, its place in LEVELS."""

    def numbered(self, words: Iterable[str]) -> Words:
        """The numbers of some words."""
        found = map(self.number, words)
        return np.array([number for number in found if number is not None], dtype=np.int32)

    def number(self, word: str) -> int | None:
        """The number of a word, None where it weighs nothing."""
        of = self._of
        return of[word] if word in of else self._new(word)

    def _new(self, word: str) -> int | None:
        weighs = weight(word)
        if weighs in LEVELS:
            self._of[word] = len(self.levels)
            self.levels.append(LEVELS.index(weighs))
        else:
            self._of[word] = None
        return self._of[word]


class Columns:
    """The columns of numbered words that more than one of some things has; `of_each` are those of each, each once."""

    def __init__(self, of_each: Sequence[Words], levels: Sequence[int]) -> None:
        times = np.bincount(np.concatenate(of_each), minlength=len(levels))
        level_of = np.array(levels, dtype=np.int64)
        self._column = np.full(len(levels), -1)
        self._starts: list[int] = []
        numbers = 0
        for level in range(len(LEVELS)):
            words = np.flatnonzero((times > 1) & (level_of == level))
            self._starts.append(numbers)
            self._column[words] = numbers * WIDTH + np.arange(len(words))
            numbers += 1 + len(words) // WIDTH
        self._width = numbers

    def rows(self, sets: Sequence[Words], parts: Sequence[NDArray[np.bool_]] = ()) -> list[Bits]:
        """A row for each set of numbered words; those without a column are passed over. `parts`: which of all words of
        the sets, one after the other, are of a part, for each part that rows are asked for; without, of all."""
        row = np.repeat(np.arange(len(sets)) * self._width, [len(one) for one in sets])
        column = self._column[np.concatenate(sets)]
        having = column >= 0
        row, column = row[having], column[having]
        at, bit = row + column // WIDTH, np.uint64(1) << (column % WIDTH).astype(np.uint64)
        made: list[Bits] = []
        for part in parts or (np.ones(len(having), dtype=np.bool_),):
            chosen = part[having]
            bits = np.zeros(len(sets) * self._width, dtype=np.uint64)
            np.add.at(bits, at[chosen], bit[chosen])  # each bit is added once, as a set has each word once
            made.append(bits.reshape(len(sets), self._width))
        return made

    def in_both(self, one: Bits, other: Bits) -> Numbers:
        """How many words of each of LEVELS are in both of some pairs of rows."""
        return np.add.reduceat(np.bitwise_count(one & other), self._starts, axis=1, dtype=np.int64)
