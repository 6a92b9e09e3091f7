"""A name that is withdrawn is █ wherever it stood, and nothing else has moved. Texts and the names are invented."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from counterclaim.errors import NameNotFoundError
from counterclaim.intake import Blob, Skipped, Taken
from counterclaim.ledger import Ledger
from counterclaim.ledger.books import Books
from counterclaim.ledger.masking import Names
from counterclaim.ledger.opening import engine_for
from counterclaim.ledger.renoting import digests_of
from counterclaim.ledger.storing import text_hash
from counterclaim.records import Actor, document_id
from tests.hand_made import at, claim, reading_of, small_ledger, taken
from tests.standin import StandIn

NAME = "Vqozko Zhwrenko"
TEXT = (
    "VQOZKO  ZHWRENKO said that shelling hit Elsewhere. Vqozko\nZhwrenko's mother heard Zhwrenko there. "
    "Vqozko Zhwrenkova"
)


def pieces() -> set[bytes]:
    """Four letters of both parts, as the full-text index may hold them."""
    found = {word[i : i + 4] for word in ("vqozko", "zhwrenko") for i in range(len(word) - 3)}
    return {form.encode() for piece in found for form in (piece, piece.title(), piece.upper())}


def left_in(folder: Path) -> set[bytes]:
    content = b"".join(path.read_bytes() for path in folder.iterdir() if path.name.startswith("l.db"))
    return {piece for piece in pieces() if piece in content}


def named(text: str = TEXT, *, url: str | None = "https://example.org/vqozko-zhwrenko?by=Vqozko%20Zhwrenko") -> Taken:
    blob = Blob(input_id="in/vqozko_zhwrenko.txt", data=text.encode(), media_type="text/plain")
    made = taken(text, title="Vqozko Zhwrenko speaks", url=url)
    return Taken(replace(made.document, input_id=blob.input_id, note="by Vqozko Zhwrenko"), blob)


def store(ledger: Ledger, item: Taken) -> str:
    document = item.document
    speaker = Actor(
        id="text:vqozko-zhwrenko", name=NAME, side=None, span=at(document.text, "VQOZKO  ZHWRENKO"), resolution="name"
    )
    made = claim(document, "VQOZKO  ZHWRENKO", "said", "shelling hit Elsewhere", place="Elsewhere")
    links = (replace(made.attribution[0], actors=(speaker,)),)
    events = (replace(made.events[0], agents=(speaker,)),)
    ledger.store(item, reading_of(document, replace(made, attribution=links, events=events)))
    return document.document_id


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    filled = Ledger(tmp_path / "l.db", clock=lambda: "2031-03-05T00:00:00+00:00")
    store(filled, named())
    filled.store(taken("The council said that shelling hit Elsewhere.", outlet="Other"), None)
    return filled


def run(path: Path, sql: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql, values)
    connection.close()


def test_name_is_masked_with_as_many_characters_and_ids_stay(ledger: Ledger) -> None:
    before, claims = named().document, ledger.claims().claims
    found = ledger.withdraw_name([NAME], reason="asked for")
    after = ledger.document(before.document_id)
    assert len(after.text) == len(before.text)
    assert after.text.startswith("█" * 16 + " said that")
    assert "█" * 15 + "'s mother heard Zhwrenko there. Vqozko Zhwrenkova" in after.text
    assert (after.title, after.note) == ("█" * 15 + " speaks", "by " + "█" * 15)
    (masked,) = ledger.claims().claims
    assert masked.claim_id == claims[0].claim_id
    assert masked.attribution[0].actors[0].name == "█" * 15
    assert masked.attribution[0].actors[0].id == "text:" + "█" * 15
    assert masked.input_id == "in/" + "█" * 15 + ".txt"
    assert (found.places.occurrences, list(found.places.documents)) == (2, [before.document_id])
    assert found.places.alone == {"Vqozko": 1, "Zhwrenko": 1}
    assert ledger.verify().clean


def test_nothing_of_the_name_is_left_in_the_file(ledger: Ledger, tmp_path: Path) -> None:
    ledger.skip(Skipped(input_id="vqozko_zhwrenko.txt", code="x", message="Vqozko Zhwrenko", hint="Vqozko Zhwrenko"))
    claim = ledger.reading(named().document.document_id).claims[0]
    ledger.judge(claim.claim_id, verdict="note", by="desk", note="of Vqozko Zhwrenko")
    assert len(left_in(tmp_path)) > 10
    ledger.withdraw_name([NAME, "Vqozko", "Zhwrenko", "Zhwrenkova"], reason="asked for", by="desk")
    assert left_in(tmp_path) == set()
    assert ledger.verify().clean


def test_bytes_go_and_are_refused_afterwards(tmp_path: Path) -> None:
    ledger, path = Ledger(tmp_path / "l.db"), tmp_path / "a.txt"
    path.write_text(TEXT)
    ledger.add(path, reader=StandIn())
    ledger.withdraw_name([NAME], reason="asked for")
    assert ledger.status().blobs == 0
    (stored,) = ledger.add(path, reader=StandIn(version="2"))
    assert isinstance(stored.item, Skipped)
    assert stored.item.code == "withdrawn"
    assert "is not taken in: a name in it was withdrawn" in stored.item.message
    (kept,) = ledger.documents()
    assert stored.item.hint == f"it is in the ledger with the name taken out, as document {kept.document_id[:8]}"
    assert sorted(stone.what for stone in ledger.tombstones()) == ["blob", "words"]
    assert ledger.verify().clean


def test_address_without_the_name_is_checked_by_the_log_not_by_the_id(ledger: Ledger) -> None:
    document = named().document
    ledger.withdraw_name([NAME], reason="asked for")
    kept = ledger.document(document.document_id)
    assert kept.url == f"https://example.org/{'█' * 15}?by={'█' * 17}"
    expected = document_id(blob=kept.blob, outlet=kept.outlet, url=kept.url, published=kept.published)
    assert expected != kept.document_id
    assert ledger.verify().clean
    run(ledger.path, "UPDATE document SET url = 'https://example.org/else' WHERE document_id = ?", kept.document_id)
    assert "do not fit its id" in ledger.verify().misfits[0].message


def test_what_was_masked_is_still_checked(ledger: Ledger) -> None:
    ledger.withdraw_name([NAME], reason="asked for")
    run(ledger.path, "UPDATE document SET text = replace(text, '█ said', 'X said')")
    run(ledger.path, "UPDATE claim SET record = replace(record, 'asserts', 'denies')")
    assert [m.what for m in ledger.verify().misfits] == ["document", "reading", "derived"]


def test_log_says_the_same_without_the_name(ledger: Ledger) -> None:
    ledger.withdraw_name([NAME], reason="asked for", by="desk")
    received, redacted = (next(e for e in ledger.log() if e.kind == kind) for kind in ("received", "redacted"))
    assert received.withdrawn == redacted.seq
    assert redacted.words["said"]["2"]["input_id"] == "in/" + "█" * 15 + ".txt"
    assert redacted.words["said"]["2"]["blob"] == named().document.blob
    assert (redacted.words["reason"], redacted.words["by"]) == ("asked for", "desk")
    noted = next(e for e in ledger.log() if e.kind == "noted")
    document = ledger.document(named().document.document_id)
    assert noted.words["documents"] == {document.document_id: text_hash(document.text)}


def test_judgements_keep_their_verdict_and_verify(ledger: Ledger) -> None:
    claim = ledger.reading(named().document.document_id).claims[0]
    ledger.judge(claim.claim_id, verdict="wrong", by="desk", note="says Vqozko Zhwrenko")
    assert ledger.verify().clean
    ledger.withdraw_name([NAME], reason="asked for")
    assert ledger.verify().clean


def test_only_the_documents_asked_for_are_touched(ledger: Ledger) -> None:
    other = store(ledger, named(f"{TEXT} Another day.", url=None))
    found = ledger.withdraw_name([NAME], reason="asked for", documents=[other[:12]])
    assert list(found.places.documents) == [other]
    assert ledger.document(named().document.document_id).text == TEXT
    assert NAME.upper().split()[0] not in ledger.document(other).text
    assert ledger.verify().clean


def test_bytes_that_hold_the_name_where_no_text_does_go_too(ledger: Ledger, tmp_path: Path) -> None:
    page = b"a\0b Vqozko&#32;Zhwrenko"
    ledger.skip(Skipped(input_id="p", code="binary", message="m", blob=Blob(input_id="p", data=page, media_type="x")))
    cyrillic = "Вцозко Жвренко".encode("cp1251")
    ledger.skip(Skipped(input_id="q", code="x", message="m", blob=Blob(input_id="q", data=cyrillic, media_type="x")))
    found = ledger.withdraw_name([NAME], reason="asked for")
    assert len(found.places.blobs) == 2
    assert ledger.status().blobs == 2
    assert ledger.verify().clean


def test_document_of_the_same_bytes_without_the_name_stays(tmp_path: Path) -> None:
    ledger, path = Ledger(tmp_path / "l.db"), tmp_path / "rows.csv"
    path.write_text("id,text\nr1,The council heard Vqozko Zhwrenko today.\nr2,The council heard nobody at all today.\n")
    ledger.add(path, reader=StandIn())
    found = ledger.withdraw_name([NAME], reason="asked for")
    assert (len(found.places.documents), found.sharing) == (1, 1)
    assert ledger.verify().clean


def test_name_is_gone_from_merged_logs(ledger: Ledger, tmp_path: Path) -> None:
    columns = "seq, at, kind, subject, payload, previous, hash, salt, digest, withdrawn"
    run(ledger.path, f"INSERT INTO merged_custody (ledger, {columns}) SELECT 'other', {columns} FROM custody")
    ledger.withdraw_name([NAME, "Vqozko", "Zhwrenko", "Zhwrenkova"], reason="asked for")
    assert left_in(tmp_path) == set()
    assert ledger.verify().clean


def test_second_withdrawal_takes_the_part_that_was_left(ledger: Ledger) -> None:
    ledger.withdraw_name([NAME], reason="asked for")
    found = ledger.withdraw_name(["Zhwrenko"], reason="asked for")
    assert found.places.occurrences == 1
    assert ledger.verify().clean


def test_reason_of_an_earlier_withdrawal_that_says_the_name_is_told(ledger: Ledger) -> None:
    ledger.withdraw_name(["Elsewhere"], reason="for Vqozko Zhwrenko")
    found = ledger.withdraw_name([NAME], reason="asked for")
    assert found.reasons > 0
    assert all("Vqozko" not in stone.reason for stone in ledger.tombstones())


def test_name_that_stands_nowhere_is_said(ledger: Ledger) -> None:
    with pytest.raises(NameNotFoundError):
        ledger.withdraw_name(["Nobody Here"], reason="asked for")
    assert not ledger.places_of_name(["Nobody Here"])
    assert "redacted" not in [entry.kind for entry in ledger.log()]


@pytest.mark.parametrize(("text", "masked"), [
    ("Ana Vqo.", "███████."),
    ("ANA\u00a0\n VQO", "█" * 9),
    ("Ana Vqo’s, “Ana-Vqo”", "███████’s, “███████”"),
    ("Diana Vqo, Ana Vqozko", "Diana Vqo, Ana Vqozko"),
    ("mail ana.vqo7@example.org", "mail ███████7@example.org"),
    ("in/ANA_VQO_2.txt", "in/███████_2.txt"),
    ("Vqo, Ana", "Vqo, Ana"),
])  # fmt: skip
def test_whole_words_in_any_case_and_spacing(text: str, masked: str) -> None:
    assert Names(["Ana Vqo"]).masked(text) == masked


def test_accents_and_scripts() -> None:
    assert Names(["José O'Vqo"]).masked("Jose\u0301 O’Vqo") == "█" * 11
    assert Names(["Жвренко"]).masked("ЖВРЕНКО, /%D0%96%D0%B2%D1%80%D0%B5%D0%BD%D0%BA%D0%BE") == "███████, /" + "█" * 42
    assert Names(["فقزكو"]).masked("قال فقزكو أمس") == "قال █████ أمس"


def test_codes_and_hashes_are_left_alone() -> None:
    names = Names(["state", "adad"])
    row = {"kind": "state", "name": "State", "blob": "adad-" * 1, "digest": "adad" * 8}
    assert names.masked_in(row) == {"kind": "state", "name": "█████", "blob": "████-", "digest": "adad" * 8}


@pytest.mark.parametrize("name", ["", " ", "X", "1 2"])
def test_name_without_two_letters_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="two letters"):
        Names([name])


def test_rebuilt_ledger_still_refuses_what_was_withdrawn(ledger: Ledger, tmp_path: Path) -> None:
    ledger.withdraw_name([NAME], reason="asked for", by="desk")
    before = ledger.tombstones()
    run(ledger.path, "DELETE FROM tombstone")
    Ledger.rebuild(ledger.path, tmp_path / "new.db")
    rebuilt = Ledger(tmp_path / "new.db")
    assert rebuilt.tombstones() == before
    assert rebuilt.document(named().document.document_id) == ledger.document(named().document.document_id)
    assert rebuilt.store(named(), None) == "withdrawn"


def test_merged_ledger_does_not_bring_the_name_back(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Ledger(tmp_path / "other" / "other.db")
    store(other, named())
    other.judge(other.claims().claims[0].claim_id, verdict="wrong", by="desk", note="Vqozko Zhwrenko was not there")
    ledger.withdraw_name([NAME, "Vqozko", "Zhwrenko", "Zhwrenkova"], reason="asked for")
    ledger.merge(other.path)
    run(ledger.path, "PRAGMA wal_checkpoint(TRUNCATE)")
    assert all("zhwrenko" not in (entry.payload or "").casefold() for entry in ledger.log())
    assert ledger.verify().clean
    run(ledger.path, "VACUUM")
    run(ledger.path, "PRAGMA wal_checkpoint(TRUNCATE)")
    assert left_in(tmp_path) == set()


OURS = ("Place", "Text", "Settlement", "Body", "program", "Deaths", "Military", "Plain", "Indirect", "Exactly", "Kept")


@pytest.mark.parametrize("name", OURS)
def test_word_that_only_we_write_costs_no_document_its_bytes(name: str, tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path / "ours.db")
    before = [(entry.hash, entry.payload) for entry in ledger.log()]
    with pytest.raises(NameNotFoundError):
        ledger.withdraw_name([name], reason="a test")
    assert [(entry.hash, entry.payload) for entry in ledger.log()] == before
    assert ledger.status().blobs == 3 and ledger.verify().clean


@pytest.mark.parametrize("between", ["\n", "\r\n", "\t", "\n\n", " \n"])
@pytest.mark.parametrize("lead", ["", "\n", "\t"])
def test_name_at_or_over_a_line_break_is_found_in_json(between: str, lead: str) -> None:
    written = msgspec.json.encode({"text": f"said{lead or ' '}Vqozko{between}Zhwrenko, 43", "kind": "body"}).decode()
    names = Names(["Vqozko Zhwrenko"])
    assert names.in_json(written)
    masked = names.masked_json(written)
    assert not names.in_json(masked) and "qozko" not in masked and "hwrenko" not in masked
    assert len(msgspec.json.decode(masked)["text"]) == len(msgspec.json.decode(written)["text"])


def test_name_in_quotation_marks_or_in_an_id_made_from_the_text_is_found_in_json() -> None:
    assert Names(['Vqozko "Wolf" Zhwrenko']).in_json(msgspec.json.encode({"note": 'Vqozko "Wolf" Zhwrenko'}).decode())
    written = '{"id":"text:vqozko-zhwrenko","side":"text"}'
    assert Names(["Vqozko Zhwrenko"]).masked_json(written) == '{"id":"text:███████████████","side":"text"}'
    assert not Names(["Text"]).in_json(written)


def payloads(ledger: Ledger) -> str:
    """The words of all entries of all logs."""
    with closing(sqlite3.connect(ledger.path)) as connection:
        found = connection.execute("SELECT payload FROM custody UNION ALL SELECT payload FROM merged_custody")
        return "\n".join(payload for (payload,) in found)


def test_no_digest_is_left_by_which_a_guessed_name_could_be_confirmed(tmp_path: Path) -> None:
    ledger, other = (Ledger(tmp_path / name) for name in ("l.db", "other.db"))
    made = taken(TEXT, title="Vqozko Zhwrenko speaks")
    page = Blob(input_id="a.html", data=f"<p>{TEXT}</p>".encode(), media_type="text/html")
    key = document_id(blob=page.sha256, outlet="Test Wire", url=None, published=made.document.published)
    document = store(ledger, Taken(replace(made.document, blob=page.sha256, document_id=key), page))
    claim = ledger.reading(document).claims[0]
    ledger.judge(claim.claim_id, verdict="wrong", by="desk", note="says Vqozko Zhwrenko")
    ledger.store(taken("The council said that shelling hit Elsewhere.", outlet="Other"), None)
    with engine_for(ledger.path).connect() as connection:
        before = digests_of(connection, document, Books())
    digests = {digest for of in before.values() for digest in of.values()}
    assert len(digests) == 5, "of text, what is kept besides, reading, what made it, judgement"
    other.merge(ledger.path)
    for one in (ledger, other):
        stale = {digest for digest in digests if digest in payloads(one)}
        assert len(stale) >= 4
        one.withdraw_name([NAME], reason="asked for")
        left = {digest for digest in stale if digest in payloads(one)}
        assert left == set(before["made"].values()), "in which no name stands"
        assert one.verify().clean
    again = Ledger(tmp_path / "again.db")
    again.merge(ledger.path)
    again.merge(other.path)
    assert {digest for digest in digests if digest in payloads(again)} <= set(before["made"].values())
    assert again.verify().clean


def test_a_second_name_leaves_no_digest_of_the_text_with_the_first_one_taken_out(ledger: Ledger) -> None:
    document = named().document.document_id
    ledger.withdraw_name([NAME], reason="asked for")
    between = text_hash(ledger.document(document).text)
    assert between in payloads(ledger)
    ledger.withdraw_name(["Zhwrenkova"], reason="asked for")
    assert between not in payloads(ledger)
    assert ledger.verify().clean
    assert ledger.withdraw(document, reason="danger").claims == 1
    assert ledger.verify().clean


def test_what_was_changed_before_is_not_vouched_for_by_a_withdrawal(ledger: Ledger) -> None:
    run(ledger.path, "UPDATE document SET text = replace(text, 'there', 'where') WHERE text LIKE '%VQOZKO%'")
    ledger.withdraw_name([NAME], reason="asked for")
    assert "is not the one that came in" in ledger.verify().misfits[0].message


def test_withdrawn_document_leaves_no_digest_in_what_a_merge_noted(ledger: Ledger, tmp_path: Path) -> None:
    other = Ledger(tmp_path / "other.db")
    other.merge(ledger.path)
    other.withdraw(named().document.document_id, reason="danger")
    found = other.verify()
    assert found.clean
    assert found.documents == 1
    digest = text_hash(named().document.text)
    assert named().blob.sha256 == digest, "which the tombstone keeps, for a plain text"
    with closing(sqlite3.connect(other.path)) as connection:
        entries = connection.execute("SELECT kind FROM custody WHERE payload LIKE ?", (f"%{digest}%",)).fetchall()
    assert entries == [("withdrawn",)]
    assert other.withdraw(next(other.documents()).document_id, reason="danger")
    assert other.verify().clean


def test_reader_that_read_first_is_still_known_by_a_merge(tmp_path: Path) -> None:
    """Which reading is the current one is decided by when its reader came into use: also where a name was taken out."""
    ledgers = []
    for number, versions in enumerate((("1", "2"), ("2",))):
        seconds = map("2031-03-05T00:{:02}:00+00:00".format, count(number))
        ledger = Ledger(tmp_path / f"{number}.db", clock=seconds.__next__)
        for version in versions:
            item = named("The council said that Vqozko Zhwrenko heard the shelling of the town.")
            ledger.store(item, StandIn(version=version).reading(item.document))
        ledgers.append(ledger)
    for ledger in ledgers:
        ledger.withdraw_name([NAME], reason="asked for")
    one, two = ledgers
    one.merge(two.path)
    two.merge(one.path)
    document = item.document.document_id
    assert {ledger.reading(document).components[0].version for ledger in ledgers} == {"2"}
    assert one.verify().clean
    assert two.verify().clean
