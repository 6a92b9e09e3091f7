"""Results beside the items that they belong to, while both flow."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from counterclaim.records import Document

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_place(
    items: Iterable[Item],
    to_read: Callable[[Item], Document | None],
    run: Callable[[Iterable[Document]], Iterator[Result]],
) -> Iterator[tuple[Item, Result | None]]:
    """Every item in its order with the result of its document, None for an item that gives none to read."""
    waiting: deque[tuple[Item, bool]] = deque()

    def documents() -> Iterator[Document]:
        for item in items:
            document = to_read(item)
            waiting.append((item, document is not None))
            if document is not None:
                yield document

    for result in run(documents()):
        while not waiting[0][1]:
            yield waiting.popleft()[0], None
        yield waiting.popleft()[0], result
    for item, _ in waiting:
        yield item, None
