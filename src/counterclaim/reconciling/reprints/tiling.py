"""Runs of words that two texts have in common: greedy string tiling.

Michael Wise, "YAP3" (1996), as used to measure text reuse between an agency and newspapers in METER (Clough,
Gaizauskas, Piao and Wilks, ACL 2002): the longest common run first, then the longest of what is left, each word in one
run at most. A run is looked for by numbers for SHORTEST words each, which arrays hold: most pairs of texts share
none or hundreds of them, and either is found without going through them one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SHORTEST = 5
"""Words of the shortest run that counts: shorter ones are the language's and the beat's own."""
MOST = 12
"""Places in each text at which one run of SHORTEST words is looked at: a text that repeats itself a thousand times
would otherwise take the square of that."""


class Tile(NamedTuple):
    """A run of `length` words from word `a` of the one text and word `b` of the other."""

    a: int
    b: int
    length: int


Runs = NDArray[np.uint64]
"""A number for each run of SHORTEST words of a text, by the word with which it begins: the same for the same words in
every process, and hardly ever the same for others."""
HalfRuns = NDArray[np.uint32]
"""Half of each such number."""
SPREAD = tuple(np.uint64(pow(0x9E3779B97F4A7C15, n, 1 << 64)) for n in range(1, SHORTEST + 1))
"""By what the numbers of the words of a run are multiplied, by their places in it."""


def runs_in(words: Sequence[str]) -> Runs:
    """The runs of a text."""
    numbers = np.fromiter(map(_number, words), dtype=np.uint64, count=len(words))
    many = max(0, len(words) - SHORTEST + 1)
    runs = np.zeros(many, dtype=np.uint64)
    for n, spread in enumerate(SPREAD):
        runs += numbers[n : n + many] * spread
    return runs


@lru_cache(maxsize=65_536)
def _number(word: str) -> int:
    return crc32(word.encode())


def most_in_common(a: Runs, b: Runs) -> int:
    """No fewer words of a text than stand in runs that it has in common with another: those that any run of SHORTEST
    words covers that the other has anywhere. `a` are the other's runs, sorted, `b` its own in order."""
    return most_of_each(a, [b])[0]


def most_of_each(a: Runs | HalfRuns, of_each: Sequence[Runs | HalfRuns]) -> list[int]:
    """The same for several texts and one other."""
    if not len(a):
        return [0] * len(of_each)
    b = np.concatenate(of_each)
    at = np.flatnonzero(a[np.minimum(np.searchsorted(a, b), len(a) - 1)] == b)
    text = np.searchsorted(np.cumsum([len(runs) for runs in of_each]), at, side="right")
    covered = np.minimum(np.diff(at, append=0), SHORTEST)
    covered[np.flatnonzero(np.diff(text, append=len(of_each)))] = SHORTEST  # the last one of each text
    most: list[int] = np.bincount(text, covered, minlength=len(of_each)).astype(np.int64).tolist()
    return most


def tiles(a: Sequence[str], b: Sequence[str], runs: tuple[Runs, Runs] | None = None) -> tuple[Tile, ...]:
    """The common runs of two texts in the order of the first, none touching another in either text. `runs` are those of
    both, where they are known."""
    found = _common(*(runs or (runs_in(a), runs_in(b))))
    if found is None or any(a[t.a : t.a + t.length] != b[t.b : t.b + t.length] for t in found):
        found = common_one_by_one(a, b)  # a run stands in too many places, or other words have its number
    return _without_overlaps(found, len(a), len(b))


def _common(a: Runs, b: Runs) -> set[Tile] | None:
    """The common runs of two texts, each as long as it is: places that follow each other on one diagonal. None where
    one of SHORTEST words begins in more than MOST places of a text."""
    order = np.argsort(a, kind="stable")
    first, last = (np.searchsorted(a, b, side=side, sorter=order) for side in ("left", "right"))
    beginning = last - first
    in_both = np.flatnonzero(beginning)
    if not len(in_both):
        return set()
    if max(beginning.max(), np.unique(b[in_both], return_counts=True)[1].max()) > MOST:
        return None
    at_b = np.repeat(in_both, beginning[in_both])
    behind = np.arange(len(at_b)) - np.repeat(np.cumsum(beginning[in_both]) - beginning[in_both], beginning[in_both])
    diagonal = order[np.repeat(first[in_both], beginning[in_both]) + behind] - at_b
    in_order = np.lexsort((at_b, diagonal))
    at_b, diagonal = at_b[in_order], diagonal[in_order]
    begins = np.flatnonzero(np.concatenate(([True], (np.diff(diagonal) != 0) | (np.diff(at_b) != 1))))
    lengths = np.diff(np.append(begins, len(at_b))) + SHORTEST - 1
    at_b, diagonal = at_b[begins], diagonal[begins]
    return {Tile(*three) for three in zip((diagonal + at_b).tolist(), at_b.tolist(), lengths.tolist(), strict=True)}


def common_one_by_one(a: Sequence[str], b: Sequence[str]) -> set[Tile]:
    """The common runs of two texts, each as long as it is; of SHORTEST words that begin in more than MOST places of a
    text only the first ones are looked at."""
    at: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(a) - SHORTEST + 1):
        places = at.setdefault(tuple(a[i : i + SHORTEST]), [])
        if len(places) < MOST:
            places.append(i)
    runs: set[Tile] = set()
    ending: dict[int, int] = {}
    """Diagonal → the word of b after the last run on it."""
    met: Counter[tuple[str, ...]] = Counter()
    for j in range(len(b) - SHORTEST + 1):
        words = tuple(b[j : j + SHORTEST])
        beginning = at.get(words)
        if beginning is None or met[words] == MOST:
            continue
        met[words] += 1
        for i in beginning:
            if ending.get(i - j, -1) > j:
                continue
            length = SHORTEST
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                length += 1
            ending[i - j] = j + length
            runs.add(Tile(i, j, length))
    return runs


def _without_overlaps(runs: set[Tile], in_a: int, in_b: int) -> tuple[Tile, ...]:
    taken_a, taken_b = bytearray(in_a), bytearray(in_b)
    kept: list[Tile] = []
    left = sorted(runs, key=lambda tile: (-tile.length, tile.a, tile.b))
    while left:
        again: list[Tile] = []
        for tile in left:
            for piece in _free(tile, taken_a, taken_b):
                if piece == tile:
                    kept.append(piece)
                    taken_a[piece.a : piece.a + piece.length] = b"\x01" * piece.length
                    taken_b[piece.b : piece.b + piece.length] = b"\x01" * piece.length
                else:
                    again.append(piece)
        left = sorted(again, key=lambda tile: (-tile.length, tile.a, tile.b))
    return tuple(sorted(kept))


def _free(tile: Tile, taken_a: bytearray, taken_b: bytearray) -> list[Tile]:
    """What of a run is still free in both texts, in pieces of at least SHORTEST words."""
    in_a = taken_a.find(1, tile.a, tile.a + tile.length)
    in_b = taken_b.find(1, tile.b, tile.b + tile.length)
    if in_a < 0 and in_b < 0:
        return [tile]
    pieces: list[Tile] = []
    start: int | None = None
    for n in range(tile.length + 1):
        free = n < tile.length and not taken_a[tile.a + n] and not taken_b[tile.b + n]
        if free and start is None:
            start = n
        elif not free and start is not None:
            if n - start >= SHORTEST:
                pieces.append(Tile(tile.a + start, tile.b + start, n - start))
            start = None
    return pieces
