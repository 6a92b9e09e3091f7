"""A claim's events, figures and places: chosen from the layers, numbered, and linked to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc

from counterclaim.reading.claims.anchoring import Triggers, by_clause, by_trigger, nouns_over
from counterclaim.reading.claims.bearings import at_borders, at_distance, lying
from counterclaim.reading.claims.contents import is_listed
from counterclaim.reading.claims.harm import HARM_MEASURES, HARM_TYPES
from counterclaim.reading.claims.joining import joined
from counterclaim.reading.claims.periods import period_of
from counterclaim.reading.claims.placing import Placing, labelled
from counterclaim.reading.claims.reach import Reach
from counterclaim.reading.claims.sharing import Joined
from counterclaim.reading.claims.since import since_clause
from counterclaim.reading.claims.taken_to import brought_there
from counterclaim.reading.claims.windows import Windows
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout import entry_at
from counterclaim.reading.syntax.tree import head_at, sentence_of
from counterclaim.records import (
    Days,
    Event,
    Figure,
    Place,
    Precision,
    Reason,
    ReasonKey,
    Spans,
    TimeExpression,
    Toponym,
)
from counterclaim.records.located import Located, Stretches

OFFICES = frozenset({"government", "local-official", "military", "administration", "party-politician"})
"""Kinds of actor whose names hold the place that they are responsible for."""


CENTURY = 2
"""Digits of the value of a century."""


class Parts(NamedTuple):
    """What a claim says happened, how many, and where; ids (e1, f1, p1) link the parts.

    `open` has the times that were told of one event, or of one figure, and are no period together. `reasons` say how
    the parts were linked, by the part.
    """

    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]
    open: tuple[tuple[TimeExpression, ...], ...] = ()
    reasons: Mapping[ReasonKey, tuple[Reason, ...]] = MappingProxyType({})

    def with_reasons(self, more: Mapping[ReasonKey, tuple[Reason, ...]]) -> Parts:
        """The same parts with more reasons."""
        both = {key: (*self.reasons.get(key, ()), *reasons) for key, reasons in more.items()}
        return self._replace(reasons={**self.reasons, **both})


def times_in(layers: Layers, region: Spans) -> list[TimeExpression]:
    """The times of a region that mean days, those told side by side as one."""
    told = [t for t in layers.times_at.within(*region) if t.days is not None and not is_century(t)]
    return joined(layers.text, told)


def is_century(time: TimeExpression) -> bool:
    """Whether a time is a whole century, by which things are old and nothing is dated: "an 11th century temple"."""
    return len(time.value) == CENTURY and time.value.isdigit()


def times_of_heads(layers: Layers, figures: Sequence[Figure], region: Spans) -> list[TimeExpression]:
    """The times beside the words that figures measure where these stand outside of a region: in the head of the list
    of which it is an item."""
    own = Stretches(region)
    heads = {f.trigger for f in figures if f.trigger and not own.touch(f.trigger) and is_listed(layers.text, f)}
    sentences = {sentence_of(layers.doc, head) for head in heads}
    return [t for sentence in sorted(sentences) for t in times_in(layers, (sentence,)) if not own.touch(t.span)]


def parts_in(layers: Layers, region: Spans) -> Parts:
    """The parts of a claim that answers for `region`, in text order."""
    toponyms = [t for t in layers.toponyms_at.within(*region) if t.role == "literal"]
    times = times_in(layers, region)
    found = layers.events_at.within(*region)
    counted = layers.figures_at.within(*region)

    doc = layers.doc
    triggers = Triggers(doc, [e.trigger for e in found])
    spans = [t.span for t in toponyms]
    borders = at_borders(layers.text, toponyms)
    inside = [n for n in range(len(spans)) if n not in borders] or list(range(len(spans)))
    hanging = [[inside[n] for n in own] for own in by_trigger([spans[n] for n in inside], triggers)]
    belonging = by_clause(Joined(doc, found, counted, triggers).shared(spans, hanging), triggers)
    where = [[n for n in own if not names_office(layers, toponyms[n])] for own in belonging]
    far = at_distance(layers.text, toponyms)
    where = [lying(own, far) for own in where]
    bringing = [brought_there(head) if (head := head_at(doc, span)) is not None else None for span in spans]
    where = [
        [n for n in own if bringing[n] is None or event.type != "assault"]
        for event, own in zip(found, where, strict=True)
    ]
    label = labelled(layers.text, toponyms)
    dated = Dated(layers, found, triggers, times, counted)
    by_label: dict[ReasonKey, tuple[Reason, ...]] = {
        ("event", event.trigger): (Reason(slot="places", by="claims", rule="label-of-its-line"),)
        for event, own in zip(found, where, strict=True)
        if label and not own
    }
    where = [own or label for own in where]
    events = tuple(
        _linked(event, number, where[number], dated.period(number, event)) for number, event in enumerate(found)
    )
    dating = [*times, *times_of_heads(layers, counted, region)] if counted else []
    windows = Windows(doc, dating, counted, layers.document.published_day)
    figures, reasons = _figures(layers, counted, events, windows, toponyms)
    without = [windows.told(f) for f, done in zip(counted, figures, strict=True) if done.window is None]
    undecided = dict.fromkeys(tuple(told) for told in (*dated.undecided, *without) if len(told) > 1)
    places = tuple(place_of(t, i) for i, t in enumerate(toponyms))
    return Parts(events, figures, places, tuple(undecided), {**dated.reasons, **reasons}).with_reasons(by_label)


def names_office(layers: Layers, toponym: Toponym) -> bool:
    """Whether a place only says whose office somebody holds: Kherson in "the governor of Kherson was killed"."""
    return any(
        actor.resolution in ("name", "office") and actor.kind in OFFICES and actor.span != toponym.span
        for actor in layers.mentions_at.around(toponym.span)
    )


class Dated:
    """The times of each event of a claim, and in `undecided` those that are no period."""

    def __init__(
        self,
        layers: Layers,
        events: Sequence[Event],
        triggers: Triggers,
        times: Sequence[TimeExpression],
        figures: Sequence[Figure],
    ) -> None:
        self._layers = layers
        self._times = times
        self._triggers = triggers
        spans = [t.span for t in times]
        hanging = by_trigger(spans, triggers)
        self._of = by_clause(Joined(layers.doc, events, figures, triggers).shared(spans, hanging), triggers)
        self._since = (
            [since_clause(layers.doc, time, layers.document.published_day) for time in times] if events else []
        )
        self._reach = Reach(layers.text, times, figures)
        self._over: dict[int, list[int]] = {}
        for index, time in enumerate(times):
            head = head_at(layers.doc, time.span)
            for noun in nouns_over(head) if head is not None else ():
                self._over.setdefault(noun.i, []).append(index)
        self.undecided: list[tuple[TimeExpression, ...]] = []
        self.reasons: dict[ReasonKey, tuple[Reason, ...]] = {}

    def period(self, number: int, event: Event) -> tuple[Days | None, Precision]:
        """The days of an event: those in the phrase of its own noun, else those that belong to it, else its entry's."""
        head = self._triggers.heads[number]
        own = self._over.get(head.i) if head is not None else None
        near = {self._times[i].span: i for i in own or self._of[number]}
        reaching = self._reach.reaching(event.trigger, [self._times[i] for i in near.values()])
        told = [self._seen_from(event, near[time.span]) for time in reaching]
        period = period_of(told)
        if told:
            rule = "days-apart" if period[0] is None else "time-of-its-noun" if own else "time-of-its-clause"
            self.reasons["event", event.trigger] = (_by_times("period", rule, told),)
        if period[0] is None and told:
            self.undecided.append(tuple(told))
        if not told and (entry := entry_at(self._layers, event.trigger[0])) is not None:
            self.reasons["event", event.trigger] = (_by_times("period", "day-of-its-entry", (entry.day,)),)
            return entry.day.days, entry.day.precision
        return period

    def _seen_from(self, event: Event, index: int) -> TimeExpression:
        """The time as it dates an event: what happened since that day goes on."""
        since = self._since[index]
        if since is None or since.span[0] <= event.trigger[0] < since.span[1]:
            return self._times[index]
        return since.opened


def _by_times(slot: str, rule: str, times: Sequence[TimeExpression]) -> Reason:
    return Reason(slot=slot, by="claims", rule=rule, words=tuple(time.span for time in times))


def place_of(toponym: Toponym, number: int) -> Place:
    """A toponym as the place of that number, from 0, of a claim."""
    return Place(
        id=f"p{number + 1}",
        place=toponym.place,
        name=toponym.name,
        latitude=toponym.latitude,
        longitude=toponym.longitude,
        precision=toponym.precision,
        relation=toponym.relation,
        span=toponym.span,
        candidates=toponym.candidates if toponym.place is None else toponym.candidates[1:2],
    )


def _linked(event: Event, number: int, places: list[int], dated: tuple[Days | None, Precision]) -> Event:
    return msgspec.structs.replace(
        event,
        id=f"e{number + 1}",
        places=tuple(f"p{i + 1}" for i in places),
        period=dated[0],
        precision=dated[1],
    )


def _figures(
    layers: Layers,
    counted: list[Figure],
    events: tuple[Event, ...],
    windows: Windows,
    toponyms: list[Toponym],
) -> tuple[tuple[Figure, ...], dict[ReasonKey, tuple[Reason, ...]]]:
    renamed = {figure.id: f"f{number + 1}" for number, figure in enumerate(counted)}
    measured = Measured(layers.doc, events)
    label = labelled(layers.text, toponyms)
    measuring = [(figure, *measured.by(figure)) for figure in counted]
    placing = Placing(layers.text, [(figure, event) for figure, event, _ in measuring], toponyms, label=label)
    found: list[Figure] = []
    reasons: dict[ReasonKey, tuple[Reason, ...]] = {}
    for figure, event, way in measuring:
        window, told = windows.window(figure)
        dated = window or (event.period if event else None)
        places = placing.of(figure, event)
        found.append(
            msgspec.structs.replace(
                figure,
                id=renamed[figure.id],
                subset_of=renamed.get(figure.subset_of) if figure.subset_of else None,
                event=event.id if event else None,
                places=places,
                window=dated,
            )
        )
        why: list[Reason] = []
        if event is not None:
            why.append(Reason(slot="event", by="claims", rule=way))
        if places and (event is None or places != event.places):
            rule = "label-of-its-line" if event is None else "told-after-it"
            why.append(Reason(slot="places", by="claims", rule=rule))
        if dated is not None:
            by_event = Reason(slot="window", by="claims", rule="period-of-its-event")
            why.append(_by_times("window", "time-of-its-clause", told) if window else by_event)
        elif told:
            why.append(_by_times("window", "days-apart", told))
        reasons["figure", figure.span] = tuple(why)
    return tuple(found), reasons


class Measured:
    """The events of a claim, to be asked which of them a figure measures."""

    def __init__(self, doc: Doc, events: Sequence[Event]) -> None:
        self._doc = doc
        self._at = Located(enumerate(events), lambda numbered: numbered[1].trigger)
        self._all = Fitting(doc, events)
        self._harms = Fitting(doc, [e for e in events if e.type in HARM_TYPES])

    def by(self, figure: Figure) -> tuple[Event | None, str]:
        """The event that a figure measures: the one its effect word triggers, else the one that governs it; and which
        of the two it is."""
        own = figure.trigger or figure.span
        there = self._at.touching(own, figure.span)
        if there:
            return min(there, key=lambda numbered: numbered[0])[1], "its-own-word"
        fitting = self._harms if figure.measure in HARM_MEASURES else self._all
        index = fitting.triggers.anchoring(own)
        return (fitting.events[index[0]] if index else None), "governs-it"


class Fitting:
    """Events that a figure can measure, with their triggers in the parse."""

    def __init__(self, doc: Doc, events: Sequence[Event]) -> None:
        self.events = events
        self.triggers = Triggers(doc, [e.trigger for e in events])
