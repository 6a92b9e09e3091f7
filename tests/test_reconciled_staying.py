"""Incidents that a new dispatch leaves as they were are not made again; the rule of figures makes all of them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.facets import rows
from counterclaim.ledger.reconciled import clustering
from tests.incidents_made import ledger_of, world


def _numbers(ledger: Ledger) -> dict[str, int]:
    """The number of each incident by its id."""
    with ledger._reading() as connection:
        return dict(rows(connection, "SELECT incident_id, id FROM incident WHERE kind = 'incident'"))


def test_incidents_with_the_same_strands_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items = world(8, incidents=9, reprints=2)
    ledger = ledger_of(tmp_path / "made.db", items[:-1])
    before = _numbers(ledger)
    with ledger._writing() as connection:
        rows(connection, "INSERT INTO due_shape SELECT DISTINCT shape FROM strand WHERE true")
    composed: list[object] = []
    monkeypatch.setattr(clustering, "listed", lambda *given, **_: composed.append(given))
    assert ledger.reconcile().incidents == len(before)
    assert _numbers(ledger) == before and not composed
    assert ledger.due_for_reconciling() == 0
    monkeypatch.undo()
    ledger.store(items[-1].taken, items[-1].reading)
    ledger.reconcile()
    assert ledger.verify().clean, ledger.verify().misfits


def test_another_rule_of_figures_makes_all_anew(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "made.db", world(8, incidents=9, reprints=2))
    made = len(_numbers(ledger))
    assert ledger.reconcile(rule="acled").incidents == made
    rules = {one.rule for incident in ledger.every_incident() for one in incident.figures.values()}
    assert "ucdp" not in rules and rules
    assert ledger.verify().clean, ledger.verify().misfits
