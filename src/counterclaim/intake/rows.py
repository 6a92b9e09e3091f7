"""One row of a table → a document: named columns, the text column alone is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterclaim.errors import ColumnOptionError, EmptyInputError, NoTextColumnError
from counterclaim.intake.composing import Found, compose
from counterclaim.intake.sections import body_sections
from counterclaim.intake.taken import COLUMNS, Blob, Column, Options
from counterclaim.records import Document


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
