"""Days that a claim rests on although they could be others, and days that are no period together."""

from __future__ import annotations

from counterclaim.reading.claims.linking import Parts, times_in
from counterclaim.reading.layers import Layers
from counterclaim.records import Days, Issue, Spans, TimeExpression

NAMED = 6
"""Expressions that an issue names at most."""


def ambiguous_dates(layers: Layers, region: Spans, parts: Parts) -> list[Issue]:
    """An issue for each ambiguous expression that an event's period or a figure's window was read from."""
    used = {event.period for event in parts.events} | {figure.window for figure in parts.figures}
    times = [t for t in times_in(layers, region) if t.ambiguous and t.days in used]
    return [Issue(code="date-ambiguous", span=time.span, message=_message(layers, time)) for time in times]


def open_periods(layers: Layers, parts: Parts) -> list[Issue]:
    """An issue for each set of days that the text tells of one event or figure and that are no period together."""
    issues = []
    for times in parts.open:
        words = ", ".join(f"'{layers.text[slice(*time.span)]}'" for time in times[:NAMED])
        words += " and more" if len(times) > NAMED else ""
        message = f"It is open which days are meant: {words} are told of one thing and are no period together."
        issues.append(Issue(code="period-open", span=times[0].span, message=message))
    return issues


def _message(layers: Layers, time: TimeExpression) -> str:
    words = layers.text[slice(*time.span)]
    meant = f"'{words}' is taken for {_written(time.days)}"
    if time.otherwise is not None:
        return f"{meant}; it may as well be {_written(time.otherwise)}."
    return f"{meant}; the text does not settle it."


def _written(days: Days | None) -> str:
    first, last = days or (None, None)
    if first == last:
        return f"{first}"
    return f"{first or 'an open day'} to {last or 'an open day'}"
