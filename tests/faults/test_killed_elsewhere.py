"""kill -9 at any moment of what changes a ledger besides `add`: rereading, withdrawing, merging, compacting, coming
forward from an older schema. Nothing is lost, nothing is there twice, all of it fits, and doing it again ends the same.

The child is forked from this process (see test_killed). All texts are invented.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from counterclaim.errors import NameNotFoundError
from counterclaim.ledger import Ledger
from tests.faults import often
from tests.faults.test_killed import CONTENT, KILLING, Deaths, add, inputs
from tests.hand_made import small_ledger
from tests.standin import StandIn

pytestmark = KILLING

DEATHS = often.deaths(8, 40)
NAME = "Vqozko Zhwrenko"
LEDGERS = Path(__file__).parent.parent / "data" / "ledgers"
Work = Callable[[Path], object]


def noted(path: Path) -> dict[str, int]:
    """How many entries of each kind the custody log has."""
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT kind, count(*) FROM custody GROUP BY kind"))


def content(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(CONTENT).fetchall()
        found += connection.execute(
            "SELECT document_id, reading_id FROM reading WHERE current = 1 ORDER BY 1"
        ).fetchall()
        found += connection.execute("SELECT what, name FROM tombstone ORDER BY 1, 2").fetchall()
        return found + connection.execute("SELECT judgement_id, note FROM judgement ORDER BY 1").fetchall()


def filled(folder: Path) -> Path:
    """A ledger with something of everything: a table, a skipped input, a judgement, a name."""
    given = inputs(folder / "in")
    (folder / "in" / "named.txt").write_text(f"The governor said on Tuesday that {NAME} was hurt.", encoding="utf-8")
    path = folder / "filled.db"
    add(path, given)
    ledger = Ledger(path)
    claim = next(iter(ledger.every_claim()))
    ledger.judge(claim.claim_id, verdict="wrong", by="desk", note="The council said it.")
    return plain(path)


def plain(path: Path) -> Path:
    """The ledger as one file, which can be copied."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def reread(path: Path) -> None:
    list(Ledger(path).rereading(StandIn(version="2", shift=1)))


def withdraw(path: Path) -> None:
    ledger = Ledger(path)
    for document in sorted(one.document_id for one in list(ledger.documents()) if "Number 3" in one.text):
        ledger.withdraw(document, reason="danger", by="desk")
    finish(ledger)


def withdraw_name(path: Path) -> None:
    ledger = Ledger(path)
    if ledger.places_of_name([NAME]):
        ledger.withdraw_name([NAME], reason="danger")
    finish(ledger)


def finish(ledger: Ledger) -> None:
    """What a user who withdraws it again gets done where the file was not rewritten yet."""
    with pytest.raises(NameNotFoundError):
        ledger.withdraw_name(["Nobody At All"], reason="again")


def merge(path: Path) -> None:
    Ledger(path).merge(path.with_name("other.db"))


def compact(path: Path) -> None:
    Ledger(path).compact()


def come_forward(path: Path) -> None:
    Ledger(path)


def old(folder: Path, schema: int) -> Path:
    path = folder / "filled.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((LEDGERS / f"schema-{schema}.sql").read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return plain(path)


WORKS: dict[str, tuple[Callable[[Path], Path], Work]] = {
    "reread": (filled, reread), "withdraw": (filled, withdraw), "withdraw a name": (filled, withdraw_name),
    "merge": (filled, merge), "compact": (filled, compact),
    "from schema 1": (lambda folder: old(folder, 1), come_forward),
    "from schema 3": (lambda folder: old(folder, 3), come_forward),
}  # fmt: skip
WORDS = {"withdraw": b"Number 3", "withdraw a name": b"Vqozko"}
"""What must be gone."""


@pytest.mark.parametrize("kind", WORKS)
def test_killed_at_any_moment_and_done_again(tmp_path: Path, kind: str) -> None:
    make, work = WORKS[kind]
    first = make(tmp_path)
    other = small_ledger(tmp_path / "other.db")
    other.add(tmp_path / "in" / "1.txt", reader=StandIn(version="3")) if kind == "merge" else None
    plain(other.path)
    undisturbed = tmp_path / "undisturbed.db"
    deaths = Deaths(17)
    for _ in range(3):
        deaths.undisturbed(partial(work, shutil.copyfile(first, undisturbed)))
    expected, entries = content(undisturbed), noted(undisturbed)
    for number in range(DEATHS):
        path = tmp_path / f"{number}.db"
        shutil.copyfile(first, path)
        deaths.one(partial(work, path))
        if "schema" not in kind:
            found = Ledger(path).verify()
            assert found.clean, (number, found.misfits)
        work(path)
        assert content(path) == expected, number
        assert noted(path) == entries, number
        assert Ledger(path).verify().clean, number
        if "withdraw" in kind:
            assert WORDS[kind] in first.read_bytes()
            assert not any(WORDS[kind] in one.read_bytes() for one in tmp_path.glob(f"{number}.db*")), number
        for file in tmp_path.glob(f"{number}.db*"):
            file.unlink()
        assert not list(tmp_path.glob(".merging-*/*.db")), "what a killed merge left beside goes with the next"
    assert deaths.died > DEATHS / 3, "many of them must have been at work"
