"""What a format found in its bytes, and what the user said → a Document."""

from __future__ import annotations

import msgspec

from counterclaim.errors import TooLargeError
from counterclaim.intake.asking import asked_theatre
from counterclaim.intake.language import language_of
from counterclaim.intake.published import first_published, in_future
from counterclaim.intake.taken import Blob, Options
from counterclaim.intake.unread import unread_parts
from counterclaim.records import Document, Issue, Notice, PublishedFrom, Section, document_id

TEXT_LIMIT = 500_000
"""Characters of one dispatch."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One dispatch as its format gives it. `published` lists what was written, in the order in which it counts."""

    text: str
    sections: tuple[Section, ...]
    input_id: str | None = None
    locus: str = ""
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    note: str | None = None
    published: tuple[tuple[PublishedFrom, str | None], ...] = ()
    language: str | None = None
    theatre: str | None = None
    issues: tuple[Issue, ...] = ()
    pages: tuple[int, ...] = ()
    notices: tuple[Notice, ...] = ()


def compose(found: Found, blob: Blob, options: Options) -> Document:
    """The document, with its id, boilerplate and notices set apart.

    Raises TooLargeError for a text that is no dispatch any more.
    """
    input_id = found.input_id or blob.input_id
    if len(found.text) > TEXT_LIMIT:
        raise TooLargeError(f"the text of '{input_id}'", len(found.text), TEXT_LIMIT, "characters")
    transport = blob.transport
    apart = unread_parts(found.text, found.sections)
    headed = any(
        section.kind == "boilerplate" and found.text[slice(*section.span)] == found.title for section in apart.sections
    )
    written = (("option", options.published), *found.published, (transport.published_from, transport.published))
    published, published_from, issues = first_published(written)
    future = in_future(published, transport.retrieved)
    theatre, theatre_issues = asked_theatre(found.theatre if options.theatre is None else None)
    outlet = options.outlet or found.outlet or transport.outlet
    url = found.url or transport.url
    return Document(
        document_id=document_id(blob=blob.sha256, locus=found.locus, outlet=outlet, url=url, published=published),
        input_id=input_id,
        blob=blob.sha256,
        locus=found.locus,
        media_type=blob.media_type,
        text=found.text,
        sections=apart.sections,
        outlet=outlet,
        url=url,
        title=(None if headed else found.title) or transport.title,
        note=found.note,
        published=published,
        published_from=published_from,
        language=options.language or found.language or language_of(found.text, apart.sections),
        theatre=options.theatre or theatre,
        issues=(*transport.issues, *found.issues, *apart.issues, *issues, *future, *theatre_issues),
        retrieved=transport.retrieved,
        pages=found.pages,
        notices=tuple(sorted((*found.notices, *apart.notices), key=lambda notice: notice.span)),
    )
