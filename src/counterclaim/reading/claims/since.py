"""Days from which something has gone on: "since the ceasefire ended on 19 September"."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from counterclaim.reading.syntax.tree import head_at, text_of
from counterclaim.records import Days, Span, TimeExpression

BACK = 80
"""Code points before the day within which "since" stands."""
SINCE = re.compile(r"\bsince\b(?=[^,;:.\d]+\s(?:on|in)\s+(?:the\s+)?$)", re.IGNORECASE)
"""A "since" that a day ends, with what happened on it in between."""

BEGUN = re.compile(
    r"\b(?:(?:that|which)\s+(?:had\s+)?(?:began|begun|started|erupted|broke\s+out)\s+(?:on|in)"
    r"|(?:beginning|starting)\s+from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What leads to the day on which something began that a number is told of: "the offensive that began on 6 April"."""
ENDED = re.compile(
    r"\s+(?:(?:and|but)\s+(?:\w+\s+)?(?:ended|lasted|finished|stopped|ran)|to|until|till|through)\b", re.IGNORECASE
)
"""After that day where the end is told too."""


class Since(NamedTuple):
    """Where "since" and its day stand, the word that it modifies, and the day as a period that goes on from there."""

    span: Span
    word: Token
    governor: Token
    opened: TimeExpression


def since_clause(doc: Doc, time: TimeExpression, until: date | None) -> Since | None:
    """The "since" that the day at `time` ends, None where there is none, or it stands right before the day.

    The period goes on to `until`, the day of publication.
    """
    found = SINCE.search(text_of(doc), max(0, time.start - BACK), time.start)
    word = head_at(doc, found.span()) if found is not None else None
    if found is None or word is None or time.days is None:
        return None
    verb = word.head
    governor = verb.head if word.dep_ == "mark" and verb.dep_ == "advcl" else verb
    return Since((found.start(), time.end), word, governor, replace(time, days=passed((time.days[0], None), until)))


def begun_clause(doc: Doc, time: TimeExpression, until: date | None) -> Since | None:
    """The clause of what began on the day at `time`, None where none did, or where the day it ended on is told too.

    What happened in something that went on is of no one day: the period goes on to `until`, the day of publication.
    """
    text = text_of(doc)
    found = BEGUN.search(text, max(0, time.start - BACK), time.start)
    if found is None or time.days is None or time.days[0] is None or ENDED.match(text, time.end):
        return None
    word = head_at(doc, found.span())
    if word is None or (until is not None and time.days[0] > until):
        return None
    verb = next((t for t in (word, *word.ancestors) if t.dep_ == "relcl"), word)
    return Since((found.start(), time.end), verb, verb.head, replace(time, days=passed((time.days[0], None), until)))


def passed(days: Days | None, until: date | None) -> Days | None:
    """A period that is still open, up to the day of publication: "this year", "since Monday"."""
    if days is None or until is None or days[0] is None or days[0] > until:
        return days
    return (days[0], until) if days[1] is None or days[1] > until else days
