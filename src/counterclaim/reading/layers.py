"""What the components have found in one document so far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from counterclaim.reading.readable import readable_text
from counterclaim.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Event,
    Figure,
    Issue,
    Quantity,
    Span,
    TimeExpression,
    Toponym,
)
from counterclaim.theatres import WORLD, Theatre


@dataclass(frozen=True, slots=True)
class Layers:
    """One document and every layer of annotation laid over it. Offsets everywhere are into `document.text`.

    Immutable: a component returns a copy with its own layers set (`dataclasses.replace`). A layer is in text order.
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
    attributions: tuple[Attribution, ...] = ()
    speakers: tuple[tuple[Actor, ...], ...] = ()
    """For each attribution, whom its source names; parallel to `attributions`."""
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    private: tuple[Span, ...] = ()
    """Names of private persons."""
    issues: tuple[Issue, ...] = ()

    @property
    def text(self) -> str:
        """What there is to read: the document's text, its front matter blank, offsets the same."""
        return readable_text(self.document)

    @property
    def doc(self) -> Doc:
        """spaCy's analysis. Raises LookupError where no component has set it."""
        if self.syntax is None:
            raise LookupError("the syntax layer is not set")
        return self.syntax

    def with_issues(self, *issues: Issue) -> Layers:
        """A copy with more issues."""
        return replace(self, issues=(*self.issues, *issues)) if issues else self
