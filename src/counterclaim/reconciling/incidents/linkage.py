"""Average linkage (Sokal and Michener 1958) over things of which only some pairs have points.

The two groups that are most alike on the mean over all their pairs are put together, as long as that mean reaches a
limit. A pair without points counts with a value that is given: it is not left out of the mean, else one pair that is
alike would join what all others keep apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

Parted = Callable[[Sequence[int], Sequence[int]], bool]
"""Whether two groups must never be one, whatever their points."""


def linked_groups(
    groups: Iterable[Sequence[int]],
    points: Mapping[tuple[int, int], float],
    *,
    until: float,
    without: float,
    parted: Parted | None = None,
) -> list[list[int]]:
    """Groups that are as large as the points allow, each sorted, sorted.

    `groups` are those to begin with, each thing in one; `points` are of pairs of things, the smaller first, those of
    other things being passed over; `until` is the mean from which two groups are one, `without` what a pair without
    points counts. The result is the same in whatever order things and pairs are given.
    """
    return sorted(_Groups(groups, points, without).grown(until, parted))


class _Groups:
    def __init__(
        self, groups: Iterable[Sequence[int]], points: Mapping[tuple[int, int], float], without: float
    ) -> None:  # fmt: skip
        self._members = {min(group): sorted(group) for group in groups}
        self._without = without
        self._sums: dict[int, dict[int, tuple[float, int]]] = {at: {} for at in self._members}
        where = {one: at for at, group in self._members.items() for one in group}
        for one, other in sorted(points):
            a, b = where.get(one), where.get(other)
            if a is not None and b is not None and a != b:
                self._add(a, b, points[one, other], 1)

    def grown(self, until: float, parted: Parted | None) -> Iterable[list[int]]:
        members, sums = self._members, self._sums
        heap = [(-self._mean(a, b), a, b) for a in sums for b in sums[a] if a < b]
        heapify(heap)
        while heap and -heap[0][0] >= until:
            mean, a, b = heappop(heap)
            if b not in sums.get(a, ()) or -self._mean(a, b) != mean:
                continue  # one of the two has grown since
            if parted is not None and parted(members[a], members[b]):
                continue
            self._merge(a, b)
            for beside in sums[a]:
                heappush(heap, (-self._mean(a, beside), min(a, beside), max(a, beside)))
        return (sorted(group) for group in members.values())

    def _mean(self, a: int, b: int) -> float:
        total, scored = self._sums[a][b]
        pairs = len(self._members[a]) * len(self._members[b])
        return (total + self._without * (pairs - scored)) / pairs

    def _add(self, a: int, b: int, value: float, count: int) -> None:
        total, counted = self._sums[a].get(b, (0.0, 0))
        self._sums[a][b] = self._sums[b][a] = (total + value, counted + count)

    def _merge(self, a: int, b: int) -> None:
        """Put group b into a: the sums over pairs add up, so the mean stays exact."""
        self._members[a] += self._members.pop(b)
        for other, (total, count) in self._sums.pop(b).items():
            del self._sums[other][b]
            if other != a:
                self._add(a, other, total, count)
