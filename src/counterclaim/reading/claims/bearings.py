"""Places that only say where another one lies: "Goma, near the border with X", "Sake, 20 km west of Goma"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.records import Toponym

LOOK = 60
"""Code points before a place in which the words stand that make it a bearing."""
BORDER = re.compile(r"\b(?:borders?|frontiers?)\s+(?:with|between)\s+(?:the\s+|neighbou?ring\s+)*\Z", re.IGNORECASE)
AND = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?")
_UNIT = r"(?:kilomet(?:er|re)s?|kms?|miles?|mi|met(?:er|re)s?|m)"
_COMPASS = r"(?:(?:north|south)-?(?:east|west)|north|south|east|west)"
_WHOSE = r"(?:(?:the|a)\s+)?(?:(?:capital|provincial|regional|state|city|town|village|center|centre|of)[,]?\s+){0,4}"
DISTANT = re.compile(
    rf"\d\s*-?{_UNIT}\s+(?:\([^()]*\)\s*)?(?:to\s+the\s+)?(?:{_COMPASS}(?:ern)?\s+of|(?:away\s+)?from|outside)\s+{_WHOSE}\Z",
    re.IGNORECASE,
)


def at_borders(text: str, toponyms: Sequence[Toponym]) -> frozenset[int]:
    """Numbers of the places on whose border something lies, with those joined to one: "the borders with X and Y"."""
    found: set[int] = set()
    for number, toponym in enumerate(toponyms):
        if BORDER.search(text, max(0, toponym.start - LOOK), toponym.start) or (
            number - 1 in found
            and toponym.precision == "country"
            and AND.fullmatch(text, toponyms[number - 1].end, toponym.start)
        ):
            found.add(number)
    return frozenset(found)


def at_distance(text: str, toponyms: Sequence[Toponym]) -> frozenset[int]:
    """Numbers of the places from which a distance to another is told."""
    return frozenset(
        number
        for number, toponym in enumerate(toponyms)
        if DISTANT.search(text, max(0, toponym.start - LOOK), toponym.start)
    )


def lying(own: Sequence[int], bearings: frozenset[int]) -> list[int]:
    """The places of an event without those that only say where the others lie; all of them where no other is told."""
    return [number for number in own if number not in bearings] or list(own)
