"""The file itself: schema, migrations, and everything that can be wrong with it."""

from __future__ import annotations

import os
import sqlite3
import zlib
from pathlib import Path

import pytest
from sqlalchemy import inspect

from counterclaim.errors import (
    LedgerError,
    LedgerLockedError,
    LedgerMissingError,
    LedgerTooNewError,
    LedgerUnwritableError,
    NotALedgerError,
)
from counterclaim.ledger import Ledger, schema
from counterclaim.ledger.migrating import newest, statements
from counterclaim.ledger.opening import engine_for
from tests.standin import StandIn

TEXT = "The governor said that eight people were killed in the town."


@pytest.fixture
def filled(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "l.db")
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}")
    ledger.add([tmp_path / "a.txt", tmp_path / "b.txt"], reader=StandIn())
    return ledger


def run(path: Path, sql: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql, values)
    connection.close()


def test_tables_are_those_of_the_migrations(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db")
    inspected = inspect(engine_for(ledger.path))
    for name, table in schema.METADATA.tables.items():
        if name.endswith("_words"):
            continue
        assert {c["name"] for c in inspected.get_columns(name)} == {c.name for c in table.columns}, name
    made = set(inspected.get_table_names()) - set(schema.METADATA.tables)
    assert {name for name in made if "_words" not in name} == set()


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    before = [entry.hash for entry in Ledger(tmp_path / "l.db").log()]
    assert [entry.hash for entry in Ledger(tmp_path / "l.db", create=False).log()] == before


def test_readers_do_not_wait_for_a_writer(filled: Ledger) -> None:
    writer = sqlite3.connect(filled.path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert filled.claims().total == 4
    writer.close()


def test_second_writer_says_that_another_one_is_at_work(filled: Ledger, tmp_path: Path) -> None:
    writer = sqlite3.connect(filled.path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    (tmp_path / "c.txt").write_text(TEXT + " c")
    with pytest.raises(LedgerLockedError):
        Ledger(filled.path, wait=0.05).add(tmp_path / "c.txt", reader=StandIn())
    writer.close()
    assert filled.status().documents == 2


def test_ledger_of_a_newer_program_is_refused(filled: Ledger) -> None:
    run(filled.path, "INSERT INTO schema_version VALUES (?, '2030-01-01', '9')", newest() + 1)
    with pytest.raises(LedgerTooNewError, match=f"schema {newest() + 1}"):
        Ledger(filled.path)


def test_file_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT)
    with pytest.raises(NotALedgerError):
        Ledger(text)
    assert text.read_text() == TEXT
    other = tmp_path / "other.db"
    run(other, "CREATE TABLE mine (x)")
    content = other.read_bytes()
    with pytest.raises(NotALedgerError):
        Ledger(other)
    assert other.read_bytes() == content
    with pytest.raises(NotALedgerError):
        Ledger(tmp_path)


def test_ledger_that_is_not_there_is_not_made_by_a_search(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissingError):
        Ledger(tmp_path / "l.db", create=False)
    assert not (tmp_path / "l.db").exists()


def test_folder_that_is_not_there_or_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LedgerUnwritableError, match="is not there"):
        Ledger(tmp_path / "no" / "l.db")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(LedgerUnwritableError, match="read-only"):
        Ledger(tmp_path / "l.db")


def test_place_that_no_file_can_be_made_in() -> None:
    if not Path("/proc").is_dir():
        pytest.skip("no /proc on this system")
    with pytest.raises(LedgerError):
        Ledger("/proc/counterclaim.db")


def test_ledger_in_a_folder_that_cannot_be_written_is_read(filled: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    before = sorted(path.name for path in filled.path.parent.iterdir())
    assert Ledger(filled.path, create=False).claims().total == 4
    with pytest.raises(LedgerUnwritableError):
        Ledger(filled.path).add(filled.path.parent / "gone.txt", reader=StandIn())
    assert sorted(path.name for path in filled.path.parent.iterdir()) == before


def test_any_file_name_will_do(tmp_path: Path) -> None:
    for name in ("what?.db", "100%41.db", "#1 Kharkiv.db", "ї.db"):
        Ledger(tmp_path / name)
        assert (tmp_path / name).exists()


def test_half_a_statement_in_a_migration_is_an_error() -> None:
    assert list(statements("-- a\nCREATE TABLE a (x);\nCREATE TABLE b (y -- z;\n);\n-- end\n")) == [
        "-- a\nCREATE TABLE a (x);", "CREATE TABLE b (y -- z;\n);",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="middle"):
        list(statements("CREATE TABLE a (x)"))


def test_untouched_ledger_verifies(filled: Ledger) -> None:
    found = filled.verify()
    assert found.clean
    assert (found.blobs, found.documents, found.readings, found.claims, found.entries) == (2, 2, 2, 4, 5)


@pytest.mark.parametrize(("sql", "what"), [
    ("UPDATE blob SET content = x'00' WHERE rowid = 1", "cannot be unpacked"),
    ("UPDATE document SET text = text || '.' WHERE rowid = 1", "text of document"),
    ("UPDATE document SET outlet = 'Other' WHERE rowid = 1", "do not fit its id"),
    ("UPDATE claim SET record = replace(record, '\"asserts\"', '\"denies\"') WHERE id = 1", "claims of reading"),
    ("UPDATE claim SET text = 'x' WHERE id = 1", "listed by is not what was read"),
    ("UPDATE custody SET payload = replace(payload, 'a.txt', 'z.txt') WHERE seq = 2", "entry 2 of the custody log was"),
    ("UPDATE custody SET at = '1999' WHERE seq = 3", "entry 3 of the custody log was"),
    ("DELETE FROM custody WHERE seq = 2", "entry 2 of the custody log is missing"),
])  # fmt: skip
def test_change_behind_the_programs_back_is_named(filled: Ledger, sql: str, what: str) -> None:
    run(filled.path, sql)
    found = filled.verify()
    assert not found.clean
    assert what in found.misfits[0].message


def test_other_bytes_under_the_same_name_are_found(filled: Ledger) -> None:
    run(filled.path, "UPDATE blob SET content = ? WHERE rowid = 1", zlib.compress(b"other"))
    assert "not those that came in" in filled.verify().misfits[0].message


def test_removed_document_is_missed(filled: Ledger) -> None:
    (document,) = (d.document_id for d in filled.documents() if d.input_id.endswith("a.txt"))
    for table in ("claim_actor", "claim_event", "claim_figure", "claim_place", "claim_day", "claim_issue"):
        run(filled.path, f"DELETE FROM {table} WHERE claim IN (SELECT id FROM claim WHERE document_id = ?)", document)
    for table in ("claim", "reading", "document"):
        run(filled.path, f"DELETE FROM {table} WHERE document_id = ?", document)
    assert [m.what for m in filled.verify().misfits][:2] == ["document", "reading"]


def test_noise_in_the_file_is_named_not_raised(filled: Ledger) -> None:
    run(filled.path, "PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(filled.path.read_bytes())
    content[3 * 4096 : 12 * 4096] = bytes(range(256)) * (9 * 16)
    filled.path.write_bytes(bytes(content))
    found = filled.verify()
    assert found.misfits[0].what == "file"
