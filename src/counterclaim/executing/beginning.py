"""How processes begin."""

from __future__ import annotations

import multiprocessing
from multiprocessing.context import ForkServerContext, SpawnContext


def beginning(module: str | None) -> ForkServerContext | SpawnContext:
    """Processes that begin afresh; or, with a module and where the system can, forked from one process of their own
    that has imported it: what it loads is in memory once, however many they are. That process ends with this one, and
    it knows the module only that was named first."""
    if module is None or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context
