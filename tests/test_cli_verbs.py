"""The command line as a user meets it: what it prints, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import counterclaim.reading.reader
from counterclaim.cli.cli import run
from counterclaim.verbs import annotated
from tests.standin import StandIn

TEXT = "The governor said that eight people were killed in the town."


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the reader that stands in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    monkeypatch.setattr(counterclaim.reading.reader, "Reader", StandIn)
    return tmp_path


@pytest.fixture
def filled(workplace: Path) -> Path:
    """A ledger of two dispatches."""
    for name in ("a", "b"):
        (workplace / f"{name}.txt").write_text(f"---\noutlet: Example News\npublished: 2022-09-13\n---\n{TEXT} {name}")
    assert run(["add", "a.txt", "b.txt"]) == 0
    return workplace


def test_read_prints_one_claim_a_line_and_nothing_else(
    workplace: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (workplace / "a.txt").write_text(TEXT)
    assert run(["read", "a.txt", "gone.txt", "--published", "2022-09-13", "--format", "jsonl"]) == 0
    out, err = capsysbinary.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["stance"] for row in rows] == ["asserts", "denies"]
    assert rows[0]["input_id"] == "a.txt" and rows[0]["published"] == "2022-09-13"
    assert rows[0]["content"] == [[0, 10]] and rows[0]["text"] == TEXT[:10]
    assert b"gone.txt" in err and b"[input-missing]" in err and b"1 skipped" in err


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_read_in_every_form(workplace: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    (workplace / "a.txt").write_text(TEXT)
    assert run(["read", "a.txt", "--format", form]) == 0
    out = capsys.readouterr().out
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(out)))
        assert rows[0]["speaker"] == "Ministry of Health" and rows[0]["figures"] == "≥ 8 deaths"
    elif form == "json":
        assert len(json.loads(out)) == 2
    else:
        assert max(len(line) for line in out.splitlines()) <= 100
        assert "Ministry of" in out and "north" in out and "near" in out and "≥ 8" in out


def test_add_twice_says_that_nothing_changed(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["add", "a.txt", "b.txt"]) == 0
    err = capsys.readouterr().err
    assert "2 documents, 0 new claims; 0 new in counterclaim.db, 2 already there, unchanged" in err


def test_claims_of_a_copy_are_not_counted_again(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        (workplace / f"{name}.txt").write_text(TEXT)
    assert run(["add", "a.txt", "b.txt"]) == 0
    err = capsys.readouterr().err
    assert "2 documents, 2 new claims," in err and "1 new in counterclaim.db, 1 already there" in err


def test_changed_text_of_the_same_file_is_said_to_be_another_version(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (filled / "a.txt").write_text(f"{TEXT} Others were hurt.")
    capsys.readouterr()
    assert run(["add", "a.txt"]) == 0
    err = capsys.readouterr().err
    assert "a.txt: another version of document" in err and "both are kept" in err and "1 with another-version" in err


def test_note_of_the_dispatch_stands_beside_its_outlet(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workplace / "a.md").write_text(f"---\noutlet: Example News\nnote: Made up for a test.\n---\n{TEXT}")
    run(["add", "a.md"])
    assert run(["claims"]) == 0
    out = capsys.readouterr().out
    assert "note on Example News: Made up for a test." in out
    run(["claims", "--format", "json"])
    (one, _) = json.loads(capsys.readouterr().out)
    assert run(["show", one["claim_id"]]) == 0
    assert "note: Made up for a test." in capsys.readouterr().out


def test_csv_has_the_first_figure_in_columns(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["claims", "--format", "csv", "--side", "north", "--limit", "1"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert [row[c] for c in ("measure", "comparator", "value", "low", "high")] == ["deaths", "at-least", "8", "8", ""]


@pytest.mark.parametrize(("arguments", "said", "meant"), [
    (["claim"], "there is no command 'claim'", "did you mean claims?"),
    (["claims", "--stanc", "denies"], "there is no option '--stanc'", "did you mean --stance?"),
    (["claims", "--stance", "denys"], "'denys' is not one of", "did you mean denies?"),
    (["export", "claim"], "there is no command 'claim'", "did you mean claims?"),
    (["read", "a.txt", "--language", "xx"], "'xx' is no code of a language", "ISO 639-1"),
])  # fmt: skip
def test_wrong_usage_says_what_was_probably_meant(
    arguments: list[str], said: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    err = capsys.readouterr().err
    assert err.startswith("counterclaim: ") and said in err and meant in err


def test_annotate_of_a_dispatch_says_what_to_use(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workplace / "a.txt").write_text(TEXT)
    assert run(["annotate", "time", "a.txt"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "'a.txt' holds no JSON lines" in err and "counterclaim read a.txt" in err


def test_findings_fit_eighty_columns(
    filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from counterclaim.cli.demo import print_findings
    from counterclaim.ledger import Ledger

    monkeypatch.setenv("COLUMNS", "80")
    capsys.readouterr()
    print_findings(Ledger(filled / "counterclaim.db"), kept=None)
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    assert "near Riverton" in out and "≥ 8 deaths" in out and "assert\n" not in out


def test_claims_filters_pages_and_forms(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["claims", "--stance", "denies", "--format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run(["claims", "--limit", "3", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)) == 3 and "page 1 of 2, 4 claims; next: --page 2" in err
    assert run(["claims", "--limit", "3", "--page", "9"]) == 2
    err = capsys.readouterr().err
    assert "there are 2 pages" in err and "--page 2 is the last" in err and "[no-such-page]" in err
    assert run(["claims", "--stance", "DENIES", "--side", "South"]) == 0
    out, err = capsys.readouterr()
    assert "Defence" in out and err == "2 claims\n"
    assert "day open" in out and "2022-09-13" in out, "when it happened, and when it was published"


def test_claims_of_a_day_say_how_many_more_date_nothing(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["claims", "--day", "2022-09-13"]) == 0
    err = capsys.readouterr().err
    assert "No claims." in err and "2 more date nothing themselves, and their dispatches were published then" in err
    assert run(["claims", "--day", "2022-09-13", "--undated"]) == 0
    assert "2 claims" in capsys.readouterr().err
    assert run(["claims", "--undated"]) == 2
    assert "there is no --day" in capsys.readouterr().err


def test_search_without_results_says_what_there_is(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["claims", "--side", "west"]) == 0
    out, err = capsys.readouterr()
    assert out == "" and "No claims." in err
    assert "north (2), south (2)" in err
    assert run(["claims", "--place", "Rivertown"]) == 0
    assert "nearest place in this ledger: Riverton" in capsys.readouterr().err
    assert run(["claims", "--place", "Kyiv"]) == 0
    assert "place in this ledger: Hilltown (2), Riverton (2)" in capsys.readouterr().err
    assert run(["claims", "--actor", "nobody"]) == 0
    assert "actor in this ledger: Defence Office (2), Ministry of Health (2)" in capsys.readouterr().err


def test_skipped_inputs_of_no_such_code_are_answered_with_the_codes_there_are(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (filled / "empty.txt").write_text(" ")
    run(["add", "a.txt", "empty.txt"])
    capsys.readouterr()
    assert run(["status", "--skipped", "--code", "nosuch"]) == 0
    err = capsys.readouterr().err
    assert err == "0 skipped\n  codes in this ledger: empty (1)\n"


def test_dispatches_without_a_date_are_named_and_found_by_their_code(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("u", "v", "w", "x"):
        (filled / f"{name}.txt").write_text(f"{TEXT} Said {name}.")
    capsys.readouterr()
    assert run(["add", *(f"{name}.txt" for name in "uvwx")]) == 0
    assert "4 without a date of publication (u.txt, v.txt, w.txt, …) [published-unknown]" in capsys.readouterr().err
    for verb in ("claims", "search"):
        assert run([verb, "--issue", "published-unknown", "--format", "jsonl"]) == 0
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert {row["published"] for row in rows} == {None}
        assert {row["document_id"] for row in rows} and len({row["document_id"] for row in rows}) == 4


def test_columns_that_look_like_a_date_and_an_outlet_are_named_once(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f'"{TEXT} {number}",2022-09-13,Example News\n' for number in range(3))
    (workplace / "wires.csv").write_text(f"text,Pub date,source\n{rows}")
    assert run(["add", "wires.csv"]) == 0
    err = capsys.readouterr().err
    assert err.count("wires.csv: columns 'Pub date' and 'source' not read [columns-not-read]") == 1
    assert "--column 'published=Pub date' --column outlet=source" in err
    assert run(["add", "wires.csv", "--column", "published=pub date", "--outlet", "Wire"]) == 0
    err = capsys.readouterr().err
    assert "columns-not-read" not in err and "published-unknown" not in err


def test_documents_id_is_shown_and_shows_its_claims(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    run(["claims", "--format", "jsonl", "--limit", "1"])
    claim = json.loads(capsys.readouterr().out)
    document = claim["document_id"]
    assert run(["show", claim["claim_id"]]) == 0
    assert f"document {document[:12]}, {claim['input_id']}" in capsys.readouterr().out
    assert run(["show", document[:10]]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"document {document}\n") and claim["claim_id"][:8] in out and err == "2 claims\n"
    assert run(["show", document, "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["document"]["document_id"] == document and len(shown["claims"]) == 2
    assert run(["reread", "--document", claim["claim_id"][:12], "--all", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["document_id"] == document
    assert run(["reread", "--document", "ffffffff"]) != 0
    assert "list ids of dispatches with: counterclaim search" in capsys.readouterr().err


def test_show_marks_the_passage(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["claims", "--format", "jsonl", "--limit", "1"])
    claim = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert run(["show", claim["claim_id"][:10]]) == 0
    out = capsys.readouterr().out
    assert claim["claim_id"] in out and "Ministry of Health" in out and "≥ 8 deaths" in out
    assert "(from front-matter)" in out
    assert f"claim     “{' '.join(claim['text'].split())}”" in out and "⟦" in out and "[figure: " in out, (
        "visible without colour"
    )
    assert "event     assault: shelling, occurred, 2022-09-10" in out and "theatre   none chosen" in out
    assert run(["show", claim["claim_id"][:10], "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    start, end = shown["passage"]["span"]
    assert shown["claim"] == claim
    text = (filled / "a.txt").read_text() if claim["input_id"] == "a.txt" else (filled / "b.txt").read_text()
    assert text[start:end] == shown["passage"]["text"]
    assert claim["text"] in shown["passage"]["text"]


def test_passage_of_a_headline_in_front_matter_is_the_headline_alone(tmp_path: Path) -> None:
    from counterclaim.cli.show import passage_of
    from counterclaim.intake import Taken, take_in
    from tests.standin import claim as claim_at

    (tmp_path / "a.md").write_text(f"---\noutlet: Example News\ntitle: Shelling hits the town\nurl: x\n---\n\n{TEXT}")
    (one,) = take_in([tmp_path / "a.md"])
    assert isinstance(one, Taken)
    document = one.document
    start, end = passage_of(claim_at(document, at=document.text.index("Shelling")), document)
    assert document.text[start:end] == "Shelling hits the town"
    start, end = passage_of(claim_at(document, at=document.text.index("governor")), document)
    assert document.text[start:end].strip() == TEXT


def test_claim_is_shown_with_the_page_that_it_stands_on(tmp_path: Path) -> None:
    from msgspec.structs import replace

    from counterclaim.cli.show import described
    from counterclaim.intake import Taken, take_in
    from tests.standin import claim as claim_at

    (tmp_path / "a.txt").write_text(TEXT)
    (one,) = take_in([tmp_path / "a.txt"])
    assert isinstance(one, Taken)
    paged = replace(one.document, pages=(0, 5))
    assert ", page 2\n" in described(claim_at(paged, at=8), paged, plain=True).plain
    assert ", page" not in described(claim_at(one.document, at=8), one.document, plain=True).plain


def test_export_writes_a_file(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "claims", "--format", "csv", "-o", "out.csv"]) == 0
    with Path("out.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 4
    capsys.readouterr()
    assert run(["export", "claims", "--side", "north"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run(["export", "claims", "-o", "no/such/folder.csv"]) == 1
    assert "[output]" in capsys.readouterr().err


def test_verify_and_status(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["verify"]) == 0
    assert "everything fits: 2 blobs, 2 documents" in capsys.readouterr().out
    assert run(["status", "--format", "json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert (status["documents"], status["claims"], status["outlets"]) == (2, 4, 1)
    assert run(["status"]) == 0
    assert "2 of 1 outlets" in capsys.readouterr().out


def test_verify_names_the_first_thing_that_does_not_fit(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3

    connection = sqlite3.connect("counterclaim.db")
    with connection:
        connection.execute("UPDATE document SET text = 'changed'")
    connection.close()
    assert run(["verify"]) == 1
    err = capsys.readouterr().err
    assert "is not the one that came in" in err and "[verification]" in err


def test_ledger_is_named_before_or_after_the_verb_or_in_the_environment(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workplace / "a.txt").write_text(TEXT)
    assert run(["--ledger", "one.db", "add", "a.txt"]) == 0
    assert run(["add", "a.txt", "--ledger", "two.db"]) == 0
    monkeypatch.setenv("COUNTERCLAIM_LEDGER", "three.db")
    assert run(["add", "a.txt"]) == 0
    assert sorted(path.name for path in workplace.glob("*.db")) == ["one.db", "three.db", "two.db"]


# --- annotate (contract, section 2) ---


def test_annotate_keeps_the_order_and_answers_a_broken_line_in_its_place(
    workplace: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = ['{"id": "a", "text": "Four 😀"}', "{broken", "", '{"id": "c"}', '{"id": "d", "text": "BREAKS"}',
             '{"id": 5, "text": "Five", "published": "2022-02-30"}']  # fmt: skip
    (workplace / "in.jsonl").write_text("\n".join(lines))
    assert run(["annotate", "time", "in.jsonl"]) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [row["id"] for row in rows] == ["a", None, "c", "d", 5]
    assert rows[0]["annotations"] == [{"start": 0, "end": 6, "task": "time"}]
    assert [row["error"]["code"] for row in rows[1:4]] == ["broken-line", "broken-line", "component-failed"]
    assert all(row["annotations"] == [] for row in rows[1:4])
    assert rows[4]["issues"][0]["code"] == "date-invalid" and len(rows[4]["annotations"]) == 1


def test_annotate_joins_tokens_by_one_space(workplace: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (workplace / "in.jsonl").write_text(
        '{"id": "a", "tokens": ["Four", "were", "hurt", "."]}\n{"id": "b", "text": "x"}'
    )
    assert run(["annotate", "place", "in.jsonl", "--pre-tokenized"]) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert rows[0]["annotations"][0]["end"] == len("Four were hurt .")
    assert rows[1]["error"]["code"] == "broken-line"


def test_annotate_where_no_line_can_be_read(workplace: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (workplace / "in.jsonl").write_text("{broken\n")
    assert run(["annotate", "time", "in.jsonl"]) == 1
    assert b'"code":"broken-line"' in capsysbinary.readouterr().out


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"")), max_size=5))
def test_any_lines_are_answered_one_by_one(lines: list[bytes]) -> None:
    rows = list(annotated("time", lines, StandIn()))
    assert len(rows) == sum(bool(line.removeprefix(b"\xef\xbb\xbf").strip()) for line in lines)
    assert all(row["annotations"] == [] or "error" not in row for row in rows)


# --- bad input: one coded sentence, and the exit status ---


def one_sentence(err: str, code: str) -> None:
    lines = [line for line in err.splitlines() if f"[{code}]" in line]
    assert len(lines) == 1, err
    assert "Traceback" not in err


@pytest.mark.parametrize(("name", "content", "code"), [
    ("a.txt", b"", "empty"), ("a.txt", b"\x89PNG\r\n\0", "binary"),
    ("a.html", b"<html><body></body></html>", "page-empty"),
    ("a.csv", b"id,body\n1,x\n", "no-text-column"), ("a.jsonl", b"{broken\n", "broken-line"),
])  # fmt: skip
def test_input_that_cannot_be_read(
    workplace: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, code: str
) -> None:
    (workplace / name).write_bytes(content)
    assert run(["add", name]) == 1
    err = capsys.readouterr().err
    one_sentence(err, code)
    one_sentence(err, "nothing-read")
    (workplace / "good.txt").write_text(TEXT)
    assert run(["add", name, "good.txt"]) == 0


def test_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "nowhere/"]) == 1
    one_sentence(capsys.readouterr().err, "input-missing")


def test_broken_utf8_is_read_and_said(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workplace / "a.txt").write_bytes("The “governor” said".encode() + b"\xe2\x80 that eight were killed in the town.")
    assert run(["add", "a.txt"]) == 0
    one_sentence(capsys.readouterr().err, "broken-encoding")


def test_date_that_does_not_exist(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workplace / "a.txt").write_text(f"---\npublished: 2022-02-30\n---\n{TEXT}")
    assert run(["read", "a.txt", "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    one_sentence(err, "date-invalid")
    assert json.loads(out.splitlines()[0])["published"] is None
    assert run(["read", "a.txt", "--theatre", "atlantis"]) == 2
    one_sentence(capsys.readouterr().err, "unknown-theatre")
    assert run(["read", "a.txt", "--published", "2022-02-30"]) == 2
    one_sentence(capsys.readouterr().err, "date-invalid")


def test_unwritable_ledger(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workplace / "a.txt").write_text(TEXT)
    assert run(["add", "a.txt", "--ledger", "no/such/l.db"]) == 1
    one_sentence(capsys.readouterr().err, "ledger-unwritable")
    assert run(["add", "a.txt", "--ledger", "a.txt"]) == 1
    one_sentence(capsys.readouterr().err, "not-a-ledger")
    assert run(["claims"]) == 1
    one_sentence(capsys.readouterr().err, "ledger-missing")


def test_port_in_use(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert run(["serve", "--port", str(other.getsockname()[1])]) == 1
    one_sentence(capsys.readouterr().err, "port-in-use")


@pytest.mark.parametrize(
    "arguments", [["claims", "--day", "tomorrow"], ["show", "zzz"], ["read", "a.txt", "--column", "x"]]
)
def test_wrong_argument_is_one_sentence(filled: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    capsys.readouterr()
    assert run(arguments) in (1, 2)
    err = capsys.readouterr().err
    assert err.startswith("counterclaim: ") and err.count("[") == 1


@pytest.mark.parametrize(
    "arguments", [["read"], ["nosuchverb"], ["claims", "--stance", "shouts"], ["annotate", "colour"]]
)
def test_wrong_usage_is_exit_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err


def test_fault_of_the_program_is_one_sentence(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(**_: object) -> StandIn:
        raise ZeroDivisionError("no")

    (workplace / "a.txt").write_text(TEXT)
    monkeypatch.setattr(counterclaim.reading.reader, "Reader", broken)
    assert run(["read", "a.txt"]) == 1
    one_sentence(capsys.readouterr().err, "unexpected")
    with pytest.raises(ZeroDivisionError):
        run(["--debug", "read", "a.txt"])
    with pytest.raises(ZeroDivisionError):
        run(["read", "a.txt", "--debug"])


def test_control_c_keeps_what_was_stored(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stopped(StandIn):
        def read(self, documents):  # type: ignore[no-untyped-def]
            for number, reading in enumerate(super().read(documents)):
                if number == 2:
                    raise KeyboardInterrupt
                yield reading

    for number in range(4):
        (workplace / f"{number}.txt").write_text(f"{TEXT} {number}")
    monkeypatch.setattr(counterclaim.reading.reader, "Reader", Stopped)
    assert run(["add", "0.txt", "1.txt", "2.txt", "3.txt"]) == 130
    one_sentence(capsys.readouterr().err, "interrupted")
    assert run(["status", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == 2
    assert run(["verify"]) == 0


def test_output_cut_off_by_head_is_no_error(filled: Path) -> None:
    command = f"{sys.executable} -m counterclaim export claims --ledger {filled / 'counterclaim.db'} | head -c 5"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert done.stdout == '{"cla'


def test_help_is_there_at_once() -> None:
    slowest = 0.6  # seconds of processor time, which other work on the machine does not change much; measured 0.12
    began = os.times().children_user
    env = {**os.environ, "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-m", "counterclaim", "--help"], capture_output=True, text=True, check=True, env=env
    )
    assert os.times().children_user - began < slowest
    assert "who claims what" in done.stdout


def test_help_loads_nothing_heavy() -> None:
    heavy = "{'spacy', 'sqlalchemy', 'trafilatura', 'numpy', 'litestar', 'py3langid'}"
    program = (
        f"import sys; from counterclaim.cli.cli import run; run(['--help']); sys.exit(bool({heavy} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    program = f"import sys, counterclaim; sys.exit(bool(({heavy} | {{'msgspec', 'rich'}}) & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)


def test_date_to_come_is_said_once_of_one_document(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where the document comes in several times."""
    (workplace / "a.txt").write_text(TEXT)
    assert run(["add", "a.txt", "a.txt", "a.txt", "--published", "2999-01-01"]) == 0
    err = capsys.readouterr().err
    assert err.count("[published-in-future]") == 1 and "1 with published-in-future" in err
