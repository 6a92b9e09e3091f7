"""Amounts of a text without a parse, as the tests of numerals, bounds and units read them."""

from __future__ import annotations

from counterclaim.reading.figures.amounts import Amount, amounts
from counterclaim.reading.figures.folding import folded


def read(text: str) -> list[Amount]:
    """Every amount of a text."""
    return list(amounts(folded(text)))


def only(text: str) -> Amount:
    """The one amount of a text that has no other."""
    found = read(text)
    assert len(found) == 1, [text[a.start : a.end] for a in found]
    return found[0]
