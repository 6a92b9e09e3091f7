"""Records on standard output or in a file as JSON: an array that is written as it comes, none of it kept, or lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

import msgspec


def write_array(records: Iterable[Any], out: IO[str]) -> int:
    """A JSON array, one space of indent; how many records it has."""
    count = 0
    for record in records:
        shown = json.dumps([msgspec.to_builtins(record)], ensure_ascii=False, indent=1)
        out.write(("," if count else "[") + shown[1:-2])
        count += 1
    out.write("\n]\n" if count else "[]\n")
    return count


def write_lines(records: Iterable[Any], out: IO[str]) -> int:
    """JSONL: one record a line; how many there are."""
    encoder = msgspec.json.Encoder()
    count = 0
    for record in records:
        out.write(encoder.encode(record).decode() + "\n")
        count += 1
    return count
