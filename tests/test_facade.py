"""The same verbs in Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import counterclaim
from counterclaim.errors import DateError, InputError, UnknownTheatreError
from tests.standin import StandIn

TEXT = "The governor said that eight people were killed in the town."


def test_read_takes_a_text_or_a_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    of_text = counterclaim.read(TEXT, published="2022-09-13", reader=StandIn())
    of_path = counterclaim.read(path, published="2022-09-13", reader=StandIn())
    assert [claim.text for claim in of_text] == [claim.text for claim in of_path] == [TEXT[:10], TEXT[2:12]]
    assert {claim.published for claim in of_text} == {"2022-09-13"}
    assert [claim.claim_id for claim in of_text] == [claim.claim_id for claim in of_path]


def test_mistyped_path_is_not_read_as_a_text() -> None:
    with pytest.raises(InputError, match=r"no file or folder 'dispach\.txt'"):
        counterclaim.read("dispach.txt", reader=StandIn())


def test_options_that_cannot_be_are_errors_for_a_text_too() -> None:
    with pytest.raises(UnknownTheatreError, match="atlantis"):
        counterclaim.read(TEXT, theatre="atlantis", reader=StandIn())
    with pytest.raises(DateError, match="2022-02-31"):
        counterclaim.read(TEXT, published="2022-02-31", reader=StandIn())
    with pytest.raises(InputError, match="empty"):
        counterclaim.read("", reader=StandIn())


def test_annotate_gives_the_rows_of_one_text() -> None:
    assert counterclaim.annotate("time", TEXT, reader=StandIn()) == [{"start": 0, "end": len(TEXT), "task": "time"}]
    with pytest.raises(InputError, match="failed here"):
        counterclaim.annotate("time", "BREAKS", reader=StandIn())


def test_ledger_has_the_verbs_of_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ledger = counterclaim.Ledger(tmp_path / "l.db")
    (stored,) = ledger.add(tmp_path / "a.txt", reader=StandIn())
    assert stored.outcome == "added"
    found = ledger.claims(counterclaim.Filters(stance="denies"))
    assert [claim.stance for claim in found.claims] == ["denies"]
    assert ledger.verify().clean


def test_a_ledger_is_opened_and_reconciled_without_the_models_libraries() -> None:
    loaded = "import sys, counterclaim.ledger; print({'spacy', 'thinc', 'onnxruntime'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_package_that_loads_its_names_when_they_are_used_knows_no_others() -> None:
    from counterclaim.reading import actors

    assert actors.Cast.__module__ == "counterclaim.reading.actors.cast"
    with pytest.raises(AttributeError, match="no attribute 'Casts'"):
        actors.Casts  # noqa: B018
