"""The parser's products: the same for a row whatever stands beside it, and on one thread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from thinc.api import NumpyOps, get_current_ops
from threadpoolctl import threadpool_info

from counterclaim.reading.syntax import multiplying
from counterclaim.reading.syntax.multiplying import FastProducts, fast_products, is_same_by_rows, one_thread
from counterclaim.reading.syntax.syntax import pipeline

SHAPES = ((288, 288), (96, 300), (50, 96), (1024, 64))


def made(rows: int, width: int, seed: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).standard_normal((rows, width), np.float32)


@given(st.sampled_from(SHAPES), st.integers(1, 700), st.integers(0, 99))
def test_a_row_is_the_same_with_any_others(shape: tuple[int, int], rows: int, first: int) -> None:
    weights = made(*shape, seed=1)
    x = made(800, shape[1], seed=2)
    ops = FastProducts()
    with one_thread():
        whole = ops.gemm(x, weights, trans2=True)
        some = ops.gemm(x[first : first + rows], weights, trans2=True)
    assert np.array_equal(some, whole[first : first + rows])


@pytest.mark.parametrize("shape", SHAPES)
def test_products_are_those_of_the_slower_way(shape: tuple[int, int]) -> None:
    x, weights = made(40, shape[1], seed=3), made(*shape, seed=4)
    slow, fast = (ops.gemm(x, weights, trans2=True) for ops in (NumpyOps(), FastProducts()))
    np.testing.assert_allclose(fast, slow, rtol=1e-4, atol=1e-4)
    given_room = np.zeros_like(slow)
    assert FastProducts().gemm(x, weights, out=given_room, trans2=True) is given_room
    np.testing.assert_array_equal(given_room, fast)


def test_other_products_go_the_slower_way() -> None:
    x, y = made(5, 7, seed=5), made(7, 3, seed=6)
    np.testing.assert_array_equal(FastProducts().gemm(x, y), NumpyOps().gemm(x, y))
    np.testing.assert_array_equal(FastProducts().gemm(x, x, trans1=True), NumpyOps().gemm(x, x, trans1=True))


def test_a_library_to_which_other_rows_make_a_difference_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = multiplying.product

    def by_size(x: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
        return honest(x, weights) + np.float32(len(x) < 9)

    monkeypatch.setattr(multiplying, "product", by_size)
    x, weights = made(9, 31, seed=7), made(17, 31, seed=8)
    assert not is_same_by_rows(17, 31)
    np.testing.assert_array_equal(
        FastProducts().gemm(x, weights, trans2=True), NumpyOps().gemm(x, weights, trans2=True)
    )
    is_same_by_rows.cache_clear()


def test_an_empty_text_has_no_rows() -> None:
    assert FastProducts().gemm(made(0, 288, seed=1), made(288, 288, seed=1), trans2=True).shape == (0, 288)


def test_one_thread_is_left_again() -> None:
    def threads() -> list[int]:
        return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]

    before = threads()
    with one_thread():
        assert set(threads()) <= {1}
    assert threads() == before


def test_models_loaded_so_keep_it_and_others_do_not() -> None:
    with fast_products():
        assert isinstance(get_current_ops(), FastProducts)
    assert not isinstance(get_current_ops(), FastProducts)
    pipes: list[Any] = [pipeline().get_pipe(name) for name in ("tok2vec", "ner")]
    layers = [layer for pipe in pipes for layer in pipe.model.walk()]
    assert sum(isinstance(layer.ops, FastProducts) for layer in layers) > len(layers) * 0.9


def test_the_networks_have_their_attention_in_one_operator() -> None:
    reading = Path(multiplying.__file__).parent.parent
    weights = (
        "attribution/tagger/weights/tagger.onnx", "events/likeness/weights/events.onnx",
        "figures/likeness/weights/likeness.onnx",
    )  # fmt: skip
    for file in weights:
        assert (reading / file).read_bytes().count(b"MultiHeadAttention") >= 6
