"""Much of one thing: ten thousand copies of a dispatch, a dispatch from a far day. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.cli.cli import run
from counterclaim.ledger import Ledger
from tests.standin import StandIn

pytestmark = pytest.mark.faults
TEXT = "The governor said that eight people were killed in the town, and that the shelling went on."


def test_ten_thousand_copies_are_one_document_seen_often(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for number in range(10_000):
        (folder / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    ledger, reader = Ledger(tmp_path / "l.db"), StandIn()
    outcomes = [stored.outcome for stored in ledger.adding([folder], reader=reader)]
    assert (outcomes.count("added"), outcomes.count("already-there")) == (1, 9_999)
    status = ledger.status()
    assert (status.documents, status.blobs, status.readings, status.sightings) == (1, 1, 1, 9_999)
    assert len(reader.read_ids) < 100, "copies are not read again"
    assert ledger.verify().clean


def test_dispatch_dated_2099_is_kept_with_its_date_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(f"---\npublished: 2099-01-01\nlanguage: uk\n---\n{TEXT}\n", encoding="utf-8")
    assert run(["--ledger", str(tmp_path / "l.db"), "add", str(tmp_path / "a.md")]) == 0
    assert "2099-01-01, had not come yet" in capsys.readouterr().err
    (document,) = Ledger(tmp_path / "l.db").documents()
    assert document.published == "2099-01-01"
