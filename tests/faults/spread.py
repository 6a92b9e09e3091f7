"""The stand-in reader over several processes, and dispatches that do to them what they say."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from counterclaim.executing import LocalProcesses, Lost
from counterclaim.records import Document, Issue, Reading
from tests.standin import StandIn

CHUNK = 4


def readings(documents: Sequence[Document], *, reader: StandIn) -> list[Reading]:
    """The readings of some documents; runs in a worker."""
    for document in documents:
        if "KILLS" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "HANGS" in document.text:
            time.sleep(1000)
        if "GROWS" in document.text:
            bytearray(5_000_000_000)
    return [reader.reading(document) for document in documents]


class Spread(StandIn):
    """Reads by `processes` processes, each of which is given `seconds` for a dispatch."""

    def __init__(self, processes: int = 2, *, seconds: float = 60.0) -> None:
        super().__init__()
        self._executor = LocalProcesses(processes, chunk=CHUNK, seconds=lambda _: seconds)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        under_way: list[Document] = []

        def noted() -> Iterator[Document]:
            for document in documents:
                under_way.append(document)
                yield document

        for result in self._executor.run(partial(readings, reader=StandIn()), noted()):
            document = under_way.pop(0)
            if isinstance(result, Lost):
                failed = Issue(code="component-failed", message=result.reason)
                yield Reading(
                    reading_id=f"lost {document.document_id}", document_id=document.document_id, theatre=None,
                    components=self.components, claims=(), issues=(failed,),
                )  # fmt: skip
            else:
                yield result
