"""The periods component: what the dispatch says about when."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from counterclaim.reading.component import digest_of_files
from counterclaim.reading.layers import Layers
from counterclaim.reading.periods.anchored import Anchored, type_of
from counterclaim.reading.periods.anchoring import anchored
from counterclaim.reading.periods.context import Context
from counterclaim.reading.periods.days import days_of
from counterclaim.reading.periods.direction import CUES, direction
from counterclaim.reading.periods.grammar import GRAMMAR
from counterclaim.reading.periods.meaning import (
    Calendar,
    Clock,
    CountedDay,
    DayBeside,
    Impossible,
    Meaning,
    NamedDate,
    Shift,
    Window,
)
from counterclaim.reading.periods.named_days import NAMES, NATIONAL, DayName, named_days
from counterclaim.reading.periods.normalisation import meanings_of
from counterclaim.reading.periods.parts import Part, of_part, part_of
from counterclaim.reading.periods.reasons import reason_for
from counterclaim.reading.periods.recognition import recognise
from counterclaim.reading.periods.shifting import CLOCK_UNITS, shifted
from counterclaim.reading.periods.stamps import fills_line, is_stamp
from counterclaim.reading.periods.vetoes import vetoed
from counterclaim.reading.periods.vocabulary import VOCABULARY
from counterclaim.reading.periods.windows import is_since, with_windows
from counterclaim.reading.syntax.folding import folded
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Days, Issue, Precision, Reason, ReasonKey, Span, TimeExpression
from counterclaim.records.span import touches

UP_TO_DAY = re.compile(r"\s+(?:the\s+)?")
BEHIND = re.compile(r"\s+(?:on\s+)?")
JOINED = re.compile(r"\s*(?:and|to|until|till|-|–|—)\s*")


class Periods:
    """Expressions of time (TIMEX3), anchored to the dispatch's own date, with the days that they mean."""

    NAME = "periods"
    VERSION = "3"
    NEEDS = ("document", "syntax", "theatre")
    SETS = ("times",)

    @property
    def digest(self) -> str:
        """Digest of vocabulary, grammar, cues and names of days."""
        return digest_of_files(VOCABULARY, GRAMMAR, CUES, NAMES, NATIONAL)

    def __call__(self, layers: Layers) -> Layers:
        """Recognise, normalise, find the direction, anchor; what stays without a day is an issue."""
        text = folded(layers.text)
        reads, impossible = _read(layers, text)
        ways: dict[Span, int | None] = {}
        whole = _expressions(layers, text, reads, ways)
        times = with_windows(text, _of_parts(text, reads, whole), layers.document.published_day)
        undated = [
            _undated(layers, time)
            for read, all_of_it, time in zip(reads, whole, times, strict=True)
            if _wants_anchor(read.meaning, all_of_it) and _wants_anchor(read.meaning, time)
        ]
        reasons: dict[ReasonKey, tuple[Reason, ...]] = {
            ("time", time.span): (reason_for(read.meaning, time, ways.get(time.span)),)
            for read, time in zip(reads, times, strict=True)
            if time.type in ("DATE", "TIME") or time.days is not None
        }
        return (
            replace(layers, times=times)
            .with_reasons(reasons)
            .with_issues(*undated, *(_impossible(layers, span) for span in impossible))
        )


@dataclass(frozen=True, slots=True)
class Read:
    """One expression as read: where it stands and what it says."""

    span: Span
    meaning: Meaning
    part: Part | None = None


def _of_parts(text: str, reads: list[Read], times: list[TimeExpression]) -> list[TimeExpression]:
    """The days of "the first half of June", and none of "late June"; a window since then has its first day from it."""
    return [
        time if read.part is None or is_since(text, time.start) else of_part(time, read.part)
        for read, time in zip(reads, times, strict=True)
    ]


def _read(layers: Layers, text: str) -> tuple[list[Read], list[Span]]:
    """What the grammar and the names of days find, and where the text names a day or an hour that there is none.

    A named day goes before what the grammar makes of its words.
    """
    found = [_named(layers, *hit) for hit in named_days(layers.theatre).found(text)]
    named = [read.span for read in found]
    impossible: list[Span] = []
    for match in recognise(text):
        if touches((match.start, match.end), named) or vetoed(match, layers.syntax):
            continue
        if match.rule.kind == "war_start" and layers.theatre.began is None:
            continue  # names no time that a reader of the words alone could know
        part = part_of(match)
        for span, meaning in meanings_of(match):
            if isinstance(meaning, Impossible):
                impossible.append(span)
            else:
                found.append(Read(span, meaning, part))
    return sorted(found, key=lambda read: read.span), impossible


def _named(layers: Layers, span: Span, names: tuple[DayName, ...], year: int | None) -> Read:
    if len(names) != 1:
        return Read(span, NamedDate(days=()))
    (name,) = names
    published = layers.document.published_day
    years = [name.year or year] if name.year or year else _years_about(published)
    days = (name.in_year(y) for y in years if y)
    return Read(span, NamedDate(days=tuple(day for day in days if day is not None)))


def _years_about(published: date | None) -> list[int]:
    return [published.year + n for n in (-1, 0, 1) if 1 <= published.year + n <= 9999] if published else []


def _expressions(layers: Layers, text: str, reads: list[Read], ways: dict[Span, int | None]) -> list[TimeExpression]:
    """Points that stand by themselves are anchored first, times of day after them: their day may follow them.

    `ways` takes up whether each looks back or ahead, where that was asked.
    """
    blank = Context(
        published=layers.document.published_day,
        moment=_moment(layers.document.published),
        began=layers.theatre.began,
    )
    context = blank
    days_of_sentence: dict[int, list[NamedInSentence]] = {}
    found: dict[Span, TimeExpression] = {}
    for read, following in zip(reads, [*reads[1:], None], strict=False):
        if _waits(read.meaning):
            continue
        context = replace(context, at=read.span[0], since=is_since(text, read.span[0]))
        if isinstance(read.meaning, DayBeside):
            anchored_ = _beside(layers, text, read, following, context)
        else:
            ways[read.span] = _direction(layers, read.span)
            anchored_ = anchored(_pointing_back(layers, read), context, ways[read.span])
        time = _expression(read.span, anchored_)
        found[read.span] = time
        context = _after(context, read, time)
        if time.precision in ("day", "hour") and time.type in ("DATE", "TIME") and time.days and time.days[0]:
            named = NamedInSentence(read.span, time.days[0], time.precision == "hour")
            days_of_sentence.setdefault(_sentence(layers, read.span), []).append(named)
    context = blank
    headed: date | None = None
    for read in reads:
        if isinstance(read.meaning, Clock) and is_stamp(text, read.span):
            here = replace(blank, sentence_day=headed)
            stamp = anchored(read.meaning, here, None)
            found[read.span] = _expression(read.span, replace(stamp, ambiguous=False))
        elif _waits(read.meaning):
            day = _day_for(text, read.span, days_of_sentence.get(_sentence(layers, read.span), []))
            here = replace(context, at=read.span[0], sentence_day=day)
            way = _direction(layers, read.span) if isinstance(read.meaning, CountedDay) else None
            found[read.span] = _expression(read.span, anchored(read.meaning, here, way))
        else:
            time = found[read.span]
            context = _after(context, read, time)
            if time.type == "DATE" and time.precision == "day" and fills_line(text, read.span):
                headed = time.days[0] if time.days else None
        context = context.after_hour(read.span[1], found[read.span].value)
    return [found[read.span] for read in reads]


def _waits(meaning: Meaning) -> bool:
    """Whether the day of an expression may be one that its sentence names after it."""
    hours = isinstance(meaning, Shift) and meaning.base == "text" and meaning.unit in CLOCK_UNITS
    return hours or isinstance(meaning, (Clock, CountedDay))


def _direction(layers: Layers, span: Span) -> int | None:
    return direction(layers.doc, span, headline=layers.document.section_of(span[0]) == "headline")


def _pointing_back(layers: Layers, read: Read) -> Meaning:
    """A weekday with "that" before it counts from the day that the text named last: "on 11 April … that Friday"."""
    if not isinstance(read.meaning, Calendar) or read.meaning.weekday is None:
        return read.meaning
    tokens = slice_at(layers.doc, read.span)
    before = layers.doc[tokens.start - 1] if len(tokens) and tokens.start else None
    if before is None or before.lower_ != "that":
        return read.meaning
    if before.dep_ != "det" and (before.dep_ == "mark" or tokens.root.dep_ != "npadvmod"):
        return read.meaning  # "said that Friday's strike"
    return replace(read.meaning, of_text=True)


def _beside(layers: Layers, text: str, read: Read, following: Read | None, context: Context) -> Anchored:
    """ "The day before" what the next expression names; unknown where no expression follows at once."""
    unknown = anchored(read.meaning, context, None)
    if following is None or not isinstance(read.meaning, DayBeside):
        return unknown
    if UP_TO_DAY.fullmatch(text, read.span[1], following.span[0]) is None or _waits(following.meaning):
        return unknown
    known = days_of(anchored(following.meaning, context, _direction(layers, following.span)).value)
    if known is None or known[1] not in ("day", "hour") or known[0][0] is None:
        return unknown
    value = shifted(known[0][0], "D", read.meaning.amount)
    time = read.meaning.time
    return Anchored(type=type_of(time), value=value + time, anchor="expression") if value else unknown


class NamedInSentence(NamedTuple):
    """A day that a sentence names: where, which, and whether a time of that day stands with it."""

    span: Span
    day: date
    timed: bool


def _day_for(text: str, span: Span, named: list[NamedInSentence]) -> date | None:
    """The day of its sentence that a time of day belongs to.

    It is the one right behind it ("1 p.m. two days earlier"); else the one named last before it; else the first after
    it that has no time of its own, or that ends the same stretch ("between 2 a.m. and 4 a.m. on Monday").
    """
    at = bisect_left(named, span, key=lambda day: day.span)
    if at < len(named) and not named[at].timed and BEHIND.fullmatch(text, span[1], named[at].span[0]):
        return named[at].day
    if at < len(named) and JOINED.fullmatch(text, span[1], named[at].span[0]):
        return named[at].day
    return named[at - 1].day if at else next((day.day for day in named if not day.timed), None)


def _after(context: Context, read: Read, time: TimeExpression) -> Context:
    if time.type not in ("DATE", "TIME"):
        return context
    night = time.days is not None and time.value.endswith("TNI") and time.days[0] != time.days[1]
    own, full = isinstance(read.meaning, Calendar), time.anchor == "absolute"
    return context.after(time.end, time.value, own=own, full=full, night=night)


def _sentence(layers: Layers, span: Span) -> int:
    """The number of the sentence's first token."""
    tokens = slice_at(layers.doc, span)
    return tokens.root.sent.start if len(tokens) else -1


def _expression(span: Span, found: Anchored) -> TimeExpression:
    days, precision = _days(found)
    return TimeExpression(
        start=span[0], end=span[1], type=found.type, value=found.value, days=days, precision=precision,
        anchor=found.anchor, ambiguous=found.ambiguous, otherwise=found.otherwise,
    )  # fmt: skip


def _moment(published: str | None) -> datetime | None:
    return datetime.fromisoformat(published) if published and len(published) > 10 else None


def _days(found: Anchored) -> tuple[Days | None, Precision]:
    if found.days is not None:
        known = days_of(found.value) if found.type in ("DATE", "TIME") else None
        return found.days, known[1] if known else "day"
    known = days_of(found.value) if found.type in ("DATE", "TIME") else None
    return known if known else (None, "unknown")


def _wants_anchor(meaning: Meaning, time: TimeExpression) -> bool:
    if isinstance(meaning, Window) and not meaning.ahead and time.days is None:
        return True
    if isinstance(meaning, Shift) and meaning.length and time.days is None:
        return True
    return time.type in ("DATE", "TIME") and time.days is None and not time.value.endswith("_REF")


def _undated(layers: Layers, time: TimeExpression) -> Issue:
    words = layers.text[time.start : time.end]
    return Issue(
        code="date-unanchored",
        span=time.span,
        message=f"'{words}' has no day, because the date it counts from is not known",
    )


def _impossible(layers: Layers, span: Span) -> Issue:
    words = layers.text[slice(*span)]
    return Issue(
        code="date-impossible",
        span=span,
        message=f"'{words}' names a day or an hour that no calendar or clock has; it is given no date",
    )
