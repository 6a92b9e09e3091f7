"""The text as numbers are read from it: any script's digits as ASCII, marks of writing direction left out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

MARKS = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u061c\ufeff"
)
"""Zero-width characters and marks of direction: they may stand inside a number ("1\\u200f2")."""

SIGNS = {"−": "-", "‒": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "٬": ",", "٫": ".", "％": "%", "⁄": "/"}


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` to search in; `origins[i]` is where its code point i stands in the document (None: at i)."""

    text: str
    origins: tuple[int, ...] | None = None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """A span of `text` as a span of the document."""
        if self.origins is None or start >= end:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1


def plain_digit(char: str) -> str:
    """An ASCII digit for a decimal digit of any script, `char` itself for anything else."""
    digit = unicodedata.decimal(char, None)
    return char if digit is None else str(digit)


def folded(text: str) -> Folded:
    """`text` with plain digits, minus signs and spaces, and without direction marks."""
    if text.isascii():
        return Folded(text)
    plain = "".join(SIGNS.get(c) or plain_digit(c) if c > "\x7f" else c for c in text)
    if not any(mark in plain for mark in MARKS):
        return Folded(plain)
    kept = tuple(i for i, c in enumerate(plain) if c not in MARKS)
    return Folded("".join(plain[i] for i in kept), kept)
