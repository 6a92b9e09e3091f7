"""The links among very many pairs of strands at once: the points that `linking.linked` gives for each of them.

A ledger asks for the points of some thirty pairs for each strand that comes, and for the words that say why of hardly
any. So nothing is worded here. What hangs on modes, places, days, actors or counts alone is found once for each two
values of them, and the words that two strands have in common are counted by bits (`bits`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from counterclaim.reconciling.incidents.bags import weighed
from counterclaim.reconciling.incidents.bits import (
    SQUARES,
    SQUARES_OF,
    WEIGHTS_OF,
    Bits,
    Columns,
    Numbers,
    Vocabulary,
    Words,
)
from counterclaim.reconciling.incidents.linking import (
    A_LITTLE,
    BY_WEIGHT_SAID,
    BY_WEIGHT_TOLD,
    LINKED,
    MOST_BY_WORDS,
    MOST_IN_COMMON,
    MOST_SAID,
    MOST_TOLD,
    NEVER,
    NOT_BY_CHANCE,
    OF_ONE_TEXT,
    Evidence,
    by_names,
    by_said_words,
    by_told_words,
    counts_once,
    fewest_in_common,
    of_actors,
    of_days,
    of_kinds,
    of_modes,
    of_sayings,
    of_sites,
    places_once,
)
from counterclaim.reconciling.incidents.strands import Strand

Points = NDArray[np.float64]
Parts = NDArray[np.int8]
Pairs = Sequence[tuple[int, int]] | Numbers
"""The places of two strands each among those that are given."""

AT_ONCE = 2_000
"""Pairs of which the words are compared at a time: what they take stays in the processor's caches."""


def _without_words(strand: Strand) -> Strand:
    """A strand without what takes most room of it."""
    return msgspec.structs.replace(strand, words=frozenset(), names=frozenset(), sayings=(), tellings=())


def _sayings_alone(strand: Strand) -> Strand:
    return msgspec.structs.replace(strand, words=frozenset(), names=frozenset(), tellings=(), spots=(), counts=())


class Aspect:
    """Evidence that hangs on one value of each of two strands: values are numbered, and points kept by two numbers.
    `says`: whether a strand has such a value at all; of one that has none nothing is said. `kept`: as much of a strand
    as the evidence looks at."""

    NOTHING = -1
    """The number of a strand that has no such value."""

    def __init__(
        self, value: Callable[[Strand], Hashable], evidence: Callable[[Strand, Strand], Iterator[Evidence]], *,
        says: Callable[[Strand], bool] = lambda _: True, kept: Callable[[Strand], Strand] = _without_words,
    ) -> None:  # fmt: skip
        self._value, self._evidence, self._says, self._kept = value, evidence, says, kept
        self._numbers: dict[Hashable, int] = {}
        self._having: list[Strand] = []
        self._points: dict[int, tuple[float, ...]] = {}

    def number(self, strand: Strand) -> int:
        """The number of a strand's value."""
        if not self._says(strand):
            return self.NOTHING
        number = self._numbers.setdefault(self._value(strand), len(self._having))
        if number == len(self._having):
            self._having.append(self._kept(strand))
        return number

    def points(self, first: Numbers, second: Numbers) -> list[Points]:
        """The points of pairs of numbered values, in an array for each piece of evidence."""
        some = np.flatnonzero((first >= 0) & (second >= 0))
        values, which = np.unique(first[some] << 32 | second[some], return_inverse=True)
        known = self._points
        found = [known[value] if value in known else self._new(value) for value in values.tolist()]
        made: list[Points] = []
        for n in range(max(map(len, found), default=0)):
            points = np.zeros(len(first))
            points[some] = np.array([points[n] if n < len(points) else 0.0 for points in found])[which]
            made.append(points)
        return made

    def _new(self, value: int) -> tuple[float, ...]:
        pair = self._having[value >> 32], self._having[value & 0xFFFFFFFF]
        self._points[value] = found = tuple([one.points for one in self._evidence(*pair)])
        return found


class Numbered(NamedTuple):
    """A strand as it is compared: the numbers of its values and of its words, with what each is (`parts`, see
    TOLD_AROUND …), and its names of two words."""

    key: str
    background: bool
    kinds: int
    before: tuple[int, ...]
    after: tuple[int, ...]
    family: int
    saying: int
    words: Words
    parts: Parts
    names: Words
    told_squares: int
    said_squares: int
    fewest: float


AROUND, IN_SAYINGS, ELSEWHERE = 1, 2, 4
"""What a word of a strand is: one of those around what is told, of its sayings, of what is evidence otherwise."""


class Comparing:
    """Compares strands, and keeps what it learns of their values and words."""

    def __init__(self) -> None:
        self.kinds = Aspect(lambda strand: strand.kinds, of_kinds)
        self.before = (
            Aspect(lambda strand: strand.modes, of_modes),
            Aspect(lambda strand: (strand.spots, strand.kinds, "places" in strand.around), places_once),
            Aspect(lambda strand: (strand.days, strand.published, "days" in strand.around), of_days),
        )
        self.after = (
            Aspect(
                lambda strand: (strand.agents, strand.targets, strand.target_sides), of_actors,
                says=lambda strand: bool(strand.agents or strand.targets or strand.target_sides),
            ),
            Aspect(lambda strand: strand.sites, of_sites, says=lambda strand: bool(strand.sites)),
            Aspect(lambda strand: strand.counts, counts_once, says=lambda strand: bool(strand.counts)),
        )  # fmt: skip
        self.sayings = Aspect(
            lambda strand: strand.sayings, of_sayings, says=lambda strand: bool(strand.sayings), kept=_sayings_alone
        )
        self.words, self.names = Vocabulary(), Vocabulary()
        self._families: dict[str, int] = {}

    def numbered(self, strand: Strand) -> Numbered:
        """A strand as this compares it, and no other."""
        around, said, out = strand.words, strand.all_said, strand.counted_elsewhere
        known = [
            (number, (word in around) * AROUND + (word in said) * IN_SAYINGS + (word in out) * ELSEWHERE)
            for word in around.union(said, out) if (number := self.words.number(word)) is not None
        ]  # fmt: skip
        words, parts = np.array(known, dtype=np.int32).reshape(-1, 2).T
        of_level = self.words.levels
        in_bags = [(SQUARES_OF[of_level[number]], part) for number, part in known if part < ELSEWHERE]
        return Numbered(
            key=strand.key,
            background=strand.background,
            kinds=self.kinds.number(strand),
            before=tuple([aspect.number(strand) for aspect in self.before]),
            after=tuple([aspect.number(strand) for aspect in self.after]),
            family=-1 if strand.family is None else self._families.setdefault(strand.family, len(self._families)),
            saying=self.sayings.number(strand),
            words=words.copy(), parts=parts.astype(np.int8), names=self.names.numbered(strand.full_names),
            told_squares=sum([square for square, part in in_bags if part & AROUND]),
            said_squares=sum([square for square, part in in_bags if part & IN_SAYINGS]),
            fewest=fewest_in_common(strand) if strand.said else np.inf,
        )  # fmt: skip

    def points_among(self, strands: Sequence[Numbered], pairs: Pairs) -> list[float]:
        """The points of some pairs of strands, as `linking.points_of` gives them."""
        return _Asked(self, strands, pairs).points(np.arange(len(pairs))).tolist() if len(pairs) else []

    def linked_among(self, strands: Sequence[Numbered], pairs: Pairs) -> list[tuple[int, float]]:
        """Which of some pairs of strands are linked: their places in `pairs`, with their points."""
        if not len(pairs):
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

    def __init__(self, comparing: Comparing, strands: Sequence[Numbered], pairs: Pairs) -> None:
        one, other = np.asarray(pairs, dtype=np.int64).T
        rank = np.argsort(np.argsort(np.array([each.key for each in strands])))
        self._first, self._second = first, second = np.where(rank[one] <= rank[other], (one, other), (other, one))
        kinds = np.array([each.kinds for each in strands])
        apart = comparing.kinds.points(kinds[first], kinds[second])
        self._apart = apart[0] < 0 if apart else np.zeros(len(first), dtype=np.bool_)
        self._before = _by_values(comparing.before, np.array([each.before for each in strands]), first, second)
        self._after = _by_values(comparing.after, np.array([each.after for each in strands]), first, second)
        family = np.array([each.family for each in strands])
        self._after.append(np.where((family[first] >= 0) & (family[first] == family[second]), OF_ONE_TEXT, 0.0))
        self._without_words = sum((*self._before, *self._after), np.zeros(len(first)))
        self._words = InWords(strands, comparing.words, comparing.names, comparing.sayings)

    def that_may_be_linked(self) -> Numbers:
        """The pairs whose points may be enough, whatever words they have in common."""
        return np.flatnonzero((self._without_words + MOST_BY_WORDS >= LINKED - A_LITTLE) & ~self._apart)

    def points_of_linked(self, some: Numbers) -> tuple[Numbers, Points]:
        """Those of some pairs that may be linked by the same sayings and names that they have, and by the weight of the
        words that they have in common, and their points: how alike their words are takes longest to count."""
        exact = self._words.the_same(self._first[some], self._second[some])
        most = self._without_words[some] + sum(exact)
        beyond = MOST_IN_COMMON
        for at_most, bound in ((self._words.most_told, MOST_TOLD), (self._words.most_said, MOST_SAID)):
            left = np.flatnonzero(most + beyond >= LINKED - A_LITTLE)
            some, most, exact = some[left], most[left], [part[left] for part in exact]
            most += at_most(self._first[some], self._second[some])
            beyond -= bound
        left = np.flatnonzero(most >= LINKED - A_LITTLE)
        some, exact = some[left], [part[left] for part in exact]
        return some, self._added(some, [*exact, *self._words.in_common(self._first[some], self._second[some])])

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
        of_each = [one.words for one in strands]
        self._columns = columns = Columns(of_each, words.levels)
        parts = np.concatenate([one.parts for one in strands])
        around, said, out = (parts & part > 0 for part in (AROUND, IN_SAYINGS, ELSEWHERE))
        every = around & ~out, said & ~out, out, around, said
        self._told, self._said, self._out, self._words, self._all_said = columns.rows(of_each, every)
        self._told_squares = np.array([one.told_squares for one in strands])
        self._said_squares = np.array([one.said_squares for one in strands])
        self._fewest = np.array([one.fewest for one in strands])
        self._named = Columns([one.names for one in strands], names.levels)
        (self._names,) = self._named.rows([one.names for one in strands])

    def the_same(self, first: Numbers, second: Numbers) -> list[Points]:
        """The points of the same sayings and of the same names of some pairs."""
        names = self._named.in_both(self._names[first], self._names[second]).sum(axis=1)
        of_number = np.array([by_names(number) for number in range(names.max(initial=0) + 1)])
        return [self._same(first, second), of_number[names]]

    def most_told(self, first: Numbers, second: Numbers) -> Points:
        """No fewer points than the words of what is told around give."""
        return np.minimum(MOST_TOLD, BY_WEIGHT_TOLD * self._weight(self._told, first, second))

    def most_said(self, first: Numbers, second: Numbers) -> Points:
        """No fewer points than the words of what claims say give."""
        return np.minimum(MOST_SAID, BY_WEIGHT_SAID * self._weight(self._said, first, second))

    def _weight(self, rows: Bits, first: Numbers, second: Numbers) -> Points:
        """The sum of the weights of the words in common."""
        weight: Points = self._columns.in_both(rows[first], rows[second]) @ WEIGHTS_OF
        return weight

    def in_common(self, first: Numbers, second: Numbers) -> list[Points]:
        """The points of what else is in both, in what is told around and in what claims say."""
        both = (self._words[first] & self._words[second]).any(axis=1)
        told = self._in_common(self._told, self._told_squares, first, second, by_told_words)
        said = self._in_common(self._said, self._said_squares, first, second, by_said_words)
        return [np.where(both, told, 0.0), np.where(both, said, 0.0)]

    def _same(self, first: Numbers, second: Numbers) -> Points:
        """The points of a saying that both have, looked for only where enough of all sayings is in both."""
        common = np.bitwise_count(self._all_said[first] & self._all_said[second]).sum(axis=1, dtype=np.int64)
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
