"""kill -9 at any moment of `add`, then resume: nothing is lost, nothing is there twice, and everything still fits.

The child is forked from this process, so that a death takes little; it runs the real intake and the real ledger with
a reader that needs no models. All texts are invented.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger
from tests.faults import often
from tests.standin import StandIn

KILLING = [
    pytest.mark.faults,
    pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs fork and pidfd"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]

pytestmark = KILLING
DEATHS = often.deaths(40, 200)
TEXT = "The governor said on Tuesday that eight people were killed in the town. The ministry denied it. Number {}."
CONTENT = """
SELECT 'document', document_id, text FROM document UNION ALL
SELECT 'blob', sha256, size FROM blob UNION ALL
SELECT 'reading', reading_id, digest FROM reading UNION ALL
SELECT 'claim', claim_id, record FROM claim UNION ALL
SELECT 'figure', c.claim_id, f.figure FROM claim_figure f JOIN claim c ON c.id = f.claim UNION ALL
SELECT 'words', c.claim_id, '' FROM claim_words w JOIN claim c ON c.id = w.rowid WHERE claim_words MATCH 'the' UNION ALL
SELECT 'text', d.document_id, '' FROM document_words w JOIN document d ON d.id = w.rowid
    WHERE document_words MATCH 'killed' UNION ALL
SELECT 'skipped', input_id, code FROM skipped
ORDER BY 1, 2, 3
"""


def inputs(folder: Path) -> list[Path]:
    """A folder's worth: texts, a table, something that is skipped, something that is not there."""
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    rows = "".join(f'{{"text": "{TEXT.format(100 + number)}", "outlet": "Wire"}}\n' for number in range(4))
    (folder / "rows.jsonl").write_text(rows + "broken\n", encoding="utf-8")
    (folder / "noise.txt").write_bytes(b"\0\1\2")
    return [folder, folder / "gone.txt"]


def add(path: Path, given: list[Path]) -> None:
    Ledger(path).add(given, reader=StandIn())


def content(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(CONTENT).fetchall()


def begun(work: Callable[[], object]) -> int:
    """The process number of a child that does a work and ends."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def ended(child: int, within: float | None = None) -> bool:
    """Whether a child ends by itself within so many seconds; without a limit it is waited for."""
    watched = os.pidfd_open(child)
    try:
        return bool(select.select([watched], [], [], within)[0])
    finally:
        os.close(watched)


class Deaths:
    """Kills children at moments spread evenly over as long as their work lasts, and counts those that died of it.

    How long that is, is learnt on the way: the shortest that any child took from its fork to its end. A length that is
    measured once, while others keep the machine busy, may be three times too long, and most would end before they die.
    """

    def __init__(self, seed: int) -> None:
        self.moments = random.Random(seed)
        self.lasts = float("inf")
        self.died = 0

    def undisturbed(self, work: Callable[[], object]) -> None:
        """Let a child do its work, and note how long it took."""
        child = begun(work)
        began = time.perf_counter()
        ended(child)
        self.lasts = min(self.lasts, time.perf_counter() - began)
        _, status = os.waitpid(child, 0)
        assert not os.WIFSIGNALED(status)

    def one(self, work: Callable[[], object]) -> None:
        """Begin a work in a child and kill it at some moment; where it ended before, that is how long it lasts."""
        child = begun(work)
        began = time.perf_counter()
        if ended(child, self.moments.uniform(0, self.lasts)):
            self.lasts = min(self.lasts, time.perf_counter() - began)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        self.died += os.WIFSIGNALED(status)


def test_killed_at_any_moment_and_resumed(tmp_path: Path) -> None:
    given = inputs(tmp_path / "in")
    add(tmp_path / "undisturbed.db", given)
    deaths = Deaths(11)
    for number in range(3):
        deaths.undisturbed(partial(add, tmp_path / f"timed{number}.db", given))
    expected = content(tmp_path / "undisturbed.db")
    assert len([row for row in expected if row[0] == "document"]) == 10
    for number in range(DEATHS):
        path = tmp_path / f"{number}.db"
        deaths.one(partial(add, path, given))
        if path.exists() and path.stat().st_size:
            found = Ledger(path).verify()
            assert found.clean, (number, found.misfits)
        add(path, given)
        assert content(path) == expected, number
        assert Ledger(path).verify().clean
        for file in tmp_path.glob(f"{number}.db*"):
            file.unlink()
    assert deaths.died > DEATHS / 2, "most of them must have been at work"


def test_killed_again_and_again_it_still_gets_there(tmp_path: Path) -> None:
    given = inputs(tmp_path / "in")
    add(tmp_path / "undisturbed.db", given)
    path = tmp_path / "l.db"
    deaths = Deaths(12)
    for number in range(3):
        deaths.undisturbed(partial(add, tmp_path / f"timed{number}.db", given))
    for _ in range(often.times(15, 40)):
        deaths.one(partial(add, path, given))
    assert deaths.died
    add(path, given)
    assert content(path) == content(tmp_path / "undisturbed.db")
    assert Ledger(path).verify().clean


def test_command_itself_killed_with_the_real_reader(tmp_path: Path) -> None:
    given = [str(path) for path in inputs(tmp_path / "in")]

    def command(ledger: str) -> subprocess.Popen[bytes]:
        arguments = [sys.executable, "-m", "counterclaim", "--ledger", str(tmp_path / ledger), "add", *given]
        return subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    began = time.perf_counter()
    assert command("undisturbed.db").wait() == 0
    lasts = time.perf_counter() - began
    moments = random.Random(13)
    for _ in range(often.times(3, 8)):
        running = command("l.db")
        time.sleep(moments.uniform(0.5, 1) * lasts)
        running.kill()
        running.wait()
    assert command("l.db").wait() == 0
    assert content(tmp_path / "l.db") == content(tmp_path / "undisturbed.db")
    assert Ledger(tmp_path / "l.db").verify().clean
