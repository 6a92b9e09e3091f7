"""What is left of a damaged ledger: every row that can be read, page by page, put into a file of its own.

Nothing is judged here but the shape of a row; whether it is what once came in is decided when the ledger is rebuilt.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from counterclaim.ledger.addresses import address_of
from counterclaim.ledger.migrating import VERSION_TABLE, migrations, newest, statements
from counterclaim.ledger.pages import BTREE, TABLE_INSIDE, Broken, Pages, Value

RECORDS = (
    "blob", "blob_piece", "document", "reading", "claim", "custody", "merged_custody", "judgement", "carried",
    "decision", "decision_claim", "tombstone", "skipped", "about", "schema_version",
)  # fmt: skip
"""Tables that hold what came in and what was made of it."""

DERIVED = (
    "claim_actor", "claim_event", "claim_figure", "claim_place", "claim_day", "claim_issue", "facet", "facet_bits",
    "facet_word", "due_document", "due_shape", "due_series", "reprint", "reprint_band", "reprint_pair", "family",
    "strand", "shape_block", "shape_link", "shape_part", "part_made", "origin", "incident", "incident_record",
    "incident_claim", "incident_strand", "incident_place", "incident_side", "series_claim", "series_told",
)  # fmt: skip
"""Tables that are made again from documents and claims, as everything named *_words* is."""

_SHA256, _ID, _WORD, _TIME = (
    re.compile(form) for form in (r"[0-9a-f]{64}", r"[0-9a-f]{24}", r"[0-9a-z-]+", r"\d{4}-.*")
)
_CHAINED = {"at": _TIME, "previous": re.compile(r"([0-9a-f]{64})?"), "hash": _SHA256}
LOOKS: dict[str, dict[str, re.Pattern[str]]] = {
    "blob": {"sha256": _SHA256}, "blob_piece": {"sha256": _SHA256}, "document": {"document_id": _ID, "blob": _SHA256},
    "reading": {"reading_id": _ID, "document_id": _ID}, "claim": {"claim_id": _ID, "reading_id": _ID},
    "custody": _CHAINED, "merged_custody": _CHAINED, "judgement": {"at": _TIME, "document_id": _ID},
    "carried": {"reading_id": _ID}, "decision": {"decision_id": _ID, "at": _TIME, "kind": _WORD},
    "decision_claim": {"decision_id": _ID, "part": _WORD, "claim_id": _ID, "document_id": _ID},
    "tombstone": {"what": _WORD, "name": _WORD, "at": _TIME},
    "skipped": {"at": _TIME, "code": _WORD}, "about": {"name": _WORD}, "schema_version": {"applied_at": _TIME},
}  # fmt: skip
"""How some values of a row look, where only its shape says which table it is of."""


class Column:
    """A column as a row of the file must fit it."""

    def __init__(self, name: str, declared: str, needed: bool, numbers: bool, default: Value) -> None:
        self.name, self.needed, self.numbers, self.default = name, needed, numbers, default
        self.kinds = {"TEXT": (str,), "INTEGER": (int,), "REAL": (float, int), "BLOB": (bytes,)}[declared]

    def takes(self, value: Value) -> bool:
        """Whether the value may stand in the column; the row's own number is stored as nothing."""
        if self.numbers:
            return value is None
        return not self.needed if value is None else isinstance(value, self.kinds)


class Shapes:
    """The tables of one schema, as their rows look on disk."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.columns: dict[str, list[Column]] = {}
        with closing(sqlite3.connect(":memory:")) as connection:
            made(connection, version)
            there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            for table in RECORDS:
                if table in there:
                    self.columns[table] = _columns(connection, table)

    def fits(self, table: str, values: list[Value]) -> bool:
        """Whether a row can be one of the table; columns added later may be missing at its end."""
        columns = self.columns[table]
        if len(values) > len(columns) or not all(c.takes(v) for c, v in zip(columns, values, strict=False)):
            return False
        return all(not c.needed for c in columns[len(values) :])

    def guess(self, values: list[Value]) -> str | None:
        """The table that a row of unknown home is of; None for one that is derived or nothing at all."""
        for table, columns in self.columns.items():
            if self.fits(table, values):
                named = dict(zip((c.name for c in columns), values, strict=False))
                if all(form.fullmatch(str(named.get(name))) for name, form in LOOKS[table].items()):
                    return table
        return None

    def row(self, table: str, number: int | None, values: list[Value]) -> dict[str, Value]:
        """A row by the names of its columns."""
        columns = self.columns[table]
        found = dict(zip((c.name for c in columns), values, strict=False))
        found |= {c.name: c.default for c in columns[len(values) :]}
        return found | {c.name: number for c in columns if c.numbers}


def _columns(connection: sqlite3.Connection, table: str) -> list[Column]:
    rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
    keys = [name for _, name, _, _, _, key in rows if key]
    found = []
    for _, name, declared, needed, default, _key in rows:
        numbers = keys == [name] and declared == "INTEGER"
        value = default.strip("'") if isinstance(default, str) else None
        found.append(Column(name, declared, bool(needed) and default is None, numbers, value))
    return found


def made(connection: sqlite3.Connection, version: int) -> None:
    """Make the empty tables of a schema."""
    connection.create_function("address_of", 1, address_of, deterministic=True)
    connection.execute(VERSION_TABLE)
    for number, sql in migrations():
        if number <= version:
            for statement in statements(sql):
                connection.execute(statement)
            connection.execute("INSERT INTO schema_version VALUES (?, '', '')", (number,))


def last_entry(pages: Pages) -> int:
    """The number of the last entry that the custody log had, by its index: the entry itself may be lost. 0 where the
    index is lost too."""
    last = 0
    try:
        root = pages.trees().get("custody_subject")
        for number, _ in pages.tree(root) if root else ():
            for row in pages.rows(number):
                if row is not None and len(row[1]) == 3 and isinstance(row[1][2], int):
                    last = max(last, row[1][2])
    except Broken:
        return last
    return last


def salvage(pages: Pages, scratch: Path) -> int:
    """Put every readable row of the ledger's records into a new file `scratch`, of the schema that the ledger had; how
    many. A row that stands twice is kept as it was found first."""
    homes, left_out = _homes(pages)
    version = _version(pages, homes, left_out)
    shapes = Shapes(version)
    with closing(sqlite3.connect(scratch)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")  # thrown away afterwards
        connection.execute("PRAGMA foreign_keys = OFF")
        made(connection, version)
        found = 0
        for table, row in _rows(pages, shapes, homes, left_out):
            if table == "schema_version":
                continue
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            done = connection.execute(
                f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  (names of our own)
                tuple(row.values()),
            )
            found += done.rowcount
        if version < newest():  # what refers to nothing cannot come forward; it is made again from what is there
            while dangling := [row for row in connection.execute("PRAGMA foreign_key_check") if row[0] != "document"]:
                for broken, number, *_ in dangling:
                    connection.execute(f"DELETE FROM {broken} WHERE rowid = ?", (number,))  # noqa: S608
    return found


def _homes(pages: Pages) -> tuple[dict[int, str], set[int]]:
    """Which table the pages belong to that can be reached from the schema, and which pages are to be left out: those of
    derived tables and indexes, and free ones."""
    homes: dict[int, str] = {}
    left_out: set[int] = set()
    try:
        trees = pages.trees()
        left_out = pages.free()
    except Broken:
        trees = {}
    for name, root in trees.items():
        for number, _ in pages.tree(root):
            if name in RECORDS:
                homes[number] = name
            else:
                left_out.add(number)
    return homes, left_out - set(homes)


def _rows(
    pages: Pages, shapes: Shapes, homes: dict[int, str], left_out: set[int]
) -> Iterator[tuple[str, dict[str, Value]]]:
    for number in range(1, pages.count + 1):
        if number in left_out or pages.kind(number) not in BTREE or pages.kind(number) == TABLE_INSIDE:
            continue
        home = homes.get(number)
        try:
            for row in pages.rows(number):
                if row is None:
                    continue
                table = home if home is not None and home in shapes.columns else shapes.guess(row[1])
                if table is not None and shapes.fits(table, row[1]):
                    yield table, shapes.row(table, *row)
        except Broken:
            continue


def _version(pages: Pages, homes: dict[int, str], left_out: set[int]) -> int:
    """The schema of a ledger, from the table that says so; the newest where that is lost."""
    found = 0
    for table, row in _rows(pages, Shapes(newest()), homes, left_out):
        if table == "schema_version" and isinstance(row["version"], int):
            found = max(found, row["version"])
    return found if 1 <= found <= newest() else newest()
