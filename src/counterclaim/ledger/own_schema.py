"""Whether the tables, views and triggers of a file are those that this program makes: a ledger may come from anybody.

SQLite runs whatever a file's schema says, a trigger at every write, an expression of an index or a view where a table
should be at every look. So a ledger in which anything stands that acts and that no migration made is not opened.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from counterclaim.errors import LedgerAlteredError
from counterclaim.ledger.misfit import Misfit
from counterclaim.ledger.salvaging import made

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND substr(name, 1, 7) != 'sqlite_'"
SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")
"""Tables that SQLite makes for a full-text table, by what is added to its name."""
SET = re.compile(r"[\s\"`\[\]]+")
"""How SQL is set: of no account, and SQLite itself sets some of it anew."""

Part = tuple[str, str, str]
"""Type, table and SQL of a part of a schema."""


@cache
def _expected(version: int) -> dict[str, Part]:
    with closing(sqlite3.connect(":memory:")) as connection:
        made(connection, version)
        return {name: (kind, table, sql) for kind, name, table, sql in connection.execute(SCHEMA)}


def _strangers(connection: Connection, version: int) -> Iterator[tuple[str, str, bool]]:
    """Type and name of what no migration made, and whether it acts by itself."""
    expected = _expected(version)
    shadows = {f"{name}{end}" for name, part in expected.items() if "VIRTUAL" in part[2] for end in SHADOWS}
    for kind, name, table, sql in connection.exec_driver_sql(SCHEMA):
        known = expected.get(name)
        if known == (kind, table, sql) or (name in shadows and kind == "table"):
            continue
        if known is None:
            yield kind, name, kind == "trigger" or (kind == "index" and table in expected)
        elif known[:2] != (kind, table) or SET.sub(" ", known[2]) != SET.sub(" ", sql):
            yield kind, name, True


def check_schema(connection: Connection, path: Path, version: int) -> None:
    """Raise LedgerAlteredError where something in the file would act that this program did not make."""
    for kind, name, acts in _strangers(connection, version):
        if acts:
            raise LedgerAlteredError(str(path), kind, name)


def schema_misfits(connection: Connection, version: int) -> Iterator[Misfit]:
    """What stands in the file beside a ledger's own tables, and what of these is missing."""
    there = {name for _, name, _, _ in connection.exec_driver_sql(SCHEMA)}
    for kind, name, _ in _strangers(connection, version):
        yield Misfit("schema", name, f"the {kind} '{name}' is no part of a ledger")
    for name, (kind, _, _) in _expected(version).items():
        if name not in there:
            yield Misfit("schema", name, f"the {kind} '{name}' of the ledger is missing")
