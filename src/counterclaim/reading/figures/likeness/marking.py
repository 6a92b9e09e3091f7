"""A sentence as the network takes it in: the word pieces of it and of the sentence before, marks around its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.reading.wordpieces import tokenizer
from counterclaim.records import Span

FIRST, LAST = 101, 102
OPEN, CLOSE = 2, 3
"""Pieces around a number, of those that the tokenizer's vocabulary leaves unused."""
LONGEST = 200
"""Pieces that are taken; numbers past them are not asked about."""


class Marked(NamedTuple):
    """The `pieces`, and of each number that fits in, by its span, `at` which piece its mark opens."""

    pieces: list[int]
    at: dict[Span, int]


def marked(text: str, before: int, sentence: Span, numbers: Sequence[Span]) -> Marked:
    """A sentence with marks around `numbers`, spans of it in text order; `before` is where the sentence before it
    begins, which is left out where both are too long."""
    made = _marked(text, (before, sentence[1]), numbers)
    if len(made.pieces) > LONGEST and before < sentence[0]:
        made = _marked(text, sentence, numbers)
    pieces = made.pieces[:LONGEST]
    return Marked(pieces, {span: at for span, at in made.at.items() if at < len(pieces)})


def _marked(text: str, stretch: Span, numbers: Sequence[Span]) -> Marked:
    pieces, at = [FIRST], {}
    done = stretch[0]
    for start, end in numbers:
        if start < done or end > stretch[1]:
            continue
        pieces += _pieces(text[done:start])
        at[start, end] = len(pieces)
        pieces += [OPEN, *_pieces(text[start:end]), CLOSE]
        done = end
    return Marked([*pieces, *_pieces(text[done : stretch[1]]), LAST], at)


def _pieces(words: str) -> list[int]:
    ids: list[int] = tokenizer().encode(words, add_special_tokens=False).ids
    return ids
