"""What opens a sentence before a comma and tells a place or a day: "In Goma, ", "On Tuesday, "."""

from __future__ import annotations

import re

from counterclaim.reading.layers import Layers
from counterclaim.records import Span

FRONT = re.compile(r"(?:In|At|On|Near|Around|Outside|Across|Throughout|Over)\s+[^,.;:!?\n“”\"]{2,60}(?=,\s)")
OCCASION = re.compile(
    r"\b(?:statement|briefing|interview|post|message|reports?|address|speech|conference|meeting|letter|bulletin|update"
    r"|visit|call|remarks|Telegram|Facebook|Twitter)\b",
    re.IGNORECASE,
)
"""What somebody says something in or at."""


def front_of(layers: Layers, sentence: Span) -> Span | None:
    """The words with a place or a day that open a sentence up to a comma, None where no such do."""
    front = FRONT.match(layers.text, *sentence)
    if front is None or OCCASION.search(front.group()):
        return None
    told = (*layers.toponyms_at.within(front.span()), *layers.times_at.within(front.span()))
    return front.span() if told else None
