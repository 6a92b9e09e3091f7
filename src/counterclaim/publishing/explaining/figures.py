"""The slots of a claim's figures."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.publishing.explaining.events import counted
from counterclaim.publishing.explaining.explanation import Slot
from counterclaim.publishing.explaining.noted import Noted
from counterclaim.publishing.naming import measure_words
from counterclaim.publishing.wording import days_words, event_words, number_words
from counterclaim.records import Claim, Event, Figure, Place


def slots_of_figures(claim: Claim, noted: Noted) -> Iterator[Slot]:
    """Those of each figure: what it measures, how many, and what it is linked to."""
    places = {place.id: place for place in claim.places}
    events = {event.id: event for event in claim.events}
    figures = {figure.id: figure for figure in claim.figures}
    for figure in claim.figures:
        yield from _of_amount(figure, noted)
        yield from _of_links(figure, events, figures, noted)
        yield from _where_and_when(figure, places, claim, noted)


def _of_amount(figure: Figure, noted: Noted) -> Iterator[Slot]:
    name, own = figure.id, (figure.span,)
    yield noted.slot(f"{name}.measure", measure_words(figure.measure), (figure.trigger or figure.span,))
    yield noted.slot(f"{name}.counted", figure.counted, own)
    yield noted.slot(f"{name}.comparator", figure.comparator, own)
    number = number_words(figure.value) if figure.value is not None else None
    if number is None and (figure.low is not None or figure.high is not None):
        ends = (figure.low, figure.high)
        number = " to ".join("open" if end is None else number_words(end) for end in ends)
    yield noted.slot(f"{name}.value", number, own)
    yield noted.slot(f"{name}.unit", figure.unit, own)
    if figure.per:
        yield noted.slot(f"{name}.per", figure.per, own)


def _of_links(figure: Figure, events: dict[str, Event], figures: dict[str, Figure], noted: Noted) -> Iterator[Slot]:
    name = figure.id
    if figure.kind:
        yield noted.slot(f"{name}.kind", figure.kind, (figure.span,))
    whole = figures.get(figure.subset_of or "")
    if whole is not None:
        yield noted.slot(f"{name}.subset_of", f"{whole.id}, “{whole.text}”", (whole.span,))
    event = events.get(figure.event or "")
    value = f"{event.id}, {event_words(event)}" if event is not None else None
    yield noted.slot(f"{name}.event", value, (event.trigger,) if event is not None else ())


def _where_and_when(figure: Figure, places: dict[str, Place], claim: Claim, noted: Noted) -> Iterator[Slot]:
    where = [places[id_] for id_ in figure.places if id_ in places]
    names = " and ".join(dict.fromkeys(place.name for place in where)) or None
    yield noted.slot(f"{figure.id}.places", names, [place.span for place in where])
    window = days_words(figure.window) if figure.window else None
    name = f"{figure.id}.window"
    yield noted.slot(name, window, more=counted(name, claim.times, noted))
