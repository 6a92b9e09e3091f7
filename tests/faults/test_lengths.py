"""Reading takes time in the length of a document, whatever it is made of. All texts are invented."""

from __future__ import annotations

import pytest

from benchmarks.length import KINDS, news, seconds_of, text_of
from counterclaim.reading.chain import english_chain

pytestmark = pytest.mark.faults
SHORT = 5_000
TIMES = 4
MOST = 8
"""Twice what a linear reading takes: noise passes, the square (16 times) does not."""


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("kind", KINDS)
def test_four_times_the_text_takes_no_eight_times_as_long(kind: str) -> None:
    chain = english_chain()
    seconds_of(news(0), chain)
    short, long = (sum(seconds_of(text_of(kind, length), chain).values()) for length in (SHORT, SHORT * TIMES))
    assert long < MOST * short
