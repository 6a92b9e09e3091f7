"""The document's text as the parser should see it: same length, plainer characters."""

from __future__ import annotations

from counterclaim.records import Document

PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "＂": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\ufeff": " ", "\t": " ", "\r": " ",
        "‐": "-", "‑": "-",
    }
)  # fmt: skip
"""One character for one, so that every offset stays what it was."""


def folded(document: Document) -> str:
    """`document.text` with typographic characters plain and everything outside its readable sections blank.

    The result has the same length as the text. Line breaks inside blanked stretches are blank too.
    """
    text = document.text.translate(PLAIN)
    pieces: list[str] = []
    at = 0
    for section in document.sections:
        pieces.append(" " * (section.start - at))
        piece = text[section.start : section.end]
        pieces.append(" " * len(piece) if section.kind == "metadata" else piece)
        at = section.end
    pieces.append(" " * (len(text) - at))
    return "".join(pieces)
