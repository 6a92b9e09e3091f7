"""Layers with parts put in by hand over a real parse, for tests of how claims are put together."""

from __future__ import annotations

from datetime import date

from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import (
    Actor,
    Attribution,
    Document,
    Event,
    EventStatus,
    EventType,
    Figure,
    Original,
    Section,
    Span,
    Spans,
    TimeExpression,
    Toponym,
)

PUBLISHED = date(2031, 3, 5)


class Dispatch:
    """A text to which parts are added by their words; `layers` holds the result."""

    def __init__(self, text: str) -> None:
        self.text = text
        document = Document(
            document_id="d", input_id="d", blob="", text=text, sections=(Section("body", 0, len(text)),),
            published=PUBLISHED.isoformat(), published_from="option",
        )  # fmt: skip
        self._syntax = Syntax()(Layers(document)).doc
        self._document = document
        self._attributions: list[Attribution] = []
        self._events: list[Event] = []
        self._times: list[TimeExpression] = []
        self._toponyms: list[Toponym] = []
        self._figures: list[Figure] = []

    def span(self, words: str) -> Span:
        assert self.text.count(words) == 1, f"'{words}' must stand in the text once"
        start = self.text.index(words)
        return start, start + len(words)

    def spans(self, *pieces: str) -> Spans:
        return tuple(self.span(words) for words in pieces)

    def cites(self, source: str, cue: str, *content: str, parent: int | None = None) -> Dispatch:
        self._attributions.append(
            Attribution(
                source=self.spans(source) if source else (),
                cue=self.spans(cue),
                content=self.spans(*content),
                voice="indirect",
                parent=parent,
            )
        )
        return self

    def event(
        self, trigger: str, kind: EventType = "assault", *, background: bool = False, status: EventStatus = "occurred"
    ) -> Dispatch:
        span = self.span(trigger)
        self._events.append(Event(type=kind, mode=None, status=status, trigger=span, background=background))
        return self

    def time(
        self,
        words: str,
        first: date,
        last: date | None = None,
        *,
        ambiguous: bool = False,
        otherwise: date | None = None,
    ) -> Dispatch:
        start, end = self.span(words)
        days = (first, last or first)
        self._times.append(
            TimeExpression(
                start=start,
                end=end,
                type="DATE",
                value=first.isoformat(),
                days=days,
                precision="day",
                anchor="published",
                ambiguous=ambiguous,
                otherwise=(otherwise, otherwise) if otherwise else None,
            )
        )
        return self

    def place(self, name: str) -> Dispatch:
        start, end = self.span(name)
        self._toponyms.append(
            Toponym(
                start=start,
                end=end,
                text=name,
                role="literal",
                place=f"test:{name}",
                name=name,
                latitude=1.0,
                longitude=2.0,
                precision="settlement",
            )
        )
        return self

    def figure(self, words: str, value: float, *, trigger: str, measure: str = "deaths", part_of: int = 0) -> Dispatch:
        self._figures.append(
            Figure(
                id=f"f{len(self._figures) + 1}",
                effect=None,
                counted=None,
                measure=measure,
                comparator="exactly",
                value=value,
                low=value,
                high=value,
                unit="person",
                original=Original(words, ""),
                subset_of=f"f{part_of}" if part_of else None,
                span=self.span(words),
                text=words,
                trigger=self.span(trigger),
            )
        )
        return self

    @property
    def layers(self) -> Layers:
        speakers = tuple(
            tuple(
                Actor(id="a", name=self.text[s:e], side="north", kind="government", span=(s, e), resolution="name")
                for s, e in a.source
            )
            for a in self._attributions
        )
        return Layers(
            self._document, syntax=self._syntax, attributions=tuple(self._attributions), speakers=speakers,
            events=tuple(sorted(self._events, key=lambda e: e.trigger)), times=tuple(self._times),
            toponyms=tuple(self._toponyms), figures=tuple(self._figures),
        )  # fmt: skip
