"""Series by the first telling of each value are those that all claims make, whatever came in between."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.ledger import Ledger
from counterclaim.ledger.opening import engine_for, transaction
from counterclaim.ledger.reconciled.series import series_among, series_by_rows
from counterclaim.ledger.reconciled.totals import groups_of
from counterclaim.reconciling.series import Sourced
from tests.tellings_made import MONITOR, NORTH_ARMY, NORTH_HEALTH, claim, fig, place

DAYS = ("2031-03-01", "2031-03-02", "2031-03-02", "2031-03-03", "2031-03-20", None)
WINDOWS = (
    (date(2030, 2, 24), date(2031, 3, 1)), (date(2030, 2, 24), date(2031, 3, 2)), (date(2031, 1, 1), date(2031, 3, 2)),
    (date(2031, 3, 2), date(2031, 3, 2)), (date(2031, 3, 3), date(2031, 3, 3)), None,
)  # fmt: skip


def made(dice: random.Random) -> Sourced:
    """A claim that tells totals and shares, some of a window alone, some long after it."""
    figures = tuple(
        fig(
            dice.choice((4, 100, 103, 107)), dice.choice(("exactly", "at-least")), id=f"f{number}", at=10 * number,
            kind=dice.choice(("cumulative", "cumulative", None)), window=dice.choice(WINDOWS),
            places=dice.choice(((), ("testville",))), measure=dice.choice(("deaths", "deaths", "injured")),
        )
        for number in range(dice.randint(1, 3))
    )  # fmt: skip
    by = dice.choice((NORTH_HEALTH, NORTH_ARMY, MONITOR))
    told = claim(
        by, *figures, published=dice.choice(DAYS), text=f"number {dice.random()}", places=(place("testville"),)
    )
    return Sourced(claim=told, origin=by, family=dice.choice((None, "family")))


def put(path: Path, sourced: Sequence[Sourced], first: int) -> None:
    """Claims into a ledger, as far as series are made of them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for number, one in enumerate(sourced, first):
            record = msgspec.json.encode(one.claim).decode()
            connection.execute(
                "INSERT INTO claim VALUES (?, ?, ?, ?, 1, 0, ?, NULL, 'body', 0, 'asserts', NULL, NULL, NULL, '', ?)",
                (
                    number,
                    one.claim.claim_id,
                    one.claim.reading_id,
                    one.claim.document_id,
                    one.claim.published or "",
                    record,
                ),
            )
            origin = msgspec.json.encode(one.origin).decode()
            connection.execute(
                "INSERT INTO origin VALUES (?, ?, ?, '', NULL, '', NULL, ?, ?)",
                (number, number, one.origin.key, one.family, origin),
            )
            parts = [(name, int(total), number, number) for name, total in groups_of(one)]
            connection.executemany("INSERT INTO series_claim VALUES (?, ?, ?, ?)", parts)


def take_out(path: Path, number: int) -> None:
    """A dispatch that goes."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("series_claim", "series_told", "origin"):
            connection.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
        connection.execute("DELETE FROM claim WHERE id = ?", (number,))


def check(path: Path) -> int:
    """Hold the series by rows against those of all claims; how many there are."""
    found = 0
    with transaction(engine_for(path, foreign_keys=False), path, writing=True) as connection:
        names = [name for (name,) in connection.exec_driver_sql("SELECT DISTINCT grouped FROM series_claim")]
        for grouped in sorted({name.split("\t")[0] for name in names}):
            by_rows, _ = series_by_rows(connection, grouped)
            whole = series_among(connection, grouped)
            assert by_rows == whole.series
            found += len(by_rows)
            there = set(connection.exec_driver_sql("SELECT * FROM series_told").all())
            assert whole.rows <= {tuple(row) for row in there}
    return found


@given(seed=st.integers(0, 100_000))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_series_by_rows_are_those_of_all_claims(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("series") / "l.db"
    Ledger(path)
    dice = random.Random(seed)
    first = 1
    for _ in range(3):
        several = [made(dice) for _ in range(dice.randint(1, 12))]
        put(path, several, first)
        first += len(several)
        check(path)
        take_out(path, dice.randrange(1, first))
        check(path)


def test_there_are_series(tmp_path: Path) -> None:
    Ledger(path := tmp_path / "l.db")
    put(path, [made(random.Random(number)) for number in range(40)], 1)
    assert check(path) > 4
