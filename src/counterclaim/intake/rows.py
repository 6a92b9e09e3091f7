"""One row of a table → a document: named columns, the text column alone is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from counterclaim.errors import ColumnOptionError, EmptyInputError, InputError, NoSuchColumnError, NoTextColumnError
from counterclaim.intake.composing import Found, compose
from counterclaim.intake.sections import body_sections
from counterclaim.intake.taken import COLUMNS, Blob, Column, Options, Skipped, Taken
from counterclaim.records import Document, Issue

ALIKE: dict[Column, tuple[str, ...]] = {
    "published": (
        "date", "pubdate", "publisheddate", "publicationdate", "publishdate", "datepublished", "publishedat",
        "publishedon", "posted", "postedat", "datetime", "timestamp", "createdat", "created", "day", "time",
    ),
    "outlet": ("source", "publisher", "newspaper", "media", "agency", "sourcename", "site", "domain", "channel"),
    "title": ("headline", "heading"),
    "url": ("link", "uri", "href", "sourceurl"),
    "language": ("lang",),
}  # fmt: skip
"""Names that columns have in other people's tables, for the fields that they probably hold: letters alone, the
likeliest first. They are named to the user and never read by themselves."""


def unread_columns(names: Iterable[str], options: Options) -> tuple[tuple[Column, str], ...]:
    """Fields that no column was read for, each with the column that is named like it."""
    there = list(names)
    letters = {"".join(filter(str.isalnum, name)).casefold(): name for name in reversed(there)}
    used = {name_among(there, options.column(field)) for field in COLUMNS}
    given = {"published": options.published, "outlet": options.outlet, "language": options.language}
    found: list[tuple[Column, str]] = []
    for field, alike in ALIKE.items():
        if given.get(field) or has_column(there, field, options):
            continue
        name = next((letters[one] for one in alike if one in letters and letters[one] not in used), None)
        if name is not None:
            found.append((field, name))
    return tuple(found)


def check_columns(names: Iterable[str], blob: Blob, options: Options) -> None:
    """Raise NoSuchColumnError where the user names a column that a table has nowhere; that of the text is asked for
    where it is read."""
    there = list(names)
    for field, name in options.columns.items():
        if field != "text" and name_among(there, name) is None:
            raise NoSuchColumnError(blob.input_id, field, name, there)


def asks_for_columns(options: Options) -> bool:
    """Whether the user names columns besides that of the text."""
    return bool(options.columns.keys() - {"text"})


def row_document(row: Mapping[str, object], number: int, blob: Blob, options: Options) -> Document:
    """The document of row `number` (from 1). Raises NoTextColumnError, EmptyInputError or TooLargeError."""

    def value(field: Column) -> str | None:
        given = _given(row, options.column(field))
        return None if given is None or isinstance(given, dict | list) else str(given).strip() or None

    text = words_of(_given(row, options.column("text")))
    where = f"row {number} of '{blob.input_id}'"
    if text is None:
        raise NoTextColumnError(where, options.column("text"), row)
    title = value("title")
    sections = body_sections(text, 0, len(text), title=title)
    if not sections:
        raise EmptyInputError(f"the text of {where}")
    found = Found(
        text=text,
        sections=sections,
        input_id=value("id") or f"{blob.input_id}#row {number}",
        locus=f"row {number}",
        outlet=value("outlet"),
        url=value("url"),
        title=title,
        published=(("column", value("published")),),
        language=value("language"),
        theatre=value("theatre"),
    )
    return compose(found, blob, options)


def row_taken(
    row: Mapping[str, object] | InputError,
    number: int,
    blob: Blob,
    options: Options,
    *,
    issues: tuple[Issue, ...] = (),
    unread: tuple[tuple[Column, str], ...] | None = None,
) -> Taken | Skipped:
    """What row `number` (from 1) gives: its document, with `issues` of the table before its own, or why there is none.

    `unread` is what `unread_columns` says of a table whose rows all have the same columns.
    """
    try:
        if isinstance(row, InputError):
            raise row
        document = row_document(row, number, blob, options)
    except InputError as error:
        return Skipped.because(error, f"{blob.input_id}#row {number}", blob)
    document = msgspec.structs.replace(document, issues=(*issues, *document.issues)) if issues else document
    return Taken(document, blob, unread_columns(row, options) if unread is None else unread)


def has_column(names: Iterable[str], field: Column, options: Options) -> bool:
    """Whether the column that holds `field` is among the names of a table."""
    return name_among(names, options.column(field)) is not None


def name_among(names: Iterable[str], name: str) -> str | None:
    """The column called `name`; where there is none, the one that is called so but for capitals."""
    there = list(names)
    if name in there:
        return name
    alike = [one for one in there if one.strip().casefold() == name.casefold()]
    return alike[0] if len(alike) == 1 else None


def _given(row: Mapping[str, object], name: str) -> object:
    found = name if name in row else name_among(row, name)
    return row.get(found) if found is not None else None


def words_of(given: object) -> str | None:
    """The text of a column. Messengers export words with their styles, as pieces of one text: `["On ", {"type": "bold",
    "text": "Monday"}, …]`; other lists are no text."""
    if isinstance(given, str):
        return given
    if not isinstance(given, list):
        return None
    pieces = [one.get("text") if isinstance(one, dict) else one for one in given]
    styled = any(isinstance(one, dict) for one in given)
    whole = [piece for piece in pieces if isinstance(piece, str)]
    return "".join(whole) if styled and len(whole) == len(pieces) else None


def columns_from(written: tuple[str, ...]) -> dict[Column, str]:
    """The `--column FIELD=NAME` options as a mapping. Raises ColumnOptionError."""
    columns: dict[Column, str] = {}
    for option in written:
        field, equals, name = option.partition("=")
        known = next((column for column in COLUMNS if column == field.strip()), None)
        if known is None or not equals or not name.strip():
            raise ColumnOptionError(option, COLUMNS)
        columns[known] = name.strip()
    return columns
