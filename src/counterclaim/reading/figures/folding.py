"""The text as numbers are read from it: any script's digits as ASCII, marks of writing direction left out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.records import Span

MARKS = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u061c\ufeff"
)
"""Zero-width characters and marks of direction: they may stand inside a number ("1\\u200f2")."""

SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
SIGNS = dict.fromkeys(SPACES, " ") | {
    "−": "-", "‒": "-", "‑": "-", "‐": "-", "﹣": "-", "－": "-", "٬": ",", "،": ",", "，": ",", "٫": ".", "．": ".",
    "％": "%", "٪": "%", "⁄": "/", "＄": "$", "＋": "+", "＜": "<", "＞": ">", "⩽": "≤", "⩾": "≥", "ʼ": "’",
}  # fmt: skip

TURNED = re.compile("\u202e[^\u202c\u2029\n]*")
"""What a right-to-left override turns round, to its end or the line's."""


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` to search in; `origins[i]` is where its code point i stands in the document (None: at i)."""

    text: str
    origins: tuple[int, ...] | None = None
    turned: tuple[Span, ...] = ()
    """Stretches of `text` that are shown right to left by force: a number in them is seen as another one."""

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
    return Folded("".join(plain[i] for i in kept), kept, tuple(turned(plain, kept)))


def turned(plain: str, kept: Sequence[int]) -> Iterator[Span]:
    """The stretches that an override of the writing direction turns round, in offsets of the text without marks."""
    for match in TURNED.finditer(plain):
        yield bisect_left(kept, match.start()), bisect_left(kept, match.end())
