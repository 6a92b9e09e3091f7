"""What stands where in a text, found by bisection: a long text has thousands of stretches to ask about each other.

`Stretches` forgets which is which and answers yes or no; `Located` gives the things themselves. Both answer as a look
at every span would, in time that grows with the answer and the logarithm of their number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from counterclaim.records.span import Span, merged, overlap

T = TypeVar("T")


class Stretches:
    """Some stretches of a text, merged where they touch each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = merged(spans)
        self._starts = [start for start, _ in self._spans]

    def touch(self, span: Span) -> bool:
        """Whether one of them shares a code point with `span`."""
        at = bisect_left(self._starts, span[1])
        return span[0] < span[1] and at > 0 and self._spans[at - 1][1] > span[0]

    def cover(self, span: Span) -> bool:
        """Whether every code point of `span` is in one of them."""
        at = bisect_right(self._starts, span[0])
        return at > 0 and self._spans[at - 1][1] >= span[1]

    def shared(self, span: Span) -> tuple[Span, ...]:
        """Those that share a code point with `span`, in text order, whole."""
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        return tuple(s for s in self._spans[first : bisect_left(self._starts, span[1])] if overlap(s, span))


class Located(Generic[T]):
    """Things with a span each, in any order; every answer is in the order in which they were given.

    Spans may overlap and nest. Beside the sorted beginnings stands a tree of the furthest ends (each node holds the
    larger of its two children's), so that one stretch around a whole text does not slow the search for short ones.
    """

    def __init__(self, items: Iterable[T], span_of: Callable[[T], Span]) -> None:
        self._items = list(items)
        spans = [span_of(item) for item in self._items]
        self._order = sorted(range(len(spans)), key=lambda i: spans[i])
        self._spans = [spans[i] for i in self._order]
        self._starts = [start for start, _ in self._spans]
        self._size = 1 << max(0, len(spans) - 1).bit_length()
        self._ends = [-1] * (2 * self._size)
        self._ends[self._size : self._size + len(spans)] = [end for _, end in self._spans]
        for node in range(self._size - 1, 0, -1):
            self._ends[node] = max(self._ends[2 * node], self._ends[2 * node + 1])

    def touching(self, *spans: Span) -> list[T]:
        """Those that share a code point with one of `spans`."""
        return self._given({i for span in spans for i in self._touching(span)})

    def within(self, *spans: Span) -> list[T]:
        """Those that lie wholly in one of `spans`."""
        return self._given({i for span in spans for i in self._within(span)})

    def around(self, span: Span) -> list[T]:
        """Those in which `span` wholly lies."""
        return self._given(self._ending_after(bisect_right(self._starts, span[0]), span[1] - 1))

    def beginning_in(self, span: Span) -> list[T]:
        """Those whose beginning lies in `[start, end)`."""
        return self._given(range(bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])))

    def touches(self, span: Span) -> bool:
        """Whether one of them shares a code point with `span`."""
        return next(self._touching(span), None) is not None

    def is_within(self, span: Span) -> bool:
        """Whether `span` lies wholly in one of them."""
        return next(self._ending_after(bisect_right(self._starts, span[0]), span[1] - 1), None) is not None

    def _touching(self, span: Span) -> Iterator[int]:
        if span[0] < span[1]:
            found = self._ending_after(bisect_left(self._starts, span[1]), span[0])
            yield from (i for i in found if overlap(self._spans[i], span))

    def _within(self, span: Span) -> Iterator[int]:
        first, last = bisect_left(self._starts, span[0]), bisect_right(self._starts, span[1])
        return (i for i in range(first, last) if self._spans[i][1] <= span[1])

    def _given(self, found: Iterable[int]) -> list[T]:
        return [self._items[i] for i in sorted(self._order[i] for i in found)]

    def _ending_after(self, count: int, offset: int) -> Iterator[int]:
        """Of the first `count` in the order of beginnings those that end after `offset`, in that order."""
        if count <= 0:
            return
        waiting = [(1, 0, self._size)]
        while waiting:
            node, first, length = waiting.pop()
            if first >= count or self._ends[node] <= offset:
                continue
            if length == 1:
                yield first
                continue
            half = length // 2
            waiting.append((2 * node + 1, first + half, half))
            waiting.append((2 * node, first, half))
