"""Figures of one text, as the tests of figures read them: by the rules, after its parse and its quantities."""

from __future__ import annotations

import functools

from counterclaim.reading.figures import Figures, Quantities
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Document, Figure, Section

Told = tuple[str, float | None, str | None, int | None]


def document_of(text: str) -> Document:
    """A document of one body."""
    return Document(
        document_id="d",
        input_id="d",
        blob="",
        text=text,
        sections=(Section("body", 0, len(text)),),
        published="2024-05-01",
    )


@functools.cache
def layers_of(text: str) -> Layers:
    """The layers of a text with its figures."""
    return Figures(likeness=False)(Quantities()(Syntax()(Layers(document=document_of(text)))))


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text."""
    return layers_of(text).figures


def brief(text: str) -> list[tuple[str, float | None]]:
    """Measure and value of each figure."""
    return [(f.measure, f.value) for f in figures(text)]


def told(text: str) -> list[Told]:
    """Measure, value, noun and the number (from 1) of its whole for each figure."""
    found = figures(text)
    ids = [f.id for f in found]
    return [(f.measure, f.value, f.counted, ids.index(f.subset_of) + 1 if f.subset_of else None) for f in found]
