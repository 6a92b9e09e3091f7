"""A bulk add with all workers busy: killed at any moment and resumed; and dispatches that kill, hang or fill a worker.

All texts are invented. How often it is killed says tests/faults/often.py.
"""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import msgspec
import pytest

from counterclaim.ledger import Ledger
from counterclaim.reading.reader import Reader
from tests.faults import often
from tests.faults.spread import Spread
from tests.faults.test_killed import KILLING, TEXT, Deaths, content
from tests.standin import StandIn

pytestmark = KILLING
DEATHS = often.deaths(6, 100)
DISPATCHES = 60


def table(path: Path, *, hostile: dict[int, str] | None = None) -> Path:
    """A table of dispatches; those named in `hostile` say what they do to whoever reads them."""
    rows = [{"text": TEXT.format(n) + (hostile or {}).get(n, ""), "outlet": "Wire"} for n in range(DISPATCHES)]
    path.write_bytes(b"\n".join(msgspec.json.encode(row) for row in rows))
    return path


def add(path: Path, given: Path) -> None:
    Ledger(path).add([given], reader=Spread())


def workers_of(mark: str) -> list[str]:
    """Process numbers of the workers that were begun with `mark` in their environment."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                mine = mark.encode() in (folder / "environ").read_bytes()
                works = b"spawn_main" in (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if mine and works:
                found.append(folder.name)
    return found


def test_killed_with_all_workers_busy_and_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_MARK", mark := f"bulk-{tmp_path.name}-{os.getpid()}")
    given = table(tmp_path / "rows.jsonl")
    Ledger(tmp_path / "undisturbed.db").add([given], reader=StandIn())
    expected = content(tmp_path / "undisturbed.db")
    deaths = Deaths(21)
    deaths.undisturbed(partial(add, tmp_path / "timed.db", given))
    assert content(tmp_path / "timed.db") == expected
    for number in range(DEATHS):
        path = tmp_path / f"{number}.db"
        deaths.one(partial(add, path, given))
        if path.exists() and path.stat().st_size:
            assert Ledger(path).verify().clean, number
        add(path, given)
        assert content(path) == expected, number
        assert Ledger(path).verify().clean, number
        for file in tmp_path.glob(f"{number}.db*"):
            file.unlink()
    assert deaths.died > DEATHS / 3, "some of them must have been at work"
    until = time.monotonic() + 30
    while workers_of(mark) and time.monotonic() < until:
        time.sleep(0.2)
    assert workers_of(mark) == [], "workers whose parent was killed end by themselves"


@pytest.mark.parametrize(("fault", "seconds"), [("KILLS", 60.0), ("GROWS", 60.0), ("HANGS", 3.0)])
def test_dispatch_that_breaks_its_worker_is_set_aside(tmp_path: Path, fault: str, seconds: float) -> None:
    given = table(tmp_path / "rows.jsonl", hostile={7: f" {fault}", 33: f" {fault}"})
    ledger = Ledger(tmp_path / "l.db")
    outcomes = [one.outcome for one in ledger.adding([given], reader=Spread(seconds=seconds))]
    assert [n for n, outcome in enumerate(outcomes) if outcome == "failed"] == [7, 33]
    assert outcomes.count("added") == DISPATCHES - 2
    assert ledger.verify().clean
    again = [one.outcome for one in ledger.adding([given], reader=Spread(seconds=seconds))]
    assert [n for n, outcome in enumerate(again) if outcome == "failed"] == [7, 33], "the next add tries them again"
    assert again.count("already-there") == DISPATCHES - 2


def test_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    given = table(tmp_path / "rows.jsonl")
    for processes in (1, 2, 3):
        Ledger(tmp_path / f"{processes}.db").add([given], reader=Spread(processes))
    assert content(tmp_path / "1.db") == content(tmp_path / "2.db") == content(tmp_path / "3.db")


def test_number_of_processes_changes_nothing_with_the_real_reader(tmp_path: Path) -> None:
    given = table(tmp_path / "rows.jsonl")
    for name, processes in (("none", None), ("two", 2)):
        Ledger(tmp_path / f"{name}.db").add([given], reader=Reader(processes=processes))
    assert content(tmp_path / "none.db") == content(tmp_path / "two.db")
