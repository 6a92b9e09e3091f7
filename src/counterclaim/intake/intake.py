"""Bytes → documents: the main path. Every input comes out as a document or with the reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from counterclaim.errors import BinaryInputError, EmptyInputError, InputError, NotAFeedError
from counterclaim.intake.arrivals import arrivals
from counterclaim.intake.asking import check_theatre
from counterclaim.intake.decoding import is_binary
from counterclaim.intake.sniffing import MEDIA_TYPE
from counterclaim.intake.taken import Blob, Options, Skipped, Taken
from counterclaim.intake.telegram import chat_documents, is_export
from counterclaim.records import Document

ANY_BYTES = frozenset({
    "application/pdf", "message/rfc822", "multipart/related", "application/rtf", MEDIA_TYPE["docx"], MEDIA_TYPE["odt"],
})  # fmt: skip
"""Formats that are no text, or hold such."""


def take_in(inputs: Iterable[str | Path], options: Options | None = None) -> Iterator[Taken | Skipped]:
    """The documents of files, folders, patterns and standard input ("-"), in order, one file in memory at a time.

    Raises DateError, LanguageError and UnknownTheatreError for options that cannot be; nothing for what is wrong with
    an input.
    """
    options = checked(options or Options())
    for arrival in arrivals(inputs):
        if isinstance(arrival, Skipped):
            yield arrival
            continue
        yield from taken_from(arrival, options)


def checked(options: Options) -> Options:
    """The options as they are used. Raises DateError, LanguageError, UnknownTheatreError for those that cannot be."""
    if options.published is not None:
        from counterclaim.intake.published import published_date

        published_date(options.published)
    if options.language is not None:
        from counterclaim.intake.language import language_code

        options = msgspec.structs.replace(options, language=language_code(options.language))
    if options.theatre is not None:
        check_theatre(options.theatre)
    return options


def taken_from(blob: Blob, options: Options) -> Iterator[Taken | Skipped]:
    """The documents of one blob with it, and what had to be skipped in it. Raises nothing."""
    try:
        for one in documents_of(blob, options):
            yield Taken(one, blob) if isinstance(one, Document) else one
    except InputError as error:
        yield Skipped.because(error, blob.input_id, blob)


def documents_of(blob: Blob, options: Options) -> Iterator[Document | Taken | Skipped]:
    """The documents in one blob; those with bytes of their own within it (an entry of a feed, what is attached to a
    mail) come with these. Raises InputError where the whole of it gives none."""
    if not blob.data.strip():
        raise EmptyInputError(f"'{blob.input_id}'" if blob.input_id != "-" else "standard input")
    if blob.media_type not in ANY_BYTES and is_binary(blob.data):
        raise BinaryInputError(blob.input_id)
    match blob.media_type:
        case "text/html" if is_export(blob.data):
            yield from chat_documents(blob, options)
        case "text/html":
            from counterclaim.intake.html import html_document

            yield html_document(blob, options)
        case "multipart/related":
            from counterclaim.intake.mhtml import mhtml_document

            yield mhtml_document(blob, options)
        case "application/rtf":
            from counterclaim.intake.rtf import rtf_document

            yield rtf_document(blob, options)
        case media_type if media_type in (MEDIA_TYPE["docx"], MEDIA_TYPE["odt"]):
            from counterclaim.intake.office import office_document

            yield office_document(blob, options)
        case "application/jsonl":
            from counterclaim.intake.jsonl import jsonl_documents

            yield from jsonl_documents(blob, options)
        case "application/json":
            from counterclaim.intake.json_rows import json_documents

            yield from json_documents(blob, options)
        case "text/csv":
            from counterclaim.intake.tables import csv_documents

            yield from csv_documents(blob, options)
        case "application/rss+xml" | "application/atom+xml":
            from counterclaim.intake.feeds import feed_documents

            yield from feed_documents(blob, options)
        case "application/xml":
            raise NotAFeedError(blob.input_id)
        case "message/rfc822":
            from counterclaim.intake.mail import mail_documents

            yield from mail_documents(blob, options)
        case "application/pdf":
            from counterclaim.intake.pdf import pdf_documents

            yield from pdf_documents(blob, options)
        case _:
            from counterclaim.intake.plain import plain_document

            yield plain_document(blob, options)
