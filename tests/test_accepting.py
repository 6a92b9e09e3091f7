"""Proposed dates of publication are used only where the user asks for it, and then it is said everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

import counterclaim.reading.reader
from counterclaim import clock
from counterclaim.cli.cli import run
from counterclaim.intake import Options, Taken, take_in
from counterclaim.ledger import Ledger
from counterclaim.ledger.retaking import retaken
from counterclaim.records import Annotations, Document, Issue, Reading
from counterclaim.verbs import annotate, annotated, read, read_taken
from counterclaim.web.app import create_app
from tests.standin import StandIn

DATELINE = re.compile(r"VELA, (\S+) (\d\.\d+) ")


class Proposing(StandIn):
    """Proposes what the text's dateline says, with the confidence that stands beside it."""

    def annotate(self, task: str, documents: Iterable[Document]) -> Iterator[Annotations | Issue]:
        for document in documents:
            found = DATELINE.search(document.text)
            rows: list[dict[str, Any]] = [{"published": found[1], "confidence": float(found[2])}] if found else []
            yield Annotations(rows if task == "published" else [{"as of": document.published}])

    def reading(self, document: Document) -> Reading:
        from msgspec.structs import replace

        reading = super().reading(document)
        said = Issue(
            code="published-proposed", span=(6, 16), message=f"Something is proposed, so: {document.published}."
        )
        return replace(reading, issues=(*reading.issues, said))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(counterclaim.reading.reader, "Reader", Proposing)
    texts = {
        "a.txt": "VELA, 2021-03-04 0.9 - The dam held, the governor said.",
        "b.txt": "VELA, 2021-03 0.9 - The dam held, the mayor said.",
        "c.txt": "VELA, 2021-03-04 0.7 - The dam held, the army said.",
        "d.txt": "The dam held, the harbour master said.",
        "e.md": "---\npublished: 2020-01-01\n---\nVELA, 2021-03-04 0.9 - The dam held, the militia said.",
        "f.md": "---\npublished: 2020-02-30\n---\nVELA, 2021-03-04 0.9 - The dam held, the council said.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def dates(folder: Path, **options: Any) -> dict[str, tuple[str | None, str | None]]:
    given = Options(**options)
    taken = read_taken(take_in([str(folder)], given), Proposing(), accept=given.accept_proposed)
    documents = [item.document for item, _ in taken if isinstance(item, Taken)]
    return {Path(d.input_id).name: (d.published, d.published_from) for d in documents}


def test_nothing_is_accepted_unless_asked_for(folder: Path) -> None:
    assert {name: day for name, (day, _) in dates(folder).items() if day} == {"e.md": "2020-01-01"}


def test_days_with_enough_confidence_are_accepted_where_nobody_wrote_a_date(folder: Path) -> None:
    assert dates(folder, accept_proposed=0.8) == {
        "a.txt": ("2021-03-04", "proposed"), "b.txt": (None, None), "c.txt": (None, None), "d.txt": (None, None),
        "e.md": ("2020-01-01", "front-matter"), "f.md": (None, None),
    }  # fmt: skip
    assert dates(folder, accept_proposed=0.5)["c.txt"] == ("2021-03-04", "proposed")


def test_what_the_user_says_outranks_every_proposal(folder: Path) -> None:
    assert set(dates(folder, accept_proposed=0.0, published="2019-01-01").values()) == {("2019-01-01", "option")}


def test_a_document_with_an_accepted_date_is_the_one_that_the_same_date_given_makes(folder: Path) -> None:
    (one,) = [item for item, _ in read_taken(take_in([folder / "a.txt"]), Proposing(), accept=0.8)]
    (other,) = take_in([folder / "a.txt"], Options(published="2021-03-04"))
    (undated,) = take_in([folder / "a.txt"])
    assert isinstance(one, Taken) and isinstance(other, Taken) and isinstance(undated, Taken)
    assert one.document.document_id == other.document.document_id != undated.document.document_id
    assert [issue.code for issue in undated.document.issues] == ["published-unknown"]
    assert one.document.issues == ()


def test_python_reads_and_annotates_as_of_the_accepted_day(folder: Path) -> None:
    assert {claim.published for claim in read(folder / "a.txt", accept_proposed=0.8, reader=Proposing())} == {
        "2021-03-04"
    }
    assert {claim.published for claim in read(folder / "a.txt", reader=Proposing())} == {None}
    text = (folder / "a.txt").read_text()
    assert annotate("time", text, accept_proposed=0.8, reader=Proposing()) == [{"as of": "2021-03-04"}]
    assert annotate("time", text, reader=Proposing()) == [{"as of": None}]


def test_lines_of_annotate_keep_their_order_and_errors(folder: Path) -> None:
    texts = [(folder / name).read_text() for name in ("a.txt", "d.txt", "c.txt")]
    lines = [json.dumps({"id": n, "text": text}).encode() for n, text in enumerate(texts)]
    rows = list(annotated("time", [*lines[:1], b"{broken", *lines[1:]], Proposing(), accept=0.8))
    assert [row.get("id") for row in rows] == [0, None, 1, 2]
    assert [row["annotations"] for row in rows] == [[{"as of": "2021-03-04"}], [], [{"as of": None}], [{"as of": None}]]
    assert "error" in rows[1]


def test_ledger_and_custody_log_say_that_the_date_was_proposed(folder: Path) -> None:
    ledger = Ledger(folder / "l.db")
    ledger.add([folder / "a.txt"], options=Options(accept_proposed=0.8), reader=Proposing())
    (document,) = ledger.documents()
    assert (document.published, document.published_from) == ("2021-03-04", "proposed")
    (entry,) = [entry for entry in ledger.log() if entry.kind == "received"]
    words = json.loads(entry.payload)
    assert words["published_from"] == "proposed"
    assert words["options"] == {"accept_proposed": 0.8}
    assert words["transport"] == {"published": "2021-03-04", "published_from": "proposed"}
    again = retaken((folder / "a.txt").read_bytes(), "text/plain", words, document.document_id)
    assert again is not None and (again.published, again.published_from) == ("2021-03-04", "proposed")
    assert ledger.verify().clean
    (same,) = ledger.add([folder / "a.txt"], options=Options(accept_proposed=0.8), reader=Proposing())
    assert same.outcome == "already-there"


def test_rows_of_one_table_bear_their_own_proposals(folder: Path) -> None:
    rows = [{"id": n, "text": f"VELA, 2021-03-0{n} 0.9 - The dam held on day {n}."} for n in (1, 2)]
    (folder / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    ledger = Ledger(folder / "l.db")
    ledger.add([folder / "t.jsonl"], options=Options(accept_proposed=0.8), reader=Proposing())
    received = {entry.subject: json.loads(entry.payload) for entry in ledger.log() if entry.kind == "received"}
    data = (folder / "t.jsonl").read_bytes()
    for document in ledger.documents():
        again = retaken(data, "application/jsonl", received[document.document_id], document.document_id)
        assert again is not None and again.text == document.text and again.published == document.published
    assert sorted(document.published or "" for document in ledger.documents()) == ["2021-03-01", "2021-03-02"]


def test_command_line_accepts_and_says_what_is_proposed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "a.txt", "d.txt"]) == 0
    assert "a.txt: Something is proposed, so: None. [published-proposed]" in capsys.readouterr().err
    assert run(["read", "a.txt", "--accept-proposed-dates", "0.8", "--format", "jsonl"]) == 0
    assert {json.loads(line)["published"] for line in capsys.readouterr().out.splitlines()} == {"2021-03-04"}
    assert run(["add", "a.txt", "--accept-proposed-dates", "1.5"]) == 2
    capsys.readouterr()
    assert run(["add", "a.txt", "--accept-proposed-dates", "0.8", "--ledger", "other.db"]) == 0
    (document,) = Ledger(folder / "other.db").documents()
    capsys.readouterr()
    assert run(["show", document.document_id, "--ledger", "other.db"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert (
        "2021-03-04 (from proposed)" in shown and "Something is proposed, so: 2021-03-04. [published-proposed]" in shown
    )


def test_page_shows_the_proposal_where_the_date_would_stand(folder: Path) -> None:
    ledger = Ledger(folder / "l.db")
    ledger.add([folder / "a.txt"], reader=Proposing())
    claim = ledger.claims().claims[0].claim_id
    with TestClient(create_app(folder / "l.db"), base_url="http://127.0.0.1") as client:
        page = client.get(f"/claims/{claim}").text
        told = client.get(f"/claims/{claim}.json").json()["about_date"]
    assert "date open" in page
    assert '<p class="open dated" data-part="dated">Something is proposed, so: None.' in page
    assert re.search(r'<mark class="[^"]*m-issue[^"]*" data-parts="[^"]*dated[^"]*"', page)
    assert [issue["code"] for issue in told] == ["published-proposed"]


def test_a_date_to_come_is_an_issue_of_the_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2021, 3, 4))

    def codes(published: str) -> list[str]:
        (taken,) = take_in([folder / "d.txt"], Options(published=published))
        assert isinstance(taken, Taken) and taken.document.published == published
        return [issue.code for issue in taken.document.issues]

    assert codes("2021-03-05") == []  # somewhere on earth it is the fifth already
    assert codes("2021-03-06") == ["published-in-future"]
    assert codes("0001-01-01") == []
    assert codes("9999-12-31") == ["published-in-future"]
    line = {"id": "x", "text": "The dam held.", "published": "2021-03-04", "retrieved": "2021-03-01T10:00:00+00:00"}
    (row,) = annotated("time", [json.dumps(line).encode()], Proposing())
    (issue,) = row["issues"]
    assert issue["code"] == "published-in-future" and "fetched (2021-03-01)" in issue["message"]
    monkeypatch.setattr(clock, "today", lambda: date.max)
    assert codes("9999-12-31") == []
