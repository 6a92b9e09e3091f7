"""One statement for many rows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection


def execute_many(connection: Connection, sql: str, values: Sequence[tuple[object, ...]]) -> None:
    """Run a statement once for each of `values`, in the connection's transaction; nothing where there are none."""
    if values:
        connection.exec_driver_sql(sql, list(values))
