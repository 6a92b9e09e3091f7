"""Work of several kinds, spread over processes that stay between one piece of it and the next."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from counterclaim.executing.executor import Lost
from counterclaim.executing.local import LocalProcesses

T = TypeVar("T")
R = TypeVar("R")


class Hands(Protocol):
    """Whoever works. What comes out does not depend on who does."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """The function's result for each item, in order. It is a function of a module, and a function of the item
        alone."""


class Alone(Hands):
    """This process."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """One item after the other, as they are asked for."""
        return map(function, items)


class Several(Hands):
    """Processes of this machine, which stay until the last work is done. An item that kills its process is worked on
    here: nothing of a ledger may be left out."""

    def __init__(self, processes: LocalProcesses) -> None:
        self._processes = processes

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Some items ahead of what is asked for are worked on."""
        given: deque[T] = deque()

        def tasks() -> Iterator[tuple[Callable[[T], R], T]]:
            for item in items:
                given.append(item)
                yield function, item

        for result in self._processes.run(perform, tasks()):
            item = given.popleft()
            yield function(item) if isinstance(result, Lost) else result


def perform(tasks: Sequence[tuple[Callable[[Any], Any], Any]]) -> list[Any]:
    """Each function on its item."""
    return [function(item) for function, item in tasks]


@contextmanager
def hands(processes: int, *, chunk: int = 8) -> Iterator[Hands]:
    """So many processes, begun when the first work comes; none beside this one where it is one."""
    if processes <= 1:
        yield Alone()
        return
    with LocalProcesses(processes, chunk=chunk).staying() as several:
        yield Several(several)
