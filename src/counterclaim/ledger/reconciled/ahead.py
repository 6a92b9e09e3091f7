"""What is due next, worked on by others while what is due now is taken in."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from counterclaim.executing import Hands

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
R = TypeVar("R")


class Ahead(Generic[K, T, R]):
    """One function of many items, a few hundred at a time, of which the next ones may be begun before they are asked
    for. What was begun counts only where the item is still the same when its turn comes: between two transactions
    another program may have written."""

    def __init__(self, function: Callable[[T], R], hands: Hands, order: Callable[[T], str]) -> None:
        """`order`: items for which what was worked out is the same in part come one after the other by it."""
        self._function, self._hands, self._order = function, hands, order
        self._begun: deque[tuple[dict[K, T], Iterator[R]]] = deque()

    def results(self, items: Mapping[K, T], later: Sequence[Callable[[], Mapping[K, T]]]) -> dict[K, R]:
        """What the function makes of each item. `later` gives those that are due next, and those after them: they are
        begun while the last ones of these are still worked on."""
        if not self._begun:
            self._begin(items)
        for due in later[len(self._begun) - 1 :]:
            self._begin(due())
        begun, results = self._begun.popleft()
        found = {
            key: result for (key, item), result in zip(begun.items(), results, strict=True) if items.get(key) == item
        }
        left = self._sorted({key: item for key, item in items.items() if key not in found})
        found |= zip(left, self._hands.map(self._function, left.values()), strict=True)
        return {key: found[key] for key in items}

    def _begin(self, items: Mapping[K, T]) -> None:
        ordered = self._sorted(items)
        self._begun.append((ordered, self._hands.ahead(self._function, [*ordered.values()])))

    def _sorted(self, items: Mapping[K, T]) -> dict[K, T]:
        return dict(sorted(items.items(), key=lambda pair: self._order(pair[1])))
