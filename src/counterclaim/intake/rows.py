"""One row of a table → a document: named columns, the text column alone is read."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.errors import ColumnOptionError, EmptyInputError, NoTextColumnError
from counterclaim.intake.composing import Found, compose
from counterclaim.intake.sections import body_sections
from counterclaim.intake.taken import COLUMNS, Blob, Column, Options
from counterclaim.records import Document


def row_document(row: Mapping[str, object], number: int, blob: Blob, options: Options) -> Document:
    """The document of row `number` (from 1). Raises NoTextColumnError, EmptyInputError or TooLargeError."""

    def value(field: Column) -> str | None:
        given = row.get(options.column(field))
        return None if given is None or isinstance(given, dict | list) else str(given).strip() or None

    text = row.get(options.column("text"))
    where = f"row {number} of '{blob.input_id}'"
    if not isinstance(text, str):
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
