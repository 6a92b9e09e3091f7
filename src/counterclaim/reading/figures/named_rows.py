"""Rows of names with bare numbers behind a word for what befell people: "numbers killed on Monday: Goma 12; Sake 3;
Minova 7", in one line or a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Doc

from counterclaim.reading.figures.carriers import matched
from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.found import Thing
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity

HEAD = re.compile(
    r"\b(?P<word>killed|dead|wounded|injured|hurt|missing|displaced|arrested|detained|abducted|kidnapped|evacuated|captured)\b"
    r"[^:;\n]{0,60}:\s",
    re.IGNORECASE,
)
NAME = r"[A-Z][\w'’.-]*(?:[ -](?:[A-Z][\w'’.-]*|of|the|de|al|el)){0,4}"
ITEM = re.compile(
    rf"\s*(?:[;,]\s*)?(?:and\s+)?(?:[-–—•*·]\s*)?{NAME}(?:\s*[:–—]\s*|\s+-\s+|\s+)(?P<number>\d[\d,]*)(?=\s*(?:[;,.\n]|$|and\b))"
)
LEAST = 2
"""Items from which they are a row."""


def named_rows(doc: Doc, quantities: Sequence[Quantity]) -> Iterator[Draft]:
    """A draft for each number of a row of names, whatever its quantity was taken to count."""
    text = text_of(doc)
    known = {(quantity.number or quantity.span): quantity for quantity in quantities}
    nobody = Thing(None, True, None)
    for head in HEAD.finditer(text):
        numbers = list(_numbers(text, head.end()))
        found = matched(slice_at(doc, head.span("word"))[0], "affected", nobody) if len(numbers) >= LEAST else None
        if found is None:
            continue
        for span in numbers:
            quantity = known.get(span) or _read(text, span)
            yield Draft(
                msgspec.structs.replace(quantity, head=None, counted=None, unit=None), nobody, found, listed=True
            )


def _numbers(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Where the numbers of the items stand that follow one another from a place."""
    while (item := ITEM.match(text, at)) is not None:
        yield item.span("number")
        at = item.end()


def _read(text: str, span: tuple[int, int]) -> Quantity:
    """The quantity of digits that were taken for the number of a name."""
    written = text[slice(*span)].rstrip(",")
    value = float(written.replace(",", ""))
    return Quantity(
        start=span[0],
        end=span[0] + len(written),
        value=value,
        low=value,
        high=value,
        comparator="exactly",
        original_value=written,
    )
