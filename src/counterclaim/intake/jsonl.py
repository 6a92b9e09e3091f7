"""JSONL: one JSON object a line. A broken line costs itself and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import msgspec

from counterclaim.errors import BrokenLineError, InputError
from counterclaim.intake.decoding import decode, is_utf8
from counterclaim.intake.rows import asks_for_columns, check_columns, row_taken
from counterclaim.intake.taken import Blob, Options, Skipped, Taken
from counterclaim.records import Issue

_row = msgspec.json.Decoder(dict[str, object])


def jsonl_documents(blob: Blob, options: Options) -> Iterator[Taken | Skipped]:
    """The documents of a JSONL file; rows count from 1 and are the lines of the file, blank ones left out.

    Raises NoSuchColumnError for a column that the user names and no row has."""
    data, issues = _utf8(blob)
    if asks_for_columns(options):
        check_columns(_names_in(data), blob, options)
    for number, line in enumerate(data.split(b"\n"), 1):
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not stripped:
            continue
        row: dict[str, object] | InputError
        try:
            row = json_object(stripped, blob.input_id, number)
        except InputError as error:
            row = error
        yield row_taken(row, number, blob, options, issues=issues)


def _names_in(data: bytes) -> dict[str, None]:
    """The names of the columns of all rows that can be read, in their order."""
    names: dict[str, None] = {}
    for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            names |= dict.fromkeys(_row.decode(line))
    return names


def json_object(line: bytes, path: str, number: int) -> dict[str, object]:
    """One line as a mapping. Raises BrokenLineError with the line's number."""
    try:
        return _row.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if isinstance(error, UnicodeDecodeError):
            text, _ = decode(line)
            return json_object(text.encode(), path, number)
        raise BrokenLineError(path, number, str(error)) from None


def _utf8(blob: Blob) -> tuple[bytes, tuple[Issue, ...]]:
    """The bytes in UTF-8, and what is to be said of every row about their encoding."""
    if is_utf8(blob.data):
        return blob.data, ()
    text, issues = decode(blob.data, charset=blob.transport.charset)
    # The offsets of issues are those of the file, not of a row's text.
    return text.encode(), tuple(Issue(code=issue.code, message=issue.message) for issue in issues)
