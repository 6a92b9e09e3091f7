"""The brief of a day as a user meets it, and that nothing in it is without a claim. No text is anybody's."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from counterclaim.cli.cli import run
from counterclaim.ledger import Ledger
from counterclaim.publishing.briefing import Brief, Picture, Statement, brief_of, unfounded
from tests.incidents_made import FIRST, dispatch, ledger_of, world

BAKERY = "a bakery on Linden Street and two buses"


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a ledger in which a shelling is told of on one day and denied on the next."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    items = [
        dispatch("Wire A", "the northern army", "Testville", date(2031, 3, 4), BAKERY, 8),
        dispatch("Wire B", "the southern ministry", "Testville", date(2031, 3, 4), BAKERY, 8, stance="denies"),
    ]
    ledger_of(tmp_path / "counterclaim.db", items)
    return tmp_path


def published() -> list[str]:
    return sorted({str(claim.published)[:10] for claim in Ledger("counterclaim.db").every_claim()})


def statements(one: Brief) -> list[Statement]:
    found = [*one.totals]
    for group in one.groups:
        found += [group.heading] if group.heading else []
        for entry in group.entries:
            found += [entry.heading, *entry.lines, *entry.changed]
    return found


def test_brief_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    day = published()[0]
    assert run(["brief", day]) == 0
    text = capsys.readouterr().out
    assert f"# Situation report for {day}" in text and "## Testville" in text and "8 deaths" in text
    assert run(["brief", day, "--format", "html", "-o", "brief.html"]) == 0
    assert "8 deaths" in Path("brief.html").read_text(encoding="utf-8")
    capsys.readouterr()
    assert run(["brief", day, "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["day"] == day
    assert all(line["claims"] for group in made["groups"] for entry in group["entries"] for line in entry["lines"])


def test_day_of_another_theatre_or_without_dispatches_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["1999-01-01"], [published()[0], "--theatre", "sudan-2023"]):
        assert run(["brief", *arguments]) == 0
        out, err = capsys.readouterr()
        assert "No dispatch" in out and "No dispatch" in err


@pytest.mark.parametrize("verb", [["brief", "2031-03-04"], ["incidents"], ["series"]])
def test_theatre_that_is_not_there_is_an_error(verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*verb, "--theatre", "atlantis"]) == 2
    assert "atlantis" in capsys.readouterr().err


def test_what_is_no_day_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", "yesterday"]) == 2
    assert "'yesterday' is not a date" in capsys.readouterr().err


def test_nothing_is_in_a_brief_that_is_not_in_its_claims(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "world.db", world(7, incidents=12, reprints=6))
    seen = 0
    for number in range(-1, 12):
        day = FIRST + timedelta(number)
        told = ledger.told_on(day)
        made = brief_of(
            day, [Picture(now=now, before=before) for now, before in told.incidents], told.claims, series=told.series
        )
        for statement in statements(made):
            assert unfounded(statement.text, [told.claims[one] for one in statement.claims]) == (), statement.text
            seen += 1
    assert seen > 50


def test_later_dispatches_have_no_part_in_it(tmp_path: Path) -> None:
    items = world(7, incidents=12, reprints=6)
    whole = ledger_of(tmp_path / "whole.db", items)
    for number in range(6):
        day = FIRST + timedelta(number)
        early = [item for item in items if str(item.taken.document.published)[:10] <= day.isoformat()]
        then = ledger_of(tmp_path / f"{number}.db", early).told_on(day)
        now = whole.told_on(day)
        assert {c for one, _ in now.incidents for c in (ref.claim_id for ref in one.claims)} == {
            c for one, _ in then.incidents for c in (ref.claim_id for ref in one.claims)
        }
