"""Rows put into a table by the driver itself: a statement that is built anew for each row costs more than the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection


def insert(connection: Connection, table: str, row: Mapping[str, Any]) -> int:
    """Put one row into a table; its number."""
    found = connection.exec_driver_sql(_insert(table, tuple(row)), tuple(row.values()))
    return int(found.lastrowid)


def insert_all(connection: Connection, table: str, several: Sequence[Mapping[str, Any]]) -> None:
    """Put rows into a table, which all name the same columns in the same order; nothing where there are none."""
    if several:
        connection.exec_driver_sql(_insert(table, tuple(several[0])), [tuple(row.values()) for row in several])


@lru_cache(maxsize=256)
def _insert(table: str, columns: tuple[str, ...]) -> str:
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  (our own words)
