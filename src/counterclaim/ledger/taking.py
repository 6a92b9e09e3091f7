"""Takes the words of entries out of the custody logs: our own, and those that came with merged ledgers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, select, update

from counterclaim.ledger.custody import Entry
from counterclaim.ledger.schema import custody, merged_custody

KEPT = frozenset({"withdrawn", "redacted"})
"""Kinds of entries whose words are never taken: they say which entries' words were, and hold nothing of the content."""

AT_ONCE = 500
"""Numbers in one question."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of entries whose words are to go: `own`, and by the name of the ledger those of `merged` logs."""

    own: tuple[int, ...] = ()
    merged: dict[str, tuple[int, ...]] = {}


def entries_where(connection: Connection, fits: Callable[[Entry], bool]) -> Found:
    """The entries that still have their words and of which `fits` is true."""
    own = [seq for _, seq in _scan(connection, custody, fits)]
    merged: dict[str, list[int]] = {}
    for ledger, seq in _scan(connection, merged_custody, fits):
        merged.setdefault(ledger, []).append(seq)
    return Found(own=tuple(own), merged={name: tuple(numbers) for name, numbers in merged.items()})


def together(one: Found, other: Found) -> Found:
    """The entries of both."""
    ledgers = sorted({*one.merged, *other.merged})
    merged = {name: tuple(sorted({*one.merged.get(name, ()), *other.merged.get(name, ())})) for name in ledgers}
    return Found(own=tuple(sorted({*one.own, *other.own})), merged=merged)


def own_entries(connection: Connection, found: Found) -> list[Entry]:
    """Those of our own log that are among the found ones, with their words."""
    return _numbered(connection, custody, found.own)


def merged_entries(connection: Connection, found: Found) -> dict[str, list[Entry]]:
    """Those of merged logs that are among the found ones, with their words, by ledger."""
    log = merged_custody
    return {name: _numbered(connection, log, seqs, log.c.ledger == name) for name, seqs in found.merged.items()}


def _numbered(connection: Connection, log: Table, numbers: tuple[int, ...], *of: ColumnElement[bool]) -> list[Entry]:
    columns = [log.c[name] for name in Entry.__struct_fields__]
    rows: list[Entry] = []
    for start in range(0, len(numbers), AT_ONCE):
        some = log.c.seq.in_(numbers[start : start + AT_ONCE])
        rows += [Entry(**row._mapping) for row in connection.execute(select(*columns).where(some, *of))]
    return sorted(rows, key=lambda entry: entry.seq)


def _scan(connection: Connection, log: Table, fits: Callable[[Entry], bool]) -> Iterable[tuple[str, int]]:
    names = [log.c[name] for name in Entry.__struct_fields__]
    key = [log.c.ledger] if "ledger" in log.c else []
    where = (log.c.withdrawn.is_(None), log.c.kind.not_in(KEPT))
    for row in connection.execution_options(yield_per=500).execute(select(*names, *key).where(*where)):
        entry = Entry(**{name: row._mapping[name] for name in Entry.__struct_fields__})
        if fits(entry):
            yield (row.ledger if key else ""), entry.seq


def take(connection: Connection, found: Found, *, by: int) -> None:
    """Take the words of the entries; `by` is the number of the entry that says so.

    An entry of schema 1 may have what a user wrote as its subject; that goes too, for its hash cannot be checked any
    more in any case.
    """
    for seq in found.own:
        _take(connection, custody, (custody.c.seq == seq), by)
    for ledger, numbers in found.merged.items():
        for seq in numbers:
            c = merged_custody.c
            _take(connection, merged_custody, (c.ledger == ledger) & (c.seq == seq), by)


def _take(connection: Connection, log: Table, where: object, by: int) -> None:
    connection.execute(update(log).where(where, log.c.digest.is_(None), log.c.kind == "skipped").values(subject=""))  # type: ignore[arg-type]
    connection.execute(update(log).where(where).values(payload="", salt="", withdrawn=by))  # type: ignore[arg-type]


def as_payload(found: Found) -> dict[str, object]:
    """What the entry that takes the words says of them; only what is there."""
    said: dict[str, object] = {"entries": list(found.own)} if found.own else {}
    return said | ({"merged": {name: list(seqs) for name, seqs in found.merged.items()}} if found.merged else {})
