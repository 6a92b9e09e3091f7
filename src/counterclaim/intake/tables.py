"""CSV with named columns; tabs and semicolons as separators are recognised by the header."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from counterclaim.errors import BadTableError, EmptyInputError, NoTextColumnError
from counterclaim.intake.arrivals import TABLE_LIMIT
from counterclaim.intake.decoding import decode
from counterclaim.intake.rows import check_columns, has_column, row_taken, unread_columns
from counterclaim.intake.taken import Blob, Options, Skipped, Taken

SEPARATORS = ",\t;|"
SAID = re.compile(r"sep=([,\t;|])\r?\n", re.I)
"""The line by which spreadsheets say how the columns are separated."""


def csv_documents(blob: Blob, options: Options) -> Iterator[Taken | Skipped]:
    """The documents of a CSV file; rows count from 1, the header not counted.

    Raises EmptyInputError without a header, NoTextColumnError where the text column is not in it, and NoSuchColumnError
    for another one that the user names.
    """
    text, issues = decode(blob.data, charset=blob.transport.charset)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise EmptyInputError(f"'{blob.input_id}'")
    # The limit is the module's own; a field that is too long for a dispatch is skipped with its row by `compose`.
    csv.field_size_limit(TABLE_LIMIT)
    said = SAID.match(text)
    text = text[said.end() :] if said else text
    header_line = next(iter(text.lstrip().splitlines()), "")
    separator = said[1] if said else max(SEPARATORS, key=header_line.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        header = [name.strip() for name in next(filter(any, rows))]
    except (csv.Error, StopIteration) as error:
        raise BadTableError(blob.input_id, rows.line_num, str(error) or "there is no header") from None
    if not has_column(header, "text", options):
        raise NoTextColumnError(f"'{blob.input_id}'", options.column("text"), header)
    check_columns(header, blob, options)
    unread = unread_columns(header, options)
    number = 0
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            broken = BadTableError(blob.input_id, rows.line_num, str(error))
            yield Skipped.because(broken, f"{blob.input_id}#row {number + 1}", blob)
            return
        if row is None:
            return
        if not row:
            continue
        number += 1
        named = dict(zip(header, row, strict=False))
        yield row_taken(named, number, blob, options, issues=issues, unread=unread)
