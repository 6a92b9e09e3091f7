"""Windows over long texts: nothing is left out, and everything stands in its context."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.attribution.tagger.windows import windows_of

SIZES = st.lists(st.integers(1, 100), max_size=400)


@given(SIZES)
def test_cores_part_the_text(sizes: list[int]) -> None:
    windows = windows_of(np.array(sizes, np.int32))
    units = [unit for window in windows for unit in range(window.core, window.core_end)]
    assert units == list(range(len(sizes)))


@given(SIZES)
def test_no_window_holds_more_than_the_network_takes(sizes: list[int]) -> None:
    for window in windows_of(np.array(sizes, np.int32)):
        assert sum(sizes[window.first : window.end]) <= 254
        assert window.first <= window.core < window.core_end <= window.end


@given(st.integers(1, 5000))
def test_context_on_either_side(units: int) -> None:
    for window in windows_of(np.ones(units, np.int32)):
        assert window.core - window.first >= 48 or window.first == 0
        assert window.end - window.core_end >= 48 or window.end == units


def test_a_short_text_is_one_window() -> None:
    assert len(windows_of(np.ones(254, np.int32))) == 1
    assert windows_of(np.zeros(0, np.int32)) == []
