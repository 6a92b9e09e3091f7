"""Brings a ledger file to the schema that this program knows, one numbered step after the other."""

from __future__ import annotations

import hashlib
import re
import secrets
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select

from counterclaim import __version__
from counterclaim.errors import LedgerDamagedError, LedgerTooNewError, NotALedgerError
from counterclaim.ledger.addresses import address_of
from counterclaim.ledger.copying import copied
from counterclaim.ledger.custody import append
from counterclaim.ledger.opening import engine_for, transaction
from counterclaim.ledger.schema import about, custody, schema_version

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


def migrate(path: Path, *, at: str, wait: float) -> None:
    """Bring the ledger at `path` to the newest schema in one transaction, after a copy of it was made.

    `at` is the time to note, ISO 8601. Raises NotALedgerError, LedgerTooNewError, LedgerUnwritableError (also where
    there is no room for the copy) and LedgerDamagedError; the file is then as it was.
    """
    engine = engine_for(path, wait=wait, foreign_keys=False)  # tables are made anew below their references
    with transaction(engine, path, writing=True) as connection:
        before = version_of(connection, path)  # asked again: another process may have been faster
        if before == newest():
            return
        if before == 0:
            connection.exec_driver_sql(VERSION_TABLE)
        else:
            copied(path, copy_path(path, before))
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.create_function("address_of", 1, address_of, deterministic=True)
        for number, sql in migrations():
            if number > before:
                for statement in statements(sql):
                    connection.exec_driver_sql(statement)
                connection.execute(schema_version.insert().values(version=number, applied_at=at, program=__version__))
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise LedgerDamagedError(str(path), "rows refer to others that are not there")
        _note(connection, before, at)


def _note(connection: Connection, before: int, at: str) -> None:
    """Name the ledger where it has no name yet, and note in the custody log what was done."""
    name = ledger_name(connection)
    if name is None:
        name = _name_of_old(connection) if before else secrets.token_hex(12)
        connection.execute(about.insert().values(name="ledger", value=name))
    payload: dict[str, object] = {"program": __version__, "ledger": name}
    if before:
        payload |= {"from": before, "to": newest()}
    append(connection, at=at, kind="migrated" if before else "created", subject="ledger", payload=payload)


def _name_of_old(connection: Connection) -> str:
    """The name for a ledger of schema 1, which had none: by its first entries, the same for every copy of it."""
    first = select(custody.c.hash).order_by(custody.c.seq).limit(3)
    hashes = "".join(connection.execute(first).scalars())
    return hashlib.sha256(f"ledger {hashes}".encode()).hexdigest()[:24] if hashes else secrets.token_hex(12)


def ledger_name(connection: Connection) -> str | None:
    """The name that the ledger was given when it was made, by which its log is known when ledgers are merged."""
    name: str | None = connection.execute(select(about.c.value).where(about.c.name == "ledger")).scalar()
    return name


def copy_path(path: Path, version: int) -> Path:
    """Where the copy of a ledger of an older schema is kept: beside it."""
    return path.with_name(f"{path.name}.schema-{version}")


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
