"""The verbs on incidents as a user meets them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from counterclaim.cli.cli import run
from tests.incidents_made import dispatch, ledger_of, reprint

DAY = date(2031, 3, 4)


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a ledger of two incidents, one of them denied, and a reprint with another number."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("COUNTERCLAIM_BY", "A. Reviewer")
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    items = [
        dispatch("Wire A", "the northern army", "Testville", DAY, "a bakery on Linden Street and two buses", 8),
        dispatch("Wire B", "the southern ministry", "Testville", DAY, "a bakery on Linden Street and two buses", 8,
                 stance="denies"),
        dispatch("Wire A", "the monitoring mission", "Elsewhere", date(2031, 3, 9), "a school gymnasium", 3),
    ]  # fmt: skip
    items.append(reprint(items[0].taken.document, items, "Post E"))
    ledger_of(tmp_path / "counterclaim.db", items)
    return tmp_path


def test_list_fits_the_terminal_and_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["incidents"]) == 0
    out, err = capsys.readouterr()
    assert max(map(len, out.splitlines())) <= 100
    assert out.index("2031-03-09") < out.index("2031-03-04") and "Testville" in out and "denies" in out
    assert "2 incidents" in err


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_list_in_every_form(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["incidents", "--place", "testville", "--format", form]) == 0
    out = capsys.readouterr().out
    if form == "csv":
        (row,) = csv.DictReader(io.StringIO(out))
        assert (row["mode"], row["first"], row["place"], row["claims"]) == ("shelling", "2031-03-04", "Testville", "3")
        assert row["deaths_best"] == "8" and row["denied_by"] == "south"
    else:
        (one,) = json.loads(out) if form == "json" else [json.loads(line) for line in out.splitlines()]
        assert one["kind"] == "incident" and len(one["claims"]) == 3


def test_list_without_any_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["incidents", "--day", "1999-01", "--country", "ua"]) == 0
    assert "No incidents." in capsys.readouterr().err
    assert run(["incidents", "--day", "yesterday"]) != 0
    assert "is no day or range" in capsys.readouterr().err


def shelled(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    run(["incidents", "--place", "testville", "--format", "jsonl"])
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_incident_shows_accounts_figures_and_claims_in_their_words(capsys: pytest.CaptureFixture[str]) -> None:
    one = shelled(capsys)
    assert run(["incident", str(one["incident_id"])[:8], "--why"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "standing " in out and "denied by south" in out and "(denial)" in out
    assert "“shelling of Testville hit a bakery on Linden Street and two buses and killed 8 people”" in out
    assert "why the claims are together" in out and "both at Testville" in out
    assert run(["incident", str(one["incident_id"]), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == one
    assert run(["incident", "ffff"]) != 0
    err = capsys.readouterr().err
    assert "Traceback" not in err and "incident" in err


def test_export_is_one_incident_a_line(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "incidents"]) == 0
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["period"] for row in rows] == [["2031-03-04", "2031-03-04"], ["2031-03-09", "2031-03-09"]]
    wanted = {
        "incident_id", "kind", "type", "mode", "period", "precision", "places", "documents", "input_ids", "claims",
        "origins", "standing", "flags", "accounts", "figures",
    }  # fmt: skip
    assert wanted <= rows[0].keys() and {"claim_id", "reading_id"} <= rows[0]["claims"][0].keys()
    assert {"claimed_by", "independent", "denied_by", "incompatible"} <= rows[0]["flags"].keys()
    assert {"low", "best", "high", "rule", "because"} <= rows[0]["figures"]["deaths"].keys()
    assert "2 incidents" in err
    assert run(["export", "incidents", "--format", "csv", "-o", "out.csv", "--redact", "private"]) == 0
    assert len((workplace / "out.csv").read_text().splitlines()) == 3


def test_origins_and_families(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["origins", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[0]["name"] == "The Northern Army" and (rows[0]["claims"], rows[0]["outlets"]) == ("2", "2")
    assert run(["origins", "--side", "third-party"]) == 0
    assert "The Monitoring Mission" in capsys.readouterr().out
    assert run(["families"]) == 0
    out = capsys.readouterr().out
    assert "1 family" not in out and "Wire A" in out and "Post E" in out
    run(["families", "--format", "jsonl"])
    family = json.loads(capsys.readouterr().out)["family_id"]
    assert run(["families", family[:8]]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "the earliest" in out and "of its words in common" in out
    assert run(["families", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_people_decide_and_take_back(capsys: pytest.CaptureFixture[str]) -> None:
    run(["incidents", "--format", "jsonl"])
    ids = [json.loads(line)["incident_id"] for line in capsys.readouterr().out.splitlines()]
    assert run(["decide", "merge", ids[0][:8], ids[1][:8], "--because", "one salvo"]) == 0
    out = capsys.readouterr().out
    decision = out.split()[1]
    assert "by A. Reviewer: merge; they are incident" in out
    run(["incidents"])
    assert "1 incident" in capsys.readouterr().err
    assert run(["decide", "list"]) == 0
    assert "one salvo" in capsys.readouterr().out
    assert run(["decide", "undo", decision]) == 0
    run(["incidents"])
    assert "2 incidents" in capsys.readouterr().err
    claims = [claim["claim_id"] for claim in shelled(capsys)["claims"]]  # type: ignore[attr-defined]
    incident = str(shelled(capsys)["incident_id"])
    assert run(["decide", "split", incident, claims[1], "--by", "B. Reviewer"]) == 0
    capsys.readouterr()
    run(["incidents"])
    assert "3 incidents" in capsys.readouterr().err
    assert run(["decide", "split", incident, "ffff"]) != 0
    assert "Traceback" not in capsys.readouterr().err


def test_reconcile_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reconcile"]) == 0
    assert "reconcile: 0 dispatches compared" in capsys.readouterr().err
    assert run(["reconcile", "--all", "--rule", "acled"]) == 0
    err = capsys.readouterr().err
    assert "4 dispatches compared, 4 dispatches told anew, 2 incidents made anew; 2 incidents in counterclaim.db" in err


def test_what_waits_is_said(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from counterclaim.ledger import Ledger

    more = dispatch("Wire D", "the town council", "Nowhere", DAY, "a row of garages near the cement works", 2)
    Ledger(workplace / "counterclaim.db").store(more.taken, more.reading)
    run(["incidents"])
    assert "counterclaim reconcile takes in what came since" in capsys.readouterr().err


def test_series_without_any_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["series", "--measure", "deaths"]) == 0
    assert "No series." in capsys.readouterr().err
