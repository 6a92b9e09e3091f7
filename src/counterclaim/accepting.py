"""Dates of publication that texts propose, accepted because the user asked for it: the documents then bear them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from counterclaim.annotating import AnnotateLine, LineError
from counterclaim.in_place import in_place
from counterclaim.intake import Skipped, Taken
from counterclaim.records import Annotations, Document, Issue, document_id

if TYPE_CHECKING:
    from counterclaim.verbs import DocumentReader

GIVEN_UP = frozenset({"published-unknown"})
"""Issues that no longer hold of a document with a date."""


def with_accepted_dates(
    taken: Iterable[Taken | Skipped], reader: DocumentReader, least: float
) -> Iterator[Taken | Skipped]:
    """The same inputs, documents without a date bearing the day that their text proposes with a confidence of `least`
    or more. `published_from` says so, and so does the transport of their bytes: out of these and the custody log the
    document can be had again."""

    def to_read(item: Taken | Skipped) -> Document | None:
        return item.document if isinstance(item, Taken) and _is_undated(item.document) else None

    for item, found in in_place(taken, to_read, lambda documents: reader.annotate("published", documents)):
        day = proposed_day(found, least)
        if day is None or isinstance(item, Skipped):
            yield item
        else:
            transport = replace(item.blob.transport, published=day, published_from="proposed")
            blob = replace(item.blob, transport=transport)
            yield replace(item, document=dated(item.document, day), blob=blob)


def with_accepted_lines(
    lines: Iterable[AnnotateLine | LineError], reader: DocumentReader, least: float
) -> Iterator[AnnotateLine | LineError]:
    """The same for the input lines of `annotate`."""

    def to_read(line: AnnotateLine | LineError) -> Document | None:
        return line.document if isinstance(line, AnnotateLine) and _is_undated(line.document) else None

    for line, found in in_place(lines, to_read, lambda documents: reader.annotate("published", documents)):
        day = proposed_day(found, least)
        if day is None or isinstance(line, LineError):
            yield line
        else:
            yield replace(line, document=dated(line.document, day))


def proposed_day(found: Annotations | Issue | None, least: float) -> str | None:
    """The day among the rows of `annotate published`, where it is one and its confidence is enough."""
    rows = found.rows if isinstance(found, Annotations) else []
    days = [
        row["published"] for row in rows if row["confidence"] >= least and len(row["published"]) == len("2022-09-13")
    ]
    return days[0] if days else None


def dated(document: Document, day: str) -> Document:
    """The document as published on `day`, which its own text proposed: another one than without a date."""
    return replace(
        document,
        document_id=document_id(
            blob=document.blob, locus=document.locus, outlet=document.outlet, url=document.url, published=day
        ),
        published=day,
        published_from="proposed",
        issues=tuple(issue for issue in document.issues if issue.code not in GIVEN_UP),
    )


def _is_undated(document: Document) -> bool:
    """Whether nobody wrote a date. One that was written and cannot be is not replaced by another."""
    return document.published is None and all(issue.code != "date-invalid" for issue in document.issues)
