"""The text as the parser should see it: same length, plainer characters."""

from __future__ import annotations

from counterclaim.reading.syntax.capitals import in_sentence_case

PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "＂": '"',
        "「": '"', "」": '"', "『": '"', "』": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'", "‹": "'", "›": "'",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\ufeff": " ", "\t": " ", "\r": " ",
        "‐": "-", "‑": "-",
        **{chr(code): " " for code in (*range(0, 9), 11, 12, *range(14, 32), *range(127, 160))},
    }
)  # fmt: skip
"""One character for one, so that every offset stays what it was."""


def folded(text: str) -> str:
    """`text` with typographic characters plain and lines in capitals in sentence case; the same length."""
    return in_sentence_case(text.translate(PLAIN))
