"""Lists of names with bare numbers: "- Khan Younis: 14", a line each."""

from __future__ import annotations

import re

from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.lines import lines_of, past_mark
from counterclaim.records import Span

ITEM = re.compile(
    r"[A-Z][^\n:;.!?]{1,40}\s*[:–—]\s*"
    r"(?:(?:at least|more than|over|about|around|some|nearly|up to)\s+)?\d[\d,. ]*(?:\s*[,;(].{0,60})?\.?",
)
"""A name, a colon or dash, and a number of which no word says what it counts; what a comma adds."""
LEAST = 3
"""Lines in turn from which they are a list."""


def tallies_in(layers: Layers) -> tuple[tuple[Span, ...], ...]:
    """The lists of names with bare numbers, each as the spans of its lines."""
    return layers.kept(_tallies)


def _tallies(layers: Layers) -> tuple[tuple[Span, ...], ...]:
    found: list[tuple[Span, ...]] = []
    row: list[Span] = []
    for line in lines_of(layers.text):
        start = past_mark(layers.text, line.span)
        if ITEM.fullmatch(layers.text, start, line.span[1]):
            row.append((start, line.span[1]))
            continue
        found.append(tuple(row))
        row = []
    return tuple(lines for lines in (*found, tuple(row)) if len(lines) >= LEAST)
