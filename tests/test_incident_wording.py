"""The figures of an incident in words, with their ranges."""

from __future__ import annotations

import pytest

from counterclaim.publishing.incident_wording import estimate_words
from counterclaim.records import Estimate


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (3, 4, 6, "deaths 4 (3–6)"),
        (4, 4, 4, "deaths 4"),
        (2, 2, None, "deaths ≥ 2"),
        (None, 94, 94, "deaths ≤ 94"),
        (3, 4, None, "deaths 4 (≥ 3)"),
        (None, 4, 6, "deaths 4 (≤ 6)"),
        (8, None, None, "deaths ≥ 8"),
        (None, None, 8, "deaths ≤ 8"),
        (3, None, 8, "deaths 3–8"),
        (None, None, None, "deaths open"),
        (None, 4, None, "deaths 4"),
    ],
)
def test_an_open_end_is_a_bound(low: float | None, best: float | None, high: float | None, words: str) -> None:
    assert estimate_words("deaths", Estimate(low=low, best=best, high=high, rule="", because="")) == words
