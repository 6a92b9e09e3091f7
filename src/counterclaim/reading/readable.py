"""What of a document's text is there to be read."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.records import Document


@lru_cache(maxsize=128)
def readable_text(document: Document) -> str:
    """`document.text` with everything outside its readable sections blank: same length, offsets as they were.

    A blanked stretch begins with a paragraph's end, so that nothing is read across it.
    """
    text = document.text
    pieces: list[str] = []
    at = 0
    for section in document.sections:
        pieces.append(_blank(section.start - at))
        length = section.end - section.start
        pieces.append(_blank(length) if section.kind == "metadata" else text[section.start : section.end])
        at = section.end
    pieces.append(_blank(len(text) - at))
    return "".join(pieces)


def _blank(length: int) -> str:
    return "\n\n"[:length] + " " * (length - 2)
