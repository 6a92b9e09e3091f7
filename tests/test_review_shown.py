"""`review` and `reread` as a user meets them, and where judgements are shown. All texts and names are invented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

import counterclaim.reading.reader
from counterclaim.cli.cli import run
from counterclaim.cli.reading_words import reader_words
from counterclaim.ledger import Ledger
from counterclaim.records import Claim, ComponentVersion
from counterclaim.web.app import create_app
from tests.standin import StandIn

TEXT = "The governor said that eight people were killed in the town."
NOTE = "The <b>council</b> said it."


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with one dispatch, read by the stand-in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.setenv("COUNTERCLAIM_SETTINGS", "")
    for name in ("COUNTERCLAIM_LEDGER", "COUNTERCLAIM_BY"):
        monkeypatch.delenv(name, raising=False)
    reads_as(monkeypatch, StandIn())
    (tmp_path / "a.txt").write_text(f"{TEXT} More of it.")
    assert run(["add", "a.txt"]) == 0
    return tmp_path


def reads_as(monkeypatch: pytest.MonkeyPatch, reader: StandIn) -> None:
    """The program's reader is this one from now on."""
    monkeypatch.setattr(counterclaim.reading.reader, "Reader", lambda **_: reader)


def first() -> Claim:
    return Ledger("counterclaim.db").claims().claims[0]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert run(list(arguments)) == status
    return capsys.readouterr()


def lines(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def test_review_keeps_a_judgement_and_show_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    key = first().claim_id
    out, _ = printed(capsys, "review", key[:8], "--verdict", "wrong", "--note", NOTE, "--by", "Reviewer A")
    assert out == f"claim {key[:8]}: wrong, by Reviewer A\n"
    out, _ = printed(capsys, "show", key)
    assert f"judged    wrong, by Reviewer A on {Ledger('counterclaim.db').status().last_entry[:10]}: {NOTE}" in out  # type: ignore[index]
    out, _ = printed(capsys, "show", key, "--format", "json")
    (judged,) = json.loads(out)["judgements"]
    assert (judged["verdict"], judged["note"], judged["stands_at"]) == ("wrong", NOTE, key)
    assert json.loads(out)["superseded"] is None
    assert "judgements" not in json.loads(out)["claim"]


def test_the_same_judgement_again_is_said_to_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    key = first().claim_id
    arguments = ("review", key[:8], "--verdict", "wrong", "--by", "A")
    out, _ = printed(capsys, *arguments)
    assert "already said" not in out
    out, _ = printed(capsys, *arguments)
    assert out.startswith(f"claim {key[:8]}: wrong, by A; already said on ") and out.endswith(", kept once\n")
    assert "1 judgement" in printed(capsys, "review", "--list")[1]


def test_who_judges_is_the_option_the_environment_or_the_login(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = first().claim_id
    monkeypatch.setenv("LOGNAME", "login-name")
    assert "by login-name" in printed(capsys, "review", key, "--verdict", "right")[0]
    monkeypatch.setenv("COUNTERCLAIM_BY", "Desk")
    assert "by Desk" in printed(capsys, "review", key, "--verdict", "unsure")[0]
    assert "by B" in printed(capsys, "review", key, "--verdict", "right", "--by", "B")[0]
    assert len(lines(printed(capsys, "review", "--list", "--format", "jsonl")[0])) == 3, "not only of Desk"
    assert len(lines(printed(capsys, "review", "--list", "--by", "B", "--format", "jsonl")[0])) == 1


@pytest.mark.parametrize(("arguments", "said"), [
    ([], "a judgement needs a claim and --verdict"), (["abc"], "a judgement needs --verdict"),
    (["--list", "--verdict", "right"], "--list shows judgements"),
    (["CLAIM", "--verdict", "note"], "a judgement that is a note needs its words"),
])  # fmt: skip
def test_review_that_cannot_be_understood(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    given = [first().claim_id if word == "CLAIM" else word for word in arguments]
    assert said in printed(capsys, "review", *given, status=2)[1]


def test_export_has_judgements_beside_the_machines_fields(capsys: pytest.CaptureFixture[str]) -> None:
    key = first().claim_id
    before = lines(printed(capsys, "export", "claims")[0])
    assert [row.pop("judgements") for row in before] == [[], []]
    printed(capsys, "review", key, "--verdict", "wrong", "--by", "A")
    printed(capsys, "review", key, "--verdict", "right", "--by", "B")
    after = lines(printed(capsys, "export", "claims")[0])
    said = {row["claim_id"]: [one["by"] for one in row.pop("judgements")] for row in after}
    assert after == before
    assert said[key] == ["B", "A"] and sum(map(len, said.values())) == 2


def test_reread_says_what_came_went_and_was_left_behind(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(capsys, "review", first().claim_id, "--verdict", "right", "--by", "A")
    reads_as(monkeypatch, StandIn(version="2", shift=20))
    out, _ = printed(capsys, "reread", "--dry-run")
    assert out.splitlines() == [
        "1 document would be read; 0 are up to date", "  1 document read by another reader (stand-in 1, now 2)",
    ]  # fmt: skip
    assert json.loads(printed(capsys, "reread", "--dry-run", "--format", "json")[0])["documents"] == 1
    assert "1 document was read by another reader: counterclaim reread" in printed(capsys, "status")[0]
    out, err = printed(capsys, "reread")
    assert out.split()[:8] == ["document", "input", "same", "changed", "moved", "came", "went", "slots"]
    assert out.splitlines()[1].split()[1:] == ["a.txt", "0", "0", "0", "2", "2"]
    assert "reread: 1 document (1 read anew), 0 of them without a change; 0 were up to date" in err
    assert "claims: 0 same, 0 changed, 0 moved, 2 came, 2 went" in err
    assert "judgements: 0 at their claim, 0 moved, 1 left behind" in err
    assert printed(capsys, "reread")[1] == "reread: nothing to read: 1 up to date\n"
    out, _ = printed(capsys, "status")
    assert "this program's reader: 1 reading, 1 current; stand-in 2 (abc)" in out
    assert "another reader (stand-in 1, now 2): 1 reading, 0 current" in out
    assert "1 by A; 0 carried to a newer reading, 0 of them to another claim, 1 left behind" in out


def test_reread_prints_each_document_with_its_ids(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first()
    reads_as(monkeypatch, StandIn(version="2", shift=1))
    (row,) = lines(printed(capsys, "reread", "--format", "json")[0])
    assert (row["document_id"], row["outcome"], row["before"]) == (before.document_id, "read", before.reading_id)
    assert before.claim_id in {move["before"] for move in row["changes"]["moved"]}
    assert row["now"] == first().reading_id


def test_reread_by_a_theatre_names_the_documents(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--theatre says by what to read" in printed(capsys, "reread", "--theatre", "sudan-2023", status=2)[1]
    assert "there is no theatre 'x'" in printed(capsys, "reread", "--theatre", "x", "--all", status=2)[1]


def test_review_lists_what_was_left_behind(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    old = first()
    printed(capsys, "review", old.claim_id, "--verdict", "wrong", "--note", "not\nhe", "--by", "A")
    out, err = printed(capsys, "review", "--list", "--left-behind")
    assert (out, err) == ("", "0 judgements\n")
    reads_as(monkeypatch, StandIn(version="2", shift=20))
    printed(capsys, "reread")
    out, err = printed(capsys, "review", "--list", "--left-behind")
    assert old.text in out and "not he" in out and "left behind" in out and err == "1 judgement\n"
    out, _ = printed(capsys, "review", "--list", "--format", "csv")
    assert out.splitlines()[1].startswith(f"{next(Ledger('counterclaim.db').judgements()).judgement_id},")
    out, _ = printed(capsys, "show", old.claim_id)
    assert "This claim is of an earlier reading; the newer one does not have it. Nothing stands" in out
    assert "left behind: claim" in out
    out, _ = printed(capsys, "review", old.claim_id, "--verdict", "note", "--note", "seen again", "--by", "A")
    assert "kept as left behind" in out


def test_show_leads_from_a_claim_that_has_gone_to_what_stands_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = first()
    printed(capsys, "review", old.claim_id, "--verdict", "right", "--by", "A")
    reads_as(monkeypatch, StandIn(version="2", shift=1))
    printed(capsys, "reread")
    now = first()
    out, _ = printed(capsys, "show", old.claim_id)
    assert f"There stands now: claim {now.claim_id}, asserts" in out
    assert json.loads(printed(capsys, "show", old.claim_id, "--format", "json")[0])["superseded"]["claim"]
    out, _ = printed(capsys, "show", now.claim_id)
    assert f"made on claim {old.claim_id[:8]} of an earlier reading; 82% of the words are the same" in out


def test_reader_is_told_by_what_differs() -> None:
    now = (ComponentVersion("a", "2", "x"), ComponentVersion("b", "1", "x"), ComponentVersion("d", "1", "x"))
    before = (ComponentVersion("a", "1", "x"), ComponentVersion("b", "1", "y"), ComponentVersion("c", "1", ""))
    assert reader_words(before, now) == "another reader (a 1, now 2; b 1 with other data; c 1, now none; no d)"
    assert reader_words(now, now) == "this program's reader"
    assert reader_words(None, now) == "no reader"


@pytest.fixture
def client(workplace: Path) -> Iterator[TestClient[Litestar]]:
    with TestClient(create_app(workplace / "counterclaim.db"), base_url="http://127.0.0.1") as opened:
        yield opened


def test_page_and_api_show_judgements_as_text(client: TestClient[Litestar]) -> None:
    key = first().claim_id
    assert "Nobody has judged this claim." in client.get(f"/claims/{key}").text
    Ledger("counterclaim.db").judge(key, verdict="wrong", by="A", note=NOTE)
    page = client.get(f"/claims/{key}").text
    assert "wrong, by A on" in page and "The &lt;b&gt;council&lt;/b&gt; said it." in page
    (judged,) = client.get(f"/api/claims/{key}").json()["judgements"]
    assert (judged["verdict"], judged["note"]) == ("wrong", NOTE)
    assert "judgements" not in client.get(f"/api/claims/{key}").json()["claim"]


def test_pages_show_what_was_left_behind_and_what_has_gone(client: TestClient[Litestar]) -> None:
    old, ledger = first(), Ledger("counterclaim.db")
    ledger.judge(old.claim_id, verdict="wrong", by="A", note=NOTE)
    here = f"/claims?document={old.document_id}"
    assert "left behind" not in client.get(here).text
    list(ledger.rereading(StandIn(version="2", shift=20)))
    page = client.get(here).text
    assert "Judgements left behind" in page and "The &lt;b&gt;council&lt;/b&gt; said it." in page
    assert "Judgements left behind" not in client.get("/claims").text
    (left,) = client.get(f"/claims.json?document={old.document_id}").json()["left_behind"]
    assert left["claim_id"] == old.claim_id
    assert "Nothing stands on its words now." in client.get(f"/claims/{old.claim_id}").text
    list(ledger.rereading(StandIn(version="3", shift=1)))
    assert f'There stands now: <a href="/claims/{first().claim_id}">' in client.get(f"/claims/{old.claim_id}").text
