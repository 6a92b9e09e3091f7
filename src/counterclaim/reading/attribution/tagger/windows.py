"""A long text in overlapping windows that the network can take, each unit read in the one where it stands deepest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

PIECES = 254
"""Word pieces a window, with the network's two own marks 256."""
CONTEXT = 48
"""Word pieces on either side of what a window is read for, unless the text ends."""


class Window(NamedTuple):
    """Units `[first, end)`, read for those of `[core, core_end)`."""

    first: int
    end: int
    core: int
    core_end: int


def windows_of(sizes: NDArray[np.int32], *, pieces: int = PIECES, context: int = CONTEXT) -> list[Window]:
    """The windows over units of `sizes` word pieces each; their cores part the text without gap or overlap.

    A unit is never larger than a window: the tokenizer gives an overlong word one piece.
    """
    count = len(sizes)
    until = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
    found: list[Window] = []
    first = core = 0
    while core < count:
        end = int(np.searchsorted(until, until[first] + pieces, side="right")) - 1
        end = max(end, core + 1)
        inner = int(np.searchsorted(until, until[end] - context, side="right")) - 1
        core_end = count if end == count else max(core + 1, inner)
        found.append(Window(first, end, core, core_end))
        core = core_end
        first = int(np.searchsorted(until, until[core] - context)) if core < count else core
    return found
