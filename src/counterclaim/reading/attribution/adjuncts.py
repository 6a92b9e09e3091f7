"""What may stand between a verb of saying and its "that": who hears it, where and when, and whom it was learnt from.

It is a regular expression by nature, and was one: HEARER? ADJUNCT* ",? that". But "on X" may reach over the next "on Y"
or stop before it, and an expression tries all ways of parting twenty of them before it gives up. Here each place is
tried once: whether a "that" can be reached from it does not depend on how it was reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

WORD = r"[\w’'.-]+"
OWNED = re.compile(r"\s+(?:the|a|an|his|her|its|their|state)(?=\s)")
NAMED = re.compile(rf"\s+(?:reporters|journalists|lawmakers|[A-Z]{WORD}(?P<more>(?:\s+[A-Z\d]{WORD}){{0,3}}))")
PLACE = re.compile(r"\s+(?:on|in|at|via|through|during|after|before|following|amid)(?=\s)")
HEARD = re.compile(rf"\s+to\s+(?:the\s+)?(?:reporters|journalists|agency|press|media|lawmakers|[A-Z]{WORD})")
TIME = re.compile(
    r"\s+(?:(?:late|early|later|earlier)?\s*(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:the same|that|the next|last|this) (?:day|evening|night|morning|afternoon|week)|today|yesterday|again|also)"
)
CITING = re.compile(r",\s+(?:citing|quoting)\s+[^,;:.!?\n]{2,80}(?=,\s+that\s)")
THAT = re.compile(r",?\s+that\s")
NEXT = re.compile(rf"\s+{WORD}")
OWNED_WORDS, PLACE_WORDS = 4, 7
"""Most words after an article, and after a preposition."""


class Reached(NamedTuple):
    """Where "that" and the white space after it end, and whether somebody who hears it stands before."""

    end: int
    heard: bool


def that_after(text: str, start: int, limit: int) -> Reached | None:
    """The "that" which ends before `limit` with nothing but hearer, places and times between `start` and it."""
    barren: set[int] = set()
    for at in _hearers(text, start, limit):
        end = _that(text, at, limit, barren)
        if end is not None:
            return Reached(end, at > start)
    return None


def _that(text: str, at: int, limit: int, barren: set[int]) -> int | None:
    """The end of the first "that" reached from `at`; `barren` are places from which none can be."""
    if at in barren:
        return None
    for further in _adjuncts(text, at, limit):
        end = _that(text, further, limit, barren)
        if end is not None:
            return end
    that = THAT.match(text, at, limit)
    if that is None:
        barren.add(at)
        return None
    return that.end()


def _hearers(text: str, start: int, limit: int) -> Iterator[int]:
    """Where a hearer may end, in the order of trial; last, `start` itself: nobody is named."""
    owned = OWNED.match(text, start, limit)
    if owned is not None:
        yield from _words(text, owned.end(), limit, OWNED_WORDS)
    named = NAMED.match(text, start, limit)
    if named is not None:
        yield named.end()
        if named["more"]:
            more = [named.start("more"), *(named.start("more") + m.end() for m in NEXT.finditer(named["more"]))]
            yield from reversed(more[:-1])
    yield start


def _adjuncts(text: str, at: int, limit: int) -> Iterator[int]:
    """Where one more adjunct from `at` on may end, in the order of trial."""
    place = PLACE.match(text, at, limit)
    if place is not None:
        yield from _words(text, place.end(), limit, PLACE_WORDS)
    for pattern in (HEARD, TIME, CITING):
        found = pattern.match(text, at, limit)
        if found is not None:
            yield found.end()


def _words(text: str, at: int, limit: int, most: int) -> Iterator[int]:
    """The ends of the next words, the nearest first."""
    for _ in range(most):
        word = NEXT.match(text, at, limit)
        if word is None:
            return
        at = word.end()
        yield at
