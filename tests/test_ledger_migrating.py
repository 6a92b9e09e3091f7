"""Ledgers of every released version come forward whole. `data/ledgers/schema-N.sql` is what the program that first had
schema N wrote, row for row; its texts are invented."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.errors import LedgerUnwritableError
from counterclaim.intake import Options
from counterclaim.ledger import Filters, Ledger
from counterclaim.ledger.migrating import copy_path, migrations, newest
from tests.standin import StandIn

LEDGERS = Path(__file__).parent / "data" / "ledgers"
SCHEMAS = (1,)
"""Those with which a program was released. A ledger of another one is on nobody's machine."""
RELEASED = [LEDGERS / f"schema-{number}.sql" for number in SCHEMAS]


def old_ledger(folder: Path, written: Path = RELEASED[0]) -> Path:
    path = folder / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(written.read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return path


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_every_released_schema_has_its_ledger() -> None:
    assert sorted(LEDGERS.glob("schema-*.sql")) == sorted(RELEASED)
    assert all(number in dict(migrations()) and number < newest() for number in SCHEMAS)


@pytest.mark.parametrize("written", RELEASED, ids=lambda path: path.stem)
def test_old_ledger_comes_forward_whole(written: Path, tmp_path: Path) -> None:
    path = old_ledger(tmp_path, written)
    before = rows(path, "SELECT claim_id, record FROM claim ORDER BY id")
    ledger = Ledger(path, create=False)
    found = ledger.verify()
    assert found.clean, found.misfits
    assert (found.blobs, found.documents, found.readings, found.claims, found.entries) == (2, 1, 1, 2, 6)
    assert rows(path, "SELECT claim_id, record FROM claim ORDER BY id") == before
    (document,) = ledger.documents()
    assert document.text.startswith("---\noutlet: Invented Wire") and document.pages == ()
    assert ledger.claims(Filters(words="outlet")).total == 2
    last = list(ledger.log())[-1]
    assert (last.kind, last.words["from"], last.words["to"]) == ("migrated", 1, newest())
    assert rows(path, "SELECT address, received FROM document") == [("example.org/a", "2031-03-05T00:00:00+00:00")]
    assert rows(path, "SELECT input_id, code FROM skipped") == [("b.txt", "binary")]
    assert rows(path, "SELECT count(*) FROM document_words WHERE document_words MATCH 'testville'") == [(1,)]


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
