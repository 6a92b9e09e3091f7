"""Figures of something larger than an incident, or of another one: running totals, a year's crimes, a day's war, what
several attacks cost together, what happened on other days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from counterclaim.reconciling.telling import Telling
from counterclaim.records import Days, Figure

WAR = re.compile(
    r"\b(?:war|conflict|invasion|fighting|campaign|counter-?offensive|uprising|year|month)\b", re.IGNORECASE
)
"""With a running total that no day is given for: it counts from the start of something longer than an incident."""

TOTALS = re.compile(r"\b(?:totals|running total|overall total)\b", re.IGNORECASE)
"""Words for running totals where the figure itself tells no window: "his totals then stood at 839 killed"."""

YEARLY = re.compile(
    r"^(?:\S+\s+){0,5}(?:homicides|murders|killings|shootings|slayings|shooting victims)\b"
    r"|\b(?:so far )?this year\b|\bso far in"
    r"|\byear to date\b|\b(?:of|in) the year\b|\ba year\b(?! ago)|\bannually\b"
    r"|\b(?:in|over) (?:the (?:past|last) )?[\w-]+ years\b",
    re.IGNORECASE,
)
"""After a number, what makes it one of crimes over a year."""

THIS_YEAR = re.compile(r"\bthis year\b|\b(?:in|over) (?:the (?:past|last) )?[\w-]+ years\b", re.IGNORECASE)
"""Before a number in its sentence, what makes it one of a year."""
SENTENCE = 200
"""Code points before a number in which that is looked for."""

SLACK = timedelta(days=3)
"""By how much a count's days may exceed the incident's own: "killed from 11 to 13 April" of an attack on the 11th."""

DAILY = frozenset({"PT24H", "P1D"})
"""TIMEX3 values of "the past 24 hours": with a whole region or front, what a day's war cost."""

ATTACKS = r"(?:attacks|strikes|shootings|incidents|raids|bombings|explosions|blasts|clashes|ambushes)"
SEVERAL = re.compile(
    rf"\b(?:separate|different|various|unrelated) (?:[\w'’-]+ ){{0,3}}{ATTACKS}\b"
    rf"|\b{ATTACKS} (?:across|around|throughout)\b",
    re.IGNORECASE,
)
"""After a number of people, words by which it is what several attacks cost together."""
ANOTHER = re.compile(
    r"\b(?:another|previous|earlier|prior|separate|similar|different|unrelated|last (?:week|month|year)['’]s)"
    r" (?:[\w'’-]+ ){0,3}"
    r"(?:attack|strike|shooting|incident|raid|bombing|explosion|blast|clash|ambush|massacre|crash|accident)\b",
    re.IGNORECASE,
)
"""Words near a number by which it is of another attack."""
NEAR = 90
"""Code points around a number in which these words are looked for."""


def is_running(figure: Figure, telling: Telling, span: tuple[date, date] | None) -> bool:
    """Whether a figure counts from long before the incident: "844 since the invasion", "so far in the war"."""
    if figure.window is not None and span is not None and _exceeds(figure.window, span):
        return True
    if _has(TOTALS, telling.claim.text):
        return True
    if figure.kind != "cumulative":
        return False
    return _has(WAR, telling.claim.text) and (figure.window is None or figure.window[0] is None)


@lru_cache(maxsize=10_000)
def _has(words: re.Pattern[str], text: str) -> bool:
    """Whether a text has some words: reprints have the same sentences, and each is asked about again and again."""
    return words.search(text) is not None


def is_of_a_year(figure: Figure, telling: Telling) -> bool:
    """Whether a figure is one of crimes in a year or a town: "the 73rd homicide of the year", "762 murders"."""
    return _is_of_a_year(figure.text, telling.claim.text)


@lru_cache(maxsize=10_000)
def _is_of_a_year(figure: str, text: str) -> bool:
    at = text.find(figure)
    if at < 0:
        return YEARLY.search(figure) is not None
    end = at + len(figure)
    before = re.split(r"[.;]\s", text[max(0, at - SENTENCE) : at])[-1]
    return YEARLY.search(text[at : end + 60]) is not None or THIS_YEAR.search(before) is not None


def is_of_a_days_war(figure: Figure, telling: Telling) -> bool:
    """Whether a figure is of "the past 24 hours" in a region, on a front, or in several places."""
    if not any(time.value in DAILY for time in telling.claim.times):
        return False
    own = [p for p in telling.places if p.id in figure.places] or telling.places
    return sum(p.precision in ("point", "settlement", "district") for p in own) != 1


def _exceeds(window: Days, span: tuple[date, date]) -> bool:
    first, last = window
    if first is None:
        return True
    ends = last if last is not None else max(first, span[1])
    return first < span[0] - SLACK or ends > span[1] + SLACK or ends - first > span[1] - span[0] + SLACK


def is_of_several(figure: Figure, telling: Telling) -> bool:
    """Whether a figure is what several attacks cost together, or what another one did: "12 killed in three separate
    raids", "an earlier strike that left two dead"."""
    return _is_of_several(figure.text, telling.claim.text)


@lru_cache(maxsize=10_000)
def _is_of_several(figure: str, text: str) -> bool:
    at = text.find(figure)
    if at < 0:
        return False
    before, after = text[max(0, at - NEAR) : at], text[at : at + len(figure) + NEAR]
    return SEVERAL.search(after) is not None or ANOTHER.search(after) is not None or ANOTHER.search(before) is not None


def is_of_other_days(telling: Telling, span: tuple[date, date] | None) -> bool:
    """Whether what a telling counts happened on other days than the incident."""
    first, last = telling.event.period or (None, None)
    if span is None or first is None or last is None:
        return False
    return last < span[0] - SLACK or first > span[1] + SLACK
