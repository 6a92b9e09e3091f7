"""The grammar alone: matches in a text, without a parse and without an anchor."""

from __future__ import annotations

from counterclaim.reading.periods.grammar import Match, grammar


def recognise(text: str) -> list[Match]:
    """Every place of `text` where a rule of the grammar holds, in text order, none overlapping another."""
    return grammar().matches(text)
