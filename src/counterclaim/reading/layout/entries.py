"""Entries of a chronology: paragraphs, or lines under a heading, that a day at their beginning is told of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

import msgspec

from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.lines import Line, lines_of, past_mark
from counterclaim.reading.layout.listings import Listing, listings_in
from counterclaim.records import Span, TimeExpression
from counterclaim.records.located import Located
from counterclaim.records.span import length

LEADS = re.compile(r"\s*(?:\([^()\n]{1,24}\))?\s*(?:[:：]|[-–—]+(?=\s)|\.(?=\s+[A-Z]))\s*")
"""What stands between a day and what happened on it."""
NUMBERED = re.compile(r"\s+(\d{1,2})(?:st|nd|rd|th)?(?=\s*[:：.–—-])")
"""The day of the month behind a weekday that leads an entry: "Friday 21: …"."""
WEEKS = 5
LOOSE = " \t*_#=.,:;–—-|[]()"
LEAST = 2
"""Days that a chronology has at least: one alone is a dateline."""


class Entry(NamedTuple):
    """The day, where it stands with the marks around it, and the stretch that it dates."""

    day: TimeExpression
    lead: Span
    scope: Span


def entries_in(layers: Layers) -> Located[Entry]:
    """The entries of a document, by the stretch that each dates, found by a point within. Needs the times."""
    return layers.kept(_located)


def entry_at(layers: Layers, offset: int) -> Entry | None:
    """The entry in which the code point at `offset` stands, the narrowest of several."""
    around = entries_in(layers).around((offset, offset + 1))
    return min(around, key=lambda entry: length(entry.scope), default=None)


def _located(layers: Layers) -> Located[Entry]:
    return Located(entries_of(layers.text, layers.times, listings_in(layers)), lambda entry: entry.scope)


def entries_of(text: str, times: Sequence[TimeExpression], listings: Sequence[Listing] = ()) -> list[Entry]:
    """The entries that days at the beginnings of lines make, none where there are fewer than two, and the lists whose
    heads name a day."""
    lines = list(lines_of(text))
    headed = _headed(listings, times)
    dated = {t.start: t for t in times if t.type == "DATE" and t.days is not None and t.precision != "unknown"}
    leads = list(_leads(text, lines, dated))
    if sum(heads for *_, heads in leads) == 1:  # the day of the paper itself above the days of its chronology
        leads = [lead for lead in leads if not lead[3]]
    if len(leads) < LEAST:
        return headed
    out: list[Entry] = headed
    for (number, day, lead, heads), following in zip(leads, [*leads[1:], None], strict=False):
        last = following[0] if following is not None else len(lines)
        end = _end(lines, number, last, heads=heads)
        out.append(Entry(day, lead, (lead[1], max(lead[1], lines[end].span[1]))))
    return [entry for entry in out if entry.scope[0] < entry.scope[1]]


def _headed(listings: Sequence[Listing], times: Sequence[TimeExpression]) -> list[Entry]:
    """The lists under a head that names one period of known days."""
    located = Located((t for t in times if t.days is not None and None not in t.days), lambda time: time.span)
    out: list[Entry] = []
    for listing in listings:
        named = located.within(listing.head)
        if len(named) == 1 and named[0].precision != "unknown":
            out.append(Entry(named[0], listing.head, (listing.items[0][0], listing.items[-1][1])))
    return out


def _leads(
    text: str, lines: Sequence[Line], dated: dict[int, TimeExpression]
) -> Iterator[tuple[int, TimeExpression, Span, bool]]:
    """For each day that a line begins with: the line's number, the day, its words with the marks around, and whether
    it is all of the line."""
    for number, line in enumerate(lines):
        start = past_mark(text, line.span)
        while start < line.span[1] and text[start] in "*_#[(":
            start += 1
        day = dated.get(start)
        if day is None or day.end > line.span[1]:
            continue
        end = day.end
        numbered = NUMBERED.match(text, day.end, line.span[1])
        if numbered is not None:
            of_month = _of_month(day, int(numbered[1]))
            day, end = (of_month, numbered.end()) if of_month is not None else (day, end)
        if not text[end : line.span[1]].strip(LOOSE):
            yield number, day, line.span, True
        elif (mark := LEADS.match(text, end, line.span[1])) is not None:
            yield number, day, (line.span[0], mark.end()), False


def _of_month(day: TimeExpression, number: int) -> TimeExpression | None:
    """A weekday as the nearest one that has a number in its month; None where none near has."""
    if day.days is None or day.days[0] is None or day.days[0] != day.days[1]:
        return None
    near = (day.days[0] + timedelta(weeks=k) for k in sorted(range(-WEEKS, WEEKS + 1), key=lambda k: (abs(k), k)))
    found = next((date for date in near if date.day == number), None)
    if found is None:
        return None
    return msgspec.structs.replace(day, value=found.isoformat(), days=(found, found), ambiguous=False, otherwise=None)


def _end(lines: Sequence[Line], number: int, last: int, *, heads: bool) -> int:
    """The last line that the day on line `number` is told of: up to the next day, and without a heading's width no
    further than its paragraph."""
    end = number
    for at in range(number + 1, last):
        if not heads and lines[at].after_blank:
            break
        end = at
    return end
