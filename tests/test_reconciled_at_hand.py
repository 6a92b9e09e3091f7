"""What a run of reconciling keeps at hand is what stands in the ledger, whoever else writes to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.facets import rows
from counterclaim.ledger.opening import engine_for, transaction, writing_on
from counterclaim.ledger.reconciled.at_hand import AtHand, rows_of
from counterclaim.ledger.reconciled.incident_rows import TABLES, change_incidents, listed
from counterclaim.ledger.reconciled.incident_rows import rows_of as rows_made
from counterclaim.ledger.reconciled.reconciling import DOCUMENTS, MOST, batched, taken_in_at_once
from tests.incidents_made import ledger_of, world


def _crowded(ledger: Ledger) -> tuple[int, list[int]]:
    """A block with the shapes under it."""
    with closing(sqlite3.connect(ledger.path)) as connection:
        (block,) = connection.execute("SELECT block FROM shape_block GROUP BY block ORDER BY count(*) DESC").fetchone()
        found = connection.execute("SELECT shape FROM shape_block WHERE block = ? ORDER BY shape", (block,))
        return block, [shape for (shape,) in found]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return ledger_of(tmp_path / "made.db", world(3))


def test_what_another_program_wrote_is_read_anew(ledger: Ledger) -> None:
    block, shapes = _crowded(ledger)
    at_hand = AtHand()
    with writing_on(engine_for(ledger.path), ledger.path) as writing:
        with writing() as connection:
            at_hand.begin(connection)
            assert list(at_hand.under(connection, [block])[block]) == shapes
        with closing(sqlite3.connect(ledger.path, isolation_level=None)) as other:
            other.execute("DELETE FROM shape_block WHERE block = ? AND shape = ?", (block, shapes[0]))
        with writing() as connection:
            at_hand.begin(connection)
            assert list(at_hand.under(connection, [block])[block]) == shapes[1:]


def test_what_this_run_wrote_is_not_read_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    block, shapes = _crowded(ledger)
    at_hand = AtHand()
    with writing_on(engine_for(ledger.path), ledger.path) as writing:
        with writing() as connection:
            at_hand.begin(connection)
            at_hand.under(connection, [block])
            gone = rows_of(connection, shapes[:1])
            rows(connection, "DELETE FROM shape_block WHERE shape = ?", shapes[0])
            at_hand.went(gone)
            rows(connection, "INSERT INTO shape_block VALUES (?, 7)", block)
            at_hand.came({7: (block,)})
            at_hand.linked([(7, shapes[1])])
        monkeypatch.setattr("counterclaim.ledger.reconciled.at_hand.rows_of", None)
        with writing() as connection:
            at_hand.begin(connection)
            assert list(at_hand.under(connection, [block])[block]) == [7, *shapes[1:]]
            assert at_hand.blocks_of(connection, [7])[7] == {block}
            assert at_hand.larger(connection, {7})[7] == {shapes[1]}
            at_hand.parted([(7, shapes[1])])
            assert at_hand.larger(connection, {7})[7] == set()


def test_another_connection_is_another_moment(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "made.db", world(3))
    block, shapes = _crowded(ledger)
    engine, at_hand = engine_for(ledger.path), AtHand()
    for number in range(2):
        with transaction(engine, ledger.path, writing=True) as connection:
            at_hand.begin(connection)
            assert list(at_hand.under(connection, [block])[block]) == shapes[number:]
            rows(connection, "DELETE FROM shape_block WHERE block = ? AND shape = ?", block, shapes[number])


def test_an_incident_in_the_place_of_another_leaves_nothing_of_it(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "made.db", world(5))
    one, other = list(ledger.every_incident())[:2]
    with ledger._writing() as connection:
        sql = "SELECT id FROM incident WHERE incident_id = ?"
        numbers = [rows(connection, sql, i.incident_id).fetchone()[0] for i in (one, other)]
        made = listed(other)
        (expected,) = rows_made(connection, [made])
        for table in reversed(TABLES):
            key = "id" if table == "incident" else "incident"
            rows(connection, f"DELETE FROM {table} WHERE {key} = ?", numbers[1])
        change_incidents(connection, {numbers[0]: made})
        for table, columns in TABLES.items():
            key, names = "id" if table == "incident" else "incident", ", ".join(f'"{c}"' for c in columns)
            found = rows(connection, f"SELECT {names} FROM {table} WHERE {key} = ?", numbers[0])
            assert sorted(found, key=repr) == expected[table], table


def test_very_many_dispatches_are_taken_in_in_larger_transactions() -> None:
    assert taken_in_at_once(1) == taken_in_at_once(20_000) == DOCUMENTS
    assert taken_in_at_once(60_000) == 1_200
    assert taken_in_at_once(10**7) == MOST
    assert batched([1, 2, 3, 4, 5], 2) == [[1, 2], [3, 4], [5]]
