"""Times that hold for a few words of their sentence only: those of a comparison, and those of a part of a figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from counterclaim.records import Figure, Span, TimeExpression
from counterclaim.records.span import covers

BACK = 80
"""Code points before a time within which the comparison begins that it belongs to."""
AFTER = 3
"""Code points after a time in which a figure still begins that belongs to it: "than Friday's 8"."""

_REST = r"(?:[^,;:.]|[,.](?=\d))*$"
_HOW_MANY = r"(?:many|much|few|high|large|low|big|often)"
_TOTAL = r"(?:toll|number|figure|total|rate|level|count|amount|average|sum|losses|deaths|casualties)"
COMPARED = re.compile(
    r"\b(?:"
    rf"(?:than|as\s+{_HOW_MANY}(?:\s+\w+)?\s+as)(?:\s+(?:in|on|at|during|over|for|throughout|the|those|that|last)\b{_REST}|\s+$)"
    rf"|(?:compared|in\s+comparison)\s+(?:with|to)\b{_REST}"
    rf"|versus\b{_REST}"
    rf"|(?:twice|double|triple|half|times)\s+(?:$|(?:that|those|what)\b{_REST}|(?:the|its|their)\s+(?:\w+\s+)?{_TOTAL}\b{_REST})"
    r"|(?:against|from)\s+(?:only\s+|just\s+|some\s+|about\s+)?\d[\d,]*\s+(?:in|on|during)\s+(?:the\s+)?$"
    rf"|(?:up|down)\s+from\b{_REST}"
    r"|(?:most|highest|deadliest|worst|bloodiest|largest|biggest|heaviest|lowest|fewest)\b[^,;:.]*\bsince\s+$"
    r")",
    re.IGNORECASE,
)
"""From where a comparison begins up to the time that belongs to it."""
PART = re.compile(
    r"[\w,.-]+(?:\s+(?:others?|more))?(?:\s+(?:of|among)\s+(?:them|whom|which|those|these))?\s+(?:on|in|during)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""A part told by its number alone, and what leads to its day: "four of them on Monday"."""


class Reach:
    """The stretches outside of which some times tell nothing."""

    def __init__(self, text: str, times: Iterable[TimeExpression], figures: Sequence[Figure]) -> None:
        parts = sorted(figure.span for figure in figures if figure.subset_of)
        found = ((time.span, _stretch(text, time, parts)) for time in times)
        self._of = {span: stretch for span, stretch in found if stretch is not None}

    def reaching(self, words: Span, times: Sequence[TimeExpression]) -> list[TimeExpression]:
        """Those of `times` that can tell the day of what stands at `words`: its own alone, where it has one."""
        own = [time for time in times if (at := self._of.get(time.span)) and at[0] <= words[0] < at[1]]
        return own or [time for time in times if time.span not in self._of]


def _stretch(text: str, time: TimeExpression, parts: Sequence[Span]) -> Span | None:
    compared = COMPARED.search(text, max(0, time.start - BACK), time.start)
    if compared is not None:
        return compared.start(), time.end + AFTER
    before = bisect_right(parts, time.span) - 1
    if before >= 0 and time.start - parts[before][0] <= BACK and not covers(parts[before], time.span):
        start = parts[before][0]
        if PART.fullmatch(text, start, time.start) is not None:
            return start, time.end
    return None
