"""Brings a ledger file to the schema that this program knows, one numbered step after the other."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select

from counterclaim import __version__
from counterclaim.errors import LedgerTooNewError, NotALedgerError
from counterclaim.ledger.schema import schema_version

NUMBERED = re.compile(r"(\d{4})_\w+\.sql")

VERSION_TABLE = (
    "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL, program TEXT NOT NULL)"
)


@cache
def migrations() -> tuple[tuple[int, str], ...]:
    """Number and SQL of every migration, in order."""
    folder = files("counterclaim.ledger.migrations")
    found = ((NUMBERED.fullmatch(file.name), file) for file in folder.iterdir())
    return tuple(sorted((int(name[1]), file.read_text(encoding="utf-8")) for name, file in found if name))


def newest() -> int:
    """The schema that this program knows."""
    return migrations()[-1][0]


def version_of(connection: Connection, path: Path) -> int:
    """The schema of a ledger, 0 for an empty file. Raises NotALedgerError, LedgerTooNewError."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return 0
    if "schema_version" not in tables or "custody" not in tables:
        raise NotALedgerError(str(path))
    found = connection.execute(select(func.max(schema_version.c.version))).scalar() or 0
    if found > newest():
        raise LedgerTooNewError(str(path), found, newest())
    return int(found)


def migrate(connection: Connection, path: Path, *, at: str) -> int:
    """Run the steps that are missing, in the connection's transaction; the schema that it had before.

    `at` is the time to note, ISO 8601. Raises NotALedgerError, LedgerTooNewError.
    """
    before = version_of(connection, path)
    if before == 0:
        connection.exec_driver_sql(VERSION_TABLE)
    for number, sql in migrations():
        if number > before:
            for statement in statements(sql):
                connection.exec_driver_sql(statement)
            connection.execute(schema_version.insert().values(version=number, applied_at=at, program=__version__))
    return before


def statements(sql: str) -> Iterator[str]:
    """The single statements of a script."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if re.sub(r"--[^\n]*", "", pending).strip():
        raise ValueError(f"a migration ends in the middle of a statement: {pending.strip()[:80]}")
