"""Words that say where the counted are are no words for what befell them. Sentences invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import figures


@pytest.mark.parametrize("word", ["surrounding", "neighbouring"])
def test_villages_around_are_not_encircled(word: str) -> None:
    text = f"Some 800 residents of eight {word} villages have fled."
    assert {figure.measure for figure in figures(text)} == {"displaced"}


def test_villages_that_are_surrounded_are() -> None:
    assert {figure.measure for figure in figures("Six villages are surrounded.")} == {"settlement-encircled"}
