"""The text of a dispatch, without who printed it: what is the same for all copies is worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.records import Document, Section

KEPT = 512
"""Texts of which what was worked out is kept."""


@dataclass(frozen=True)
class Printed:
    """Equal for two dispatches of the same characters, read in the same parts."""

    text: str
    sections: tuple[Section, ...]
    media_type: str
    document: Document = field(compare=False)
    """Any of those that have the text."""


def printed(document: Document) -> Printed:
    """The text of a dispatch."""
    return Printed(document.text, document.sections, document.media_type, document)
