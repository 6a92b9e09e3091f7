"""JSON as programs export it: an array of objects, one object, or an object around one array; each object is a row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import msgspec

from counterclaim.errors import BrokenJsonError, EmptyInputError, InputError, NoTextColumnError
from counterclaim.intake.decoding import decode
from counterclaim.intake.rows import asks_for_columns, check_columns, has_column, row_taken
from counterclaim.intake.taken import Blob, Options, Skipped, Taken
from counterclaim.intake.telegram import Message, exported_messages, message_documents
from counterclaim.records import Document, Issue

WHITE = re.compile(r"[ \t\r\n]*")
COMMA = re.compile(r"[ \t\r\n]*(?:,[ \t\r\n]*)?")

_object = msgspec.json.Decoder(dict[str, object])


def json_documents(blob: Blob, options: Options) -> Iterator[Document | Taken | Skipped]:
    """The documents of a JSON file; rows count from 1 in the order of the array.

    Of an object without the text column the one array in it whose first object has that column is read:
    `{"articles": [{"text": …}]}`. An export of Telegram's gives its messages. An array that breaks off gives the rows
    before the break. Raises BrokenJsonError, EmptyInputError for an array without rows, NoTextColumnError where no
    array can be told to hold dispatches, and NoSuchColumnError for a column that the user names and no row has.
    """
    text, damage = decode(blob.data, charset=blob.transport.charset)
    # The offsets of issues are those of the file, not of a row's text.
    issues = tuple(Issue(code=issue.code, message=issue.message) for issue in damage)
    text = text.removeprefix("\ufeff")
    chats = _chats(text, options)
    if chats is not None:
        yield from message_documents(chats, issues, blob, options)
        return
    if asks_for_columns(options):
        names: dict[str, None] = {}
        for row in _rows(text, blob, options):
            names |= dict.fromkeys(row) if isinstance(row, dict) else {}
        check_columns(names, blob, options)
    for number, row in enumerate(_rows(text, blob, options), 1):
        yield row_taken(row, number, blob, options, issues=issues)


def _chats(text: str, options: Options) -> list[Message] | None:
    """The messages where the file is an export of Telegram's, and the user names no columns."""
    start = _after(WHITE, text, 0)
    if options.columns or not text.startswith("{", start) or '"messages"' not in text:
        return None
    try:
        return exported_messages(_object.decode(text[start:]))
    except (ValueError, RecursionError):
        return None


def _rows(text: str, blob: Blob, options: Options) -> Iterator[dict[str, object] | InputError]:
    start = _after(WHITE, text, 0)
    if text.startswith("[", start):
        yield from _items(text, start, blob.input_id)
        return
    try:
        whole = _object.decode(text[start:])
    except (ValueError, RecursionError) as error:
        raise BrokenJsonError(blob.input_id, str(error)) from None
    if has_column(whole, "text", options):
        yield whole
        return
    lists = [value for value in whole.values() if isinstance(value, list) and any(_is_row(v, options) for v in value)]
    if len(lists) != 1:
        raise NoTextColumnError(f"'{blob.input_id}'", options.column("text"), whole)
    for number, item in enumerate(lists[0], 1):
        yield item if isinstance(item, dict) else BrokenJsonError(blob.input_id, NO_OBJECT, row=number)


NO_OBJECT = "it is no object"


def _is_row(value: object, options: Options) -> bool:
    return isinstance(value, dict) and has_column(value, "text", options)


def _items(text: str, start: int, name: str) -> Iterator[dict[str, object] | InputError]:
    """The objects of the array at `start`, one at a time; where it breaks off an error comes last."""
    decoder = json.JSONDecoder()
    at = _after(WHITE, text, start + 1)
    number = 0
    while not text.startswith("]", at):
        number += 1
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            broken = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            yield BrokenJsonError(name, f"{broken}; nothing after it was read", row=number)
            return
        if text.startswith("{", at):
            try:
                # Once more by a parser that takes no lone surrogates: they could not be stored.
                yield _object.decode(text[at:end])
            except (ValueError, RecursionError) as error:
                yield BrokenJsonError(name, str(error), row=number)
        elif number == 1:
            raise BrokenJsonError(name, "it is a list, but not of objects")
        else:
            yield BrokenJsonError(name, NO_OBJECT, row=number)
        at = _after(COMMA, text, end)
    if number == 0:
        raise EmptyInputError(f"the list in '{name}'")


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
