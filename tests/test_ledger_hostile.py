"""A ledger that somebody sends may be hostile: nothing in its schema runs, and nothing of it reaches the terminal raw.
All texts are invented."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.cli.cli import run
from counterclaim.errors import LedgerAlteredError
from counterclaim.ledger import Ledger
from counterclaim.ledger.opening import engine_for
from tests.hand_made import small_ledger, taken

ACTING = {
    "trigger": "CREATE TRIGGER quiet AFTER INSERT ON custody BEGIN DELETE FROM claim; END",
    "trigger of ours, changed": "CREATE TRIGGER claim_comes AFTER INSERT ON claim BEGIN DELETE FROM judgement; END",
    "view for a table": "CREATE VIEW judgement AS WITH RECURSIVE n (x) AS (VALUES (1) UNION ALL SELECT x FROM n) "
                        "SELECT x FROM n",
    "view of ours, changed": "CREATE VIEW found_under (claim, name, value) AS SELECT 1, 'side', 'all'",
    "index": "CREATE INDEX slow ON document (zeroblob(length(text)))",
    "table, changed": "CREATE TABLE judgement (judgement_id TEXT, at TEXT AS (zeroblob(9)), x)",
}  # fmt: skip
DROPPED = {
    "trigger of ours, changed": "DROP TRIGGER claim_comes",
    "view for a table": "DROP TABLE judgement",
    "view of ours, changed": "DROP VIEW found_under",
    "table, changed": "DROP TABLE judgement",
}


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for sql in statements:
            connection.execute(sql)


def hostile(path: Path, kind: str) -> Path:
    small_ledger(path)
    execute(path, *([DROPPED[kind]] if kind in DROPPED else []), ACTING[kind])
    return path


@pytest.mark.parametrize("kind", ACTING)
def test_ledger_in_which_something_of_anothers_acts_is_not_opened(tmp_path: Path, kind: str) -> None:
    with pytest.raises(LedgerAlteredError, match="no version of this program made"):
        Ledger(hostile(tmp_path / "l.db", kind))


@pytest.mark.parametrize("anyway", [False, True])
@pytest.mark.parametrize("kind", ACTING)
def test_nor_is_it_merged(tmp_path: Path, kind: str, anyway: bool) -> None:
    ledger = Ledger(tmp_path / "l.db")
    before = list(ledger.log())
    with pytest.raises(LedgerAlteredError, match=r"other\.db"):
        ledger.merge(hostile(tmp_path / "other.db", kind), anyway=anyway)
    assert list(ledger.log()) == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == []


def test_older_ledger_is_looked_at_before_it_comes_forward(tmp_path: Path) -> None:
    written = Path(__file__).parent / "data" / "ledgers" / "schema-1.sql"
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.executescript(written.read_text(encoding="utf-8"))
    execute(tmp_path / "old.db", "CREATE TRIGGER quiet AFTER INSERT ON custody BEGIN DELETE FROM claim; END")
    with pytest.raises(LedgerAlteredError):
        Ledger(tmp_path / "l.db").merge(tmp_path / "old.db")
    with pytest.raises(LedgerAlteredError):
        Ledger(tmp_path / "old.db")


def test_what_is_whole_in_it_can_be_saved(tmp_path: Path) -> None:
    path = hostile(tmp_path / "l.db", "trigger")
    assert run(("backup", str(tmp_path / "saved.db"), "--rebuild", "--no-read", "--ledger", str(path))) == 0
    saved = Ledger(tmp_path / "saved.db")
    assert saved.verify().clean
    assert saved.claims().total == 3


def test_what_only_lies_in_the_file_is_named(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    execute(ledger.path, "CREATE TABLE notes (words)", "CREATE VIEW shown AS SELECT * FROM notes")
    found = Ledger(ledger.path).verify()
    assert [(one.what, one.name) for one in found.misfits] == [("schema", "notes"), ("schema", "shown")]
    execute(ledger.path, "DROP VIEW shown", "DROP TABLE notes", "DROP TRIGGER claim_goes")
    (misfit,) = Ledger(ledger.path).verify().misfits
    assert misfit.message == "the trigger 'claim_goes' of the ledger is missing"


def test_schema_of_a_file_is_not_trusted(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    with engine_for(ledger.path).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA trusted_schema").scalar() == 0


ESCAPE = "\x1b]0;owned\x07\x1b[2J\u202e"
SPOILT = {
    "blob": f"INSERT INTO blob VALUES ('{ESCAPE}', 1, 'text/plain', '{ESCAPE}', x'00')",
    "document": f"UPDATE document SET document_id = '{ESCAPE}' WHERE id = 2",
    "text": f"UPDATE document SET text = '{ESCAPE}' WHERE id = 1",
    "reading": f"UPDATE reading SET reading_id = '{ESCAPE}' WHERE rowid = 1",
    "tombstone": f"INSERT INTO tombstone VALUES ('{ESCAPE}', '{ESCAPE}', '', '', '', 7)",
    "facet": f"UPDATE facet SET value = '{ESCAPE}' WHERE id = 1",
    "log": f"INSERT INTO merged_custody SELECT '{ESCAPE}', seq + 1, at, kind, subject, payload, previous, hash, salt, "
           "digest, withdrawn FROM custody",
    "name": f"UPDATE about SET value = '{ESCAPE}'",
    "table": f'CREATE TABLE "{ESCAPE}" (x)',
    "trigger": f'CREATE TRIGGER "{ESCAPE}" AFTER INSERT ON claim BEGIN SELECT 1; END',
    "word": f"UPDATE claim SET record = '{ESCAPE}'",
}  # fmt: skip


@pytest.mark.parametrize("spoilt", SPOILT)
def test_nothing_of_a_hostile_file_reaches_the_terminal_raw(
    tmp_path: Path, spoilt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = Ledger(tmp_path / "l.db")
    other = small_ledger(tmp_path / "other.db")
    execute(other.path, SPOILT[spoilt])
    assert run(("verify", "--ledger", str(other.path))) == 1
    run(("merge", str(other.path), "--ledger", str(ledger.path)))
    run(("merge", str(other.path), "--ledger", str(ledger.path), "--anyway"))
    run(("backup", str(tmp_path / "copy.db"), "--ledger", str(other.path)))
    run(("backup", str(tmp_path / "saved.db"), "--rebuild", "--no-read", "--ledger", str(other.path)))
    said = "".join(capsys.readouterr())
    assert said.replace("\n", "").isprintable()
    assert "Traceback" not in said
    assert "[unexpected]" not in said


def test_title_of_what_is_withdrawn_is_shown_without_its_controls(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = Ledger(tmp_path / "l.db")
    ledger.store(taken("The council said nothing.", title=ESCAPE), None)
    (document,) = ledger.documents()
    assert run(("withdraw", document.document_id, "--reason", "danger", "--yes", "--ledger", str(ledger.path))) == 0
    said = "".join(capsys.readouterr())
    assert "\\x1b]0;owned" in said
    assert said.replace("\n", "").isprintable()
