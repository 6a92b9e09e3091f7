"""Lists of incidents, families and origins, and what makes them stale."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import NoSuchPageError, QueryError
from counterclaim.ledger import IncidentFilters, Ledger
from tests.incidents_made import dispatch, ledger_of, reprint, world

DAY = date(2031, 3, 4)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    items = [
        dispatch("Wire A", "the northern army", "Testville", DAY, "a bakery on Linden Street and two buses", 8),
        dispatch("Wire B", "the southern ministry", "Testville", DAY, "a bakery on Linden Street and two buses", 8,
                 stance="denies"),
        dispatch("Wire A", "the monitoring mission", "Elsewhere", date(2031, 3, 9), "a school gymnasium", 3),
    ]  # fmt: skip
    items.append(reprint(items[0].taken.document, items, "Post E"))
    return ledger_of(tmp_path / "l.db", items)


@pytest.mark.parametrize(("filters", "places"), [
    (IncidentFilters(), ["Elsewhere", "Testville"]),
    (IncidentFilters(day="2031-03-04"), ["Testville"]),
    (IncidentFilters(day="2031-03-05.."), ["Elsewhere"]),
    (IncidentFilters(place="testv"), ["Testville"]),
    (IncidentFilters(place="test:Elsewhere"), ["Elsewhere"]),
    (IncidentFilters(side="south"), ["Testville"]),
    (IncidentFilters(side="third-party"), ["Elsewhere"]),
    (IncidentFilters(type="assault", mode="shelling", words="bakery"), ["Testville"]),
    (IncidentFilters(words='"linden street"'), ["Testville"]),
    (IncidentFilters(mode="air-strike"), []),
    (IncidentFilters(kind="series"), []),
    (IncidentFilters(standing="one-side", place="Testville"), []),
])  # fmt: skip
def test_filters(ledger: Ledger, filters: IncidentFilters, places: list[str]) -> None:
    page = ledger.incidents(filters)
    assert [incident.places[0].name for incident in page.incidents] == places
    assert page.total == len(places)


def test_pages_and_bad_questions(ledger: Ledger) -> None:
    assert [ledger.incidents(limit=1, page=n).incidents[0].places[0].name for n in (1, 2)] == ["Elsewhere", "Testville"]
    with pytest.raises(NoSuchPageError):
        ledger.incidents(limit=1, page=3)
    with pytest.raises(QueryError):
        ledger.incidents(IncidentFilters(day="yesterday"))


def test_incident_is_found_by_its_claims_and_tells_both_accounts(ledger: Ledger) -> None:
    shelled = ledger.incidents(IncidentFilters(place="Testville")).incidents[0]
    assert ledger.incident(shelled.claims[0].claim_id[:10]) == shelled
    assert {account.side for account in shelled.accounts} == {"north", "south"}
    assert shelled.flags.denied_by == ("south",)
    assert len(shelled.documents) == 3 and shelled.origins == 2, "the reprint is no further origin"
    assert ledger.incidents_with([ref.claim_id for ref in shelled.claims]) == {
        ref.claim_id: (shelled.incident_id,) for ref in shelled.claims
    }


def test_families_and_origins(ledger: Ledger) -> None:
    page = ledger.families()
    assert page.total == 1 and len(page.families[0].members) == 2
    assert ledger.family(page.families[0].members[1].document_id[:8]) == page.families[0]
    origins = {one.name: one for one in ledger.origins()}
    army = origins["The Northern Army"]
    assert (army.claims, army.documents, army.outlets, army.side) == (2, 2, 2, "north")
    assert [one.name for one in ledger.origins(side="third-party")] == ["The Monitoring Mission"]


def test_nothing_is_due_after_reconciling_and_a_dispatch_makes_only_itself_due(ledger: Ledger) -> None:
    assert ledger.due_for_reconciling() == 0
    assert ledger.reconcile().told == 0
    more = dispatch("Wire D", "the town council", "Nowhere", DAY, "a row of garages near the cement works", 2)
    ledger.store(more.taken, more.reading)
    done = ledger.reconcile()
    assert (done.documents, done.told) == (1, 1)


def test_another_rule_makes_the_figures_anew_and_stays(ledger: Ledger) -> None:
    ledger.reconcile(rule="acled")
    rules = {figure.rule for incident in ledger.every_incident() for figure in incident.figures.values()}
    ledger.reconcile(every=True)
    again = {figure.rule for incident in ledger.every_incident() for figure in incident.figures.values()}
    assert rules == again and all("acled" in rule.lower() for rule in rules)
    assert ledger.verify().clean, ledger.verify().misfits


TAMPERED = (
    "UPDATE incident SET standing = 'both-sides'",
    "UPDATE incident_record SET record = replace(record, 'Testville', 'Nowhere')",
    "DELETE FROM incident_claim WHERE claim = (SELECT max(claim) FROM incident_claim)",
    "UPDATE incident_side SET side = 'third-party' WHERE side = 'south'",
    "UPDATE incident_place SET name = 'Nowhere' WHERE name = 'Testville'",
    "DELETE FROM shape_link",
    "UPDATE shape_link SET score = score + 1",
    "DELETE FROM shape_block",
    "UPDATE origin SET key = 'another' WHERE claim = 1",
    "DELETE FROM strand WHERE id = (SELECT max(id) FROM strand)",
    "DELETE FROM family",
    "UPDATE family SET record = replace(record, 'Post E', 'Post F')",
    "UPDATE reprint SET text = text + 1",
    "INSERT INTO origin VALUES (999, 999, 'a', 'a', NULL, 'media', NULL, NULL, '{}')",
)


@pytest.mark.parametrize("sql", TAMPERED)
def test_changed_row_is_found(ledger: Ledger, sql: str) -> None:
    assert ledger.verify().clean, ledger.verify().misfits
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        connection.execute(sql)
    assert not ledger.verify().clean


@pytest.mark.parametrize("sql", TAMPERED)
def test_reconciling_everything_mends_it(ledger: Ledger, sql: str) -> None:
    before = list(ledger.every_incident())
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        connection.execute(sql)
    ledger.reconcile(every=True)
    assert list(ledger.every_incident()) == before
    assert ledger.verify().clean, ledger.verify().misfits


def test_withdrawn_name_is_in_no_table(tmp_path: Path) -> None:
    items = world(2)
    named = dispatch("Wire A", "the northern army", "Testville", DAY, "the kiosk of Quentin Example by the river", 5)
    ledger = ledger_of(tmp_path / "l.db", [*items, named, reprint(named.taken.document, [named], "Post E")])
    assert ledger.incidents(IncidentFilters(words="Quentin")).total
    ledger.withdraw_name(["Quentin Example"], reason="danger")
    assert b"uentin" not in ledger.path.read_bytes()
    assert ledger.due_for_reconciling() == 0
    assert ledger.verify().clean, ledger.verify().misfits


def test_withdrawn_dispatch_is_in_no_table(tmp_path: Path) -> None:
    named = dispatch("Quentin Post", "the northern army", "Testville", DAY, "the kiosk of Quentin by the river", 5)
    again = reprint(named.taken.document, [named], "Post E")
    ledger = ledger_of(tmp_path / "l.db", [*world(2), named, again])
    for item in (again, named):
        ledger.withdraw(item.taken.document.document_id, reason="danger")
    assert b"uentin" not in ledger.path.read_bytes()
    assert ledger.verify().clean, ledger.verify().misfits
