"""The periods component: what the dispatch says about when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from counterclaim.reading.component import digest_of_files
from counterclaim.reading.layers import Layers
from counterclaim.reading.periods.anchoring import Anchored, Context, anchored
from counterclaim.reading.periods.days import days_of
from counterclaim.reading.periods.direction import CUES, direction
from counterclaim.reading.periods.grammar import GRAMMAR, Match
from counterclaim.reading.periods.normalisation import meaning_of
from counterclaim.reading.periods.recognition import recognise
from counterclaim.reading.periods.vetoes import vetoed
from counterclaim.reading.periods.vocabulary import VOCABULARY
from counterclaim.reading.syntax.folding import folded
from counterclaim.records import Days, Issue, Precision, TimeExpression


class Periods:
    """Expressions of time (TIMEX3), anchored to the dispatch's own date, with the days that they mean."""

    NAME = "periods"
    VERSION = "1"
    NEEDS = ("document", "syntax", "theatre")
    SETS = ("times",)

    @property
    def digest(self) -> str:
        """Digest of vocabulary, grammar and cues."""
        return digest_of_files(VOCABULARY, GRAMMAR, CUES)

    def __call__(self, layers: Layers) -> Layers:
        """Recognise, normalise, find the direction, anchor; what stays without a day is an issue."""
        times = tuple(_expressions(layers))
        undated = [_undated(layers, time) for time in times if _wants_anchor(time)]
        return replace(layers, times=times).with_issues(*undated)


def _expressions(layers: Layers) -> Iterator[TimeExpression]:
    moment = _moment(layers.document.published)
    context = Context(published=layers.document.published_day, moment=moment, began=layers.theatre.began)
    for match in recognise(folded(layers.document)):
        if vetoed(match, layers.syntax):
            continue
        meaning = meaning_of(match)
        if meaning is None:
            continue
        way = direction(layers.doc, (match.start, match.end))
        found = anchored(meaning, context, way)
        days, precision = _days(found)
        yield TimeExpression(
            start=match.start, end=match.end, type=found.type, value=found.value, days=days, precision=precision,
            anchor=found.anchor, ambiguous=found.ambiguous,
        )  # fmt: skip
        context = _after(context, match, found)


def _moment(published: str | None) -> datetime | None:
    return datetime.fromisoformat(published) if published and len(published) > 10 else None


def _days(found: Anchored) -> tuple[Days | None, Precision]:
    if found.days is not None:
        return found.days, "day"
    known = days_of(found.value) if found.type in ("DATE", "TIME") else None
    return known if known else (None, "unknown")


def _after(context: Context, match: Match, found: Anchored) -> Context:
    """The context for the next expression: a point in time that was named can be counted from."""
    if found.type not in ("DATE", "TIME") or days_of(found.value) is None:
        return context
    return replace(context, before=found.value)


def _wants_anchor(time: TimeExpression) -> bool:
    return time.type in ("DATE", "TIME") and time.days is None and not time.value.endswith("_REF")


def _undated(layers: Layers, time: TimeExpression) -> Issue:
    words = layers.text[time.start : time.end]
    return Issue(
        code="date-unanchored",
        span=time.span,
        message=f"'{words}' has no day, because the date it counts from is not known",
    )
