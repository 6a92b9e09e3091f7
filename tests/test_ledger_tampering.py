"""Every column of every table changed, one after the other, behind the program's back: `verify` names it, or this file
says why it need not. All texts are invented."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.intake import Skipped
from counterclaim.ledger import Ledger, schema
from tests.hand_made import small_ledger, taken
from tests.incidents_made import world
from tests.standin import StandIn

NOT_COVERED = {
    "blob.media_type": "says how the bytes are taken in again, and the hash of the text says whether that fits",
    "document.theatre": "what is asked for when it is read next; what was read says itself by what",
    "skipped.hint": "our own advice, no part of the log",
    "facet.id": "a number that only facet_bits refers to",
    "facet_word.word": "what a program in memory reads again",
    "facet_word.entry": "what a program in memory reads again",
    "about.name": "an unknown name is passed over, and the ledger's own is missed",
    "schema_version.applied_at": "the log notes every migration",
    "schema_version.program": "the log notes every migration",
    "schema_version.version": "a later one is refused when the file is opened, an earlier one beside it says nothing",
    "document.id": "a number that only the full-text table refers to",
    "due_document.document": "what waits is no word of anybody, and nothing waits here",
    "due_document.stage": "what waits is no word of anybody, and nothing waits here",
    "due_shape.shape": "what waits is no word of anybody, and nothing waits here",
    "due_series.grouped": "what waits is no word of anybody, and nothing waits here",
}
"""Columns that may be changed unnoticed, and why that does no harm."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with something in every table."""
    folder = tmp_path_factory.mktemp("whole")
    seconds = itertools.count()
    ledger = Ledger(folder / "l.db", clock=lambda: f"2031-03-05T00:00:{next(seconds) % 60:02}+00:00")
    for number in range(3):
        item = taken(f"Number {number}: the governor said that shelling hit the town on Tuesday.",
                     outlet=f"Wire {number}", url="https://example.org/page")  # fmt: skip
        ledger.store(item, StandIn().reading(item.document))
    first = item.document.document_id
    ledger.judge(ledger.reading(first).claims[0].claim_id, verdict="wrong", by="desk", note="The council said it.")
    list(ledger.rereading(StandIn(version="2", shift=1), documents=[first]))
    ledger.skip(Skipped(input_id="gone.txt", code="input-missing", message="there is no file 'gone.txt'"))
    gone = taken("The council said that the market burned.", outlet="Wire 9")
    ledger.store(gone, StandIn().reading(gone.document))
    ledger.withdraw(gone.document.document_id, reason="danger", by="desk")
    small_ledger(folder / "other.db")
    ledger.merge(folder / "other.db")
    for told in world(3, incidents=6, reprints=4):
        ledger.store(told.taken, told.reading)
    ledger.reconcile()
    one, other = ledger.incidents(limit=2).incidents
    merged = ledger.merge_incidents(one.incident_id, other.incident_id, by="desk", because="One shelling.")
    ledger.undo_decision(merged.decision_id, by="desk")
    assert ledger.verify().clean
    with closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return ledger.path


def columns() -> Iterator[str]:
    for name, table in schema.METADATA.tables.items():
        if name.endswith("_words") or name == "blob_piece":
            continue
        yield from (f"{name}.{column.name}" for column in table.columns)


def changed(value: object) -> object:
    if value is None:
        return "x"
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    if isinstance(value, int | float):
        return value + 1
    text = str(value)
    return f'{text[:-1]},"x"]' if text.startswith("[") and len(text) > 2 else '["x"]' if text == "[]" else f"{text}x"


def without_triggers(connection: sqlite3.Connection) -> list[str]:
    """Drop the triggers, which would keep what is derived right; as SQL, to put them back."""
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in found:
        connection.execute(f"DROP TRIGGER {name}")
    return [sql for _, sql in found]


def restore(connection: sqlite3.Connection, triggers: list[str]) -> None:
    for sql in triggers:
        connection.execute(sql)


@pytest.mark.parametrize("column", [name for name in columns() if name not in NOT_COVERED])
def test_change_of_any_column_is_noticed(column: str, whole: Path, tmp_path: Path) -> None:
    table, name = column.split(".")
    path = tmp_path / "l.db"
    shutil.copyfile(whole, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        triggers = without_triggers(connection)
        keys = keys_of(connection, table)
        found = connection.execute(f"SELECT {name}, {', '.join(keys)} FROM {table} WHERE {name} IS NOT NULL LIMIT 1")
        value, *row = found.fetchone() or (
            None,
            *connection.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchone(),
        )
        connection.execute(f"UPDATE OR REPLACE {table} SET {name} = ? WHERE {where(keys)}", (changed(value), *row))
        restore(connection, triggers)
    assert not Ledger(path).verify().clean


def keys_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns by which a row of a table is found."""
    without = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    if not without.rstrip().endswith("WITHOUT ROWID"):
        return ["rowid"]
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]


def where(keys: list[str]) -> str:
    return " AND ".join(f"{key} = ?" for key in keys)


@pytest.mark.parametrize("table", [name for name in schema.METADATA.tables if not name.endswith("_words")])
def test_row_that_is_gone_is_missed(table: str, whole: Path, tmp_path: Path) -> None:
    if table in ("blob_piece", "schema_version", "facet_word", "due_document", "due_shape", "due_series", "part_made"):
        pytest.skip("nothing stands in it, or nothing is said by it")
    path = tmp_path / "l.db"
    shutil.copyfile(whole, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        triggers = without_triggers(connection)
        keys = keys_of(connection, table)
        some = "seq < (SELECT max(seq) FROM custody)" if table == "custody" else "1"
        order = ", ".join(f"{key} DESC" for key in keys)
        row = connection.execute(
            f"SELECT {', '.join(keys)} FROM {table} WHERE {some} ORDER BY {order} LIMIT 1"
        ).fetchone()
        connection.execute(f"DELETE FROM {table} WHERE {where(keys)}", row)
        restore(connection, triggers)
    assert not Ledger(path).verify().clean


@pytest.mark.parametrize("sql", [
    "INSERT INTO claim_words (claim_words, rowid, text) SELECT 'delete', id, text FROM claim LIMIT 1",
    "INSERT INTO document_words (rowid, title, text) VALUES (1, 'market', 'market')",
    "UPDATE document_words SET text = 'market' WHERE rowid = 1",
    "INSERT INTO claim_event SELECT * FROM claim_event LIMIT 1",
    "INSERT INTO tombstone VALUES ('document', 'abc', '2031', 'danger', NULL, 1)",
    "INSERT INTO skipped VALUES (2, '2031', 'x.txt', 'x', 'x', NULL, NULL)",
    "DELETE FROM merged_custody",
])  # fmt: skip
def test_rows_that_nobody_noted_are_named(sql: str, whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    shutil.copyfile(whole, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)
    assert not Ledger(path).verify().clean


def test_what_is_derived_is_right_again_after_rebuilding(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    shutil.copyfile(whole, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE claim SET side = 'x', current = 1 - current")
        connection.execute("UPDATE claim_figure SET value = 1000")
        connection.execute("UPDATE reading SET current = 1 - current")
        connection.execute("UPDATE document SET title = 'x', address = 'y', received = '1999'")
        connection.execute("DELETE FROM carried")
        connection.execute("DELETE FROM tombstone")
        connection.execute("DELETE FROM skipped")
    Ledger.rebuild(path, tmp_path / "new.db", clock=lambda: "2031-03-06T00:00:00+00:00")
    new, old = Ledger(tmp_path / "new.db", create=False), Ledger(whole, create=False)
    assert new.verify().clean
    assert new.tombstones() == old.tombstones()
    assert new.facets() == old.facets()
    assert [claim.claim_id for claim in new.every_claim()] == [claim.claim_id for claim in old.every_claim()]
