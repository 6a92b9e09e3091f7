"""From when a running total counts: a day, words that name no day, or an open start."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from counterclaim.reconciling.moments import moment_of
from counterclaim.records import Claim, Figure

SINCE = re.compile(
    r"\b(?:since|from)\s+(?:the\s+)?"
    r"((?:(?:very\s+)?(?:start|beginning|launch|outbreak|onset)\s+of\s+)?[^,.;:()…“”\"]{3,50})",
    re.IGNORECASE,
)
LASTING = re.compile(
    r"\b(?:in|during|over|throughout)\s+(?:the\s+)?(?:whole\s+|entire\s+)?"
    r"((?:[\w-]+\s+){0,2}?(?:war|conflict|invasion|campaign|counter-?offensive|operation|uprising))\b",
    re.IGNORECASE,
)
START = re.compile(
    r"^(?:very\s+)?(?:start|beginning|launch|outbreak|onset)\s+of\s+(?:the\s+|its\s+|their\s+)?", re.IGNORECASE
)
ENDS = re.compile(
    r"\s+(?:to|at|has|have|had|was|were|is|are|reach\w*|stands?|rose|in|and|by|on|near)\b.*$", re.IGNORECASE
)


RELATIVE = re.compile(r"\b(?:\w+day|week|month|year|spring|summer|autumn|winter|morning|night|then)\b", re.IGNORECASE)
"""In words that mean another day in another dispatch: "the Wednesday before"."""


FIRSTS = {
    "month": "month", "first of the month": "month", "first day of the month": "month", "this month": "month",
    "year": "year", "first of the year": "year", "new year": "year", "this year": "year",
}  # fmt: skip
"""Words, without "the start of", that mean the first day of the month or the year."""


class Starting(NamedTuple):
    """Where a total begins. `day` is None where only `words` tell it; both are empty for an open start."""

    day: date | None
    words: str

    @property
    def key(self) -> str:
        """What tells it from other starting points."""
        return self.day.isoformat() if self.day is not None else self.words

    def worded(self) -> str:
        """ "since 1 Sep 2022", "since the invasion", "with an open start" """
        if self.day is not None:
            return f"since {self.day.isoformat()}"
        return f"since the {self.words}" if self.words else "with an open start"


def starting_of(figure: Figure, claim: Claim) -> Starting | None:
    """The starting point of a figure that is said to run up to now; None where nothing tells one, as of "bringing the
    toll to 14". What dates a figure beside it dates it too: "since May 844 dead, and 2,105 injured"."""
    windows = [figure.window, *(f.window for f in claim.figures if f.kind == "cumulative" and figure.kind == f.kind)]
    for window in windows:
        if window is not None:
            return Starting(window[0], "")
    return None if figure.kind != "cumulative" else _in_words(claim)


def _in_words(claim: Claim) -> Starting | None:
    for pattern in (SINCE, LASTING):
        if found := pattern.search(claim.text):
            words = ENDS.sub("", START.sub("", found[1])).strip().lower()
            if words:
                return _resolved(words, claim)
    return None


def _resolved(words: str, claim: Claim) -> Starting:
    """The day that "the first of the month" and the like mean on the day of the saying, else the words; those that mean
    another day in another dispatch with the day on which they were told."""
    said = moment_of(claim).day
    if said is not None and words in FIRSTS:
        return Starting(said.replace(day=1, month=said.month if FIRSTS[words] == "month" else 1), "")
    told = f", told {said.isoformat()}" if said is not None and RELATIVE.search(words) else ""
    return Starting(None, words + told)
