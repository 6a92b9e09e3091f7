"""A claim's events, figures and places: chosen from the layers, numbered, and linked to each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from counterclaim.reading.claims.anchoring import anchored, by_trigger
from counterclaim.reading.layers import Layers
from counterclaim.records import Days, Event, Figure, Place, Precision, Spans, TimeExpression, Toponym
from counterclaim.records.span import overlap, within

HARM_TYPES = ("assault", "coerce")
HARM_MEASURES = frozenset({"deaths", "injured", "captured", "missing", "displaced", "arrested", "abducted"})


class Parts(NamedTuple):
    """What a claim says happened, how many, and where; ids (e1, f1, p1) link the parts."""

    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]


def parts_in(layers: Layers, region: Spans) -> Parts:
    """The parts of a claim that answers for `region`, in text order."""
    toponyms = [t for t in layers.toponyms if t.role == "literal" and within(t.span, region)]
    times = [t for t in layers.times if t.days is not None and within(t.span, region)]
    found = [e for e in layers.events if within(e.trigger, region)]
    counted = [f for f in layers.figures if within(f.span, region)]

    triggers = [e.trigger for e in found]
    doc = layers.doc
    places_of = by_trigger(doc, [t.span for t in toponyms], triggers)
    times_of = by_trigger(doc, [t.span for t in times], triggers)
    events = tuple(
        _linked(event, number, places_of[number], [times[i] for i in times_of[number]])
        for number, event in enumerate(found)
    )
    return Parts(events, _figures(layers, counted, events, times), tuple(_place(t, i) for i, t in enumerate(toponyms)))


def _place(toponym: Toponym, number: int) -> Place:
    return Place(
        id=f"p{number + 1}",
        place=toponym.place,
        name=toponym.name,
        latitude=toponym.latitude,
        longitude=toponym.longitude,
        precision=toponym.precision,
        relation=toponym.relation,
        span=toponym.span,
    )


def _linked(event: Event, number: int, places: list[int], times: list[TimeExpression]) -> Event:
    period, precision = _period(times)
    return msgspec.structs.replace(
        event,
        id=f"e{number + 1}",
        places=tuple(f"p{i + 1}" for i in places),
        period=period,
        precision=precision,
    )


def _period(times: Sequence[TimeExpression]) -> tuple[Days | None, Precision]:
    """The days of an event: of its only time expression, or of the finest that all others contain."""
    if not times:
        return None, "unknown"
    finest = min(times, key=_days_long)
    if all(_contains(other.days, finest.days) for other in times):
        return finest.days, finest.precision
    return None, "unknown"


def _days_long(time: TimeExpression) -> int:
    first, last = time.days or (None, None)
    return (last - first).days if first and last else 10**6


def _contains(outer: Days | None, inner: Days | None) -> bool:
    if outer is None or inner is None:
        return False
    (a, b), (c, d) = outer, inner
    return (a is None or (c is not None and a <= c)) and (b is None or (d is not None and d <= b))


def _figures(
    layers: Layers, counted: list[Figure], events: tuple[Event, ...], times: list[TimeExpression]
) -> tuple[Figure, ...]:
    renamed = {figure.id: f"f{number + 1}" for number, figure in enumerate(counted)}
    out: list[Figure] = []
    for figure in counted:
        event = _event_of(layers, figure, events)
        near = [t for t in times if _dates(layers, t, figure)]
        window = _period(near)[0] or (event.period if event else None)
        out.append(
            msgspec.structs.replace(
                figure,
                id=renamed[figure.id],
                subset_of=renamed.get(figure.subset_of) if figure.subset_of else None,
                event=event.id if event else None,
                places=event.places if event else (),
                window=window,
            )
        )
    return tuple(out)


def _dates(layers: Layers, time: TimeExpression, figure: Figure) -> bool:
    own = figure.trigger or figure.span
    return bool(anchored(layers.doc, time.span, [own]))


def _event_of(layers: Layers, figure: Figure, events: tuple[Event, ...]) -> Event | None:
    """The event that a figure measures: the one its effect word triggers, else the one that governs it."""
    own = figure.trigger or figure.span
    for event in events:
        if overlap(event.trigger, own) or overlap(event.trigger, figure.span):
            return event
    fitting = [
        e for e in events if figure.measure not in HARM_MEASURES or e.type in (*HARM_TYPES, "control", "retreat")
    ]
    index = anchored(layers.doc, own, [e.trigger for e in fitting])
    return fitting[index[0]] if index else None
