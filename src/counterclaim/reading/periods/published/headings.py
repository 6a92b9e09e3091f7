"""Which dates stand where a text says when it was published: a dateline, a line of its own, behind "Published:"."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from counterclaim.reading.periods.published.words import words
from counterclaim.records import Span

Heading = Literal["label", "update", "line", "dateline", "title"]
"""`label`: behind "Published:"; `update`: behind "Updated:"; `line`: it fills a line, with a place at most; `dateline`:
before the first sentence of the report; `title`: with its weekday behind other words in a line of the head that is no
sentence ("Radio North, news at seven, Saturday 11 May")."""

LINES_AT_HEAD = 6
LINES_AT_FOOT = 3
"""Lines with words at either end of a text that are looked at."""

LONGEST = 80
"""Characters of a line that are looked at on either side of a date."""

FULL, ENDS = 60, ".!?:\"'"
"""Characters of a line that may have been broken because it was full, and what it ends with where it was not."""

CLOCK = r"(?:(?:at\s+)?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)"
ZONE = r"(?:[A-Z]{2,5}|(?:UTC|GMT)?[+-]\d\d?:?\d\d|local time)"
TIME = rf"[\s,|-]*(?:{CLOCK}[\s,]*(?:\(?{ZONE}\)?)?)?\s*"
ENDS_LINE = re.compile(rf"{TIME}(?:$|[|·•;()])")
FILLS_LINE = re.compile(rf"{TIME}[.)]?\s*(?:$|\||·)")
HOUR_AND_ZONE = re.compile(rf"[\s,|-]*{CLOCK}[\s,]*\(?{ZONE}\)?\s")
BY_AGENCY = r"(?:\([^()\n]{1,40}\)|/[^/\n]{1,30}/)"
BEFORE_REPORT = re.compile(
    rf"[)]?{TIME}(?:{BY_AGENCY}\s*)?(?:--+|[—–|:]|-\s|\.(?=\s|$)|,\s+[A-Z][\w&]*(?:\s[A-Z][\w&]*)?\.(?=\s|$))"
)
"""What follows the date of a dateline up to the report: "(Agency) —", ". /AGENCY/.", ", Agency."."""

WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
ENDS_TITLE = re.compile(r"\s*(?:$|[,|·(–—-][^.!?]{0,40}$)")
"""What may follow the date in a title: nothing, or a few words behind a mark: ", English transcript"."""

JOINED = re.compile(r"(?:^|[,(|:/–—-])\s*$")
"""What stands between a place and its date."""


@cache
def _label(which: Literal["labels", "updates"]) -> re.Pattern[str]:
    said = "|".join(sorted(map(re.escape, getattr(words(), which)), key=len, reverse=True))
    return re.compile(rf"(?:^|[|·•(])\s*(?:{said})\b(?:\s+(?:on|at))?\s*:?\s*(?:{CLOCK}[\s,]*{ZONE}?[\s,]*)?$", re.I)


class Lines:
    """The lines at the head and the foot of a text, of those that have words."""

    def __init__(self, text: str) -> None:
        self._text = text
        lines = _lines_with_words(text)
        self._head, self._foot = lines[:LINES_AT_HEAD], lines[LINES_AT_HEAD:][-LINES_AT_FOOT:]

    def heading_of(self, span: Span) -> Heading | None:
        """What kind of heading the date at `span` makes of its line; None where it stands in the report."""
        line = next((line for line in (*self._head, *self._foot) if line[0] <= span[0] and span[1] <= line[1]), None)
        if line is None or span[0] - line[0] > LONGEST:
            return None
        before = self._text[line[0] : span[0]].lstrip()
        after = self._text[span[1] : min(line[1], span[1] + LONGEST)].rstrip()
        if ENDS_LINE.match(after) or BEFORE_REPORT.match(after) or HOUR_AND_ZONE.match(after):
            if _label("labels").search(before):
                return "label"
            if _label("updates").search(before):
                return "update"
        if _is_place(before):
            if FILLS_LINE.match(after):
                return "line"
            follows = bool(before) or not self._goes_on(line[0])
            if follows and line in self._head and BEFORE_REPORT.match(after):
                return "dateline"
        return "title" if line in self._head and self._in_title(span, before, after) else None

    def _in_title(self, span: Span, before: str, after: str) -> bool:
        """Whether a date with its weekday stands behind a mark in a line that is no sentence."""
        marked = before and JOINED.search(before) and not re.search(r"[.!?]\s", before)
        dated = WEEKDAY.search(self._text[span[0] : span[1]])
        return bool(marked and dated and ENDS_TITLE.match(after)) and not words().other & set(before.lower().split())

    def _goes_on(self, start: int) -> bool:
        """Whether the line at `start` goes on with a sentence that the full line right before it broke off."""
        above = self._text[: max(0, start - 1)].rpartition("\n")[2].strip() if start else ""
        return len(above) >= FULL and above[-1] not in ENDS


def _lines_with_words(text: str) -> list[Span]:
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _is_place(before: str) -> bool:
    """Whether what stands before a date is a place, an outlet or a heading, or nothing."""
    if not JOINED.search(before):
        return False
    said = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", before)
    lower = [word.lower().rstrip(".") for word in said]
    known = words()
    if known.other & set(lower) or (lower and lower[0] in known.sentences):
        return False
    return all(word[0].isupper() or low in known.joints | known.headings for word, low in zip(said, lower, strict=True))
