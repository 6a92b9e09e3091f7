"""Runs of words that two texts have in common: greedy string tiling.

Michael Wise, "YAP3" (1996), as used to measure text reuse between an agency and newspapers in METER (Clough,
Gaizauskas, Piao and Wilks, ACL 2002): the longest common run first, then the longest of what is left, each word in one
run at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

SHORTEST = 5
"""Words of the shortest run that counts: shorter ones are the language's and the beat's own."""
MOST = 12
"""Places in each text at which one run of SHORTEST words is looked at: a text that repeats itself a thousand times
would otherwise take the square of that."""

T = TypeVar("T")


class Tile(NamedTuple):
    """A run of `length` words from word `a` of the one text and word `b` of the other."""

    a: int
    b: int
    length: int


Places = Mapping[tuple[str, ...], Sequence[int]]
"""Where each run of SHORTEST words begins, its first MOST places."""


def runs_in(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Every run of SHORTEST words of a text, by the word with which it begins."""
    return list(zip(*(words[n:] for n in range(SHORTEST)), strict=False))


def places_in(words: Sequence[str]) -> Places:
    """Where the runs of a text begin."""
    at: dict[tuple[str, ...], list[int]] = {}
    for i, run in enumerate(runs_in(words)):
        places = at.setdefault(run, [])
        if len(places) < MOST:
            places.append(i)
    return at


def most_in_common(a: Collection[T], b: Iterable[T]) -> int:
    """No fewer words of a text than stand in runs that it has in common with another: those that any run of SHORTEST
    words covers that the other has anywhere. `a` are the other's runs (or a number for each), `b` its own in order."""
    words = end = 0
    for at in [at for at, run in enumerate(b) if run in a]:
        words += at + SHORTEST - max(at, end)
        end = at + SHORTEST
    return words


def tiles(a: Sequence[str], b: Sequence[str], places: Places | None = None) -> tuple[Tile, ...]:
    """The common runs of two texts in the order of the first, none touching another in either text. `places` are those
    of the first, where they are known."""
    at = places_in(a) if places is None else places
    runs: set[Tile] = set()
    ending: dict[int, int] = {}
    """Diagonal → the word of b after the last run on it."""
    met: Counter[tuple[str, ...]] = Counter()
    for j, words in enumerate(runs_in(b)):
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
    return _without_overlaps(runs, len(a), len(b))


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
