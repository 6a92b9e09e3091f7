"""The parts that strands are clustered in: those that hang together, as long as they are not too many.

On a front that is shelled every day everything hangs together in the end, by dispatches that name no day and by towns
that lie close by: one component would hold most of a ledger, and a dispatch more would cost as much as all of them. So
a part is what hangs together by links of LEVELS[0] points or more where these are at most MOST strands; of what is more
only links of more points count, level by level, and at the last level as many as there are. What hangs together at one
level hangs together at all levels below it; so each strand has one part, whichever strand of it is asked, and finding
it takes a look at MOST strands a level.

Who keeps the parts of strands needs, where strands or links came or went, look only at the strands at their ends
(`touched`): every strand whose part changed was in one part with a touched one, or is now. For a part that holds no
touched one, before and after, has the links that it had, and is as large.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from math import inf
from typing import Protocol, TypeVar

MOST = 64
"""Strands of a part."""
LEVELS = (3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 13.0, 17.0)
"""Points from which links count; strands that people decided to be one have a link of endless points."""
DECIDED = inf

T = TypeVar("T", bound=Hashable)
Links = Mapping[T, Mapping[T, float]]
"""By strand those that it is linked to, with the points of the links."""


class Linked(Protocol[T]):
    """Whoever knows links."""

    def beside(self, strands: Iterable[T]) -> Links[T]:
        """The links of some strands; others may be there too."""


def part_of(strand: T, linked: Linked[T], crowded: dict[float, set[T]] | None = None) -> frozenset[T]:
    """The part that a strand is in. `crowded`: strands of which it is known, by the level, that they hang together with
    more than MOST; what is found here is added."""
    known = {} if crowded is None else crowded
    for level in LEVELS[:-1]:
        too_many = known.setdefault(level, set())
        if strand in too_many:
            continue
        found = _within(strand, level, linked, most=MOST)
        if len(found) <= MOST:
            return found
        too_many |= found
    return _within(strand, LEVELS[-1], linked, most=None)


def parts_of(strands: Iterable[T], linked: Linked[T]) -> list[frozenset[T]]:
    """The parts that hold some strands, each once."""
    parts: list[frozenset[T]] = []
    placed: set[T] = set()
    crowded: dict[float, set[T]] = {}
    for strand in strands:
        if strand not in placed:
            part = part_of(strand, linked, crowded)
            placed |= part
            parts.append(part)
    return parts


def _within(strand: T, level: float, linked: Linked[T], *, most: int | None) -> frozenset[T]:
    """What hangs together with a strand at a level; only some of it where that is more than `most`."""
    found, front = {strand}, {strand}
    while front:
        links = linked.beside(front)
        front = {other for one in front for other, points in links.get(one, {}).items() if points >= level} - found
        found |= front
        if most is not None and len(found) > most:
            break
    return frozenset(found)


class InMemory(Linked[T]):
    """All links at once."""

    def __init__(self) -> None:
        self._beside: dict[T, dict[T, float]] = {}

    def add(self, a: T, b: T, points: float) -> None:
        """Link two strands; of two links the later one holds."""
        self._beside.setdefault(a, {})[b] = points
        self._beside.setdefault(b, {})[a] = points

    def beside(self, strands: Iterable[T]) -> Links[T]:  # noqa: ARG002
        """All links."""
        return self._beside
