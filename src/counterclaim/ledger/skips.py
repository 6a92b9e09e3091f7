"""Inputs that gave no document: what was skipped, and why."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import ColumnElement, Connection, func, or_, select

from counterclaim.ledger import schema


class Skip(msgspec.Struct, frozen=True, kw_only=True):
    """An input as the user named it, when it was skipped first (ISO 8601), a stable code and one sentence."""

    at: str
    input_id: str
    code: str
    message: str
    hint: str | None
    blob: str | None
    """SHA-256 of its bytes, which are kept; None where there were none to be read."""


def still_open() -> ColumnElement[bool]:
    """The condition on `skipped` for inputs that have not become a document since, read by a better intake."""
    of, c = schema.skipped.c, schema.document.c
    now_there = select(c.id).where(c.input_id == of.input_id, or_(of.blob.is_(None), c.blob == of.blob))
    return ~now_there.exists()


def skips(connection: Connection, code: str | None = None) -> Iterator[Skip]:
    """What is skipped to this day, oldest first; of one `code` where it is given."""
    names = Skip.__struct_fields__
    found = select(*(schema.skipped.c[name] for name in names)).where(still_open()).order_by(schema.skipped.c.entry)
    if code is not None:
        found = found.where(schema.skipped.c.code == code)
    for row in connection.execution_options(yield_per=500).execute(found):
        yield Skip(**row._mapping)


def skip_counts(connection: Connection) -> dict[str, int]:
    """How many inputs are skipped to this day, by code."""
    c = schema.skipped.c
    rows = connection.execute(select(c.code, func.count()).where(still_open()).group_by(c.code).order_by(c.code))
    return {code: number for code, number in rows}  # noqa: C416  (rows are tuples of their own kind)
