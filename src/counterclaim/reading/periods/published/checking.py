"""Where a date of publication that was given cannot be right: the text tells of later days as past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from counterclaim.reading.layers import Layers
from counterclaim.reading.periods.direction import direction
from counterclaim.reading.periods.published.clues import is_told
from counterclaim.records import Issue

GRACE = timedelta(days=1)
"""A dispatch may bear the date of one side of the date line and tell of a day on the other."""

BEFORE_EVENTS = "published-before-events"


def told_before(layers: Layers) -> Iterator[Issue]:
    """An issue for the first day or month in full that the text tells as past and that begins after the given date."""
    published = layers.document.published_day
    if published is None or published > date.max - GRACE:
        return
    for time in layers.times:
        if time.type not in ("DATE", "TIME") or time.anchor != "absolute" or time.days is None:
            continue
        first = time.days[0]
        if first is None or first <= published + GRACE or time.precision not in ("hour", "day", "month"):
            continue
        if direction(layers.doc, time.span) == -1 and is_told(layers, time.span):
            words = " ".join(layers.text[slice(*time.span)].split())
            message = (
                f"The date of publication, {layers.document.published}, is before '{words}', of which the text tells "
                "as past. It is kept as given."
            )
            yield Issue(code=BEFORE_EVENTS, span=time.span, message=message)
            return
