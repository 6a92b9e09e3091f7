"""What spreads work over many items, whatever it spreads it to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

import msgspec

T = TypeVar("T")
R = TypeVar("R")

Work = Callable[[list[T]], Sequence[R]]
"""What is done to some items at once: one result an item, in their order, the same however they are divided."""


class Lost(msgspec.Struct, frozen=True):
    """Instead of a result: whoever worked on the item died, hung or had too little memory, alone with it too. `reason`
    is a sentence for the user."""

    reason: str


class Executor(Protocol):
    """Spreads work. Items are taken from their source only as fast as they are worked on."""

    def run(self, work: Work[T, R], items: Iterable[T]) -> Iterator[R | Lost]:
        """One result an item, in their order. What `work` raises is raised here, and ends the run.

        Raises ExecutorError where no worker can work at all."""
