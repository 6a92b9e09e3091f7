"""Ledgers merged in every order, one into another and one after the other, also with a tampered one among them: they
hold the same in the end. All texts are invented."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from counterclaim.intake import Skipped
from counterclaim.ledger import Ledger
from tests.faults import often
from tests.hand_made import taken
from tests.standin import StandIn
from tests.test_ledger_merging import Clock, judged, read

pytestmark = pytest.mark.faults

HOLDS = """
SELECT 'document', document_id, text, received, address FROM document UNION ALL
SELECT 'blob', sha256, size, media_type, '' FROM blob UNION ALL
SELECT 'reading', reading_id, digest, current, private FROM reading UNION ALL
SELECT 'claim', claim_id, reading_id, current, record FROM claim UNION ALL
SELECT 'judgement', judgement_id, note, by, at FROM judgement UNION ALL
SELECT 'carried', c.judgement_id, c.reading_id, c.claim_id, c.overlap FROM carried c
    JOIN reading r ON r.reading_id = c.reading_id AND r.current = 1 UNION ALL
SELECT 'skipped', input_id, code, message, blob FROM skipped UNION ALL
SELECT 'facet', name, value, claims, '' FROM facet
"""
TAMPERED = (
    "UPDATE claim SET record = replace(record, 'asserts', 'denies') WHERE id = (SELECT max(id) FROM claim)",
    "UPDATE document SET text = text || ' And more.' WHERE id = (SELECT min(id) FROM document)",
    "UPDATE judgement SET note = 'another'",
    "UPDATE reading SET components = replace(components, '1', '9') WHERE rowid = 1",
)
steps = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(1, 4), st.sampled_from("12"), st.booleans(), st.booleans()),
    min_size=2, max_size=12,
)  # fmt: skip
tried = settings(
    max_examples=often.times(6, 12),
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def holds(ledger: Ledger) -> list[str]:
    """What stands in a ledger, by whatever way it came; of documents also the versions of which they are."""
    with closing(sqlite3.connect(ledger.path)) as connection:
        rows = sorted(map(repr, connection.execute(HOLDS)))
        of = "SELECT document_id, coalesce(first_version, document_id) FROM document ORDER BY received, document_id"
        together: dict[str, list[str]] = {}
        for document, first in connection.execute(of):
            together.setdefault(first, []).append(document)
    return rows + sorted(map(repr, map(sorted, together.values())))


def made(folder: Path, doing: list[tuple[str, int, str, bool, bool]]) -> dict[str, Ledger]:
    clock = Clock()
    found = {name: Ledger(folder / f"{name}.db", clock=clock) for name in "abc"}
    for name, number, version, judging, more in doing:
        read(found[name], [number], version)
        if judging:
            judged(found[name], number, f"{name} {number} {version}")
        if more:
            found[name].skip(Skipped(input_id=f"{number}.bin", code="binary", message=f"'{number}.bin' is not text"))
            page = taken(f"Version {version}: the town was hit, {number} said.", url="https://example.org/page")
            found[name].store(page, StandIn(version=version).reading(page.document))
    return found


def ends(folder: Path, ledgers: dict[str, Ledger], firsts: str) -> list[list[str]]:
    """What is held after every order, one after the other into the first, and the last into the second before."""
    found = []
    for number, (first, second, third) in enumerate(itertools.permutations("abc")):
        if first not in firsts:
            continue
        for way in "ab":
            clock = Clock()
            base, middle = (
                Ledger(ledgers[name].backup(folder / f"{way}{number}{name}.db", verify=False).path, clock=clock)
                for name in (first, second)
            )
            if way == "a":
                base.merge(middle.path, anyway=True)
                base.merge(ledgers[third].path, anyway=True)
            elif second in firsts:
                middle.merge(ledgers[third].path, anyway=True)
                base.merge(middle.path, anyway=True)
            else:
                continue
            assert base.verify().clean
            assert not base.merge(ledgers[third].path, anyway=True).is_new
            found.append(holds(base))
    return found


@given(doing=steps)
@tried
def test_every_order_and_nesting_of_three_ends_the_same(
    doing: list[tuple[str, int, str, bool, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    found = ends(folder, made(folder, doing), "abc")
    assert len(found) == 12
    assert all(one == found[0] for one in found[1:])


@given(doing=steps, sql=st.sampled_from(TAMPERED))
@tried
def test_a_tampered_one_among_them_changes_nothing_by_its_order(
    doing: list[tuple[str, int, str, bool, bool]], sql: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    ledgers = made(folder, [("c", 4, "1", True, False), *doing])
    with closing(sqlite3.connect(ledgers["c"].path)) as connection, connection:
        connection.execute(sql)
    found = ends(folder, ledgers, "ab")
    assert all(one == found[0] for one in found[1:])
