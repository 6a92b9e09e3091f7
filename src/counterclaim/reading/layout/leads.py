"""What stands at the beginning of a paragraph and is nobody's words: a dateline, an entry's time, a label.

"KHARTOUM, June 17 (Reuters) - ", "JUBA May 18 ", "MOSCOW, May 5. /TASS/. ", "Damascus, SANA- ", "21.40 ",
"[08:15 GMT] ", "UPDATE 2-", "BELGOROD. ", "Donetsk, 12 August. ".
"""

from __future__ import annotations

import re

from counterclaim.records import Span

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DATE = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})(?:,?\s+\d{{4}})?"
AGENCY = r"(?:\([^()\n]{2,40}\)|/[A-Z][\w .-]{1,24}/|[A-Z]{3,}(?=-\s))"
DASH = r"(?:\s*(?:--|[—–])\s*|\s+-\s+|-\s+)"
SHOUTED = r"[A-Z][A-Z'’.-]+(?:[ /]+[A-Z][A-Z'’.-]+){0,4}"
"""A place in capitals: "DUBAI/CAIRO", "UNITED NATIONS"."""
STOPPED = r"(?:[A-Z][A-Z'’-]{3,}|[A-Z]{2,}(?= [A-Z]{2}))(?:[ /][A-Z][A-Z'’-]+){0,2}"
"""The same before a full stop: "BELGOROD.", "MAE SOT, Thailand."."""
NAMED = r"[A-Z][\w'’.-]+(?:[ /][A-Z][\w'’.-]+){0,2}"
"""A place written as usual: "Khartoum", "Khan Younis"."""
WORDS = r"(?=[A-Z\d“„«\"‘'])"
DATELINE = re.compile(
    rf"(?:{SHOUTED}(?:,\s*{NAMED})?(?:[,.]?\s+{DATE})?[,.]?\s*{AGENCY}(?:{DASH}|[.:]?\s+)"
    rf"|{NAMED}(?:,\s*{NAMED})?(?:[,.]?\s+{DATE})?[,.]?\s*{AGENCY}(?:{DASH}|\.\s+)"
    rf"|{NAMED}(?:,\s*{NAMED})?,\s+{DATE},?\s*{AGENCY}\s+"
    rf"|{SHOUTED}(?:,\s*{NAMED})?(?:[,.]?\s+{DATE})?{DASH}"
    rf"|{NAMED}(?:,\s*{NAMED})?(?:,\s+{DATE})?\s+[—–]\s+"
    rf"|{NAMED}(?:,\s*{NAMED})?,\s+{DATE}\s+-\s+"
    rf"|{SHOUTED}(?:,\s*{NAMED})?,?\s+{DATE}\s+"
    rf"|{STOPPED}(?:,\s*{NAMED})?(?:,\s+{DATE})?\.\s+"
    rf"|{NAMED},\s+{DATE}\.\s+"
    rf"|{AGENCY}{DASH}){WORDS}"
)
CLOCK = re.compile(
    r"[\[(]?(?:\d{1,2}[.:h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
    r"(?:\s(?:GMT|UTC|BST|CES?T|EES?T|E[SD]?T|MSK|local time))?[\])]?\s*[-–—|:,.]?\s+(?=[A-Z\d“„«\"‘'])"
)
LABEL = re.compile(
    r"(?:(?:UPDATE|WRAPUP|CORRECTED|REFILE|URGENT|BREAKING|EXCLUSIVE|FLASH)\s*\d*\s*[-–—:]\s*|[•●▪*·]\s+)"
)


REACH = 160
"""Code points of a line that a dateline does not go beyond."""


def in_dateline(text: str, span: Span) -> bool:
    """Whether `span` stands in the dateline at the beginning of its line."""
    begin = text.rfind("\n", 0, span[0]) + 1
    while begin < span[0] and text[begin].isspace():
        begin += 1
    if span[0] - begin >= REACH:
        return False
    line = text[begin : begin + REACH]
    found = DATELINE.match(line, _labels_of(line))
    return found is not None and found.start() <= span[0] - begin and span[1] - begin <= found.end() < len(line)


def lead_of(line: str) -> int:
    """How many code points of `line`, a paragraph's text, come before its own words."""
    at = _labels_of(line)
    found = DATELINE.match(line, at)
    return found.end() if found is not None and found.end() < len(line) else at


def _labels_of(line: str) -> int:
    """Where a label and an entry's time end."""
    at = 0
    for pattern in (LABEL, CLOCK):
        found = pattern.match(line, at)
        if found is not None and found.end() < len(line):
            at = found.end()
    return at
