"""A dispatch as published."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from datetime import date
from typing import Literal

import msgspec

from counterclaim.records.issue import Issue
from counterclaim.records.span import Span

SectionKind = Literal["metadata", "headline", "body", "caption", "boilerplate", "notice"]
PublishedFrom = Literal["option", "front-matter", "metadata", "column", "mail", "proposed"]
"""What gave the date. `mail`: the mail that a file without a date of its own is attached to, the latest day on which
the file can have been published. `proposed`: the dispatch's own words, whose proposal the user asked to accept."""
NoticeKind = Literal["correction", "retraction", "clarification", "update"]

UNREAD: frozenset[SectionKind] = frozenset({"metadata", "boilerplate", "notice"})
"""Sections that are kept and searched but never read: what stands in them is not the dispatch's report."""


def is_covered(language: str | None, languages: Collection[str]) -> bool:
    """Whether who reads `languages` (ISO 639-1) reads a document of this one; one that could not be told everybody
    tries."""
    return language is None or language.lower().split("-")[0] in languages


class Section(msgspec.Struct, frozen=True):
    """A stretch of the text with one function.

    `metadata` is front matter; `boilerplate` what the outlet's system adds (share buttons, bylines, photo credits);
    `notice` a correction or retraction, which speaks about an earlier version. These three are never read.
    """

    kind: SectionKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The stretch as a span."""
        return self.start, self.end


class Notice(msgspec.Struct, frozen=True):
    """What a dispatch says about an earlier version of itself, and where: it was corrected, withdrawn, made clearer or
    brought up to date."""

    kind: NoticeKind
    span: Span


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One dispatch. All offsets of a reading are code points into `text`.

    For plain text and Markdown `text` is the file's own characters, front matter and line ends included; for HTML it is
    the title, a blank line and the extracted article; for a row of JSON or CSV it is the text column; for an entry of
    a feed and a mail it is title and words; for a PDF its text layer, lines joined to paragraphs.
    """

    document_id: str
    input_id: str
    """The path as given, or the row's own id."""
    blob: str
    """SHA-256 of the received bytes."""
    locus: str = ""
    """Where in the blob: "" for all of it, `row 3` for a row, `entry 3`, `pages 161-320`."""
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
    retrieved: str | None = None
    """When the bytes were fetched from `url`, ISO 8601 with zone, where what they came in says so (WARC-Date)."""
    pages: tuple[int, ...] = ()
    """Offsets at which the pages of a paged document (PDF) begin; empty for one without pages."""
    notices: tuple[Notice, ...] = ()
    """In text order."""

    @property
    def published_day(self) -> date | None:
        """The day of publication, in the time zone that the outlet gave."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1, on which the code point at `offset` stands; None where there are no pages."""
        return bisect_right(self.pages, offset) or None if self.pages else None

    def section_of(self, offset: int) -> SectionKind:
        """What kind of section the code point at `offset` lies in; `body` between sections."""
        at = bisect_right(self.sections, offset, key=lambda section: section.start) - 1
        return self.sections[at].kind if at >= 0 and offset < self.sections[at].end else "body"
