"""Expressions that together, or with the word before them, span a window: "from 6 to 16 September", "since May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from counterclaim.records import Days, TimeExpression

SINCE = re.compile(
    r"\bsince\s+(?:(?:at\s+least|about|around)\s+)?(?:the\s+)?(?:early|late|mid)?[\s-]*"
    r"(?:(?:start|beginning|end)\s+of\s+)?$",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+|about\s+|late\s+|early\s+)?$", re.IGNORECASE)
TO = re.compile(r"\s*(?:-|–|—|to|until|till|through|and)\s*(?:the\s+|late\s+|early\s+)?", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
NIGHT_OF = re.compile(r"\bnight\s+(?:of|from)\s+(?:the\s+)?$", re.IGNORECASE)
LOOK = 32
"""Characters before an expression that are looked at."""


def with_windows(text: str, times: Sequence[TimeExpression], published: date | None) -> tuple[TimeExpression, ...]:
    """The same expressions; the days of those that bound a window are the whole window.

    Both ends of "from 6 to 16 September" get the days 6 to 16: what they date happened between them. After "since" the
    days run to publication, and stay open where that is not known. Values are left alone.
    """
    out = list(times)
    for index, time in enumerate(out):
        before = text[max(0, time.start - LOOK) : time.start]
        if SINCE.search(before):
            days = _since(time.days, published)
            if days is not None:
                out[index] = msgspec.structs.replace(time, days=days)
            continue
        if index + 1 < len(out):
            window = _window(text, before, time, out[index + 1])
            if window is not None:
                out[index] = msgspec.structs.replace(time, days=window)
                out[index + 1] = msgspec.structs.replace(out[index + 1], days=window)
    return tuple(out)


def _since(days: Days | None, published: date | None) -> Days | None:
    if days is None or days[0] is None:
        return None
    return days[0], published if published is not None and published >= days[0] else None


def _window(text: str, before: str, first: TimeExpression, second: TimeExpression) -> Days | None:
    """The days from the first to the second, None where they bound no window or come in the wrong order."""
    gap = text[first.end : second.start]
    joint = TO.fullmatch(gap)
    if joint is None or first.days is None or second.days is None:
        return None
    if "and" in gap.lower() and not BETWEEN.search(before):
        return None
    if gap.strip().lower() in ("to", "until", "till", "through") and not (
        FROM.search(before) or NIGHT_OF.search(before) or text[first.start].isdigit() or text[second.start].isdigit()
    ):
        return None
    start, end = first.days[0], second.days[1]
    return (start, end) if start is not None and end is not None and start <= end else None
