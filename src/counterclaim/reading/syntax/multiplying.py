"""Matrix products of the parser by numpy's library: two to three times as fast as by the one that spaCy brings along.

What is read must not depend on what is read with it. A row of a product is the same number for number however many rows
are multiplied together with spaCy's library; with numpy's only where they are not few, for it has other ways of its own
for small matrices. So rows are filled up to a number beyond those, and a library that still makes a difference, which
is found out before its first use, is not used.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController

ROWS = 256
"""Rows below which a matrix is filled up."""


class FastProducts(NumpyOps):  # type: ignore[misc]  # thinc's own is not typed
    """What spaCy's models calculate with; products of states with weights go the faster way."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of `x` [rows, width] and, as weights stand, `y` transposed [outputs, width]."""
        forward = trans2 and not trans1 and x.dtype == y.dtype == np.float32
        if not forward or not is_same_by_rows(*y.shape):
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        found = product(x, y)
        if out is None:
            return found
        out[...] = found
        return out


def product(x: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """`x` [rows, width] times the transposed `weights` [outputs, width]."""
    rows = len(x)
    if rows < ROWS:
        filled = np.zeros((ROWS, x.shape[1]), np.float32)
        filled[:rows] = x
        x = filled
    found: NDArray[np.float32] = np.dot(x, weights.T)
    return found[:rows]


@cache
def is_same_by_rows(outputs: int, width: int) -> bool:
    """Whether a row's product with so large a matrix of weights is the same with few other rows, many or none."""
    made = np.random.default_rng(width * outputs)
    x = made.standard_normal((2 * ROWS + 5, width), np.float32)
    weights = made.standard_normal((outputs, width), np.float32)
    whole = product(x, weights)
    parts = ((0, 1), (3, 10), (ROWS - 1, ROWS + 32), (1, ROWS + 2), (7, 2 * ROWS + 4))
    return all(np.array_equal(product(x[start:end], weights), whole[start:end]) for start, end in parts)


@contextmanager
def fast_products() -> Iterator[None]:
    """Within this, models that are loaded calculate so."""
    before = get_current_ops()
    set_current_ops(FastProducts())
    try:
        yield
    finally:
        set_current_ops(before)


@contextmanager
def one_thread() -> Iterator[None]:
    """Within this numpy's library uses one thread: whoever wants more reads with more processes, and how many threads
    share a matrix must make no difference."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()
