"""Keys under which tellings that may be one are found, so that not all pairs need be compared.

Two strands are compared where they share a key. Keys are made so that few strands share one: a cell of the map together
with some days and a kind of event; a rare name; the text that a dispatch shares with its reprints. Each strand has at
most MOST of them, so a ledger grows by a bounded number of rows a strand, and finding candidates is a lookup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from math import floor
from zlib import crc32

from counterclaim.reconciling.incidents.spots import RADIUS, Spot
from counterclaim.reconciling.incidents.strands import Strand
from counterclaim.reconciling.incidents.words import RARE, weight

CELL = 0.5
"""Degrees of a cell's side; a place also has the key of a neighbouring cell to whose border it is nearer than EDGE."""
EDGE = 0.12
DAYS = 3
"""Days of a window; a strand also has the window into which the day after or before it falls."""
LATE = 3
"""Days before its publication in which a dispatch that dates nothing may have had its incident."""
PAIRS = 4
"""Names of two words that are keys by themselves."""
PAIRED = 6
"""Names of which any two together are a key."""
NAMES = 8
"""Names that are keys together with a window of days."""
WORDS = 6
"""Other rare words that are."""
CELLS = 6
"""Cells of its most precise places of which a strand has the keys before those of its words."""
MOST = 96
"""Keys of one strand at most. Of a strand that tells of several kinds of events over many days in many places the last
words and the least precise places go without keys: it is found by the others, or by nothing (docs/incidents.md)."""
LIMIT = 100
"""Strands under one key that are all compared with each other; see `compared`."""
REACH = LIMIT // 8
"""How far apart they may be where there are more."""


def blocks(strand: Strand) -> frozenset[str]:
    """The keys of a strand. Two strands that share none are never compared."""
    found: list[str] = []
    for several in _keys(strand):
        found += several
        if len(found) >= MOST:
            break
    return frozenset(found[:MOST])


def _keys(strand: Strand) -> Iterator[list[str]]:
    """The keys of a strand, those of one sort at a time, the best first."""
    kinds = sorted(strand.kinds)
    if strand.family:
        yield [f"text:{strand.family}:{kind}" for kind in kinds]
    names = _chosen(name for name in strand.names if " " not in name)
    pairs = _chosen(strand.full_names)[:PAIRS]
    pairs += [f"{a} & {b}" for a, b in combinations(names[:PAIRED], 2)]
    yield [f"name:{pair}:{kind}" for pair in pairs for kind in kinds]
    when = [f"{window}:{kind}" for window in sorted(set(_windows(strand))) for kind in kinds]
    actors = sorted(strand.agents | strand.targets)
    if len(actors) > 1:
        who = "+".join(actors[:4])
        yield [f"who:{who}:{then}" for then in when]
    cells = [where for spot in strand.spots for where in _cells(spot)]
    yield [f"{where}:{then}" for where in cells[:CELLS] for then in when]
    words = [word for _, word in sorted(filter(None, map(_if_rare, strand.words - strand.names)))[:WORDS]]
    yield [f"word:{name}:{then}" for name in names[:NAMES] + words for then in when]
    yield [f"{where}:{then}" for where in cells[CELLS:] for then in when]


def _chosen(names: Iterable[str]) -> list[str]:
    """Names in an order that is the same everywhere and has nothing to do with what they say, so that of two strands
    that share many the first few probably share some (Broder 1997)."""
    return sorted(names, key=_by_hash)


@lru_cache(maxsize=65_536)
def _by_hash(name: str) -> tuple[int, str]:
    return crc32(name.encode()), name


@lru_cache(maxsize=65_536)
def _if_rare(word: str) -> tuple[int, str] | None:
    """The same of a word that hardly any dispatch has; None of others."""
    return _by_hash(word) if weight(word) >= RARE else None


def _windows(strand: Strand) -> Iterator[int]:
    """Numbers of the windows of days in which a strand may have happened."""
    if strand.days is not None:
        first, last = strand.days
        if (last - first).days > 10:  # a month: known by its name, and by its first and last days
            yield from (w for day in (first, last) for w in _around(day, day))
            yield -1 - (first.year * 12 + first.month)
        else:
            yield from _around(first, last)
    elif strand.published is not None:
        yield from _around(strand.published - timedelta(LATE - 1), strand.published)
    else:
        yield 0


def _around(first: date, last: date) -> Iterator[int]:
    return iter(range((first.toordinal() - 1) // DAYS, (last.toordinal() + 1) // DAYS + 1))


def _cells(spot: Spot) -> Iterator[str]:
    """Cells of the map that a place lies in or close to; one as wide as a region is known by its id."""
    if not spot.known or RADIUS[spot.precision] > 50:  # type: ignore[index]
        yield f"place:{spot.place}"
        return
    norths = {floor((spot.latitude + edge) / CELL) for edge in (-EDGE, EDGE)}
    easts = {floor((spot.longitude + edge) / CELL) for edge in (-EDGE, EDGE)}
    yield from (f"cell:{north},{east}" for north in sorted(norths) for east in sorted(easts))


def compared(nodes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of nodes (see `clustering.node_of`) under one key that are compared: all of them up to LIMIT, beyond it
    those whose places in the order of nodes are at most REACH apart, which joins them all in one chain. A key that so
    many share is no longer one by which things are told apart, and all pairs of it would be quadratic."""
    order = sorted(set(nodes))
    reach = len(order) if len(order) <= LIMIT else REACH
    for at, one in enumerate(order):
        yield from ((one, other) for other in order[at + 1 : at + 1 + reach])
