"""The links among very many pairs of strands at once: the points that `linking.linked` gives for each of them.

A ledger asks for the points of some thirty pairs for each strand that comes, and for the words that say why of hardly
any. So nothing is worded here. What hangs on modes, places, days, actors or counts alone is found once for each two
values of them, and the words that two strands have in common are counted by bits (`bits`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.reconciling.incidents.bags import weighed
from counterclaim.reconciling.incidents.bits import SQUARES, Bits, Columns, Numbers, Vocabulary, Words
from counterclaim.reconciling.incidents.linking import (
    A_LITTLE,
    LINKED,
    MOST_BY_WORDS,
    MOST_IN_COMMON,
    NEVER,
    NOT_BY_CHANCE,
    Evidence,
    by_names,
    by_said_words,
    by_told_words,
    fewest_in_common,
    of_actors,
    of_counts,
    of_days,
    of_family,
    of_kinds,
    of_modes,
    of_places,
    of_sayings,
    of_sites,
)
from counterclaim.reconciling.incidents.strands import Strand
from counterclaim.reconciling.incidents.words import squares

Points = NDArray[np.float64]
Pair = tuple[int, int]
"""The places of two strands among those that are given."""

AT_ONCE = 2_000
"""Pairs of which the words are compared at a time: what they take stays in the processor's caches."""


class Aspect:
    """Evidence that hangs on one value of each of two strands: values are numbered, and points kept by two numbers."""

    def __init__(
        self, value: Callable[[Strand], Hashable], evidence: Callable[[Strand, Strand], Iterator[Evidence]]
    ) -> None:
        self._value, self._evidence = value, evidence
        self._numbers: dict[Hashable, int] = {}
        self._having: list[Strand] = []
        self._points: dict[int, tuple[float, ...]] = {}

    def number(self, strand: Strand) -> int:
        """The number of a strand's value."""
        number = self._numbers.setdefault(self._value(strand), len(self._having))
        if number == len(self._having):
            self._having.append(strand)
        return number

    def points(self, first: Numbers, second: Numbers) -> list[Points]:
        """The points of pairs of numbered values, in an array for each piece of evidence."""
        values, which = np.unique(first << 32 | second, return_inverse=True)
        known = self._points
        found = [known[value] if value in known else self._new(value) for value in values.tolist()]
        most = max(map(len, found), default=0)
        return [np.array([points[n] if n < len(points) else 0.0 for points in found])[which] for n in range(most)]

    def _new(self, value: int) -> tuple[float, ...]:
        pair = self._having[value >> 32], self._having[value & 0xFFFFFFFF]
        self._points[value] = found = tuple(one.points for one in self._evidence(*pair))
        return found


class Numbered(NamedTuple):
    """A strand as it is compared: the numbers of its values, and of its words those around what is told and those of
    its sayings, both without those that are evidence otherwise (`out`), all of either, and its names of two words."""

    strand: Strand
    kinds: int
    before: tuple[int, ...]
    after: tuple[int, ...]
    saying: int
    told: Words
    said: Words
    out: Words
    words: Words
    all_said: Words
    every: Words
    names: Words
    told_squares: int
    said_squares: int
    fewest: float


class Comparing:
    """Compares strands, and keeps what it learns of their values and words."""

    def __init__(self) -> None:
        self.kinds = Aspect(lambda strand: strand.kinds, of_kinds)
        self.before = (
            Aspect(lambda strand: strand.modes, of_modes),
            Aspect(lambda strand: (strand.spots, strand.kinds), of_places),
            Aspect(lambda strand: (strand.days, strand.published, "days" in strand.around), of_days),
        )
        self.after = (
            Aspect(lambda strand: (strand.agents, strand.targets, strand.target_sides), of_actors),
            Aspect(lambda strand: strand.sites, of_sites),
            Aspect(lambda strand: strand.counts, of_counts),
            Aspect(lambda strand: strand.family, of_family),
        )
        self.sayings = Aspect(lambda strand: strand.sayings, of_sayings)
        self.words, self.names = Vocabulary(), Vocabulary()

    def numbered(self, strand: Strand) -> Numbered:
        """A strand as this compares it, and no other."""
        out = strand.counted_elsewhere
        told, said = strand.words - out, strand.all_said - out
        of = self.words.numbered
        return Numbered(
            strand=strand,
            kinds=self.kinds.number(strand),
            before=tuple(aspect.number(strand) for aspect in self.before),
            after=tuple(aspect.number(strand) for aspect in self.after),
            saying=self.sayings.number(strand),
            told=of(told), said=of(said), out=of(out), words=of(strand.words), all_said=of(strand.all_said),
            every=of(strand.words | strand.all_said | out), names=self.names.numbered(strand.full_names),
            told_squares=squares(told), said_squares=squares(said),
            fewest=fewest_in_common(strand) if strand.said else np.inf,
        )  # fmt: skip

    def points_among(self, strands: Sequence[Numbered], pairs: Sequence[Pair]) -> list[float]:
        """The points of some pairs of strands, as `linking.points_of` gives them."""
        return _Asked(self, strands, pairs).points(np.arange(len(pairs))).tolist() if pairs else []

    def linked_among(self, strands: Sequence[Numbered], pairs: Sequence[Pair]) -> list[tuple[int, float]]:
        """Which of some pairs of strands are linked: their places in `pairs`, with their points."""
        if not pairs:
            return []
        asked = _Asked(self, strands, pairs)
        left = asked.that_may_be_linked()
        found: list[tuple[int, float]] = []
        for start in range(0, len(left), AT_ONCE):
            some, points = asked.points_of_linked(left[start : start + AT_ONCE])
            enough = np.flatnonzero(points >= LINKED)
            found += zip(some[enough].tolist(), (round(one, 3) for one in points[enough].tolist()), strict=True)
        return found


class _Asked:
    """Some pairs of strands of which the points are asked for."""

    def __init__(self, comparing: Comparing, strands: Sequence[Numbered], pairs: Sequence[Pair]) -> None:
        one, other = np.array(pairs, dtype=np.int64).T
        rank = np.argsort(np.argsort(np.array([each.strand.key for each in strands])))
        self._first, self._second = first, second = np.where(rank[one] <= rank[other], (one, other), (other, one))
        kinds = np.array([each.kinds for each in strands])
        apart = comparing.kinds.points(kinds[first], kinds[second])
        self._apart = apart[0] < 0 if apart else np.zeros(len(first), dtype=np.bool_)
        self._before = _by_values(comparing.before, np.array([each.before for each in strands]), first, second)
        self._after = _by_values(comparing.after, np.array([each.after for each in strands]), first, second)
        self._without_words = sum((*self._before, *self._after), np.zeros(len(first)))
        self._words = InWords(strands, comparing.words, comparing.names, comparing.sayings)

    def that_may_be_linked(self) -> Numbers:
        """The pairs whose points may be enough, whatever words they have in common."""
        return np.flatnonzero((self._without_words + MOST_BY_WORDS >= LINKED - A_LITTLE) & ~self._apart)

    def points_of_linked(self, some: Numbers) -> tuple[Numbers, Points]:
        """Those of some pairs that may be linked by the same sayings and names that they have, and their points: what
        else they have in common takes longest to count."""
        first, second = self._first[some], self._second[some]
        exact = self._words.the_same(first, second)
        left = np.flatnonzero(self._without_words[some] + sum(exact) + MOST_IN_COMMON >= LINKED - A_LITTLE)
        in_common = self._words.in_common(first[left], second[left])
        return some[left], self._added(some[left], [*(part[left] for part in exact), *in_common])

    def points(self, some: Numbers) -> Points:
        """The points of some of the pairs."""
        first, second = self._first[some], self._second[some]
        return self._added(some, [*self._words.the_same(first, second), *self._words.in_common(first, second)])

    def _added(self, some: Numbers, words: Sequence[Points]) -> Points:
        """All points of some pairs, in the order of `linking.weigh`: a sum of floats depends on it."""
        points = np.zeros(len(some))
        before, after = ([part[some] for part in parts] for parts in (self._before, self._after))
        for part in (*before, *words, *after):
            points += part
        return np.where(self._apart[some], NEVER, points)


def _by_values(aspects: Sequence[Aspect], values: Numbers, first: Numbers, second: Numbers) -> list[Points]:
    return [
        points for at, aspect in enumerate(aspects) for points in aspect.points(values[first, at], values[second, at])
    ]


class InWords:
    """The words of some strands as rows of bits, and what pairs of them have in common."""

    def __init__(
        self, strands: Sequence[Numbered], words: Vocabulary, names: Vocabulary, sayings: Aspect
    ) -> None:  # fmt: skip
        self._sayings, self._saying = sayings, np.array([one.saying for one in strands])
        self._columns = columns = Columns([one.every for one in strands], words.levels)
        self._told = columns.rows([one.told for one in strands])
        self._said = columns.rows([one.said for one in strands])
        self._out = columns.rows([one.out for one in strands])
        self._words = columns.rows([one.words for one in strands])
        self._all_said = columns.rows([one.all_said for one in strands])
        self._told_squares = np.array([one.told_squares for one in strands])
        self._said_squares = np.array([one.said_squares for one in strands])
        self._fewest = np.array([one.fewest for one in strands])
        self._named = Columns([one.names for one in strands], names.levels)
        self._names = self._named.rows([one.names for one in strands])

    def the_same(self, first: Numbers, second: Numbers) -> list[Points]:
        """The points of the same sayings and of the same names of some pairs."""
        names = self._named.in_both(self._names[first], self._names[second]).sum(axis=1)
        of_number = np.array([by_names(number) for number in range(names.max(initial=0) + 1)])
        return [self._same(first, second), of_number[names]]

    def in_common(self, first: Numbers, second: Numbers) -> list[Points]:
        """The points of what else is in both, in what is told around and in what claims say."""
        both = self._columns.in_both(self._words[first], self._words[second]).any(axis=1)
        told = self._in_common(self._told, self._told_squares, first, second, by_told_words)
        said = self._in_common(self._said, self._said_squares, first, second, by_said_words)
        return [np.where(both, told, 0.0), np.where(both, said, 0.0)]

    def _same(self, first: Numbers, second: Numbers) -> Points:
        """The points of a saying that both have, looked for only where enough of all sayings is in both."""
        common = self._columns.in_both(self._all_said[first], self._all_said[second]).sum(axis=1)
        found = np.zeros(len(first))
        enough = np.flatnonzero(common >= np.maximum(self._fewest[first], self._fewest[second]))
        for points in self._sayings.points(self._saying[first[enough]], self._saying[second[enough]]):
            found[enough] += points
        return found

    def _in_common(
        self, rows: Bits, of_each: Numbers, first: Numbers, second: Numbers, points: Callable[[float, float], float]
    ) -> Points:
        """The points of words in common, of which those do not count that are evidence otherwise in either."""
        found = np.zeros(len(first))
        levels = self._columns.in_both(rows[first], rows[second])
        some = np.flatnonzero(levels.any(axis=1))
        first, second, levels = first[some], second[some], levels[some]
        of_a = of_each[first] - self._columns.in_both(rows[first], self._out[second]) @ SQUARES
        of_b = of_each[second] - self._columns.in_both(rows[second], self._out[first]) @ SQUARES
        alike = levels @ SQUARES / np.sqrt(of_a * of_b)
        enough = np.flatnonzero(alike >= NOT_BY_CHANCE)
        weighs = (weighed(*three)[1] for three in levels[enough].tolist())
        found[some[enough]] = [points(*two) for two in zip(alike[enough].tolist(), weighs, strict=True)]
        return found
