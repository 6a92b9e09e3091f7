"""Direct, indirect or mixed: by what of a content stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.quotation import Quotation
from counterclaim.records import Span, Spans, Voice
from counterclaim.records.span import merged, minus

WORD = re.compile(r"\w")
LEAD = re.compile(r"(?:that|as|and|but)\b", re.IGNORECASE)
"""Words that may stand outside the marks of a content that is otherwise quoted word for word."""


def is_scare(text: str, quotation: Quotation) -> bool:
    """Whether the marks keep a distance instead of quoting: a word or two after "so-called" and its like."""
    before = text[max(0, quotation.span[0] - 24) : quotation.span[0]].rstrip().lower()
    return before.endswith(tuple(cues().scare)) and len(text[slice(*quotation.inner)].split()) <= 6


def voice_of(text: str, content: Spans, quotations: Iterable[Quotation]) -> Voice:
    """The voice of `content`: direct where every word stands between marks, indirect where none does."""
    quoted: list[Span] = [q.span for q in quotations if not is_scare(text, q)]
    outside = minus(content, quoted)
    free = [text[s:e] for s, e in outside if WORD.search(text[s:e])]
    inside = any(
        WORD.search(text[max(s, a) : min(e, b)]) for s, e in content for a, b in merged(quoted) if max(s, a) < min(e, b)
    )
    if not inside:
        return "indirect"
    return "mixed" if any(WORD.search(LEAD.sub("", piece, count=1)) for piece in free) else "direct"
