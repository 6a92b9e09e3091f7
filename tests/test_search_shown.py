"""Searches as they are shown: the verb, the page, the API. All texts are invented."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from counterclaim.cli.cli import run
from counterclaim.cli.found_documents import one_line
from counterclaim.ledger import Ledger
from counterclaim.web.app import create_app
from tests.hand_made import small_ledger, taken

UKRAINIAN = "У місті п’ять лікарень без світла, повідомила служба."


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three dispatches with a claim each, one with hostile markup; and one that nobody has read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    ledger = small_ledger(tmp_path / "counterclaim.db")
    ledger.store(taken(UKRAINIAN, outlet="Wire C", title="Лікарні"), None)
    return ledger.path


@pytest.fixture
def client(path: Path) -> Iterator[TestClient[Litestar]]:
    with TestClient(create_app(path), base_url="http://127.0.0.1") as opened:
        yield opened


def test_search_prints_the_passage_with_the_words_in_brackets(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "killed testville"]) == 0
    out, err = capsys.readouterr()
    assert "shelling of [Testville] [killed] at least 8" in " ".join(out.split())
    assert "2031-03-04  Wire A  Invented for testing" in out and "en, 1 claim" in out
    assert err.strip() == "1 dispatch"


def test_search_finds_what_nobody_read_and_marks_the_title(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "лікарні"]) == 0
    out, _ = capsys.readouterr()
    assert "[Лікарні]" in out and "not read" in out


def test_search_without_words_lists_dispatches(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search"]) == 0
    assert capsys.readouterr()[1].strip() == "4 dispatches"
    assert run(["search", "--side", "north"]) == 0
    out, err = capsys.readouterr()
    assert "Wire A" in out and "Wire B" not in out and err.strip() == "1 dispatch"


def test_search_says_how_many_claims_pass(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "shelling", "--side", "north"]) == 0
    out, err = capsys.readouterr()
    assert "Wire A" in out and "Wire B" not in out and err.strip() == "1 dispatch"


def test_search_in_json_lines_has_exact_offsets(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "testville", "--format", "jsonl", "--order", "newest"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(found) == 2
    for one in found:
        text = Ledger(path).document(one["document_id"]).text
        (start, end), passage = one["passage"]["hits"][0], one["passage"]
        assert text[start:end] == "Testville" and text[slice(*passage["span"])] == passage["text"]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_search_in_other_forms(path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert run(["search", "лікарень", "--format", form]) == 0
    out = capsys.readouterr().out
    rows: list[dict[str, Any]] = json.loads(out) if form == "json" else list(csv.DictReader(io.StringIO(out)))
    (row,) = rows
    assert row["outlet"] == "Wire C"
    if form == "csv":
        assert row["claims"] == "" and row["passage"] == UKRAINIAN.replace("лікарень", "[лікарень]")
    else:
        assert row["claims"] is None and row["passage"]["text"] == UKRAINIAN


def test_search_names_the_next_page(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "shelling", "--limit", "2"]) == 0
    assert capsys.readouterr().err.strip() == "page 1 of 2, 3 dispatches; next: --page 2"
    assert run(["search", "shelling", "--limit", "2", "--page", "3"]) == 2


def test_search_without_results_says_what_there_is(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "nothing", "--language", "de", "--outlet", "None"]) == 0
    err = capsys.readouterr().err
    assert "No dispatches." in err and "language in this ledger: en" in err and "outlet in this ledger: " in err


def test_filters_of_the_dispatch_in_claims(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for option in (["--outlet", "wire a"], ["--language", "EN", "--side", "north"]):
        assert run(["claims", *option, "--format", "jsonl"]) == 0
        (row,) = map(json.loads, capsys.readouterr().out.splitlines())
        assert row["outlet"] == "Wire A"
    assert run(["claims", "--issue", "no-such-gap"]) == 0
    assert "No claims." in capsys.readouterr().err


@pytest.mark.parametrize("words", ["\ud800", '"', "a" * 3_000])
def test_hostile_words_end_in_an_answer_or_a_sentence(
    path: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    status = run(["search", words])
    err = capsys.readouterr().err
    assert "Traceback" not in err and (status, "[query]" in err) in {(0, False), (2, True)}


def test_dispatch_moves_no_cursor() -> None:
    assert one_line("a\x1b[2J\r\nb\tc") == "a [2J b c"
    assert one_line(" a ") == " a " and one_line("") == ""


def test_page_lists_dispatches_with_the_words_marked(client: TestClient[Litestar]) -> None:
    page = client.get("/documents?words=testville")
    assert page.status_code == 200 and "2 dispatches found" in page.text
    assert page.text.count('<mark class="m-found">Testville</mark>') == 2
    assert "/claims?document=" in page.text


def test_page_keeps_hostile_text_text(client: TestClient[Litestar]) -> None:
    page = client.get("/documents?words=council").text
    assert "&lt;script&gt;" in page and "<script>alert" not in page and "<img src=x" not in page
    assert "javascript:alert" not in page
    page = client.get('/documents?words="><script>alert(9)</script>&place="><script>&outlet="><script>').text
    assert "<script>alert" not in page and '"><script>' not in page


def test_page_says_what_it_cannot_understand(client: TestClient[Litestar]) -> None:
    page = client.get("/documents?words=" + "a" * 3_000)
    assert page.status_code == 400 and "to search for" in page.text and "0 dispatches" in page.text
    assert client.get("/documents?page=9").status_code == 404
    assert client.get("/documents?order=odd").status_code == 400
    assert client.get("/documents?first=2031-99-99").status_code == 400


def test_api_and_page_are_the_same_list(client: TestClient[Litestar]) -> None:
    found = client.get("/api/documents?words=shelling&side=south").json()
    assert (found["total"], found["pages"]) == (1, 1)
    (one,) = found["documents"]
    assert (one["outlet"], one["claims"], one["matching"]) == ("Wire B", 1, 1)
    assert client.get("/documents.json?words=shelling&side=south").json() == found
    unread = client.get("/api/documents?words=лікарень").json()["documents"][0]
    assert unread["claims"] is None and unread["passage"]["hits"] == [[14, 22]]


def test_api_pages_are_steady(client: TestClient[Litestar]) -> None:
    ids = [
        client.get(f"/api/documents?limit=1&page={page}&order={order}").json()["documents"][0]["document_id"]
        for order in ("best", "newest")
        for page in range(1, 5)
    ]
    assert len(set(ids)) == 4 and len(ids) == 8


def test_claims_page_filters_by_the_dispatch_and_leads_to_the_search(client: TestClient[Litestar]) -> None:
    page = client.get("/claims?outlet=wire+a&language=en").text
    assert "1 claim found" in page and 'href="/documents"' in page
    assert 'name="outlet" value="wire a"' in page, "the next filter keeps it"
    assert client.get("/claims.json?issue=no-such-gap").json()["total"] == 0
