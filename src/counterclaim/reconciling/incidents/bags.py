"""Words of two strands as they are compared: apart by how rare they are, so that those in common need only be counted.

Of two sets of words the cosine and the weight of what they have in common are asked for, for every pair of strands that
is looked at. A word's weight is one of three (`words`), so how many there are in common of each is all it takes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from counterclaim.reconciling.incidents.words import RARE, WEIGHTS, cosine, squares, weight

MOST, LESS, LEAST = RARE, WEIGHTS["sometimes"], WEIGHTS["often"]


class Bag(NamedTuple):
    """Words, those of each weight apart, with the sum of their squares."""

    words: frozenset[str]
    rare: frozenset[str]
    less_rare: frozenset[str]
    frequent: frozenset[str]
    squares: int


def bag_of(words: frozenset[str]) -> Bag:
    """Words as they are compared."""
    of: dict[float, list[str]] = {level: [] for level in (MOST, LESS, LEAST, 0.0)}
    for word in words:
        of[weight(word)].append(word)
    return Bag(words, frozenset(of[MOST]), frozenset(of[LESS]), frozenset(of[LEAST]), squares(words))


def in_common(a: Bag, b: Bag, *, left_out_of_a: frozenset[str], left_out_of_b: frozenset[str]) -> tuple[float, float]:
    """Cosine of two bags, and the sum of the weights of the words in both. What is left out of one does not count in
    the other either: it must not be in its own bag."""
    rare, less, frequent = len(a.rare & b.rare), len(a.less_rare & b.less_rare), len(a.frequent & b.frequent)
    both, weighs = weighed(rare, less, frequent)
    if not both:
        return 0.0, 0.0
    return cosine(both, _left(a, left_out_of_b), _left(b, left_out_of_a)), weighs


def _left(bag: Bag, out: frozenset[str]) -> int:
    return bag.squares if bag.words.isdisjoint(out) else bag.squares - squares(bag.words & out)


@lru_cache(maxsize=20_000)
def weighed(rare: int, less_rare: int, frequent: int) -> tuple[int, float]:
    """The sum of the squares, in hundredths, and of the weights of so many words, the heaviest first."""
    weights = [MOST] * rare + [LESS] * less_rare + [LEAST] * frequent
    return sum(round(100 * one**2) for one in weights), sum(weights)
