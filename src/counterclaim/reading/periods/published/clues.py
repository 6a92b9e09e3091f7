"""What a text says about days, each with what it tells of the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from counterclaim.reading.layers import Layers
from counterclaim.reading.periods.direction import cues, direction
from counterclaim.reading.periods.grammar import Match
from counterclaim.reading.periods.meaning import Calendar, Fixed, WarDay
from counterclaim.reading.periods.normalisation import meanings_of
from counterclaim.reading.periods.numerals import ordinal_of
from counterclaim.reading.periods.published.headings import Heading, Lines
from counterclaim.reading.periods.published.words import words
from counterclaim.reading.periods.recognition import recognise
from counterclaim.reading.periods.vetoes import vetoed
from counterclaim.reading.syntax.folding import folded
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Span

Place = Heading | Literal["today", "yesterday", "tomorrow", "told", "ahead", "named"]
"""Where a date stands: in a heading, beside "today", told as past (`told`) or to come (`ahead`), or just named."""

BESIDE = re.compile(r"\b(today|yesterday|tomorrow)\s*[,(]\s*$", re.I)
LOOK, FAR = 14, 60
"""Characters beside an expression that are looked at."""
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
RIGHTS = re.compile(r"(?:©|\(c\)|\bcopyright)\s*(?:©|\(c\))?\s*(?:\d{4}\s*[-–]\s*)?$", re.I)
LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
NTH = re.compile(
    r"\b(?P<nth>\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"\s(?P<unit>day|week|month|year)\s(?:of|since)\b",
    re.I,
)
SHORT_LINE = re.compile(r"^([^\n]{1,59})\n", re.M)
"""A line that was not broken because it was full: no date runs on behind it."""

MOST = 500
"""Dates of a text that are weighed; one with more is no dispatch."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
DAYS_OF_UNIT = {"D": 1, "W": 7, "M": 30.44, "Y": 365.25}
SINCE = re.compile(r"[^.\n]{0,40}?\b(?:since|into|of|after|war|invasion|fighting|conflict|truce|offensive)\b", re.I)
HEAD = 3000
"""Characters from the beginning within which a weekday is taken for one of the week of publication."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a month as written. `days` are its readings as month and day: two for 04/05/2022, day 0 for a month."""

    span: Span
    place: Place
    year: int | None
    days: tuple[tuple[int, int], ...]
    weekday: int | None = None

    def in_year(self, year: int) -> tuple[date, ...]:
        """The days that it can be in `year`; none where it does not exist there, or is only a month."""
        found = (_date(year, month, day) for month, day in self.days if day)
        return tuple(day for day in found if day is not None)

    @property
    def full(self) -> date | None:
        """The day, where its year is given and it has one reading."""
        found = self.in_year(self.year) if self.year is not None else ()
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday by itself (1 is Monday) that is not ahead."""

    span: Span
    weekday: int


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How long something has lasted: so many days, more or less."""

    span: Span
    days: float
    slack: float


@dataclass(frozen=True)
class Clues:
    """Everything that the text says about days, each list in text order."""

    days: tuple[Day, ...]
    weekdays: tuple[Weekday, ...]
    elapsed: tuple[Elapsed, ...]
    war_days: tuple[tuple[Span, int], ...]
    rights: tuple[tuple[Span, int], ...]
    """Years of copyright."""
    years_ahead: tuple[tuple[Span, int], ...]
    """Years told as to come."""

    @cached_property
    def newest_told(self) -> Day | None:
        """The latest day in full that is told as past."""
        told = [day for day in self.days if day.place == "told" and day.full]
        return max(told, key=lambda day: day.full or date.min) if told else None


def clues_in(layers: Layers) -> Clues:
    """The clues of a text; needs its syntax."""
    text = folded(layers.text)
    lines = Lines(text)
    days: list[Day] = []
    weekdays: list[Weekday] = []
    elapsed: list[Elapsed] = []
    war_days: list[tuple[Span, int]] = []
    rights: list[tuple[Span, int]] = []
    years_ahead: list[tuple[Span, int]] = []
    for match in recognise(SHORT_LINE.sub(r"\1|", text)):
        if vetoed(match, layers.syntax):
            continue
        meanings = meanings_of(match)
        if len(meanings) != 1:
            days += [_day(layers, None, span, day) for span, day in meanings if isinstance(day, Calendar)]
            continue
        ((span, meaning),) = meanings
        if isinstance(meaning, WarDay) and match.rule.kind == "war_day" and _is_first(text, span):
            war_days.append((span, meaning.number))
        elif isinstance(meaning, Fixed) and (known := LENGTH.fullmatch(meaning.value)):
            if SINCE.match(text[match.end : match.end + FAR]):
                elapsed.append(_length(span, int(known[1]), known[2]))
        elif isinstance(meaning, Calendar):
            if meaning.month is not None or SLASHED.fullmatch(match.text):
                days.append(_day(layers, lines, span, meaning, match))
            elif meaning.weekday is not None and not (meaning.rel or meaning.week_shift):
                if span[0] < HEAD and direction(layers.doc, span) != 1:
                    weekdays.append(Weekday(span, meaning.weekday))
            elif meaning.year is not None and meaning.season is None:
                if RIGHTS.search(text[max(0, span[0] - 2 * LOOK) : span[0]]):
                    rights.append((span, meaning.year))
                elif direction(layers.doc, span) == 1:
                    years_ahead.append((span, meaning.year))
    elapsed += [_nth(found) for found in NTH.finditer(text)]
    return Clues(
        tuple(days[:MOST]), tuple(weekdays), tuple(elapsed), tuple(war_days), tuple(rights), tuple(years_ahead)
    )


def _day(layers: Layers, lines: Lines | None, span: Span, meaning: Calendar, match: Match | None = None) -> Day:
    slashed = SLASHED.fullmatch(match.text) if match else None
    if slashed:
        first, second = int(slashed[1]), int(slashed[2])
        both = ((second, first), (first, second)) if first != second else ((first, second),)
        days = tuple((month, day) for month, day in both if 1 <= month <= 12)
    else:
        days = ((meaning.month or 1, meaning.day or 0),)
    heading = lines.heading_of(span) if lines else None
    place = heading or _place(layers, span, meaning)
    return Day(span, place, meaning.year, days, meaning.weekday)


def _place(layers: Layers, span: Span, meaning: Calendar) -> Place:
    beside = BESIDE.search(layers.text[max(0, span[0] - LOOK) : span[0]])
    if beside:
        word: Place = {"today": "today", "yesterday": "yesterday"}.get(beside[1].lower(), "tomorrow")  # type: ignore[assignment]
        return word
    side = direction(layers.doc, span)
    if side == 1:
        return "ahead"
    if side == -1 and (meaning.day or meaning.year) and is_told(layers, span):
        return "told"
    return "named"


def is_told(layers: Layers, span: Span) -> bool:
    """Whether a verb tells as done what the words at `span` date: not "a summit on 20 October" that somebody announced,
    nor what happened to "the election on 5 November"."""
    tokens = slice_at(layers.doc, span)
    if not len(tokens):
        return False
    token = tokens.root
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            bare = token.tag_ == "VBG" and not any(child.dep_ == "aux" for child in token.children)  # "ending 30 June"
            return not bare and token.lemma_.lower() not in words().foretelling
        if token.dep_ in SUBJECTS or token.lemma_.lower() in cues().scheduled:
            return False
    return False


def _is_first(text: str, span: Span) -> bool:
    """Whether the words begin the text: the title of a daily report."""
    before = text[: span[0]]
    return not before.strip() or ("\n" not in before and len(before) < FAR)


def _length(span: Span, amount: int, unit: str) -> Elapsed:
    days = DAYS_OF_UNIT[unit]
    return Elapsed(span, amount * days, max(1.0, days / 2 if unit != "W" else 4.0))


def _nth(found: re.Match[str]) -> Elapsed:
    unit = DAYS_OF_UNIT[found["unit"][0].upper()]
    return Elapsed(found.span(), (ordinal_of([found["nth"].lower()]) - 0.5) * unit, unit / 2 + 1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
