"""JSONL: one JSON object a line. A broken line costs itself and nothing else."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

import msgspec

from counterclaim.errors import BrokenLineError, InputError
from counterclaim.intake.decoding import decode
from counterclaim.intake.rows import row_document
from counterclaim.intake.taken import Blob, Options, Skipped
from counterclaim.records import Document

_row = msgspec.json.Decoder(dict[str, object])


def jsonl_documents(blob: Blob, options: Options) -> Iterator[Document | Skipped]:
    """The documents of a JSONL file; rows count from 1 and are the lines of the file, blank ones left out."""
    for number, line in enumerate(_utf8(blob.data).split(b"\n"), 1):
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not stripped:
            continue
        try:
            yield row_document(json_object(stripped, blob.input_id, number), number, blob, options)
        except InputError as error:
            yield Skipped.because(error, f"{blob.input_id}#row {number}", blob)


def json_object(line: bytes, path: str, number: int) -> dict[str, object]:
    """One line as a mapping. Raises BrokenLineError with the line's number."""
    try:
        return _row.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if isinstance(error, UnicodeDecodeError):
            text, _ = decode(line)
            return json_object(text.encode(), path, number)
        raise BrokenLineError(path, number, str(error)) from None


def _utf8(data: bytes) -> bytes:
    """`data` itself, or in UTF-8 where a byte order mark says that it is UTF-16 or UTF-32."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    return decode(data)[0].encode() if wide else data
