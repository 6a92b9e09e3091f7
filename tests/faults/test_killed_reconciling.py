"""kill -9 at any moment of reconciling, then again: the incidents of an undisturbed run come out. All invented."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import msgspec

from counterclaim.ledger import Ledger
from counterclaim.ledger.reconciled import reconciling
from tests.faults import often
from tests.faults.test_killed import KILLING, Deaths
from tests.incidents_made import ledger_of, world

pytestmark = KILLING
DEATHS = often.deaths(10, 100)


def reconciled(path: Path) -> None:
    reconciling.DOCUMENTS, reconciling.SHAPES = 3, 4
    Ledger(path).reconcile()


def exported(path: Path) -> list[bytes]:
    return [msgspec.json.encode(incident) for incident in Ledger(path).every_incident()]


def test_killed_at_any_moment_and_reconciled_again(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "due.db", world(7, incidents=10, reprints=5), reconciling=False)
    ledger.backup(tmp_path / "before.db", verify=False)
    expected_at = shutil.copy(tmp_path / "before.db", tmp_path / "undisturbed.db")
    Ledger(expected_at).reconcile()
    expected = exported(Path(expected_at))
    assert len(expected) > 5
    deaths = Deaths(21)
    for number in range(2):
        timed = Path(shutil.copy(tmp_path / "before.db", tmp_path / f"timed{number}.db"))
        deaths.undisturbed(partial(reconciled, timed))
    for number in range(DEATHS):
        path = Path(shutil.copy(tmp_path / "before.db", tmp_path / f"{number}.db"))
        deaths.one(partial(reconciled, path))
        assert Ledger(path).verify().clean, number
        Ledger(path).reconcile()
        assert exported(path) == expected, number
        assert Ledger(path).verify().clean, number
        for file in tmp_path.glob(f"{number}.db*"):
            file.unlink()
    assert deaths.died > DEATHS / 3, "most of them must have been at work"
