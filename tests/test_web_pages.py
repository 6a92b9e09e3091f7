"""The pages and their JSON, without a browser: what is on them, and that hostile text stays text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from counterclaim.web.app import create_app
from tests.hand_made import small_ledger


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


def test_missing_claim_as_json_has_a_code(client: TestClient[Litestar]) -> None:
    answer = client.get("/claims/ffffffff.json")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not-in-ledger"


def test_day_that_does_not_exist_is_said_on_the_page(client: TestClient[Litestar]) -> None:
    page = client.get("/claims?day=2031-02-30")
    assert page.status_code == 200
    assert "2031-02-30" in page.text
    assert 'role="alert"' in page.text
    assert client.get("/claims.json?day=2031-02-30").json()["error"]["code"] == "query"


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=99999999999999999999"])
def test_page_that_is_no_page_is_refused(client: TestClient[Litestar], query: str) -> None:
    assert client.get(f"/claims{query}").status_code == 400


def test_openapi_is_served_and_names_the_filters(client: TestClient[Litestar]) -> None:
    schema = client.get("/schema/openapi.json").json()
    search = schema["paths"]["/api/claims"]["get"]
    assert {p["name"] for p in search["parameters"]} >= {"words", "side", "stance", "event", "measure", "place", "day"}
    assert "Claim" in schema["components"]["schemas"]
