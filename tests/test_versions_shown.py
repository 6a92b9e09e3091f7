"""Versions as a user meets them: in the command line, in exports, on the pages and in the API. All texts are invented;
offices, no persons."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

import counterclaim.reading.reader
from counterclaim.cli.cli import run
from counterclaim.ledger import Filters, Ledger
from counterclaim.records import Document
from counterclaim.web.app import create_app
from tests.standin import StandIn
from tests.versions_made import CORRECTED, FIRST, RETRACTED, SECOND, URL, ledger_at, stored, two_versions, version


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Ledger, Document, Document]:
    """A dispatch and its newer version, in the ledger of the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    return two_versions(tmp_path / "counterclaim.db")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def test_versions_shows_each_and_what_changed(
    versions: tuple[Ledger, Document, Document], capsys: pytest.CaptureFixture[str]
) -> None:
    _, first, second = versions
    out = printed(capsys, "versions", URL)
    assert first.document_id[:8] in out and second.document_id[:8] in out and second.blob[:8] in out
    assert "received" in out and "correction: “Correction: an earlier version" in out
    assert f"{first.document_id[:8]} → {second.document_id[:8]}: 2 passages changed; 1 figure changed" in out
    assert "figure    ≥ 8 deaths → ≥ 11 deaths" in out
    assert "matched by speaker, event, measure and place" in out
    assert "killed at least [-8-] people" in out and "killed at least {+11+} people" in out
    assert "[-open-]" in out and "{+closed+}" in out
    brief = printed(capsys, "versions", first.document_id[:8], "--brief")
    assert "1 figure changed" in brief and "[-8-]" not in brief


def test_versions_as_json_have_spans_of_both_texts(
    versions: tuple[Ledger, Document, Document], capsys: pytest.CaptureFixture[str]
) -> None:
    _, first, second = versions
    found = json.loads(printed(capsys, "versions", first.document_id, "--format", "json"))
    assert [v["document_id"] for v in found["versions"]] == [first.document_id, second.document_id]
    assert found["versions"][1]["notices"] == [{"kind": "correction", "words": CORRECTED}]
    (changes,) = found["changes"]
    passage = changes["passages"][0]
    assert first.text[slice(*passage["gone"][0])] == "8" and second.text[slice(*passage["come"][0])] == "11"


def test_versions_says_how_many_are_not_listed(
    versions: tuple[Ledger, Document, Document], capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, _, _ = versions
    stored(ledger, version(SECOND + " End.", retrieved="2031-03-06T00:00:00Z"))
    assert run(["versions", URL, "--limit", "1"]) == 0
    assert "3 versions; 2 older not listed, --limit 3 lists them" in capsys.readouterr().err
    assert run(["versions", "https://example.org/none"]) == 1
    assert "[not-in-ledger]" in capsys.readouterr().err


def test_removed_added_moved_and_unread_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ledger = ledger_at(tmp_path / "counterclaim.db")
    sentences = ["The mill burned all night.", "A curfew is in force.", "Trains do not run.", "Water is scarce now."]
    stored(ledger, version(" ".join(sentences[:3])), claimed=False)
    ledger.store(version(" ".join([sentences[2], sentences[0], sentences[3]]), title=None), None)
    out = printed(capsys, "versions", URL)
    assert f"> {sentences[2]}  (moved)" in out and f"- {sentences[1]}" in out and f"+ {sentences[3]}" in out
    assert "its claims cannot be compared" in out and "unread" in out
    assert "title     Invented for testing → none" in out


def test_every_list_says_that_a_claim_was_corrected_later(
    versions: tuple[Ledger, Document, Document], capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, first, second = versions
    (old,) = ledger.claims(Filters(document=first.document_id)).claims
    (new,) = ledger.claims(Filters(document=second.document_id)).claims
    assert printed(capsys, "claims").count("corrected later") == 1
    for arguments in (("claims", "--format", "jsonl"), ("export", "claims")):
        rows = {row["claim_id"]: row for row in map(json.loads, printed(capsys, *arguments).splitlines())}
        assert [i["code"] for i in rows[old.claim_id]["issues"]] == ["corrected-later"]
        assert rows[new.claim_id]["issues"] == []
    table = csv.DictReader(io.StringIO(printed(capsys, "export", "claims", "--format", "csv")))
    assert {row["claim_id"]: row["issues"] for row in table} == {old.claim_id: "corrected-later", new.claim_id: ""}
    shown = " ".join(printed(capsys, "show", old.claim_id).split())
    assert f"Corrected later: document {second.document_id[:8]}, received 2031-03-05, says “{CORRECTED}”" in shown
    shown = " ".join(printed(capsys, "show", new.claim_id).split())
    assert f"this dispatch carries a notice of correction: “{CORRECTED}”" in shown and "later" not in shown


def test_latest_leaves_older_versions_out(
    versions: tuple[Ledger, Document, Document], capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, second = versions
    for arguments in (("claims", "--format", "jsonl"), ("export", "claims")):
        rows = [json.loads(line) for line in printed(capsys, *arguments, "--latest").splitlines()]
        assert [row["document_id"] for row in rows] == [second.document_id]


def test_add_says_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(counterclaim.reading.reader, "Reader", StandIn)
    head = f"---\noutlet: Example News\nurl: {URL}\npublished: 2031-03-04\n---\n"
    for number in (1, 2):
        Path("a.md").write_text(head + (FIRST, SECOND)[number - 1])
        assert run(["add", "a.md"]) == 0
    err = " ".join(capsys.readouterr().err.split())
    assert "a.md: another version of document" in err
    assert "came in: 2 passages changed; both are kept. [another-version]" in err
    assert RETRACTED not in err


# --- the pages and the API ---


@pytest.fixture
def client(versions: tuple[Ledger, Document, Document]) -> Iterator[TestClient[Litestar]]:
    with TestClient(create_app(versions[0].path), base_url="http://127.0.0.1") as opened:
        yield opened


def test_list_marks_older_claims_and_can_leave_them_out(
    versions: tuple[Ledger, Document, Document], client: TestClient[Litestar]
) -> None:
    page = client.get("/claims").text
    assert page.count('<span class="slot later">corrected later</span>') == 1
    assert 'name="latest" value="true">' in page
    page = client.get("/claims?latest=true").text
    assert page.count('<li class="claim">') == 1 and "corrected later" not in page
    assert 'name="latest" value="true" checked>' in page
    assert '/claims.json?latest=true"' in page
    (only,) = client.get("/claims.json?latest=true").json()["claims"]
    assert only["document_id"] == versions[2].document_id


def test_page_of_an_older_claim_tells_what_changed(
    versions: tuple[Ledger, Document, Document], client: TestClient[Litestar]
) -> None:
    ledger, first, second = versions
    (old,) = ledger.claims(Filters(document=first.document_id)).claims
    page = client.get(f"/claims/{old.claim_id}").text
    assert f"Corrected later: document {second.document_id[:8]}, received 2031-03-05, says “{CORRECTED}”" in page
    assert "Since this version: 2 passages changed; 1 figure changed" in page
    assert "<del>8</del>" in page and "<ins>11</ins>" in page and "≥ 8 deaths → ≥ 11 deaths" in page
    assert page.count("Corrected later") == 1, "said once, not again among what is open"
    (new,) = ledger.claims(Filters(document=second.document_id)).claims
    page = client.get(f"/claims/{new.claim_id}").text
    assert f"This dispatch carries a notice of correction: “{CORRECTED}”" in page
    assert "Since the version before: 2 passages changed" in page and "Corrected later" not in page


def test_page_of_a_claim_without_versions_says_nothing_of_them(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l.db")
    stored(ledger, version(FIRST))
    (one,) = ledger.claims().claims
    with TestClient(create_app(ledger.path), base_url="http://127.0.0.1") as client:
        assert "ersions of this dispatch" not in client.get(f"/claims/{one.claim_id}").text
        found = client.get(f"/claims/{one.claim_id}.json").json()
    assert found["changes"] is None and found["versions"]["total"] == 1


def test_api_lists_versions_with_their_changes(
    versions: tuple[Ledger, Document, Document], client: TestClient[Litestar]
) -> None:
    _, first, second = versions
    found = client.get(f"/api/documents/{first.document_id[:8]}/versions").json()
    assert [v["document_id"] for v in found["versions"]] == [first.document_id, second.document_id]
    assert found["changes"][0]["claims"][0]["figures"][0]["after"]["value"] == 11
    assert len(client.get(f"/api/documents/{second.document_id}/versions?limit=1").json()["versions"]) == 1
    assert client.get("/api/documents/ffffffff/versions").json()["error"]["code"] == "not-in-ledger"


def test_hostile_words_of_a_version_stay_text(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l.db")
    stored(ledger, version(FIRST))
    bad = "Correction: <script>alert(1)</script> was wrong."
    stored(ledger, version(f"{SECOND} <b>x</b>\n\n{bad}", notice="correction", words=bad, title="<i>t</i>"))
    with TestClient(create_app(ledger.path), base_url="http://127.0.0.1") as client:
        for one in ledger.every_claim():
            page = client.get(f"/claims/{one.claim_id}").text
            assert "<script>alert" not in page and "<b>x" not in page and "<i>t" not in page
            assert "&lt;script&gt;alert(1)" in page
