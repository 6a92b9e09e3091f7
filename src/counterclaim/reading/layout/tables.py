"""Tables that were pasted as text: lines in columns."""

from __future__ import annotations

import re

from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.lines import lines_of
from counterclaim.records import Span

GAP = re.compile(r"\t+| {2,}|\s*\|\s*")
"""What stands between two cells."""
NUMBER = re.compile(r"[+~≈<>≥≤-]?\s*\d[\d.,]*\s*[%+]?|[-–—]|n/?a", re.IGNORECASE)
LEAST_ROWS = 3
MAX_CELL = 40
"""Code points of a cell: longer ones are prose."""


def tables_in(layers: Layers) -> tuple[Span, ...]:
    """Where tables stand: three or more lines in turn of two or more cells, the first column apart mostly numbers."""
    return layers.kept(_tables)


def _tables(layers: Layers) -> tuple[Span, ...]:
    text = layers.text
    found: list[Span] = []
    rows: list[tuple[Span, list[str]]] = []
    for line in lines_of(text):
        cells = [cell for cell in GAP.split(text[slice(*line.span)].strip("|")) if cell.strip()]
        if len(cells) > 1 and all(len(cell) <= MAX_CELL for cell in cells):
            rows.append((line.span, cells))
            continue
        found += _table(rows)
        rows = []
    return (*found, *_table(rows))


def _table(rows: list[tuple[Span, list[str]]]) -> list[Span]:
    if len(rows) < LEAST_ROWS:
        return []
    numbers = [NUMBER.fullmatch(cell.strip()) is not None for _, cells in rows[1:] for cell in cells[1:]]
    return [(rows[0][0][0], rows[-1][0][1])] if 2 * sum(numbers) > len(numbers) else []
