"""The lines of a text, and the marks of an item at their beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.records import Span

LINE = re.compile(r"[^\r\n]+")
ITEM = re.compile(r"(?:[-–—•●▪*·◦‣>]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
"""What an item of a list begins with."""


class Line(NamedTuple):
    """One line without the white space at its ends; `after_blank` where an empty line stands before it."""

    span: Span
    after_blank: bool


def lines_of(text: str) -> Iterator[Line]:
    """The lines of `text` that hold something."""
    blank = True
    end = 0
    for match in LINE.finditer(text):
        words = match.group()
        blank = blank or text.count("\n", end, match.start()) > 1 or not words.strip()
        end = match.end()
        if not words.strip():
            continue
        start = match.start() + len(words) - len(words.lstrip())
        yield Line((start, match.start() + len(words.rstrip())), blank)
        blank = False


def past_mark(text: str, span: Span) -> int:
    """Where a line's own words begin, behind the mark of an item."""
    mark = ITEM.match(text, *span)
    return mark.end() if mark is not None else span[0]
