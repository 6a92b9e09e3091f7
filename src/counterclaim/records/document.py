"""A dispatch as published."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from counterclaim.records.issue import Issue
from counterclaim.records.span import Span

SectionKind = Literal["metadata", "headline", "body", "caption"]
PublishedFrom = Literal["option", "front-matter", "metadata", "column"]


class Section(msgspec.Struct, frozen=True):
    """A stretch of the text with one function. `metadata` (front matter) is kept but never read."""

    kind: SectionKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The stretch as a span."""
        return self.start, self.end


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One dispatch. All offsets of a reading are code points into `text`.

    For plain text and Markdown `text` is the file's own characters, front matter and line ends included; for HTML it is
    the title, a blank line and the extracted article; for a row of JSONL or CSV it is the text column.
    """

    document_id: str
    input_id: str
    """The path as given, or the row's own id."""
    blob: str
    """SHA-256 of the received bytes."""
    locus: str = ""
    """Where in the blob: "" for all of it, `row 3` for a row."""
    media_type: str = "text/plain"
    text: str
    sections: tuple[Section, ...]
    """In text order, without overlaps; together they hold every character that is to be read."""
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    """ISO 8601 day, or date and time with its zone where one is known."""
    published_from: PublishedFrom | None = None
    note: str | None = None
    """What the input says about itself, such as that it was written for a demonstration; shown beside the outlet."""
    language: str | None = None
    theatre: str | None = None
    """Theatre id asked for by the user; None lets the reader choose."""
    issues: tuple[Issue, ...] = ()

    @property
    def published_day(self) -> date | None:
        """The day of publication, in the time zone that the outlet gave."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    def section_of(self, offset: int) -> SectionKind:
        """What kind of section the code point at `offset` lies in; `body` between sections."""
        return next((s.kind for s in self.sections if s.start <= offset < s.end), "body")
