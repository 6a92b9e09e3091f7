"""A quantity on its way to a figure."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.kinds import Told
from counterclaim.records import Quantity


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity with the effect found for it; None where it may still inherit one as a part of another figure."""

    quantity: Quantity
    thing: Thing
    found: Found | None
    whole: int | None = None
    """Where the whole that it is a part of begins, for a member of an enumeration."""
    echo: bool = False
    """It gives another number for what the figure before it measures: "up from 22"."""
    row: bool = False
    """It is the sum of an enumeration."""
    listed: bool = False
    """It is an item of a list of losses, which is part of no other figure."""
    kind: Told | None = None
    """Its kind, where the list that it is an item of tells it."""
