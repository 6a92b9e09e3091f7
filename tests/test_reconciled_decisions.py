"""What people decide about incidents: it holds whatever comes later, is proven by the log, and can be taken back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import DecisionError, NotInLedgerError
from counterclaim.ledger import Ledger
from counterclaim.reconciling.reconcile import reconcile
from tests.incidents_made import Item, dispatch, ledger_of, reprint, world

DAY = date(2031, 3, 4)
MARKET, SCHOOL = "the covered market behind the station", "a school gymnasium and its boiler"


def two() -> list[Item]:
    """Two incidents of two dispatches each, in two towns."""
    return [
        dispatch("Wire A", "the northern army", "Testville", DAY, MARKET, 8),
        dispatch("Wire B", "the southern ministry", "Testville", DAY, MARKET, 8),
        dispatch("Wire A", "the northern army", "Elsewhere", DAY, SCHOOL, 3),
        dispatch("Wire C", "the monitoring mission", "Elsewhere", DAY, SCHOOL, 4),
    ]


def groups(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset(ref.claim_id for ref in one.claims) for one in ledger.every_incident() if one.kind == "incident"}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    found = ledger_of(tmp_path / "l.db", two())
    assert sorted(len(group) for group in groups(found)) == [2, 2]
    return found


def test_merge_and_undo(ledger: Ledger) -> None:
    before = groups(ledger)
    one, other = ledger.incidents().incidents
    made = ledger.merge_incidents(one.incident_id[:8], other.incident_id, by="A. Reviewer", because="one salvo")
    assert groups(ledger) == {frozenset().union(*before)}
    assert made.kind == "merge" and made.because == "one salvo" and made.undone_by is None
    assert ledger.verify().clean, ledger.verify().misfits
    undone = ledger.undo_decision(made.decision_id[:8], by="B. Reviewer")
    assert groups(ledger) == before
    listed = {one.decision_id: one for one in ledger.decisions()}
    assert listed[made.decision_id].undone_by == undone.decision_id
    assert ledger.verify().clean


def test_split_holds_when_more_comes(ledger: Ledger) -> None:
    whole = ledger.incidents().incidents[0]
    parted = whole.claims[-1].claim_id
    ledger.split_incident(whole.incident_id, [parted[:10]], by="A. Reviewer")
    assert frozenset({parted}) in groups(ledger)
    town = whole.places[0].name
    detail = MARKET if town == "Testville" else SCHOOL
    more = dispatch("Wire D", "the town council", town, DAY, detail, 8)
    ledger.store(more.taken, more.reading)
    ledger.reconcile()
    of_it = next(group for group in groups(ledger) if parted in group)
    assert not {ref.claim_id for ref in whole.claims[:-1]} & of_it
    assert ledger.verify().clean, ledger.verify().misfits


def test_decided_is_the_same_as_in_memory_whenever_the_rest_came(tmp_path: Path) -> None:
    items = two()
    late = dispatch("Wire D", "the town council", "Testville", DAY, MARKET, 9)
    ledger = ledger_of(tmp_path / "l.db", items)
    first, second = (item.reading.claims[0].claim_id for item in (items[0], items[2]))
    ledger.merge_incidents(first, second, by="A. Reviewer")
    ledger.store(late.taken, late.reading)
    ledger.reconcile()
    read = [(item.taken.document, item.reading) for item in (*items, late)]
    expected = reconcile(read, decisions=ledger.decisions())
    assert tuple(ledger.every_incident()) == expected.incidents
    ledger.reconcile(every=True)
    assert tuple(ledger.every_incident()) == expected.incidents


@pytest.mark.parametrize("given", ["", "ffffffff"])
def test_unknown_incident_is_an_error(ledger: Ledger, given: str) -> None:
    with pytest.raises(NotInLedgerError):
        ledger.incident(given)


def test_what_cannot_be_decided_is_refused(ledger: Ledger) -> None:
    one, other = ledger.incidents().incidents
    with pytest.raises(DecisionError, match="one incident already"):
        ledger.merge_incidents(one.incident_id, one.claims[0].claim_id, by="A. Reviewer")
    with pytest.raises(DecisionError, match="not in incident"):
        ledger.split_incident(one.incident_id, [other.claims[0].claim_id], by="A. Reviewer")
    with pytest.raises(DecisionError, match="all claims"):
        ledger.split_incident(one.incident_id, [ref.claim_id for ref in one.claims], by="A. Reviewer")
    with pytest.raises(DecisionError, match="name of who"):
        ledger.merge_incidents(one.incident_id, other.incident_id, by="  ")
    made = ledger.merge_incidents(one.incident_id, other.incident_id, by="A. Reviewer")
    undone = ledger.undo_decision(made.decision_id, by="A. Reviewer")
    with pytest.raises(DecisionError, match="taken back already"):
        ledger.undo_decision(made.decision_id, by="A. Reviewer")
    with pytest.raises(DecisionError, match="cannot be taken back"):
        ledger.undo_decision(undone.decision_id, by="A. Reviewer")


@pytest.mark.parametrize("sql", [
    "UPDATE decision SET because = 'another'",
    "UPDATE decision_claim SET part = 'one' WHERE part = 'other'",
    "DELETE FROM decision_claim",
])  # fmt: skip
def test_changed_decision_is_found(ledger: Ledger, sql: str) -> None:
    one, other = ledger.incidents().incidents
    made = ledger.merge_incidents(one.incident_id, other.incident_id, by="A. Reviewer", because="one salvo")
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        connection.execute(sql)
    messages = [misfit.message for misfit in ledger.verify().misfits]
    assert f"decision {made.decision_id} is not the one that was made" in messages


def test_withdrawal_takes_what_is_left_of_nothing(ledger: Ledger) -> None:
    items = two()
    one, other = (ledger.incident(items[n].reading.claims[0].claim_id) for n in (0, 2))
    kept = ledger.merge_incidents(one.incident_id, other.incident_id, by="A. Reviewer", because="a salvo")
    split = ledger.incident(items[0].reading.claims[0].claim_id)
    alone = items[1].reading.claims[0].claim_id
    gone = ledger.split_incident(split.incident_id, [alone], by="A. Reviewer", because="not heard of")
    done = ledger.withdraw(items[1].taken.document.document_id, reason="danger")
    assert done.decisions == 1
    assert [d.decision_id for d in ledger.decisions()] == [kept.decision_id]
    assert ledger.verify().clean, ledger.verify().misfits
    assert not any(gone.decision_id in str(entry.payload) and entry.kind == "decided" for entry in ledger.log())
    assert alone not in {claim for group in groups(ledger) for claim in group}


def test_merged_ledger_brings_its_decisions(tmp_path: Path) -> None:
    here, there = ledger_of(tmp_path / "a.db", two()[:2]), ledger_of(tmp_path / "b.db", two())
    one, other = there.incidents().incidents
    made = there.merge_incidents(one.incident_id, other.incident_id, by="A. Reviewer")
    found = here.merge(there.path)
    assert found.decisions == 1 and [d.decision_id for d in here.decisions()] == [made.decision_id]
    assert groups(here) == groups(there)
    assert here.verify().clean, here.verify().misfits
    assert not here.merge(there.path).is_new


def test_name_in_a_reason_is_taken_out(ledger: Ledger) -> None:
    one, other = ledger.incidents().incidents
    ledger.merge_incidents(one.incident_id, other.incident_id, by="A. Reviewer", because="so says Quentin Example")
    ledger.withdraw_name(["Quentin Example"], reason="danger")
    (kept,) = ledger.decisions()
    assert "Quentin" not in kept.because and "█" in kept.because
    assert ledger.verify().clean, ledger.verify().misfits


def test_rebuilt_ledger_has_its_decisions(ledger: Ledger, tmp_path: Path) -> None:
    one, other = ledger.incidents().incidents
    made = ledger.merge_incidents(one.incident_id, other.incident_id, by="A. Reviewer", because="one salvo")
    Ledger.rebuild(ledger.path, tmp_path / "new.db")
    rebuilt = Ledger(tmp_path / "new.db")
    rebuilt.reconcile()
    assert [d.decision_id for d in rebuilt.decisions()] == [made.decision_id]
    assert groups(rebuilt) == groups(ledger)
    assert rebuilt.verify().clean, rebuilt.verify().misfits


def test_decision_follows_a_claim_into_a_newer_reading(ledger: Ledger) -> None:
    from msgspec.structs import replace

    from counterclaim.records import ComponentVersion, claim_id, reading_id

    items = two()
    one, other = (ledger.incident(items[n].reading.claims[0].claim_id) for n in (0, 2))
    ledger.merge_incidents(one.incident_id, other.incident_id, by="A. Reviewer")
    item = items[0]
    components = (ComponentVersion("made", "2", "0" * 12),)
    key = reading_id(item.taken.document.document_id, components)
    (claim,) = item.reading.claims
    ((start, end),) = claim.content
    content = ((start, end - 7),)
    name = claim_id(claim.document_id, [link.source for link in claim.attribution], content)
    newer = replace(claim, claim_id=name, reading_id=key, content=content, text=claim.text[:-7])
    ledger.store(item.taken, replace(item.reading, reading_id=key, components=components, claims=(newer,)))
    ledger.reconcile()
    (whole,) = groups(ledger)
    assert name in whole and len(whole) == 4
    assert ledger.verify().clean, ledger.verify().misfits


def test_reprint_of_a_decided_claim_is_found_with_it(ledger: Ledger) -> None:
    items = two()
    one, other = (ledger.incident(items[n].reading.claims[0].claim_id) for n in (0, 2))
    ledger.merge_incidents(one.incident_id, other.incident_id, by="A. Reviewer")
    again = reprint(items[0].taken.document, items, "Post E")
    ledger.store(again.taken, again.reading)
    ledger.reconcile()
    (whole,) = groups(ledger)
    assert len(whole) == 5


def test_running_total_is_no_incident_to_decide_about(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "w.db", world(7, incidents=12, reprints=6))
    total = next(one for one in ledger.every_incident() if one.kind == "series")
    one = next(one for one in ledger.every_incident() if one.kind == "incident")
    with pytest.raises(DecisionError, match="running total"):
        ledger.merge_incidents(one.incident_id, total.incident_id, by="A. Reviewer")
    with pytest.raises(DecisionError, match="running total"):
        ledger.split_incident(total.incident_id, [total.claims[0].claim_id], by="A. Reviewer")
