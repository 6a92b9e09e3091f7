"""The ledger's file: opened safely, every fault of it turned into one of our errors."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from counterclaim.errors import (
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerLockedError,
    LedgerMissingError,
    LedgerUnwritableError,
    NotALedgerError,
)

WAIT = 10.0
"""Seconds that a writer waits for another one."""

SYNCHRONOUS = "FULL"
"""What was said to be stored is there after a power cut too."""

PAGES_KEPT = 100_000
"""Kilobytes of pages that much work keeps in memory, at most."""
LOGGED = 10_000
"""Pages of the write-ahead log after which much work has them carried over into the file."""

SQLITE_HEADER = b"SQLite format 3\0"
LOOKED_THROUGH = 100_000_000
"""Bytes of a damaged file up to which an error names the page."""


def check_file(path: Path, *, create: bool) -> None:
    """Raise the error that says why `path` cannot be a ledger, before SQLite is asked."""
    if not path.exists():
        if not create:
            raise LedgerMissingError(str(path))
        folder = path.parent
        if not folder.is_dir():
            raise LedgerUnwritableError(str(path), f"the folder '{folder}' is not there")
        if not os.access(folder, os.W_OK):
            raise LedgerUnwritableError(str(path), f"the folder '{folder}' is read-only")
        return
    if not path.is_file():
        raise NotALedgerError(str(path))
    try:
        with path.open("rb") as file:
            head = file.read(len(SQLITE_HEADER))
    except OSError as error:
        raise LedgerUnwritableError(str(path), error.strerror or type(error).__name__) from None
    if head and head != SQLITE_HEADER:
        raise NotALedgerError(str(path))


def engine_for(path: Path, *, wait: float = WAIT, foreign_keys: bool = True, erasing: bool = False) -> Engine:
    """An engine over the file. Transactions begin explicitly, so that DDL and many reads are one snapshot too.

    `erasing`: what is deleted is overwritten with zeros, and nothing of it goes to temporary files (see wiping)."""
    engine = create_engine(_address(path), poolclass=NullPool, connect_args={"timeout": wait, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        guard(connection)
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
        if erasing:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA temp_store = MEMORY")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("counterclaim_writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def guard(connection: Any) -> None:
    """Tell SQLite that a file may come from anybody: nothing that its schema says may reach beyond plain functions, and
    its pages are checked before they are used."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")


def _address(path: Path) -> URL:
    """Where SQLite finds the file. In a folder that cannot be written a reader cannot lock either, and need not."""
    if path.exists() and not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists():
        unchanging = {"mode": "ro", "immutable": "1", "uri": "true"}
        return URL.create("sqlite+pysqlite", database=f"file:{quote(str(path.absolute()))}", query=unchanging)
    return URL.create("sqlite+pysqlite", database=str(path))


def readable_address(path: Path) -> str:
    """The file as a URI that opens it for reading only."""
    alone = path.exists() and not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return f"file:{quote(str(path.absolute()))}?mode=ro{'&immutable=1' if alone else ''}"


@contextmanager
def transaction(engine: Engine, path: Path, *, writing: bool) -> Iterator[Connection]:
    """One transaction: committed at its end, rolled back where anything is raised. SQLite's faults become ours."""
    with _faults_of(path), engine.connect() as plain:
        connection = plain.execution_options(counterclaim_writing=writing)
        with connection.begin() as begun:
            yield connection
            if not writing:
                # Nothing to commit; a damaged file cannot even commit nothing.
                begun.rollback()


@contextmanager
def _faults_of(path: Path) -> Iterator[None]:
    """SQLite's faults become ours."""
    try:
        yield
    except DatabaseError as error:
        raise fault(path, error) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LedgerDamagedError(str(path), f"a record in it cannot be read ({printable(error)})") from error
    except sqlite3.DatabaseError as error:  # on the way through rows that SQLAlchemy does not see
        raise fault(path, error) from error


@contextmanager
def held_open(engine: Engine, path: Path) -> Iterator[None]:
    """Keep one connection to the file open, idle, while many transactions follow each other: whoever closes the last
    one carries the whole write-ahead log over into the file, which costs more than a small transaction."""
    with ExitStack() as stack:
        try:
            held = stack.enter_context(engine.connect())
            held.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
            held.rollback()
        except DatabaseError as error:
            raise fault(path, error) from error
        yield


@contextmanager
def writing_on(engine: Engine, path: Path) -> Iterator[Callable[[], AbstractContextManager[Connection]]]:
    """Transactions that write, one after the other on one connection, for work that goes over much of the file: pages
    that one has looked at are at hand for the next, and the log is carried over into the file once for many."""
    with held_open(engine, path), ExitStack() as stack:
        with _faults_of(path):
            connection = stack.enter_context(engine.connect()).execution_options(counterclaim_writing=True)
            for said in (f"cache_size = {-PAGES_KEPT}", f"wal_autocheckpoint = {LOGGED}"):
                connection.connection.cursor().execute(f"PRAGMA {said}")

        @contextmanager
        def writing() -> Iterator[Connection]:
            with _faults_of(path), connection.begin():
                yield connection

        yield writing


def fault(path: Path, error: DatabaseError | sqlite3.Error) -> LedgerError:
    """What an error of SQLite means for a user."""
    cause = getattr(error, "orig", None) or error
    name = getattr(cause, "sqlite_errorname", "") or ""
    said = printable(cause)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerLockedError(str(path))
    if name.startswith("SQLITE_NOTADB"):
        return NotALedgerError(str(path))
    if name.startswith("SQLITE_CORRUPT"):
        return LedgerDamagedError(str(path), _named_damage(path) or said)
    if name.startswith("SQLITE_FULL"):
        return LedgerFullError(str(path), said)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")):
        return LedgerUnwritableError(str(path), said)
    if isinstance(cause, sqlite3.OperationalError) and "fts5" in said:
        return LedgerError(f"the search words cannot be understood: {said}")
    return LedgerDamagedError(str(path), said)


def printable(error: object) -> str:
    """What an error says; where it quotes noise out of a damaged file, that it is damaged."""
    said = str(error)
    return said if said.isprintable() else "its pages hold something that no program wrote"


def _named_damage(path: Path) -> str | None:
    """The first destroyed page of a file that is not too large to be looked through while somebody waits."""
    from counterclaim.ledger.damage import damaged_pages

    try:
        if path.stat().st_size > LOOKED_THROUGH:
            return None
    except OSError:
        return None
    return next((sentence for _, sentence in damaged_pages(path)), None)
