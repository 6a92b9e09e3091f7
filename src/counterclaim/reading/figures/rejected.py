"""Numbers that a speaker rejects: "seven people died, not thirty"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from counterclaim.reading.syntax.tree import text_of
from counterclaim.records import Quantity

REJECTING = re.compile(
    r"(?:,|[—–-]|\band|\bbut)\s+not\s+(?:the\s+|some\s+|about\s+|(?:at\s+least|more\s+than|as\s+many\s+as)\s+)?$"
    r"|\b(?:rather\s+than|instead\s+of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
BEFORE = 30
"""Code points before a number in which the words stand that reject it."""


def is_rejected(doc: Doc, quantity: Quantity) -> bool:
    """Whether the words right before a number say that it is not how many there were."""
    return REJECTING.search(text_of(doc)[max(0, quantity.start - BEFORE) : quantity.start]) is not None
