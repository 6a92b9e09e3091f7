"""What the components have found in one document so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from spacy.tokens import Doc
from spacy.tokens import Span as Slice

from counterclaim.reading.readable import readable_text
from counterclaim.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Event,
    Figure,
    Issue,
    ProposedDate,
    Quantity,
    Reason,
    ReasonKey,
    Span,
    TimeExpression,
    Toponym,
)
from counterclaim.records.located import Located, Stretches
from counterclaim.theatres import WORLD, Theatre

T = TypeVar("T")


@dataclass(frozen=True)
class Layers:
    """One document and every layer of annotation laid over it. Offsets everywhere are into `document.text`.

    Immutable: a component returns a copy with its own layers set (`dataclasses.replace`). A layer is in text order.
    What is asked of it many times (`…_at`) is made at the first question and kept with it; a copy makes its own.
    """

    document: Document
    syntax: Doc | None = None
    """spaCy's analysis; its tokens' `idx` are offsets into `document.text` (see reading/syntax)."""
    theatre: Theatre = WORLD
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    mentions: tuple[Actor, ...] = ()
    """Every mention of an actor by name, office, nationality or description."""
    contested: Mapping[Span, tuple[str, ...]] = field(default_factory=dict)
    """The mentions that stay open because several are called so, by their spans, with the names of those."""
    attributions: tuple[Attribution, ...] = ()
    speakers: tuple[tuple[Actor, ...], ...] = ()
    """For each attribution, whom its source names; parallel to `attributions`."""
    facing: tuple[Actor, ...] = ()
    """What only the speaker's side gives a meaning: "the enemy" in what a party says."""
    cast: tuple[Actor, ...] = ()
    """Everybody whom the document mentions, for annotations: no claim is made of it."""
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    private: tuple[Span, ...] = ()
    """Names of private persons."""
    proposed: ProposedDate | None = None
    """The date of publication that the text proposes where nobody gives one."""
    issues: tuple[Issue, ...] = ()
    reasons: Mapping[ReasonKey, tuple[Reason, ...]] = field(default_factory=dict, compare=False)
    """Why the parts of the layers are as they are, by the part."""

    @cached_property
    def text(self) -> str:
        """What there is to read: the document's text, its front matter blank, offsets the same."""
        return readable_text(self.document)

    @property
    def doc(self) -> Doc:
        """spaCy's analysis. Raises LookupError where no component has set it."""
        if self.syntax is None:
            raise LookupError("the syntax layer is not set")
        return self.syntax

    @cached_property
    def mentions_at(self) -> Located[Actor]:
        """The mentions by where they stand, those among them that only a speaker's side gives a meaning."""
        meant = Stretches(mention.span for mention in self.facing)
        others = (mention for mention in self.mentions if not meant.touch(mention.span))
        return Located((*others, *self.facing), lambda mention: mention.span)

    @cached_property
    def first_mentions(self) -> dict[str, Actor]:
        """The first mention of each actor, by id."""
        return {mention.id: mention for mention in reversed(self.mentions)}

    @cached_property
    def toponyms_at(self) -> Located[Toponym]:
        """The toponyms by where they stand."""
        return Located(self.toponyms, lambda toponym: toponym.span)

    @cached_property
    def times_at(self) -> Located[TimeExpression]:
        """The expressions of time by where they stand."""
        return Located(self.times, lambda time: time.span)

    @cached_property
    def events_at(self) -> Located[Event]:
        """The events by where their triggers stand."""
        return Located(self.events, lambda event: event.trigger)

    @cached_property
    def figures_at(self) -> Located[Figure]:
        """The figures by where they stand."""
        return Located(self.figures, lambda figure: figure.span)

    @cached_property
    def issues_at(self) -> Located[Issue]:
        """The issues that stand somewhere, by where."""
        return Located((i for i in self.issues if i.span is not None), lambda issue: issue.span or (0, 0))

    @cached_property
    def sources_at(self) -> Located[Span]:
        """The pieces of all sources."""
        return Located((span for a in self.attributions for span in a.source), lambda span: span)

    @cached_property
    def attributed(self) -> Stretches:
        """Everything that is a cue or a content of an attribution of speech."""
        return Stretches(span for a in self.attributions if a.speech for span in (*a.cue, *a.content))

    @cached_property
    def entities(self) -> tuple[Slice, ...]:
        """spaCy's entities, which the parse makes afresh whenever it is asked."""
        return tuple(self.doc.ents)

    @cached_property
    def entities_at(self) -> Located[Slice]:
        """The entities by where they stand."""
        return Located(self.entities, lambda entity: (entity.start_char, entity.end_char))

    def kept(self, make: Callable[[Layers], T]) -> T:
        """What a function makes of these layers: made at the first question, and kept with them like what is above."""
        if make not in self._kept:
            self._kept[make] = make(self)
        made: T = self._kept[make]
        return made

    @cached_property
    def _kept(self) -> dict[Callable[[Layers], Any], Any]:
        return {}

    def with_issues(self, *issues: Issue) -> Layers:
        """A copy with more issues."""
        return replace(self, issues=(*self.issues, *issues)) if issues else self

    def with_reasons(self, reasons: Mapping[ReasonKey, tuple[Reason, ...]]) -> Layers:
        """A copy with more reasons, after those that its parts have."""
        if not reasons:
            return self
        both = {key: (*self.reasons.get(key, ()), *more) for key, more in reasons.items()}
        return replace(self, reasons={**self.reasons, **both})
