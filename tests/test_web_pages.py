"""The pages and their JSON, without a browser: what is on them, and that hostile text stays text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from counterclaim.ledger import Ledger
from counterclaim.web.app import create_app
from tests.hand_made import small_ledger
from tests.pdf_written import column, pdf
from tests.standin import StandIn


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient[Litestar]]:
    path = tmp_path / "test.db"
    small_ledger(path)
    with TestClient(create_app(path), base_url="http://127.0.0.1") as opened:
        yield opened


def ids(client: TestClient[Litestar], query: str = "") -> list[str]:
    return [c["claim_id"] for c in client.get(f"/claims.json{query}").json()["claims"]]


def test_first_page_lists_every_claim_with_its_speaker_and_figure(client: TestClient[Litestar]) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "3 claims" in page.text
    assert "The Northern Army" in page.text
    assert "≥ 8 deaths" in page.text


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 3),
        ("?side=north", 1),
        ("?stance=denies", 1),
        ("?place=testville", 2),
        ("?words=others", 1),
        ("?measure=deaths", 1),
        ("?day=2031-03-04", 3),
        ("?day=2031-03-05", 0),
        ("?actor=southern", 1),
        ("?side=&words=", 3),
    ],
)
def test_page_and_json_answer_the_same_search(client: TestClient[Litestar], query: str, number: int) -> None:
    assert len(ids(client, query)) == number
    assert client.get(f"/claims{query}").text.count('<li class="claim">') == number


def test_filter_keeps_the_other_values_to_choose_from(client: TestClient[Litestar]) -> None:
    page = client.get("/claims?side=north").text
    assert '<option value="north" selected>' in page
    assert '<option value="south">' in page


def test_claim_page_marks_the_words_of_every_value(client: TestClient[Litestar]) -> None:
    (one,) = ids(client, "?side=north")
    page = client.get(f"/claims/{one}").text
    assert 'class="m-source "' in page
    assert "m-figure" in page
    assert "m-place" in page
    assert "≥ 8 deaths" in page
    assert "The Southern Ministry" in page, "the other side's claim about the same place and day stands beside it"


def test_claim_page_says_why_and_points_to_the_words(client: TestClient[Litestar]) -> None:
    (one,) = ids(client, "?side=north")
    page = client.get(f"/claims/{one}").text
    found: dict[str, Any] = client.get(f"/claims/{one}.json").json()
    assert '<details class="why" id="why">' in page
    slots = {slot["slot"]: slot for slot in found["explanation"]["slots"]}
    for words in (words for slot in slots.values() for words in slot["words"]):
        start, end = words["span"]
        assert words["text"] == found["document"]["text"][start:end]
        assert f'href="#w{start}"' in page
        assert page.count(f'id="w{start}"') == 1
    assert slots["f1.measure"]["value"] == "deaths"
    assert not found["explanation"]["noted"]  # the stand-in notes no reasons
    assert "noted no reasons" in page


def test_claim_page_as_json_has_dispatch_and_neighbours(client: TestClient[Litestar]) -> None:
    (one,) = ids(client, "?side=north")
    found: dict[str, Any] = client.get(f"/claims/{one}.json").json()
    start, end = found["claim"]["content"][0]
    assert found["document"]["text"][start:end] == found["claim"]["text"]
    assert [c["stance"] for c in found["beside"]] == ["denies"]
    assert client.get(f"/api/claims/{one}").json() == found


def test_hostile_text_stays_text(client: TestClient[Litestar]) -> None:
    (bad,) = ids(client, "?words=others")
    for page in (client.get("/claims").text, client.get(f"/claims/{bad}").text):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "javascript:" not in page
    assert "&lt;b&gt;others&lt;/b&gt;" in client.get(f"/claims/{bad}").text


def test_every_answer_allows_nothing_from_outside(client: TestClient[Litestar]) -> None:
    for path in ("/claims", "/claims.json", "/claims/none", "/static/style.css", "/nowhere"):
        policy = client.get(path).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "http" not in policy


def test_other_host_names_are_refused(client: TestClient[Litestar]) -> None:
    assert client.get("/claims", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/claims/ffffffff", "/nowhere"])
def test_missing_things_are_said_in_a_sentence(client: TestClient[Litestar], path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert 'role="alert"' in page.text


def test_an_address_that_is_none_says_which_there_are(client: TestClient[Litestar]) -> None:
    page = client.get("/incidents")
    assert page.status_code == 404
    assert "/documents" in page.text
    assert "counterclaim incidents" in page.text


def test_missing_claim_as_json_has_a_code(client: TestClient[Litestar]) -> None:
    answer = client.get("/claims/ffffffff.json")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not-in-ledger"


def test_day_that_does_not_exist_is_said_on_the_page(client: TestClient[Litestar]) -> None:
    page = client.get("/claims?day=2031-02-30")
    assert page.status_code == 400 == client.get("/claims.json?day=2031-02-30").status_code
    assert "2031-02-30" in page.text
    assert 'role="alert"' in page.text
    assert client.get("/claims.json?day=2031-02-30").json()["error"]["code"] == "query"


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=99999999999999999999"])
def test_page_that_is_no_page_is_refused(client: TestClient[Litestar], query: str) -> None:
    answer = client.get(f"/claims{query}")
    assert answer.status_code == 400
    assert "The value of &#39;page&#39; must be a whole number from 1 on." in answer.text


def test_page_after_the_last_says_how_many_there_are(client: TestClient[Litestar]) -> None:
    answer = client.get("/claims?page=7")
    assert answer.status_code == 404
    assert "there is no page 7; there is 1 page; the last is page=1" in answer.text
    assert client.get("/claims.json?page=7").json()["error"]["code"] == "no-such-page"


def test_open_sides_can_be_chosen_with_their_counts(client: TestClient[Litestar]) -> None:
    page = client.get("/claims").text
    assert '<option value="unresolved">side open (1)</option>' in page
    assert len(ids(client, "?side=unresolved")) == 1


def test_counts_follow_the_other_filters(client: TestClient[Litestar]) -> None:
    page = client.get("/claims?stance=denies").text
    assert '<option value="south">south (1)</option>' in page
    assert '<option value="north">' not in page
    assert '<option value="asserts">asserts (2)</option>' in page


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("?first=2031-03-04", 3),
        ("?first=2031-03-05", 0),
        ("?last=2031-03-03", 0),
        ("?first=2031-03-01&last=2031-03-09", 3),
    ],
)
def test_days_can_be_a_range_with_open_ends(client: TestClient[Litestar], query: str, number: int) -> None:
    page = client.get(f"/claims{query}").text
    assert page.count('<li class="claim">') == number == len(ids(client, query))
    assert f'value="{query.split("=")[1].split("&", maxsplit=1)[0]}"' in page, "the field keeps what was asked"


def test_stance_that_there_is_not_is_answered_with_those_there_are(client: TestClient[Litestar]) -> None:
    page = client.get("/claims?stance=foo")
    assert page.status_code == 400
    assert "there is no stance &#39;foo&#39;; choose one of: asserts, denies" in page.text
    assert len(ids(client, "?stance=Denies")) == 1


def test_note_of_a_dispatch_stands_beside_its_outlet(tmp_path: Path) -> None:
    path = tmp_path / "noted.db"
    (tmp_path / "a.md").write_text(
        "---\noutlet: Example News\nnote: Made up for a test.\ntitle: The ministry said so\n---\n\n"
        "The governor said that eight people were killed."
    )
    Ledger(path).add(tmp_path / "a.md", reader=StandIn())
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        badge = '<span class="note">Made up for a test.</span>'
        assert client.get("/claims").text.count(badge) == 2
        assert badge in client.get(f"/claims/{ids(client)[0]}").text


def test_claim_of_a_pdf_leads_to_its_page(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    second = column("The governor said that eight people were killed.", "The ministry denied that it had fired.")
    (tmp_path / "a.pdf").write_bytes(pdf([], second))
    Ledger(path).add(tmp_path / "a.pdf", reader=StandIn())
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        assert "· page 2" in client.get(f"/claims/{ids(client)[0]}").text


def test_openapi_is_served_and_names_the_filters(client: TestClient[Litestar]) -> None:
    schema = client.get("/schema/openapi.json").json()
    search = schema["paths"]["/api/claims"]["get"]
    assert {p["name"] for p in search["parameters"]} >= {"words", "side", "stance", "event", "measure", "place", "day"}
    assert "Claim" in schema["components"]["schemas"]


def test_the_address_is_said_once_it_answers(tmp_path: Path) -> None:
    small_ledger(tmp_path / "test.db")
    command = [sys.executable, "-m", "counterclaim", "serve", "--ledger", "test.db", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            said = server.stderr.readline()
            address = said.split(" at ")[1].split()[0]
            assert httpx.get(f"{address}/claims", timeout=10).status_code == 200
        finally:
            server.terminate()
