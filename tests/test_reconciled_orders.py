"""Incidents are the same in whatever order, in however many steps dispatches came, and whatever went again; and the
ledger's are those that reconciling everything in memory gives."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from counterclaim.ledger import Ledger
from counterclaim.ledger.reconciled import linking, reconciling
from counterclaim.reconciling.incidents import blocking, parting
from counterclaim.reconciling.reconcile import reconcile
from counterclaim.records import Incident
from tests.incidents_made import Item, dispatch, ledger_of, reprint, world

tried = settings(
    max_examples=15, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)


TOLD = [
    ("Wire A", "the northern army", "Testville", date(2031, 3, 2), "a mill", 4),
    ("Wire B", "the town council", "Elsewhere", date(2031, 3, 2), "a school", 7),
]
"""Two things that two dispatches tell of."""


def exported(ledger: Ledger) -> bytes:
    """What `export incidents` writes, and the families."""
    page = ledger.families(limit=1000)
    return b"\n".join(msgspec.json.encode(one) for one in (*ledger.every_incident(), *page.families))


def in_memory(items: Sequence[Item]) -> bytes:
    made = reconcile([(item.taken.document, item.reading) for item in items])
    families = sorted(made.families, key=lambda f: (-len(f.members), f.members[0].published or "", f.family_id))
    both = sorted((*made.incidents, *made.series), key=_listed)
    return b"\n".join(msgspec.json.encode(one) for one in (*both, *families))


def _listed(one: Incident) -> tuple[bool, str, str]:
    first = str(one.period[0]) if one.period and one.period[0] else ""
    return not first, first, one.incident_id


def stored(path: Path, items: Sequence[Item], cuts: set[int]) -> Ledger:
    ledger = Ledger(path, clock=lambda: "2031-04-01T00:00:00+00:00")
    for number, item in enumerate(items):
        ledger.store(item.taken, item.reading)
        if number in cuts:
            ledger.reconcile()
    ledger.reconcile()
    return ledger


def test_all_orders_of_a_few_dispatches_give_the_same(tmp_path: Path) -> None:
    items = world(5, incidents=2, reprints=1)[:4]
    found = {
        exported(stored(tmp_path / f"{number}.db", order, {0, 2}))
        for number, order in enumerate(itertools.permutations(items))
    }
    assert len(found) == 1
    assert found == {in_memory(items)}


@given(seed=st.integers(0, 10_000), cuts=st.sets(st.integers(0, 12)))
@tried
def test_order_and_steps_do_not_matter(seed: int, cuts: set[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("orders")
    items = world(seed)
    mixed = random.Random(seed).sample(items, len(items))
    one, other = stored(folder / "a.db", items, set()), stored(folder / "b.db", mixed, cuts)
    assert exported(one) == exported(other) == in_memory(items)
    assert other.verify().clean, other.verify().misfits


@given(seed=st.integers(0, 10_000), gone=st.integers(0, 5))
@tried
def test_withdrawal_leaves_what_would_be_without_it(
    seed: int, gone: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("withdrawn")
    items = world(seed)
    item = items[gone % len(items)]
    rest = [one for one in items if one.taken.blob.sha256 != item.taken.blob.sha256]
    ledger = stored(folder / "a.db", items, {3})
    ledger.withdraw(item.taken.document.document_id, reason="invented")
    assert exported(ledger) == in_memory(rest)
    assert ledger.verify().clean, ledger.verify().misfits


def test_small_transactions_blocks_and_parts_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (blocking, linking):
        monkeypatch.setattr(module, "LIMIT", 4)
        monkeypatch.setattr(module, "REACH", 2)
    monkeypatch.setattr(reconciling, "DOCUMENTS", 2)
    monkeypatch.setattr(reconciling, "SHAPES", 3)
    monkeypatch.setattr(parting, "MOST", 3)
    items = world(8, incidents=9, reprints=2)
    expected = in_memory(items)
    dice = random.Random(3)
    for number in range(4):
        mixed = dice.sample(items, len(items))
        ledger = stored(tmp_path / f"{number}.db", mixed, set(dice.sample(range(len(items)), 5)))
        assert exported(ledger) == expected
        assert ledger.verify().clean, ledger.verify().misfits
        item = mixed[2]
        ledger.withdraw(item.taken.document.document_id, reason="invented")
        rest = [one for one in items if one.taken.blob.sha256 != item.taken.blob.sha256]
        assert exported(ledger) == in_memory(rest)


def test_many_texts_under_one_key_give_the_same_in_every_order(tmp_path: Path) -> None:
    day = world(1)[0].reading.claims[0].events[0].period
    assert day is not None and day[0] is not None
    items = [
        dispatch("Wire A", "the northern army", "Testville", day[0], "the grain elevator by the river", 3,
                 extra=f" Note number {number} of the desk follows here.")
        for number in range(16)
    ]  # fmt: skip
    items += [reprint(items[3].taken.document, items, "Post E")]
    mixed = random.Random(4).sample(items, len(items))
    one, other = ledger_of(tmp_path / "a.db", items), stored(tmp_path / "b.db", mixed, {2, 9, 13})
    assert exported(one) == exported(other)
    assert other.verify().clean, other.verify().misfits


def test_credit_in_one_family_changes_none_of_another_whatever_comes_together(tmp_path: Path) -> None:
    told, elsewhere = dispatch(*TOLD[0]), dispatch(*TOLD[1], extra="\n\nReuters")
    one = [told, reprint(told.taken.document, [told], "Reuters")]
    assert one[0].taken.document.document_id < one[1].taken.document.document_id, (
        "the agency's is first by credit alone"
    )
    other = [elsewhere, reprint(elsewhere.taken.document, [elsewhere], "Post")]
    together = exported(stored(tmp_path / "together.db", [*one, *other], set()))
    assert together == exported(stored(tmp_path / "apart.db", [*one, *other], {1})) == in_memory([*one, *other])


def test_series_are_there_and_the_same(tmp_path: Path) -> None:
    items = world(11, incidents=6)
    ledger = stored(tmp_path / "l.db", items, {1, 4})
    assert any(one.kind == "series" for one in ledger.every_incident())
    assert exported(ledger) == in_memory(items)
    assert ledger.verify().clean, ledger.verify().misfits


def test_several_processes_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.ledger.reconciling.MUCH", 1)
    items = world(21, incidents=8)
    one, other = Ledger(tmp_path / "a.db"), Ledger(tmp_path / "b.db")
    for ledger, processes in ((one, 1), (other, 2)):
        for item in items:
            ledger.store(item.taken, item.reading)
        ledger.reconcile(processes=processes)
    assert exported(one) == exported(other) == in_memory(items)
    assert other.verify().clean, other.verify().misfits
