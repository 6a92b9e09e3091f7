"""The collector of unreachable cycles, called seldom while very many records are made that have none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 50_000, 20, 20
"""Objects made beyond those gone again after which the youngest are looked through, and of how many such times the
older ones are (`gc.set_threshold`). Python's own first number, 700, is reached by a single dispatch."""


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Call the collector seldom until this ends. A tenth of the time goes to it otherwise."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
