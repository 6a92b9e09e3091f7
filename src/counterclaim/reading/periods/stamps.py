"""Times of a day at the beginning of a line or an item, as live blogs put them: when the item was written."""

from __future__ import annotations

import re

from counterclaim.records import Span

LOOK = 24
"""Characters before a time that are looked at."""

BEGINS = re.compile(r"(?:^|\n|[.!?…][\"'”’)]?[ \t]+)[ \t•*·–—|>\[(-]*$")
GOES_ON = re.compile(r"(?:[ \t]*\([A-Z]{2,5}\))?[ \t]*[\])]?[ \t]*(?:[-–—:|][ \t]*)?(?=[A-Z“\"‘]|\r?\n|$)")
LINE_MARKS = " \t\r.,:;*#•=–—-"


def is_stamp(text: str, span: Span) -> bool:
    """Whether the time at `span`, in digits, stamps what follows: "15:10 Power is out". No time within a sentence."""
    start, end = span
    before = text[max(0, start - LOOK) : start]
    if start > LOOK:
        before = f"_{before}"  # the beginning of what is looked at is not that of the text
    return text[start].isdigit() and BEGINS.search(before) is not None and GOES_ON.match(text, end) is not None


def fills_line(text: str, span: Span) -> bool:
    """Whether the words at `span` are all of their line: the heading of a day."""
    first = text.rfind("\n", 0, span[0]) + 1
    last = text.find("\n", span[1])
    before, after = text[first : span[0]], text[span[1] : last if last >= 0 else len(text)]
    return len(before) + len(after) <= LOOK and not (before + after).strip(LINE_MARKS)
