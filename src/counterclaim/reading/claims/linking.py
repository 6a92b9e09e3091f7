"""A claim's events, figures and places: chosen from the layers, numbered, and linked to each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc

from counterclaim.reading.claims.anchoring import Triggers, by_trigger
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import sentence_at
from counterclaim.records import Days, Event, Figure, Place, Precision, Spans, TimeExpression, Toponym
from counterclaim.records.located import Located

HARM_TYPES = ("assault", "coerce")
HARM_MEASURES = frozenset({"deaths", "injured", "captured", "missing", "displaced", "arrested", "abducted"})


class Parts(NamedTuple):
    """What a claim says happened, how many, and where; ids (e1, f1, p1) link the parts."""

    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]


def parts_in(layers: Layers, region: Spans) -> Parts:
    """The parts of a claim that answers for `region`, in text order."""
    toponyms = [t for t in layers.toponyms_at.within(*region) if t.role == "literal"]
    times = [t for t in layers.times_at.within(*region) if t.days is not None]
    found = layers.events_at.within(*region)
    counted = layers.figures_at.within(*region)

    doc = layers.doc
    triggers = Triggers(doc, [e.trigger for e in found])
    places_of = by_trigger([t.span for t in toponyms], triggers)
    times_of = by_trigger([t.span for t in times], triggers)
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
    measured = Measured(layers.doc, events)
    times_of: dict[int | None, list[TimeExpression]] = {}
    for time in times if counted else ():
        times_of.setdefault(sentence_at(layers.doc, time.span), []).append(time)
    out: list[Figure] = []
    for figure in counted:
        event = measured.by(figure)
        sentence = sentence_at(layers.doc, figure.trigger or figure.span)
        near = times_of.get(sentence, []) if sentence is not None else []
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


class Measured:
    """The events of a claim, to be asked which of them a figure measures."""

    def __init__(self, doc: Doc, events: Sequence[Event]) -> None:
        self._doc = doc
        self._at = Located(enumerate(events), lambda numbered: numbered[1].trigger)
        self._all = Fitting(doc, events)
        self._harms = Fitting(doc, [e for e in events if e.type in (*HARM_TYPES, "control", "retreat")])

    def by(self, figure: Figure) -> Event | None:
        """The event that a figure measures: the one its effect word triggers, else the one that governs it."""
        own = figure.trigger or figure.span
        there = self._at.touching(own, figure.span)
        if there:
            return min(there, key=lambda numbered: numbered[0])[1]
        fitting = self._harms if figure.measure in HARM_MEASURES else self._all
        index = fitting.triggers.anchoring(own)
        return fitting.events[index[0]] if index else None


class Fitting:
    """Events that a figure can measure, with their triggers in the parse."""

    def __init__(self, doc: Doc, events: Sequence[Event]) -> None:
        self.events = events
        self.triggers = Triggers(doc, [e.trigger for e in events])
