"""Ledgers of every released version come forward whole. `data/ledgers/schema-N.sql` is what the program that first had
schema N wrote, row for row; its texts are invented."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from counterclaim.errors import LedgerUnwritableError
from counterclaim.intake import Options
from counterclaim.ledger import Filters, Ledger
from counterclaim.ledger.migrating import copy_path, migrations, newest
from tests.standin import StandIn

LEDGERS = Path(__file__).parent / "data" / "ledgers"
SCHEMAS = (1, 3, 4)
"""Those with which a program was released. A ledger of another one is on nobody's machine."""
RELEASED = [LEDGERS / f"schema-{number}.sql" for number in SCHEMAS]


class Holds(NamedTuple):
    """What stands in a ledger of an older schema."""

    counted: tuple[int, int, int, int, int]
    """Blobs, documents, readings, claims of all readings, entries of the log once it has come forward."""
    current: int
    addresses: list[tuple[str | None, str]]
    skipped: str


HELD = {
    1: Holds((2, 1, 1, 2, 6), 2, [("example.org/a", "2031-03-05T00:00:00+00:00")], "b.txt"),
    3: Holds(
        (6, 5, 6, 12, 18), 8,
        [("example.org/a", "2031-03-05T00:00:01+00:00"), (None, "2031-03-05T00:00:02+00:00"),
         ("example.org/a", "2031-03-05T00:00:03+00:00"), (None, "2031-03-05T00:00:06+00:00"),
         (None, "2031-03-05T00:00:07+00:00")], "d.txt",
    ),
}  # fmt: skip
HELD[4] = HELD[3]._replace(counted=(6, 5, 6, 12, 19))  # the same ledger, brought to schema 4 by the program of then


def old_ledger(folder: Path, schema: int = 1) -> Path:
    path = folder / "old.db"
    written = LEDGERS / f"schema-{schema}.sql"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"BEGIN; {written.read_text(encoding='utf-8')} COMMIT;")
        connection.execute("PRAGMA journal_mode = WAL")
    return path


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_every_released_schema_has_its_ledger() -> None:
    assert sorted(LEDGERS.glob("schema-*.sql")) == sorted(RELEASED)
    assert all(number in dict(migrations()) and number < newest() for number in SCHEMAS)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_old_ledger_comes_forward_whole(schema: int, tmp_path: Path) -> None:
    path = old_ledger(tmp_path, schema)
    before = rows(path, "SELECT claim_id, record FROM claim ORDER BY id")
    holds = HELD[schema]
    ledger = Ledger(path, create=False)
    found = ledger.verify()
    assert found.clean, found.misfits
    assert (found.blobs, found.documents, found.readings, found.claims, found.entries) == holds.counted
    assert rows(path, "SELECT claim_id, record FROM claim ORDER BY id") == before
    (first, *_) = (one for one in ledger.documents() if one.outlet == "Invented Wire")
    assert first.text.startswith("---\noutlet: Invented Wire") and first.pages == ()
    assert ledger.claims().total == holds.current
    last = list(ledger.log())[-1]
    assert (last.kind, last.words["from"], last.words["to"]) == ("migrated", schema, newest())
    assert rows(path, "SELECT address, received FROM document ORDER BY id") == holds.addresses
    assert rows(path, "SELECT input_id, code FROM skipped") == [(holds.skipped, "binary")]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_old_ledger_has_then_what_a_new_one_has(schema: int, tmp_path: Path) -> None:
    path = old_ledger(tmp_path, schema)
    for ledger in (path, tmp_path / "new.db"):
        Ledger(ledger)
    made = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex%' ORDER BY 1, 2"
    assert rows(path, made) == rows(tmp_path / "new.db", made)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_old_ledger_is_searched_as_if_it_had_been_stored_now(schema: int, tmp_path: Path) -> None:
    ledger = Ledger(old_ledger(tmp_path, schema))
    texts = {document.document_id: f"{document.title} {document.text}".casefold() for document in ledger.documents()}
    claims = ledger.claims().claims
    for word in ("testville", "te*", "invented", "обстріл"):
        found = {one.document_id for one in ledger.search(word).documents}
        assert found == {name for name, text in texts.items() if word.strip("*") in text}
        of_south = {one.document_id for one in ledger.search(word, Filters(side="south")).documents}
        assert of_south == found & {claim.document_id for claim in claims if "Defence Office" in str(claim)}
    for beginning in ("o*", "ou*", "outlet"):
        assert ledger.claims(Filters(words=beginning)).total == sum("outlet" in claim.text for claim in claims)
    numbers = (
        "SELECT r.reading_id FROM reading r JOIN document d USING (document_id) WHERE document_number IS NOT "
        "(SELECT d.id WHERE EXISTS (SELECT 1 FROM claim c WHERE c.reading_id = r.reading_id))"
    )
    assert rows(ledger.path, numbers) == []


def test_judgement_of_an_older_reading_comes_forward(tmp_path: Path) -> None:
    (judged,) = Ledger(old_ledger(tmp_path, 3)).judgements()
    assert (judged.verdict, judged.note) == ("right", "invented")


def test_what_came_in_before_is_known_after(tmp_path: Path) -> None:
    ledger = Ledger(old_ledger(tmp_path))
    (document,) = ledger.documents()
    (tmp_path / "a.md").write_text(document.text, encoding="utf-8")
    assert [s.outcome for s in ledger.add(tmp_path / "a.md", options=Options(), reader=StandIn())] == ["already-there"]


def test_copy_is_made_before_and_holds_the_old_schema(tmp_path: Path) -> None:
    path = old_ledger(tmp_path)
    before = rows(path, "SELECT * FROM custody")
    Ledger(path)
    copy = copy_path(path, 1)
    assert rows(copy, "SELECT * FROM custody") == before
    assert rows(copy, "SELECT max(version) FROM schema_version") == [(1,)]


def test_without_a_copy_nothing_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_ledger(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LedgerUnwritableError, match="No space left"):
        Ledger(path)
    assert rows(path, "SELECT max(version) FROM schema_version") == [(1,)]
    assert sorted(p.name for p in tmp_path.iterdir() if "schema" in p.name) == []
    monkeypatch.undo()
    assert Ledger(path).verify().clean


def test_two_at_once_migrate_once(tmp_path: Path) -> None:
    path = old_ledger(tmp_path)
    with ThreadPoolExecutor(4) as pool:
        assert [ledger.verify().clean for ledger in pool.map(Ledger, [path] * 4)] == [True] * 4
    assert [entry.kind for entry in Ledger(path).log()].count("migrated") == 1


@pytest.mark.parametrize("schema", SCHEMAS)
def test_all_of_an_old_ledger_is_due_and_reconciled(schema: int, tmp_path: Path) -> None:
    path = old_ledger(tmp_path, schema)
    ledger = Ledger(path)
    assert ledger.due_for_reconciling() == HELD[schema].counted[1]
    ledger.reconcile()
    assert ledger.verify().clean, ledger.verify().misfits
    claimed = {ref.claim_id for incident in ledger.every_incident() for ref in incident.claims}
    assert claimed <= {claim.claim_id for claim in ledger.every_claim()} and claimed
    assert copy_path(path, schema).exists()
