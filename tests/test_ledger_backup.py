"""Copies of a ledger in use. All texts are invented."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from counterclaim.cli.backup import command
from counterclaim.errors import (
    BackupThereError,
    LedgerMissingError,
    LedgerUnwritableError,
    VerificationError,
)
from counterclaim.ledger import Ledger, copying
from tests.hand_made import small_ledger, taken
from tests.standin import StandIn


@pytest.fixture
def filled(tmp_path: Path) -> Ledger:
    return small_ledger(tmp_path / "l.db")


def content(ledger: Ledger) -> tuple[object, ...]:
    return list(ledger.log()), list(ledger.documents()), list(ledger.every_claim())


def test_copy_holds_everything_in_one_file_and_verifies(filled: Ledger, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    made = filled.backup(tmp_path / "away" / "copy.db")
    assert [path.name for path in (tmp_path / "away").iterdir()] == ["copy.db"]
    assert made.verification is not None and made.verification.clean
    assert made.verification.head == filled.verify().head
    assert made.size == (tmp_path / "away" / "copy.db").stat().st_size
    assert content(Ledger(made.path, create=False)) == content(filled)


def test_copy_can_be_written_on_like_any_ledger(filled: Ledger, tmp_path: Path) -> None:
    copy = Ledger(filled.backup(tmp_path / "copy.db").path)
    assert copy.store(taken("The council said that shelling stopped."), None) == "added"
    assert copy.verify().clean and filled.status().documents == copy.status().documents - 1


def test_file_that_is_there_is_left_alone_unless_forced(filled: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(BackupThereError):
        filled.backup(target)
    assert target.read_text() == "mine"
    assert filled.backup(target, force=True).verification is not None
    assert Ledger(target, create=False).verify().clean


def test_ledger_is_never_copied_onto_itself(filled: Ledger) -> None:
    before = content(filled)
    with pytest.raises(BackupThereError) as raised:
        filled.backup(filled.path, force=True)
    assert "itself" in str(raised.value.hint)
    assert content(filled) == before


def test_others_write_while_the_copy_is_made(filled: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "PAGES", 1)
    before = content(filled)
    steps: list[tuple[int, int]] = []

    def write(done: int, total: int) -> None:
        steps.append((done, total))
        if len(steps) in (2, 5):
            filled.store(taken(f"Step {done}: the council said that shelling stopped."), None)

    made = filled.backup(tmp_path / "copy.db", progress=write)
    assert content(Ledger(made.path)) == before, "the copy is of one moment"
    assert [done for done, _ in steps] == list(range(1, steps[-1][1] + 1)), "it never began anew"
    assert filled.status().documents == 5 and filled.verify().clean


def test_failed_copy_leaves_nothing(filled: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LedgerUnwritableError, match="No space left"):
        filled.backup(tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == []
    with pytest.raises(LedgerUnwritableError):
        filled.backup(tmp_path / "no such folder" / "copy.db")


def test_ledger_in_a_read_only_folder_is_copied(
    filled: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "away").mkdir()
    with closing(sqlite3.connect(filled.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = sorted(path.name for path in tmp_path.iterdir())
    closed = filled.path.parent
    monkeypatch.setattr(os, "access", lambda path, mode: not (mode == os.W_OK and Path(path) == closed))
    made = Ledger(filled.path, create=False).backup(tmp_path / "away" / "copy.db")
    assert made.verification is not None and made.verification.clean
    assert sorted(path.name for path in tmp_path.iterdir()) == before, "nothing was written beside it"


def test_command_copies_and_says_so(filled: Ledger, tmp_path: Path) -> None:
    arguments = [str(tmp_path / "copy.db"), "--ledger", str(filled.path)]
    done = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert done.exception is None and done.return_value == 0
    assert f"verified; last entry {filled.verify().head}" in done.output
    again = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert isinstance(again.exception, BackupThereError)
    unread = CliRunner().invoke(command, [*arguments, "--force", "--no-verify"], standalone_mode=False)
    assert "not verified" in unread.output
    missing = CliRunner().invoke(command, ["x.db", "--ledger", str(tmp_path / "no.db")], standalone_mode=False)
    assert isinstance(missing.exception, LedgerMissingError)


def test_copy_of_what_does_not_verify_is_made_and_says_so(filled: Ledger, tmp_path: Path) -> None:
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.execute("UPDATE document SET text = text || '.' WHERE id = 1")
    arguments = [str(tmp_path / "copy.db"), "--ledger", str(filled.path)]
    done = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert isinstance(done.exception, VerificationError) and "the copy was made, but" in str(done.exception)
    assert (tmp_path / "copy.db").exists()


def test_backup_of_a_ledger_that_is_read_and_added_to_again_is_the_same_ledger(filled: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The governor said that eight people were killed in the town.")
    made = filled.backup(tmp_path / "copy.db")
    one = filled.add(tmp_path / "a.txt", reader=StandIn())
    other = Ledger(made.path).add(tmp_path / "a.txt", reader=StandIn())
    assert [s.reading for s in one] == [s.reading for s in other]


def test_backup_into_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    with pytest.raises(LedgerUnwritableError, match="is not there") as caught:
        ledger.backup(tmp_path / "none" / "b.db")
    assert caught.value.hint == "make the folder, or name a file in another one"
