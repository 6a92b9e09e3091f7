"""Those who are still without a supply that others have again: "power is back for 180,000; 70,000 still wait"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from counterclaim.reading.figures.earlier import counting, noun_at
from counterclaim.reading.figures.effects import thing_of
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.measures import measures
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity

BACK = re.compile(
    r"\b(?:restor(?:ed?|ing)|reconnect(?:ed|ing)?|lights? back on|power (?:is|was|has come|came) back"
    r"|back on the grid)\b",
    re.IGNORECASE,
)
"""Before the number: others have the supply again."""
WAITS = re.compile(
    r"(?:\s+(?:more|others?|customers|households|homes|subscribers|consumers|people|villages|settlements))?\s+"
    r"(?:(?:are|were|is)\s+)?(?:still\s+|yet\s+)*"
    r"(?:waiting|wait\b|to\s+be\s+reconnected|remain(?:ed|s)?\s+(?:cut\s+off|off|without|disconnected|in\s+the\s+dark|dark)"
    r"|(?:are|were)\s+(?:still\s+)?(?:off|cut\s+off|disconnected|without|in\s+the\s+dark)|cut\s+off|without\b(?!\s+\w+ing)"
    r"|(?:have|had)\s+(?:none|yet\s+to))",
    re.IGNORECASE,
)
"""After the number: these are still without it."""
SUPPLIES = re.compile(r"\b(?:power|electricity|lights?|water|gas|heating|internet)\b", re.IGNORECASE)


def still_without(doc: Doc, quantity: Quantity, before: Sequence[Quantity]) -> tuple[Quantity, Thing, Found] | None:
    """The number as one of those that the number before it counts, with what it is still without."""
    at = slice_at(doc, quantity.span)
    sentence = at.sent
    text = text_of(doc)
    said = text[sentence.start_char : quantity.start]
    if not before or before[-1].start < sentence.start_char or BACK.search(said) is None:
        return None
    if WAITS.match(text, quantity.end, sentence.end_char) is None:
        return None
    noun = noun_at(doc, before[-1])
    if noun is None:
        return None
    thing = thing_of(noun, area=False)
    supply = SUPPLIES.search(said)
    what = measures().without.get(supply[0].lower(), "power") if supply is not None else "power"
    kind = "household" if thing.kind in ("household", "house") else "person" if thing.person else thing.kind
    found = Found(f"without-{what}", f"{kind}-without-{what}", at.root.head)
    return counting(quantity, noun), thing, found
