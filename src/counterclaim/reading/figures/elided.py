"""The noun that a number without one counts: that of the figure it continues."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from counterclaim.reading.figures.classes import counted_name
from counterclaim.reading.figures.counting import REST
from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.measures import person_measures
from counterclaim.reading.figures.parts import named_part
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Figure

ALONE = frozenset(
    {
        "woman", "man", "girl", "boy", "child", "mother", "father", "baby", "infant", "toddler", "teenager", "wife",
        "husband", "son", "daughter", "brother", "sister", "grandmother", "grandfather", "youth",
    }
)  # fmt: skip
"""Nouns for one person that say nothing of the "others" told with it."""
APART = re.compile(
    r";|\b(?:that|which|who|whose|after|when|where|before|because|although|though|since)\b", re.IGNORECASE
)
"""Between two numbers of which the second says nothing of what the first counts."""


def counted_by(doc: Doc, one: Draft, whole: Figure | None, before: Sequence[Figure]) -> str | None:
    """What a draft counts, in the singular. `before` are the figures of its sentence, the last first."""
    quantity = one.quantity
    if one.found is not None and one.found.itself:
        return None
    if quantity.counted is not None:
        return quantity.counted
    named = named_part(doc, quantity) if whole is not None else None
    if named is not None:
        return counted_name(named)
    if whole is not None:
        told = None if whole.counted == "casualty" else whole.counted
        return told or ("person" if whole.measure in person_measures() else None)
    if one.found is None or one.found.measure not in person_measures():
        return None
    persons = [f for f in before if f.measure in person_measures() and f.subset_of is None and f.counted]
    if not persons:
        return "person"
    last = persons[0]
    after = slice_at(doc, quantity.span).end
    rest = after < len(doc) and doc[after].lower_ in REST
    if last.value == 1 and last.counted in ALONE and rest:
        return "person"
    if rest or not APART.search(text_of(doc)[last.span[1] : quantity.start]):
        return last.counted
    return "person"
