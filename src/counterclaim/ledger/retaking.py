"""Documents taken in again from the bytes that a ledger keeps, as its custody log says they were taken in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec

from counterclaim.errors import LanguageError
from counterclaim.intake import Blob, Options, Skipped, Taken, taken_from
from counterclaim.intake.language import language_code
from counterclaim.intake.taken import Container, Transport
from counterclaim.records import Document


def retaken(data: bytes, media_type: str, words: dict[str, Any], document: str) -> Document | None:
    """The document of that id in the bytes; `words` are those of the entry that noted how it came in. None where the
    bytes do not give it, as after another version of intake or where the entry does not say all of it."""
    try:
        options = msgspec.convert(words.get("options", {}), Options)
        within = msgspec.convert(words["within"], Container) if "within" in words else None
        transport = msgspec.convert(words.get("transport", {}), Transport)
        if options.language is not None:
            options = msgspec.structs.replace(options, language=language_code(options.language))
    except (msgspec.ValidationError, LanguageError):
        return None
    blob = Blob(
        input_id=str(words.get("input_id", "")), data=data, media_type=media_type, within=within, transport=transport
    )
    for item in chain(taken_from(blob, options), _without_columns(blob, options)):
        if not isinstance(item, Skipped) and item.document.document_id == document:
            # A row's own id stands in the log; the name of its file does not.
            return msgspec.structs.replace(item.document, input_id=blob.input_id)
    return None


def _without_columns(blob: Blob, options: Options) -> Iterator[Taken | Skipped]:
    """The same for a column that the table never had: earlier programs took it in all the same."""
    if options.columns.keys() - {"text"}:
        yield from taken_from(blob, options.with_text_alone())
