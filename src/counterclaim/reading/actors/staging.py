"""Where a sentence plays: "In Kigali, the government spokeswoman said …".

An office without an owner in it is of whoever governs that town.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from counterclaim.reading.layers import Layers
from counterclaim.records import Toponym

FRONTED = re.compile(
    r"(?:^|[.:;!?”\"’)\n-]\s*|,? (?:and|but|while|as) )(?:[Ii]n|[Ff]rom|[Aa]t)"
    r" (?:the )?(?:(?:occupied|besieged|nearby|neighbouring|neighboring|[a-z]+-(?:held|controlled|occupied|run)) )?$"
)
"""What stands before a town that is put first: the end of what was said before, and a preposition."""
AFTER = re.compile(r", (?=[a-z])|:? (?=the |an? |its |local |officials|authorities)")
"""What stands between such a town and whom the sentence is about."""
BEFORE = 44
"""Code points before a town in which all that must stand."""


class Stage(NamedTuple):
    """A town put first in a sentence, from whose end on what is told plays there."""

    since: int
    town: Toponym


def stages(layers: Layers) -> tuple[Stage, ...]:
    """The towns put first, in text order."""
    return tuple(
        Stage(town.end, town)
        for town in layers.toponyms
        if town.place is not None
        and town.country
        and town.precision == "settlement"
        and FRONTED.search(layers.text[max(0, town.start - BEFORE) : town.start])
        and AFTER.match(layers.text, town.end)
    )
