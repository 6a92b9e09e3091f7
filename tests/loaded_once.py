"""A module as executors load it once for all their processes: it knows in which process it was imported."""

from __future__ import annotations

import os

IMPORTED_IN = os.getpid()


def processes(items: list[int]) -> list[tuple[int, int]]:
    """For each item where this module was imported, and where the item was worked on."""
    return [(IMPORTED_IN, os.getpid()) for _ in items]


def told(items: int, workers: int = 2) -> list[tuple[int, int]]:
    """What `processes` says of so many items in processes of an executor that loads this module."""
    from counterclaim.executing import LocalProcesses, Lost

    results = LocalProcesses(workers, chunk=1, module=__name__).run(processes, range(items))
    return [one for one in results if not isinstance(one, Lost)]
