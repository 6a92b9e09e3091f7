"""A document that is withdrawn is gone from every corner of the file, and its tombstone says so. All texts invented."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from counterclaim.errors import AmbiguousIdError, NotInLedgerError, WithdrawnError
from counterclaim.intake import Blob, Options, Skipped, Taken
from counterclaim.intake.taken import Column
from counterclaim.ledger import Ledger
from counterclaim.ledger.copying import copied
from counterclaim.ledger.knowing_again import fingerprints
from counterclaim.ledger.wiping import copies_beside, wipe
from tests.hand_made import claim, reading_of, taken
from tests.standin import StandIn

WORDS = ("Zqxwvkjqz", "Kjqhzwqvx", "Wvxqjkzhq", "Qzjxkwvqj", "Vwqjzxkqb", "Xkzqvjwqgx")
"""Nothing else in a ledger has five letters together of any of these."""
TEXT = "The Zqxwvkjqz council said that shelling hit Kjqhzwqvx and Wvxqjkzhq."


def pieces(words: tuple[str, ...] = WORDS) -> set[bytes]:
    """Every five letters of the words, as the full-text index (lower case, beginnings shared) may hold them too."""
    found = {word[i : i + 5] for word in words for i in range(len(word) - 4)}
    return {form.encode() for piece in found for form in (piece, piece.lower())}


def left_in(folder: Path, searched: set[bytes] | None = None) -> set[bytes]:
    """Which pieces still stand in the ledger's file or the ones beside it."""
    content = b"".join(path.read_bytes() for path in folder.iterdir() if path.name.startswith("l.db"))
    return {piece for piece in searched or pieces() if piece in content}


def open_ledger(folder: Path) -> Ledger:
    return Ledger(folder / "l.db", clock=lambda: "2031-03-05T00:00:00+00:00")


def secret(text: str = TEXT, *, outlet: str = "Wire", note: str | None = "Vwqjzxkqb") -> Taken:
    """A dispatch with a word of its own in every field."""
    item = taken(text, outlet=outlet, title="Kjqhzwqvx hit", url="https://example.org/Xkzqvjwqgx")
    document = replace(item.document, input_id="Qzjxkwvqj/a.txt", note=note)
    return Taken(document, Blob(input_id="Qzjxkwvqj/a.txt", data=text.encode(), media_type="text/plain"))


def store(ledger: Ledger, item: Taken) -> str:
    made = claim(item.document, "council", "said", item.document.text.partition("that ")[2].rstrip("."),
                 place="Kjqhzwqvx" if "Kjqhzwqvx" in item.document.text else None)  # fmt: skip
    ledger.store(item, reading_of(item.document, made))
    return item.document.document_id


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    filled = open_ledger(tmp_path)
    store(filled, secret())
    other = taken("The council said that shelling hit Elsewhere.", outlet="Other")
    store(filled, other)
    return filled


def run(path: Path, sql: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql, values)
    connection.close()


def test_nothing_of_a_withdrawn_document_is_left_in_the_file(ledger: Ledger, tmp_path: Path) -> None:
    packed = zlib.compress(TEXT.encode(), 6)
    chunks = {packed[i : i + 12] for i in range(0, len(packed) - 12, 8)}
    assert left_in(tmp_path) >= {b"Zqxwv", b"zqxwv", b"Qzjxk", b"Vwqjz", b"Xkzqv"}
    assert left_in(tmp_path, chunks) == chunks
    found = ledger.withdraw(secret().document.document_id, reason="asked for by the family", by="desk")
    assert (found.claims, found.readings, found.unfinished, found.sharing) == (1, 1, None, ())
    assert left_in(tmp_path) == set()
    assert left_in(tmp_path, chunks) == set()
    assert ledger.verify().clean
    assert ledger.claims().total == 1
    copy = copied(ledger.path, tmp_path / "l.db.copy")
    assert not any(piece in copy.read_bytes() for piece in pieces())


def test_tombstone_says_when_and_why(ledger: Ledger) -> None:
    document = secret().document
    claim_id = ledger.reading(document.document_id).claims[0].claim_id
    ledger.withdraw(document.document_id, reason="danger", by="desk")
    stones = {(stone.what, stone.name): stone for stone in ledger.tombstones()}
    expected = {("document", document.document_id), ("blob", document.blob), ("claim", claim_id)}
    assert set(stones) == expected | {("text", one) for one in fingerprints(document)}
    assert stones["document", document.document_id].by == "desk"
    for asked in (ledger.document, ledger.claim, ledger.document_meant):
        with pytest.raises(WithdrawnError, match="was withdrawn on 2031-03-05 by desk: danger"):
            asked(document.document_id[:10])
    with pytest.raises(WithdrawnError, match=f"claim {claim_id} was withdrawn"):
        ledger.claim(claim_id)
    with pytest.raises(WithdrawnError):
        ledger.withdraw(document.document_id, reason="again")


def test_withdrawn_bytes_are_refused_and_nothing_of_them_is_stored(tmp_path: Path) -> None:
    ledger, path = open_ledger(tmp_path), tmp_path / "Qzjxkwvqj.txt"
    path.write_text(TEXT)
    ledger.add(path, reader=StandIn())
    (document,) = ledger.documents()
    ledger.withdraw(document.document_id, reason="danger")
    reader = StandIn()
    (stored,) = ledger.add(path, reader=reader)
    assert isinstance(stored.item, Skipped)
    assert (stored.outcome, stored.item.code) == ("skipped", "withdrawn")
    assert "2031-03-05" in stored.item.message
    assert "danger" in stored.item.message
    assert reader.read_ids == [], "it is not even read"
    assert [entry.kind for entry in ledger.log()][-1] == "refused"
    assert ledger.status().documents == ledger.status().blobs == 0
    run(ledger.path, "PRAGMA wal_checkpoint(TRUNCATE)")
    assert left_in(tmp_path) == set()
    assert ledger.verify().clean


def test_same_bytes_under_another_outlet_are_refused_too(ledger: Ledger) -> None:
    ledger.withdraw(secret().document.document_id, reason="danger")
    again = secret(outlet="Another wire")
    assert ledger.store(again, None) == "withdrawn"
    assert ledger.status().documents == 1


def test_skipped_input_whose_bytes_were_withdrawn_is_refused(ledger: Ledger) -> None:
    ledger.withdraw(secret().document.document_id, reason="danger")
    blob = Blob(input_id="Qzjxkwvqj", data=TEXT.encode(), media_type="text/csv")
    assert ledger.skip(Skipped(input_id="Qzjxkwvqj", code="x", message="Qzjxkwvqj", blob=blob)) == "withdrawn"


def test_documents_of_the_same_bytes_stay_without_them(ledger: Ledger) -> None:
    sharing = store(ledger, secret(outlet="Another wire"))
    found = ledger.withdraw(secret().document.document_id, reason="danger")
    assert found.sharing == (sharing,)
    assert ledger.document(sharing).text == TEXT
    assert ledger.status().blobs == 1
    assert ledger.verify().clean


def test_a_row_of_a_table_is_withdrawn_and_the_other_rows_stay(tmp_path: Path) -> None:
    ledger, path = open_ledger(tmp_path), tmp_path / "wires.csv"
    path.write_text(f"id,text\nQzjxkwvqj,{TEXT}\nr2,The council said nothing at all today.\nr3,\n")
    ledger.add(path, reader=StandIn())
    (row, other) = sorted(ledger.documents(), key=lambda d: d.locus)
    assert len([e for e in ledger.log() if e.kind == "skipped"]) == 1
    found = ledger.withdraw(row.document_id, reason="danger")
    assert found.sharing == (other.document_id,)
    assert left_in(tmp_path) == set()
    assert [d.document_id for d in ledger.documents()] == [other.document_id]
    assert ledger.verify().clean
    again = [stored.item for stored in ledger.add(path, reader=StandIn()) if stored.outcome == "skipped"]
    first, second, third = (item for item in again if isinstance(item, Skipped))
    assert (first.message, first.code) == ("'Qzjxkwvqj' was withdrawn on 2031-03-05: danger", "withdrawn")
    assert first.hint == "take it out of the table, and add the rest"
    assert "'r2' is not taken in: something else in the same file was withdrawn" in second.message
    assert second.hint == "it is in the ledger already, as it was, and stays there"
    assert "row 3" in third.message and third.code != "withdrawn", "nothing was withdrawn of an empty row"
    assert ledger.status().skipped == {}, "the row without text was noted by its bytes, which are gone"


def test_row_of_a_new_table_beside_a_withdrawn_one_is_told_what_is_wrong(tmp_path: Path) -> None:
    ledger, path = open_ledger(tmp_path), tmp_path / "wires.csv"
    path.write_text(f"text\n{TEXT}\n")
    ledger.add(path, reader=StandIn())
    (row,) = ledger.documents()
    ledger.withdraw(row.document_id, reason="danger")
    path.write_text(f"text\nThe council said nothing at all today.\n{TEXT}\n")
    first, second = (stored.item for stored in ledger.add(path, reader=StandIn()))
    assert isinstance(first, Skipped) and isinstance(second, Skipped)
    assert "row 1' is not taken in: something else in the same file was withdrawn" in first.message
    assert first.hint == "take it out of the file, and add the rest"
    assert "row 2' was withdrawn" in second.message
    assert ledger.status().documents == 0


@pytest.mark.parametrize("columns", [{"published": "nosuch"}, {"text": "nosuch"}, {"text": "place"}])
def test_wrong_column_brings_nothing_back(columns: dict[Column, str], tmp_path: Path) -> None:
    ledger, path = open_ledger(tmp_path), tmp_path / "wires.csv"
    path.write_text(f"text,place\n{TEXT},Elsewhere\n")
    ledger.add(path, reader=StandIn())
    (row,) = ledger.documents()
    ledger.withdraw(row.document_id, reason="danger")
    path.write_text(f"text,place\nThe council said nothing at all today.,Here\n{TEXT},Elsewhere\n")
    assert {stored.outcome for stored in ledger.add(path, reader=StandIn(), options=Options(columns=columns))} == {
        "skipped"
    }
    assert (ledger.status().documents, ledger.status().blobs) == (0, 0)


def test_other_versions_stay_and_keep_what_they_have_in_common(ledger: Ledger, tmp_path: Path) -> None:
    text = "The council said that shelling hit Elsewhere again."
    newer = taken(text, url="https://example.org/Xkzqvjwqgx")
    store(ledger, Taken(replace(newer.document, input_id="Qzjxkwvqj/a.txt"), newer.blob))
    ledger.withdraw(secret().document.document_id, reason="danger")
    assert left_in(tmp_path) == pieces(("Qzjxkwvqj", "Xkzqvjwqgx")) & left_in(tmp_path)
    kept = ledger.document(newer.document.document_id)
    assert (kept.url, kept.input_id) == ("https://example.org/Xkzqvjwqgx", "Qzjxkwvqj/a.txt")
    assert ledger.verify().clean


def test_second_of_three_versions_is_the_first_when_the_first_is_withdrawn(ledger: Ledger) -> None:
    later = [taken(f"The council said it, {n}.", url="https://example.org/Xkzqvjwqgx") for n in range(2)]
    for item in later:
        ledger.store(item, None)
    ledger.withdraw(secret().document.document_id, reason="danger")
    connection = sqlite3.connect(ledger.path)
    named = dict(connection.execute("SELECT document_id, first_version FROM document WHERE url IS NOT NULL").fetchall())
    connection.close()
    first, second = (item.document.document_id for item in later)
    assert named == {first: None, second: first}


def test_sightings_and_failures_by_path_lose_their_words(ledger: Ledger, tmp_path: Path) -> None:
    ledger.store(secret(), None)
    ledger.skip(Skipped(input_id="Qzjxkwvqj/a.txt", code="input-missing", message="there is no file 'Qzjxkwvqj/a.txt'"))
    ledger.withdraw(secret().document.document_id, reason="danger")
    assert left_in(tmp_path) == set()
    found = ledger.verify()
    assert (found.clean, found.withdrawn) == (True, 4)


def test_judgements_go_with_their_document(ledger: Ledger, tmp_path: Path) -> None:
    document = secret().document
    run(ledger.path, "INSERT INTO judgement VALUES ('j1', '', 'desk', 'note', 'Vwqjzxkqb', 'c', ?, 'r', '[]', '[]')",
        document.document_id)  # fmt: skip
    run(ledger.path, "INSERT INTO carried VALUES ('j1', 'r', 'c', 1.0)")
    found = ledger.withdraw(document.document_id, reason="danger")
    assert found.judgements == 1
    assert left_in(tmp_path) == set()


def test_entries_of_merged_logs_lose_their_words(ledger: Ledger, tmp_path: Path) -> None:
    columns = "seq, at, kind, subject, payload, previous, hash, salt, digest, withdrawn"
    run(ledger.path, f"INSERT INTO merged_custody (ledger, {columns}) SELECT 'other', {columns} FROM custody")
    assert ledger.verify().clean
    ledger.withdraw(secret().document.document_id, reason="danger")
    assert left_in(tmp_path) == set()
    assert ledger.verify().clean
    run(ledger.path, "UPDATE merged_custody SET payload = '', salt = '', withdrawn = 1 WHERE seq = 1")
    assert "entry 1 of the custody log of ledger other are gone" in ledger.verify().misfits[0].message


def test_skipped_entry_of_the_first_schema_loses_its_path(ledger: Ledger, tmp_path: Path) -> None:
    run(ledger.path, "UPDATE custody SET kind = 'skipped', subject = 'Qzjxkwvqj/a.txt', digest = NULL WHERE seq = 2")
    ledger.withdraw(secret().document.document_id, reason="danger")
    assert left_in(tmp_path) == set()


def test_document_is_found_by_claim_and_by_address(ledger: Ledger) -> None:
    document = secret().document
    claim_id = ledger.reading(document.document_id).claims[0].claim_id
    for given in (document.document_id[:8], claim_id[:8], document.url, "http://www.example.org/Xkzqvjwqgx/"):
        assert given
        assert ledger.document_meant(given) == document
    with pytest.raises(NotInLedgerError):
        ledger.document_meant("")
    with pytest.raises(NotInLedgerError):
        ledger.withdraw("https://example.org/none", reason="x")
    version = taken("The council said that shelling hit Elsewhere again.", url=document.url)
    store(ledger, version)
    with pytest.raises(AmbiguousIdError, match="there are several versions of 'http") as caught:
        ledger.withdraw(str(document.url), reason="x")
    assert version.document.document_id in (caught.value.hint or "")


def test_what_a_crash_left_is_wiped_when_the_ledger_is_next_written(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.ledger.file.wipe", lambda *_, **__: "killed")
    other = sqlite3.connect(ledger.path)  # keeps the write-ahead log from being cleared, as a kill would
    other.execute("SELECT count(*) FROM claim").fetchone()
    assert ledger.withdraw(secret().document.document_id, reason="danger").unfinished == "killed"
    monkeypatch.undo()
    assert left_in(tmp_path), "the write-ahead log still has the pages"
    later = open_ledger(tmp_path)
    assert later.claims().total == 1
    assert left_in(tmp_path), "a search writes nothing"
    later.store(taken("The council said nothing."), None)
    assert left_in(tmp_path) == set()
    other.close()


def test_withdrawing_again_finishes_what_a_crash_left(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.ledger.file.wipe", lambda *_, **__: "killed")
    ledger.withdraw(secret().document.document_id, reason="danger")
    monkeypatch.undo()
    with pytest.raises(WithdrawnError):
        open_ledger(tmp_path).withdraw(secret().document.document_id, reason="danger")
    assert left_in(tmp_path) == set()


@pytest.mark.parametrize("again", [("{}",), ("--name", "Zqxwvkjqz")])
def test_command_given_again_finishes_what_a_crash_left(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: tuple[str, ...]
) -> None:
    monkeypatch.setattr("counterclaim.ledger.file.wipe", lambda *_, **__: "killed")
    document = secret().document.document_id
    with closing(sqlite3.connect(ledger.path)) as other:  # keeps the write-ahead log, as a kill would
        other.execute("SELECT count(*) FROM claim").fetchone()
        ledger.withdraw(document, reason="danger")
        monkeypatch.undo()
        assert left_in(tmp_path)
        given = [word.format(document) for word in again]
        assert cli("withdraw", *given, "--reason", "danger", "--yes", "--ledger", str(ledger.path)) == 1
        assert left_in(tmp_path) == set()


def test_reader_in_the_way_is_named_and_the_note_stays(ledger: Ledger, tmp_path: Path) -> None:
    reader = sqlite3.connect(ledger.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM claim").fetchone()
    quick = Ledger(ledger.path, wait=0.05)
    why = quick.withdraw(secret().document.document_id, reason="danger").unfinished
    assert why
    assert "another program" in why
    reader.close()
    assert wipe(ledger.path, wait=1) is None
    assert left_in(tmp_path) == set()


def test_nothing_is_withdrawn_where_the_transaction_fails(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("counterclaim.ledger.taking_out.erase", broken)
    with pytest.raises(RuntimeError):
        ledger.withdraw(secret().document.document_id, reason="danger")
    assert ledger.document(secret().document.document_id) == secret().document
    assert ledger.tombstones() == []
    assert ledger.verify().clean


def test_bytes_that_come_back_behind_the_programs_back_are_named(ledger: Ledger) -> None:
    blob = secret().document.blob
    ledger.withdraw(secret().document.document_id, reason="danger")
    run(
        ledger.path,
        "INSERT INTO blob VALUES (?, ?, 'text/plain', 'zlib', ?)",
        blob,
        len(TEXT),
        zlib.compress(TEXT.encode()),
    )
    assert "was withdrawn and is there again" in ledger.verify().misfits[0].message


def test_copies_of_older_schemas_are_listed(ledger: Ledger) -> None:
    copy = ledger.path.with_name("l.db.schema-1")
    copy.touch()
    assert copies_beside(ledger.path) == [copy]


def cli(*arguments: str) -> int:
    from counterclaim.cli.cli import run as run_cli

    return run_cli(arguments)


def test_command_asks_for_yes_where_there_is_no_terminal(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("withdraw", secret().document.document_id[:8], "--reason", "danger", "--ledger", str(ledger.path))
    assert cli(*asked) == 2
    assert "--yes" in capsys.readouterr().err
    assert cli(*asked, "--yes") == 0
    said = capsys.readouterr()
    assert "withdrawn: document" in said.out
    assert "docs/withdrawal.md" in said.err
    assert cli("show", secret().document.document_id[:8], "--ledger", str(ledger.path)) == 1
    assert "was withdrawn on 2" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [
    (), ("abc", "--name", "Ana"), ("abc", "--document", "abc"), ("--name", "A"), ("abc", "--reason", " "),
    ("--name", "Ana Vqo", "--reason", "for ana vqo"),
])  # fmt: skip
def test_command_refuses_what_makes_no_sense(ledger: Ledger, wrong: tuple[str, ...]) -> None:
    reason = () if "--reason" in wrong else ("--reason", "danger")
    assert cli("withdraw", *wrong, *reason, "--yes", "--ledger", str(ledger.path)) == 2


def test_command_takes_a_name_out_and_tells_what_is_left(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    ledger.store(taken("Ana Vqo heard it. Vqo fled.", outlet="Third"), None)
    ledger.path.with_name("l.db.schema-1").touch()
    named = ("withdraw", "--name", "Ana Vqo", "--reason", "danger", "--yes", "--ledger", str(ledger.path))
    assert cli(*named) == 0
    said = capsys.readouterr()
    assert "withdrawn: the name once in the texts of 1 document" in said.out
    assert "'Vqo' still stands alone once" in said.err
    assert "l.db.schema-1" in said.err
    assert cli(*named) == 1
    assert "[name-not-found]" in capsys.readouterr().err


def test_page_and_api_of_a_withdrawn_document_are_gone(ledger: Ledger) -> None:
    from litestar.testing import TestClient

    from counterclaim.web.app import create_app

    document = secret().document
    claim_id = ledger.reading(document.document_id).claims[0].claim_id
    ledger.withdraw(document.document_id, reason="danger")
    with TestClient(create_app(ledger.path), base_url="http://127.0.0.1") as client:
        for address in (f"/api/documents/{document.document_id}", f"/api/claims/{claim_id}"):
            answer = client.get(address)
            assert answer.status_code == 410
            assert answer.json()["error"]["code"] == "withdrawn"
            assert "2031-03-05: danger" in answer.json()["error"]["message"]
        page = client.get(f"/claims/{claim_id}")
        assert page.status_code == 410
        assert "Withdrawn" in page.text
