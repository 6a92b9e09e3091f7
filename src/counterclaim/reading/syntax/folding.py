"""The text as the parser should see it: same length, plainer characters."""

from __future__ import annotations

PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "＂": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\ufeff": " ", "\t": " ", "\r": " ",
        "‐": "-", "‑": "-",
    }
)  # fmt: skip
"""One character for one, so that every offset stays what it was."""


def folded(text: str) -> str:
    """`text` with typographic characters plain; the same length."""
    return text.translate(PLAIN)
