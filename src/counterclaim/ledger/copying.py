"""A whole copy of a ledger's file, made while others read and write it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from counterclaim.errors import LedgerUnwritableError
from counterclaim.ledger.opening import readable_address

PAGES = 2048
"""Pages copied at a time; between two steps others can write."""


def copied(path: Path, target: Path) -> Path:
    """Copy the ledger at `path` to `target` (SQLite's online backup), which is there whole or not at all; `target`.

    A file that is there already is replaced. Raises LedgerUnwritableError.
    """
    unfinished = target.with_name(f"{target.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        address = readable_address(path)
        with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy, pages=PAGES)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, no companions
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise LedgerUnwritableError(str(target), str(error)) from error
    return target
