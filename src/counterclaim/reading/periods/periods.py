"""The periods component: what the dispatch says about when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from counterclaim.reading.component import digest_of_files
from counterclaim.reading.layers import Layers
from counterclaim.reading.periods.anchoring import Anchored, anchored
from counterclaim.reading.periods.context import Context
from counterclaim.reading.periods.days import days_of
from counterclaim.reading.periods.direction import CUES, direction
from counterclaim.reading.periods.grammar import GRAMMAR
from counterclaim.reading.periods.meaning import Calendar, Clock, Meaning, NamedDate, Window
from counterclaim.reading.periods.named_days import NAMES, DayName, named_days
from counterclaim.reading.periods.normalisation import days_of_range, meaning_of
from counterclaim.reading.periods.recognition import recognise
from counterclaim.reading.periods.vetoes import vetoed
from counterclaim.reading.periods.vocabulary import VOCABULARY
from counterclaim.reading.periods.windows import with_windows
from counterclaim.reading.syntax.folding import folded
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Days, Issue, Precision, Span, TimeExpression
from counterclaim.records.span import touches


class Periods:
    """Expressions of time (TIMEX3), anchored to the dispatch's own date, with the days that they mean."""

    NAME = "periods"
    VERSION = "1"
    NEEDS = ("document", "syntax", "theatre")
    SETS = ("times",)

    @property
    def digest(self) -> str:
        """Digest of vocabulary, grammar, cues and names of days."""
        return digest_of_files(VOCABULARY, GRAMMAR, CUES, NAMES)

    def __call__(self, layers: Layers) -> Layers:
        """Recognise, normalise, find the direction, anchor; what stays without a day is an issue."""
        text = folded(layers.text)
        reads = _read(layers, text)
        times = with_windows(text, _expressions(layers, reads), layers.document.published_day)
        undated = [_undated(layers, t) for read, t in zip(reads, times, strict=True) if _wants_anchor(read.meaning, t)]
        return replace(layers, times=times).with_issues(*undated)


@dataclass(frozen=True, slots=True)
class Read:
    """One expression as read: where it stands and what it says."""

    span: Span
    meaning: Meaning


def _read(layers: Layers, text: str) -> list[Read]:
    """What the grammar and the names of days find; a named day goes before what the grammar makes of its words."""
    found = [_named(layers, *hit) for hit in named_days(layers.theatre).found(text)]
    named = [read.span for read in found]
    for match in recognise(text):
        if touches((match.start, match.end), named) or vetoed(match, layers.syntax):
            continue
        if match.rule.kind == "war_start" and layers.theatre.began is None:
            continue  # names no time that a reader of the words alone could know
        if match.rule.kind == "range":
            found += [Read(span, day) for span, day in days_of_range(match)]
        elif (meaning := meaning_of(match)) is not None:
            found.append(Read((match.start, match.end), meaning))
    return sorted(found, key=lambda read: read.span)


def _named(layers: Layers, span: Span, name: DayName, year: int | None) -> Read:
    published = layers.document.published_day
    years = [name.year or year] if name.year or year else _years_about(published)
    days = (name.in_year(y) for y in years if y)
    return Read(span, NamedDate(days=tuple(day for day in days if day is not None)))


def _years_about(published: date | None) -> list[int]:
    return [published.year + n for n in (-1, 0, 1) if 1 <= published.year + n <= 9999] if published else []


def _expressions(layers: Layers, reads: list[Read]) -> list[TimeExpression]:
    """Points that stand by themselves are anchored first, times of day after them: their day may follow them."""
    context = Context(
        published=layers.document.published_day,
        moment=_moment(layers.document.published),
        began=layers.theatre.began,
    )
    blank = context
    days_of_sentence: dict[int, list[tuple[Span, date]]] = {}
    found: dict[Span, TimeExpression] = {}
    for read in reads:
        if isinstance(read.meaning, Clock):
            continue
        context = replace(context, at=read.span[0])
        time = _expression(read.span, anchored(read.meaning, context, direction(layers.doc, read.span)))
        found[read.span] = time
        context = _after(context, read, time)
        if time.precision in ("day", "hour") and time.type in ("DATE", "TIME") and time.days and time.days[0]:
            days_of_sentence.setdefault(_sentence(layers, read.span), []).append((read.span, time.days[0]))
    context = blank
    for read in reads:
        if isinstance(read.meaning, Clock):
            day = _nearest(read.span, days_of_sentence.get(_sentence(layers, read.span), []))
            here = replace(context, at=read.span[0], sentence_day=day)
            found[read.span] = _expression(read.span, anchored(read.meaning, here, None))
        else:
            context = _after(context, read, found[read.span])
    return [found[read.span] for read in reads]


def _nearest(span: Span, days: list[tuple[Span, date]]) -> date | None:
    """The day that is named with the fewest characters between it and `span`."""
    return min(days, key=lambda d: max(d[0][0] - span[1], span[0] - d[0][1]))[1] if days else None


def _after(context: Context, read: Read, time: TimeExpression) -> Context:
    if time.type not in ("DATE", "TIME"):
        return context
    return context.after(time.end, time.value, own=isinstance(read.meaning, Calendar), full=time.anchor == "absolute")


def _sentence(layers: Layers, span: Span) -> int:
    """The number of the sentence's first token."""
    tokens = slice_at(layers.doc, span)
    return tokens.root.sent.start if len(tokens) else -1


def _expression(span: Span, found: Anchored) -> TimeExpression:
    days, precision = _days(found)
    return TimeExpression(
        start=span[0], end=span[1], type=found.type, value=found.value, days=days, precision=precision,
        anchor=found.anchor, ambiguous=found.ambiguous,
    )  # fmt: skip


def _moment(published: str | None) -> datetime | None:
    return datetime.fromisoformat(published) if published and len(published) > 10 else None


def _days(found: Anchored) -> tuple[Days | None, Precision]:
    if found.days is not None:
        return found.days, "day"
    known = days_of(found.value) if found.type in ("DATE", "TIME") else None
    return known if known else (None, "unknown")


def _wants_anchor(meaning: Meaning, time: TimeExpression) -> bool:
    if isinstance(meaning, Window) and time.days is None:
        return True
    return time.type in ("DATE", "TIME") and time.days is None and not time.value.endswith("_REF")


def _undated(layers: Layers, time: TimeExpression) -> Issue:
    words = layers.text[time.start : time.end]
    return Issue(
        code="date-unanchored",
        span=time.span,
        message=f"'{words}' has no day, because the date it counts from is not known",
    )
