"""Work of several kinds, spread over processes that stay between one piece of it and the next."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from counterclaim.executing.executor import Lost
from counterclaim.executing.local import AHEAD, LocalProcesses

T = TypeVar("T")
R = TypeVar("R")

TOGETHER = 8
"""Items that are handed over at a time, unless it is said otherwise."""


class Hands(Protocol):
    """Whoever works. What comes out does not depend on who does."""

    number: int
    """How many processes work at once."""

    def map(self, function: Callable[[T], R], items: Iterable[T], *, together: int = TOGETHER) -> Iterator[R]:
        """The function's result for each item, in order. It is a function of a module, and a function of the item
        alone. `together`: so many are handed over at a time."""

    def ahead(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """The same, for what is asked for later: where others work, they begin at once, and go on while this process
        does something else or asks them for more."""

    def tend(self) -> None:
        """Have others go on with what was begun ahead, where they have done what they were given of it: now and then
        in longer work of this process. Waits for nothing."""


class Alone(Hands):
    """This process."""

    number = 1

    def map(self, function: Callable[[T], R], items: Iterable[T], *, together: int = TOGETHER) -> Iterator[R]:  # noqa: ARG002
        """One item after the other, as they are asked for."""
        return map(function, items)

    def ahead(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Nobody else begins."""
        return map(function, items)

    def tend(self) -> None:
        """There is nobody else."""


class Several(Hands):
    """Processes of this machine, which stay until the last work is done. An item that kills its process is worked on
    here: nothing of a ledger may be left out."""

    def __init__(self, processes: LocalProcesses, number: int) -> None:
        self._processes = processes
        self.number = number

    def map(self, function: Callable[[T], R], items: Iterable[T], *, together: int = TOGETHER) -> Iterator[R]:
        """Some items ahead of what is asked for are worked on."""
        given: deque[T] = deque()

        def tasks() -> Iterator[tuple[Callable[[T], R], T]]:
            for item in items:
                given.append(item)
                yield function, item

        found = self._processes.run(perform, tasks(), chunk=together, place=lambda chunk: chunk % self.number)
        yield from _results(found, function, given)
        self.tend()

    def ahead(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Each process has a part at once, and the next one when this process tends them: what it wants at once comes
        before."""
        size = share(len(items), self, rounds=AHEAD)
        begun = self._processes.begun(
            perform, [(function, item) for item in items], chunk=size, place=lambda chunk: chunk // AHEAD
        )
        return _results(begun, function, deque(items))

    def tend(self) -> None:
        """Who has done a part is given the next one."""
        self._processes.tend()


def share(items: int, among: Hands, *, most: int | None = None, rounds: int = 1) -> int:
    """How many of some items, which all cost alike, each is given at a time so that all are at work to the end; `most`
    at once, in `rounds` at least."""
    if most is not None:
        rounds = max(rounds, -(-items // (most * among.number)))
    return max(1, -(-items // (rounds * among.number)))


def _results(found: Iterable[Any], function: Callable[[T], R], given: deque[T]) -> Iterator[R]:
    for result in found:
        item = given.popleft()
        yield function(item) if isinstance(result, Lost) else result


def perform(tasks: Sequence[tuple[Callable[[Any], Any], Any]]) -> list[Any]:
    """Each function on its item."""
    return [function(item) for function, item in tasks]


@contextmanager
def hands(processes: int) -> Iterator[Hands]:
    """So many processes, begun when the first work comes; none beside this one where it is one."""
    if processes <= 1:
        yield Alone()
        return
    with LocalProcesses(processes).staying() as several:
        yield Several(several, processes)
