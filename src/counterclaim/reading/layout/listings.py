"""Lists under a head that ends with a colon: "The administrations reported by the evening:" and its items."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.lines import ITEM, Line, lines_of
from counterclaim.records import Span

LEAST = 2
LEAST_BARE = 3
"""Items, and such as have no mark of their own."""
LONGEST_HEAD = 300


class Listing(NamedTuple):
    """The line that heads a list, and the items under it, each without its mark."""

    head: Span
    items: tuple[Span, ...]


def listings_in(layers: Layers) -> tuple[Listing, ...]:
    """The lists of a document, in order."""
    return layers.kept(_listings)


def _listings(layers: Layers) -> tuple[Listing, ...]:
    text = layers.text
    lines = list(lines_of(text))
    out: list[Listing] = []
    number = 0
    while number < len(lines):
        head = lines[number].span
        number += 1
        if text[head[1] - 1] not in ":：" or head[1] - head[0] > LONGEST_HEAD:
            continue
        items = _items(text, lines, number)
        if items:
            out.append(Listing(head, tuple(items)))
            number += len(items)
    return tuple(out)


def _items(text: str, lines: list[Line], first: int) -> list[Span]:
    """The lines under a head that are its items: all with a mark, or without one but with no empty line between."""
    marked: list[Span] = []
    bare: list[Span] = []
    for number in range(first, len(lines)):
        line = lines[number]
        mark = ITEM.match(text, *line.span)
        if (mark is None and marked) or (mark is not None and bare) or (bare and line.after_blank):
            break
        if mark is not None:
            marked.append((mark.end(), line.span[1]))
        else:
            bare.append(line.span)
    if marked:
        return marked if len(marked) >= LEAST else []
    return bare if len(bare) >= LEAST_BARE else []
