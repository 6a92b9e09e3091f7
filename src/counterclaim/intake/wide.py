"""UTF-16 without a byte order mark: told from other data by what its characters are."""

from __future__ import annotations

import unicodedata
from collections import Counter

SHORTEST = 8
"""Characters below which nothing is said."""

MARKS = frozenset(b"\0\1\2")
"""Bytes that UTF-16 has and text in eight bits has not: the upper halves of Latin letters and spaces, the lower ones of
the ideographic comma and full stop."""

EIGHT_BITS = 0.5
"""Share of small ASCII letters above which a text is in eight bits."""

UNSEEN = frozenset("\n\r\t\u200b\u200c\u200d\u200e\u200f")
BREAKS = frozenset("  \n\r\t\u3000\u3001\u3002\uff0c")


def wide_encoding(head: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where the first bytes of a text are that, None where they are anything else."""
    if len(head) < 2 * SHORTEST or not MARKS & set(head):
        return None
    if sum(97 <= byte < 123 for byte in head) > EIGHT_BITS * len(head):
        return None  # pairs of ASCII letters are ideographs in UTF-16
    even = head[: len(head) - len(head) % 2]
    scores = {name: _plausible(even.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 0 and scores[best] > 1.5 * min(scores.values()) else None


def _plausible(text: str) -> float:
    """How much the characters are those of one text, from 0 to 1; 0 where they cannot be: not letters and signs, or
    without a single space or comma, or from all over Unicode."""
    text = text.rstrip("\ufffd")
    letters = sum(unicodedata.category(char)[0] in "LMNPZS" or char in UNSEEN for char in text)
    if letters < 0.97 * len(text) or not BREAKS & set(text):
        return 0.0
    blocks = Counter("han" if _is_han(char) else ord(char) >> 8 for char in text if not char.isspace())
    main = sum(count for _, count in blocks.most_common(3))
    share = main / max(1, sum(blocks.values()))
    return share if share > 0.9 else 0.0


def _is_han(char: str) -> bool:
    """Whether the character is an ideograph, a kana, a Korean syllable or a sign among them."""
    return "\u3000" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" or "\uff00" <= char <= "\uffef"
