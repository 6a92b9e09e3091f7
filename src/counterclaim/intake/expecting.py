"""How many dispatches there will be, before they are taken in: for showing how far a run has come."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable
from pathlib import Path

from counterclaim.intake.arrivals import paths_of
from counterclaim.intake.taken import Skipped

ROWS = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
"""Extensions of files with a dispatch a line, or nearly."""

PIECE = 1 << 20
END = struct.Struct("<4s4H2LH")
"""The record that ends a zip file; its fifth field is the number of members (APPNOTE 4.3.16)."""
END_WITHIN = 65_557
"""Bytes from the end of a zip file within which that record stands."""


def dispatches_in(inputs: Iterable[str | Path]) -> int:
    """About how many dispatches the inputs hold: files, lines of tables, members of zip files. What only reading it
    all would tell counts as one: other archives, feeds, standard input. Raises nothing."""
    return sum(
        1 if isinstance(path, Skipped) else _dispatches_at(path)
        for given in inputs
        for path, _ in paths_of(os.fspath(given))
    )


def _dispatches_at(path: str) -> int:
    suffix = Path(path).suffix.lower()
    try:
        if suffix in ROWS:
            return max(1, _lines(path) - (suffix in (".csv", ".tsv")))
        if suffix == ".zip":
            return max(1, _members(path))
    except (OSError, ValueError):
        pass  # it is named when it is taken in
    return 1


def _lines(path: str) -> int:
    lines, last = 0, b"\n"
    with Path(path).open("rb") as file:
        while piece := file.read(PIECE):
            lines += piece.count(b"\n")
            last = piece[-1:]
    return lines + (last != b"\n")


def _members(path: str) -> int:
    """What the end of a zip file says that it holds; 0 where it has none."""
    with Path(path).open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - END_WITHIN))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < END.size:
        return 0
    return int(END.unpack_from(tail, at)[4])
