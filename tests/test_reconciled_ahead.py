"""What is due next is worked on by others ahead, and comes out as if it were not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from counterclaim.executing import Alone
from counterclaim.ledger.reconciled import reconciling
from counterclaim.ledger.reconciled.ahead import Ahead
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.records import Decision
from tests.incidents_made import ledger_of, world


def test_what_was_begun_counts_only_where_the_item_is_still_the_same() -> None:
    worked: list[str] = []

    def work(item: str) -> tuple[str, int]:
        worked.append(item)
        return item, len(worked)

    ahead = Ahead[int, str, tuple[str, int]](work, Alone(), str)
    assert ahead.results({9: "z"}, [lambda: {1: "a", 2: "c", 3: "b"}]) == {9: ("z", 1)}
    assert ahead.results({3: "x", 2: "c", 4: "d"}, []) == {3: ("x", 6), 2: ("c", 4), 4: ("d", 5)}
    assert worked == ["z", "a", "b", "c", "d", "x"]
    assert ahead.results({3: "b"}, []) == {3: ("b", 7)}, "what was begun for another turn is gone"


def test_what_is_due_next_is_begun_once() -> None:
    begun: list[str] = []

    def due(name: str) -> Callable[[], dict[int, str]]:
        def loaded() -> dict[int, str]:
            begun.append(name)
            return {len(begun): name}

        return loaded

    ahead = Ahead[int, str, str](str.upper, Alone(), str)
    assert ahead.results({0: "a"}, [due("b"), due("c")]) == {0: "A"}
    assert ahead.results({1: "b"}, [due("c"), due("d")]) == {1: "B"}
    assert begun == ["b", "c", "d"]


def test_decisions_are_the_same_that_say_the_same() -> None:
    one = Decision(decision_id="1", at="2031-03-01", by="desk", kind="merge", because="", one=("a",), other=("b",))
    assert Decisions([one]) == Decisions([one]) != Decisions()
    assert Decisions([one]) != Decisions([msgspec.structs.replace(one, kind="split")])


def test_several_processes_that_work_ahead_make_what_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items = world(11, incidents=9, reprints=9)
    alone = ledger_of(tmp_path / "alone.db", items)
    several = ledger_of(tmp_path / "several.db", items)
    monkeypatch.setattr("counterclaim.ledger.reconciling.MUCH", 1)
    monkeypatch.setattr(reconciling, "DOCUMENTS", 4)
    several.reconcile(every=True, processes=2)
    made = [[msgspec.json.encode(one) for one in ledger.every_incident()] for ledger in (alone, several)]
    assert made[0] == made[1] and len(made[0]) > 5
    assert several.families() == alone.families() and several.verify().clean
