"""The slots of the whole claim: stance, section, background, words that limit it."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.publishing.explaining.explanation import Slot
from counterclaim.publishing.explaining.noted import Noted
from counterclaim.records import Claim


def slots_of_claim(claim: Claim, noted: Noted) -> Iterator[Slot]:
    """Stance, section, background and qualifiers."""
    yield noted.slot("stance", claim.stance, part="content")
    yield noted.slot("section", claim.section, claim.content[:1], part="content")
    if claim.background:
        yield noted.slot("background", "yes", part="content")
    for number, qualifier in enumerate(claim.qualifiers, 1):
        name = f"q{number}.qualifier"
        yield noted.slot(name, qualifier.kind, (qualifier.span,), part="qualifier", entry=qualifier.kind)
