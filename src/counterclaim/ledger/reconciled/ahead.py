"""What is due next, worked on by others while what is due now is taken in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
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
        self._items: dict[K, T] = {}
        self._results: Iterator[R] = iter(())

    def begin(self, items: Mapping[K, T]) -> None:
        """Begin some."""
        self._items = self._sorted(items)
        self._results = self._hands.ahead(self._function, [*self._items.values()])

    def results(self, items: Mapping[K, T]) -> dict[K, R]:
        """What the function makes of each item."""
        found = {
            key: result for (key, item), result in zip(self._items.items(), self._results, strict=True)
            if items.get(key) == item
        }  # fmt: skip
        self._items, self._results = {}, iter(())
        left = self._sorted({key: item for key, item in items.items() if key not in found})
        found |= zip(left, self._hands.map(self._function, left.values()), strict=True)
        return {key: found[key] for key in items}

    def _sorted(self, items: Mapping[K, T]) -> dict[K, T]:
        return dict(sorted(items.items(), key=lambda pair: self._order(pair[1])))
