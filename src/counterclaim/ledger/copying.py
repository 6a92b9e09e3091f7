"""A whole copy of a ledger's file, made while others read and write it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from counterclaim.errors import BackupThereError, LedgerUnwritableError
from counterclaim.ledger.opening import fault, guard, readable_address

PAGES = 2048
"""Pages copied at a time; between two steps others can write."""

COMPANIONS = ("", "-wal", "-shm", "-journal")
"""What SQLite writes beside a file, by what is added to its name."""


def copied(path: Path, target: Path, *, force: bool = True, progress: Callable[[int, int], None] | None = None) -> Path:
    """Copy the ledger at `path` to `target` (SQLite's online backup), which is there whole or not at all; `target`.

    A file that is there already is replaced where `force` is true. `progress` is told how many pages are done, and how
    many there are. Raises LedgerUnwritableError, BackupThereError, LedgerDamagedError.
    """
    with in_place(target, force=force) as unfinished, _nothing_left_beside(path):
        try:
            with closing(sqlite3.connect(readable_address(path), uri=True)) as source, \
                    closing(sqlite3.connect(unfinished)) as copy:  # fmt: skip

                def told(_: int, left: int, total: int) -> None:
                    if progress is not None:
                        progress(total - left, total)

                guard(source)
                # One snapshot: whatever others write meanwhile, the copy need not begin anew.
                source.isolation_level = None
                source.execute("BEGIN")
                source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                source.backup(copy, pages=PAGES, progress=told)
        except sqlite3.Error as error:
            if error.sqlite_errorname.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
                raise fault(path, error) from error
            raise LedgerUnwritableError(str(target), str(error)) from error
    return target


@contextmanager
def _nothing_left_beside(path: Path) -> Iterator[None]:
    """Whoever only reads a file with a write-ahead log makes companions of it and may not delete them. Where none were
    there, SQLite itself takes them away: it does when the last connection that may write closes, and not sooner."""
    there = Path(f"{path}-wal").exists() or Path(f"{path}-shm").exists()
    try:
        yield
    finally:
        if not there and os.access(path, os.W_OK) and Path(f"{path}-shm").exists():
            with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=0)) as last:
                guard(last)
                last.execute("SELECT count(*) FROM sqlite_schema").fetchone()


@contextmanager
def in_place(target: Path, *, force: bool) -> Iterator[Path]:
    """The path of an unfinished file that becomes `target` at the end, and goes where anything is raised.

    A SQLite database in it becomes one file without companions. Raises BackupThereError where there is a file already
    and `force` is not given, LedgerUnwritableError.
    """
    if not force and os.path.lexists(target):
        raise BackupThereError(str(target))
    if not target.absolute().parent.is_dir():
        reason = f"the folder '{target.parent}' is not there"
        raise LedgerUnwritableError(str(target), reason, hint="make the folder, or name a file in another one")
    unfinished = target.with_name(f"{target.name}.part")
    try:
        _away(unfinished)
        yield unfinished
        with closing(sqlite3.connect(unfinished)) as copy:
            guard(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        for companion in COMPANIONS[1:]:  # of the file that is replaced
            Path(f"{target}{companion}").unlink(missing_ok=True)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise LedgerUnwritableError(str(target), str(error)) from error
    finally:
        _away(unfinished)


def _away(path: Path) -> None:
    for companion in COMPANIONS:
        Path(f"{path}{companion}").unlink(missing_ok=True)
