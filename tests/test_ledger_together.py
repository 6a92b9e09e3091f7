"""One writer and many readers, full disks, media that cannot be written, killed processes. All texts are invented."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import event

from counterclaim.cli.compact import command
from counterclaim.errors import LedgerFullError, LedgerInUseError, LedgerLockedError, LedgerUnwritableError
from counterclaim.ledger import Ledger
from tests.hand_made import small_ledger
from tests.standin import StandIn

ROOT = Path(__file__).resolve().parent.parent


def dispatches(folder: Path, number: int, *, times: int = 1) -> Path:
    folder.mkdir()
    for one in range(number):
        (folder / f"{one:02}.txt").write_text(f"The governor said that {one} people were killed in the town. " * times)
    return folder


def adding(ledger: Path, folder: Path) -> subprocess.Popen[str]:
    paths = os.pathsep.join(str(path) for path in (ROOT, *sys.path) if path)
    return subprocess.Popen(
        [sys.executable, "-m", "tests.adding", str(ledger), str(folder)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_two_adding_the_same_folder_while_another_reads(tmp_path: Path) -> None:
    folder = dispatches(tmp_path / "in", 8)
    ledger = Ledger(tmp_path / "l.db")
    writers = [adding(ledger.path, folder) for _ in range(2)]
    seen = 0
    while any(writer.poll() is None for writer in writers):
        page = ledger.claims(limit=100)
        assert page.total >= seen and page.total % 2 == 0, "a reader sees whole documents"
        seen = page.total
    outcomes = []
    for writer in writers:
        said, complaint = writer.communicate()
        assert writer.returncode == 0, complaint
        outcomes += said.split()
    assert sorted(outcomes) == ["added"] * 8 + ["already-there"] * 8
    kinds = [entry.kind for entry in ledger.log()]
    assert (kinds.count("received"), kinds.count("reading"), kinds.count("sighting")) == (8, 8, 8)
    assert ledger.status().documents == 8 and ledger.verify().clean


def test_killed_writer_loses_nothing_that_it_said_was_stored(tmp_path: Path) -> None:
    folder = dispatches(tmp_path / "in", 30)
    path = tmp_path / "l.db"
    writer = adding(path, folder)
    assert writer.stdout is not None
    said = [writer.stdout.readline() for _ in range(5)]
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    assert said == ["added\n"] * 5
    ledger = Ledger(path, create=False)
    there = ledger.status().documents
    assert there >= 5 and ledger.verify().clean
    outcomes = [stored.outcome for stored in ledger.add(folder, reader=StandIn())]
    assert outcomes == ["already-there"] * there + ["added"] * (30 - there)
    assert ledger.verify().clean


def test_log_of_a_killed_process_is_read_on_opening(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    reader = sqlite3.connect(ledger.path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM custody").fetchone()  # keeps the log from being written back
    ledger.add(dispatches(tmp_path / "in", 2), reader=StandIn())
    (tmp_path / "after").mkdir()
    for companion in ("", "-wal"):
        shutil.copy(f"{ledger.path}{companion}", f"{tmp_path}/after/l.db{companion}")
    reader.close()
    assert Path(f"{tmp_path}/after/l.db-wal").stat().st_size > 0
    found = Ledger(tmp_path / "after" / "l.db", create=False)
    assert found.status().documents == 5 and found.verify().clean


def test_writer_that_stays_a_moment_does_not_end_a_run(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db", wait=0.05)
    other = sqlite3.connect(ledger.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.15, other.execute, ["ROLLBACK"])
    done.start()
    outcomes = [stored.outcome for stored in ledger.add(dispatches(tmp_path / "in", 3), reader=StandIn())]
    done.join()
    other.close()
    assert outcomes == ["added"] * 3


def test_writer_that_stays_is_named_and_what_was_stored_stays(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db", wait=0.01)
    folder = dispatches(tmp_path / "in", 2)
    run = ledger.adding([folder], reader=StandIn())
    assert next(run).outcome == "added"
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerLockedError):
            next(run)
    assert ledger.status().documents == 1 and ledger.verify().clean


def filled_up(ledger: Ledger, more: int) -> Any:
    """Let the ledger's file grow by so many pages and no further, as on a disk that is full then."""

    def limit(connection: Any, _record: Any) -> None:
        (now,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {limit_at or now + more}")

    limit_at = 0
    with closing(sqlite3.connect(ledger.path)) as connection:
        limit_at = connection.execute("PRAGMA page_count").fetchone()[0] + more
    event.listen(ledger._engine, "connect", limit)
    return limit


def test_full_disk_is_said_and_nothing_is_half_there(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    folder = dispatches(tmp_path / "in", 20, times=40)
    limit = filled_up(ledger, 12)
    stored = []
    with pytest.raises(LedgerFullError, match="full") as raised:
        for one in ledger.adding([folder], reader=StandIn()):
            stored.append(one.outcome)
    assert "\n" not in str(raised.value) and "make room" in str(raised.value.hint)
    assert 0 < len(stored) < 20
    assert ledger.status().documents == 3 + len(stored) and ledger.verify().clean
    event.remove(ledger._engine, "connect", limit)  # there is room again
    outcomes = [one.outcome for one in ledger.add(folder, reader=StandIn())]
    assert outcomes == ["already-there"] * len(stored) + ["added"] * (20 - len(stored))
    assert ledger.verify().clean


def test_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "size=1400k", "tmpfs", str(disk)], check=False,
                                    capture_output=True).returncode == 0  # fmt: skip
    if not made:
        pytest.skip("no small disk can be mounted here")
    try:
        ledger = small_ledger(disk / "l.db")
        folder = dispatches(tmp_path / "in", 40, times=100)
        with pytest.raises(LedgerUnwritableError) as raised:
            ledger.add(folder, reader=StandIn())
        assert "\n" not in str(raised.value)
        found = Ledger(disk / "l.db", create=False)
        assert found.status().documents >= 3 and found.verify().clean
        copy = found.backup(tmp_path / "saved.db", verify=False)
        assert Ledger(copy.path).add(folder, reader=StandIn()) and Ledger(copy.path).verify().clean
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_file_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    with closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    closed = Ledger(ledger.path, create=False)
    assert closed.claims().total == 3 and closed.verify().clean
    with pytest.raises(LedgerUnwritableError):
        closed.add(dispatches(tmp_path / "in", 1), reader=StandIn())


def test_compacting_makes_the_file_smaller_and_says_where_bytes_go(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        connection.execute("CREATE TABLE big (x)")
        connection.execute("INSERT INTO big VALUES (randomblob(900000))")
        connection.execute("DROP TABLE big")
    before = list(ledger.log()), list(ledger.every_claim())
    found = ledger.compact()
    assert found.after < found.before - 800_000 and found.after == ledger.path.stat().st_size
    assert found.documents == 3 and found.parts is not None
    assert sum(part.size for part in found.parts.values()) == found.after
    sizes = [part.size for name, part in found.parts.items() if name != "the rest"]
    assert sizes == sorted(sizes, reverse=True), "the largest first"
    assert {"what claims are searched by", "incidents", "claims"} <= set(found.parts)
    assert list(found.parts)[-1] == "the rest"
    assert 0 < found.parts["claims"].indexes < found.parts["claims"].size, "indexes stand with their table"
    assert (list(ledger.log()), list(ledger.every_claim())) == before and ledger.verify().clean


def test_compacting_waits_for_readers_then_says_so(tmp_path: Path) -> None:
    ledger = Ledger(small_ledger(tmp_path / "l.db").path, wait=0.05)
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM custody").fetchone()
        ledger.add(dispatches(tmp_path / "in", 1), reader=StandIn())
        with pytest.raises(LedgerInUseError, match=r"0\.05 seconds"):
            ledger.compact()
    assert ledger.compact().documents == 4


def test_compact_command_says_bytes_for_each_dispatch(tmp_path: Path) -> None:
    path = small_ledger(tmp_path / "l.db").path
    done = CliRunner().invoke(command, ["--ledger", str(path)], standalone_mode=False)
    assert done.exception is None and done.return_value == 0
    assert "of them indexes" in done.output
    assert "after;" in done.output and "full text" in done.output and "for each dispatch" in done.output


def test_compact_command_says_why_a_file_without_gaps_grew(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "l.db")
    with closing(sqlite3.connect(ledger.path)) as connection, connection:  # gaps, whatever pages claims fill today
        connection.execute("CREATE TABLE gap AS SELECT zeroblob(100000) AS bytes")
        connection.execute("DROP TABLE gap")
    said = [CliRunner().invoke(command, ["--ledger", str(ledger.path)]).output for _ in range(2)]
    assert "there were no gaps" not in said[0] and "there were no gaps to close\n" in said[1]
    with closing(sqlite3.connect(ledger.path)) as connection:  # a file without gaps that was never searched well
        connection.execute("DROP TABLE sqlite_stat1")
        connection.execute("VACUUM")
    said += [CliRunner().invoke(command, ["--ledger", str(ledger.path)]).output]
    assert "there were no gaps to close; what the file grew by are statistics" in said[2]
