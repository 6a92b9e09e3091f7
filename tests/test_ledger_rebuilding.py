"""A damaged ledger: what verify says of it, what can still be asked, what is saved of it. All texts are invented."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Container, Iterable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from counterclaim.cli.backup import command
from counterclaim.errors import (
    BackupThereError,
    LedgerDamagedError,
    LedgerError,
    NotALedgerError,
    NothingToRebuildError,
)
from counterclaim.intake import Options
from counterclaim.ledger import Filters, Ledger, Rebuilt, schema
from counterclaim.ledger.damage import damaged_pages
from counterclaim.ledger.migrating import newest
from counterclaim.ledger.pages import opened_pages
from counterclaim.ledger.salvaging import DERIVED, RECORDS, Shapes
from tests.standin import StandIn
from tests.test_ledger_migrating import old_ledger

PAGE = 2048
"""Bytes of a page here: small ones, so that few documents make a ledger with inner pages and long chains."""

PARTS = 8
"""In which the pages are gone through, so that no test is long."""

SAMPLED = 6
"""Of so many pages of a table or of the indexes one is rebuilt from, and from a table's first and last: what becomes of
the others is the same. All of them are asked; `make faults` rebuilds from all."""

TIMES = "2031-03-05T00:00:00+00:00"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with everything in it that can be lost: documents of files and rows, long and short, read once and
    twice, something skipped, a judgement."""
    folder = tmp_path_factory.mktemp("whole")
    path = folder / "whole.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("VACUUM")
    ledger = Ledger(path, clock=lambda: TIMES)
    for number in range(5):
        (folder / f"{number}.txt").write_text(
            f"The governor said that {number} people were killed. " * (1 + 12 * number)
        )
    rows = "".join(f'"Row {number} says that the town was shelled",Wire {number}\n' for number in range(3))
    (folder / "rows.csv").write_text(f"words,outlet\n{rows}")
    (folder / "bad.txt").write_bytes(b"\0\1\2")
    inputs = [folder / name for name in ("0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "bad.txt")]
    ledger.add(inputs, reader=StandIn(), options=Options(outlet="Test Wire", published="2031-03-04"))
    ledger.add(folder / "rows.csv", reader=StandIn(), options=Options(columns={"text": "words"}))
    ledger.add(
        folder / "4.txt", reader=StandIn(version="2"), options=Options(outlet="Test Wire", published="2031-03-04")
    )
    judge(ledger)
    assert ledger.verify().clean
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def judge(ledger: Ledger) -> None:
    ledger.judge(ledger.claims().claims[0].claim_id, verdict="right", by="desk")


def with_noise(whole: Path, folder: Path, *pages: int, size: int = PAGE) -> Path:
    content = bytearray(whole.read_bytes())
    for page in pages:
        content[(page - 1) * size : page * size] = random.Random(page).randbytes(size)
    path = folder / "noise.db"
    for companion in ("-wal", "-shm"):
        Path(f"{path}{companion}").unlink(missing_ok=True)
    path.write_bytes(bytes(content))
    return path


def rebuilt(path: Path, *, reader: StandIn | None = None) -> tuple[Rebuilt, Ledger]:
    target = path.with_name("saved.db")
    found = Ledger.rebuild(path, target, reader=reader, force=True, clock=lambda: TIMES)
    return found, Ledger(target, create=False)


def page_count(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])


def page_of(path: Path, table: str, *, kind: str = "leaf") -> int:
    """The first page of a table or index."""
    with closing(sqlite3.connect(path)) as connection:
        found = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY pageno"
        return int(connection.execute(found, (table, kind)).fetchone()[0])


def sampled_pages(path: Path) -> set[int]:
    """Pages that the ledger is rebuilt from: more of those that hold what cannot be made again, and of the schema."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, pageno FROM dbstat ORDER BY pageno").fetchall()
    found = {page for _, page in rows if page % SAMPLED == 0}
    for table in (*RECORDS, "sqlite_schema"):
        pages = [page for name, page in rows if name == table]
        found |= {*pages[:1], *pages[-1:]}
    return found


QUESTIONS: tuple[Callable[[Ledger], object], ...] = (
    lambda ledger: ledger.claims(),
    lambda ledger: ledger.claims(Filters(words="governor", side="north")),
    lambda ledger: list(ledger.every_claim()),
    lambda ledger: list(ledger.documents()),
    lambda ledger: list(ledger.log()),
    lambda ledger: list(ledger.skipped()),
    lambda ledger: ledger.facets(),
    lambda ledger: ledger.status(),
    lambda ledger: ledger.names("actor"),
)


@pytest.mark.parametrize("part", range(PARTS))
def test_noise_over_every_page_in_turn(part: int, whole: Path, tmp_path: Path) -> None:
    put_noise_over(whole, tmp_path, range(1 + part, page_count(whole) + 1, PARTS), sampled_pages(whole))


def put_noise_over(whole: Path, folder: Path, pages: Iterable[int], rebuilt_from: Container[int]) -> None:
    """Noise over one page after the other: verify sees it, questions end in an answer or a sentence, and what is
    rebuilt holds all that the page did not, and names what it has lost."""
    before = Ledger(whole, create=False)
    documents, log = list(before.documents()), list(before.log())
    unnamed = []
    for page in pages:
        path = with_noise(whole, folder, page)
        try:
            ledger = Ledger(path, create=False)
        except (NotALedgerError, LedgerDamagedError) as error:
            assert "\n" not in str(error) and (page == 1) == isinstance(error, NotALedgerError)
        else:
            if ledger.verify().clean:
                unnamed.append(page)
            for question in QUESTIONS:
                try:
                    question(ledger)
                except LedgerError as error:
                    assert isinstance(error, LedgerDamagedError) and "\n" not in str(error)
        if page not in rebuilt_from:
            continue
        found, saved = rebuilt(path)
        assert list(saved.documents()) == documents, page
        kept = [entry for entry in saved.log() if entry.seq <= len(log)]
        gone = {number for first, last in found.missing for number in range(first, last + 1)}
        assert kept == [entry for entry in log if entry.seq not in gone], page
        assert sorted(one.hash for one in kept) == sorted(entry.hash for entry in log if entry.seq not in gone)
        named = {one.name for one in found.lost}
        for misfit in saved.verify().misfits:
            assert misfit.what == "custody" or misfit.name in named or misfit.what == "document", (page, misfit)
        lost_bytes = {one.name for one in found.lost if one.what == "blob"}
        assert {d.document_id for d in documents if d.blob in lost_bytes} == {
            misfit.name for misfit in saved.verify().misfits if misfit.what == "document"
        }
    assert unnamed == [], "noise on these pages is not seen by verify"


def test_ledger_of_which_nothing_is_lost_is_rebuilt_as_it_was(whole: Path, tmp_path: Path) -> None:
    found, saved = rebuilt(with_noise(whole, tmp_path))
    before = Ledger(whole, create=False)
    assert (found.lost, found.missing, found.vouched, found.taken_anew, found.unread) == ((), (), 0, 0, 0)
    assert found.saved == {
        "blobs": 7, "documents": 8, "readings": 9, "claims": 18, "judgements": 1, "decisions": 0,
        "entries": len(list(before.log())),
    }  # fmt: skip
    assert saved.verify().clean
    assert list(saved.every_claim()) == list(before.every_claim())
    assert saved.claims(Filters(words="governor")) == before.claims(Filters(words="governor"))
    assert list(saved.skipped()) == list(before.skipped())
    assert saved.facets() == before.facets()
    last = list(saved.log())[-1]
    assert (last.kind, last.words["lost"], last.words["saved"]["documents"]) == ("rebuilt", [], 8)


def test_empty_input_has_no_bytes_that_could_be_lost(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db", clock=lambda: TIMES)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "a.txt").write_text("The governor said that the town was shelled.")
    ledger.add([tmp_path / "empty.txt", tmp_path / "a.txt"], reader=StandIn())
    assert sum(ledger.status().skipped.values()) == 1
    assert Ledger.rebuild(tmp_path / "l.db", tmp_path / "new.db", reader=StandIn()).lost == ()


def test_bytes_of_the_damaged_file_are_not_touched(whole: Path, tmp_path: Path) -> None:
    path = with_noise(whole, tmp_path, 5)
    before = path.read_bytes()
    rebuilt(path)
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["noise.db", "saved.db"]


def test_documents_whose_rows_are_lost_are_taken_in_again(whole: Path, tmp_path: Path) -> None:
    found, saved = rebuilt(with_noise(whole, tmp_path, page_of(whole, "document")))
    assert found.taken_anew >= 1 and found.lost == ()
    assert saved.verify().clean
    rows = [document for document in saved.documents() if document.locus]
    assert {document.outlet for document in rows} == {"Wire 0", "Wire 1", "Wire 2"}


def test_lost_readings_are_made_again_or_wait(whole: Path, tmp_path: Path) -> None:
    path = with_noise(whole, tmp_path, page_of(whole, "reading"))
    found, saved = rebuilt(path)
    lost = [one.name for one in found.lost]
    assert lost and {one.what for one in found.lost} == {"reading"}
    assert found.unread == saved.status().unread >= 1
    misfits = saved.verify().misfits
    assert [m.message for m in misfits] == [
        f"reading {name} was made and is not there any more" for name in sorted(lost)
    ]
    again, saved = rebuilt(path, reader=StandIn())
    assert again.unread == 0 and again.read_anew == found.unread
    before = Ledger(whole, create=False)
    assert [claim.claim_id for claim in saved.every_claim()] == [claim.claim_id for claim in before.every_claim()]


def test_hole_in_the_custody_log_is_named_and_the_rest_is_checked(whole: Path, tmp_path: Path) -> None:
    page = page_of(whole, "custody")
    ledger = Ledger(with_noise(whole, tmp_path, page), create=False)
    first = ledger.verify().misfits[0].message
    assert first == f"page {page} of {page_count(whole)} of the file is damaged; it held the custody log"
    found, saved = rebuilt(ledger.path)
    assert len(found.missing) == 1 and found.vouched >= 0 and found.lost == ()
    begin, end = found.missing[0]
    named = (
        f"entries {begin} to {end} of the custody log are" if end > begin else f"entry {begin} of the custody log is"
    )
    assert [m.message for m in saved.verify().misfits] == [f"{named} missing"]


def test_number_of_a_lost_last_entry_is_not_given_again(whole: Path, tmp_path: Path) -> None:
    with opened_pages(whole) as pages:
        root = pages.trees()["custody"]
        leaves = [n for n, _ in pages.tree(root) if pages.kind(n) == 13]
        last = max(leaves, key=lambda n: max(row[0] or 0 for row in pages.rows(n) if row))
    count = len(list(Ledger(whole, create=False).log()))
    found, saved = rebuilt(with_noise(whole, tmp_path, last))
    assert found.missing[-1][1] == count
    numbers = [entry.seq for entry in saved.log()]
    assert not {n for first, end in found.missing for n in range(first, end + 1)} & set(numbers)
    assert numbers[-1] > count
    judged = [entry for entry in saved.log() if entry.kind == "judged"]
    assert len(judged) == 1 and judged[0].words.get("rebuilt") is True, "it is whole, and noted anew as rebuilt"


def test_changed_text_is_not_vouched_for(whole: Path, tmp_path: Path) -> None:
    path = with_noise(whole, tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE document SET text = replace(text, 'governor', 'minister') WHERE id = 1")
        connection.execute("UPDATE claim SET record = replace(record, 'Riverton', 'Elsewhere') WHERE id = 5")
    found, saved = rebuilt(path, reader=StandIn())
    assert found.taken_anew == 1 and found.read_anew == 1
    assert saved.verify().clean
    assert list(saved.documents()) == list(Ledger(whole, create=False).documents())


def test_bytes_that_are_lost_are_named_and_the_text_stays(whole: Path, tmp_path: Path) -> None:
    path = with_noise(whole, tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        (blob,) = connection.execute("SELECT blob FROM document WHERE id = 1").fetchone()
        connection.execute("UPDATE blob SET content = zeroblob(9) WHERE sha256 = ?", (blob,))
    found, saved = rebuilt(path)
    assert [one.message for one in found.lost] == [f"the bytes of blob {blob[:16]} are lost"]
    assert saved.status().documents == 8
    (misfit,) = saved.verify().misfits
    assert re.fullmatch(r"the bytes of document \w+ are not in the ledger", misfit.message)


def test_log_beside_the_file_counts(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db")
    reader = sqlite3.connect(ledger.path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM custody").fetchone()
    (tmp_path / "a.txt").write_text("The governor said that eight people were killed in the town.")
    ledger.add(tmp_path / "a.txt", reader=StandIn())
    for companion in ("", "-wal"):
        shutil.copy(f"{ledger.path}{companion}", f"{tmp_path}/killed.db{companion}")
    reader.close()
    found, saved = rebuilt(tmp_path / "killed.db")
    assert found.saved["documents"] == 1 and saved.verify().clean
    with (tmp_path / "killed.db-wal").open("rb+") as log:  # a commit that did not get through counts as never made
        log.truncate(log.seek(0, 2) - 10)
    found, saved = rebuilt(tmp_path / "killed.db")
    assert saved.verify().clean and found.saved["documents"] in (0, 1)


def test_file_that_was_cut_off(whole: Path, tmp_path: Path) -> None:
    path = with_noise(whole, tmp_path)
    path.write_bytes(path.read_bytes()[: page_count(whole) * PAGE * 4 // 5 + 100])
    found, saved = rebuilt(path, reader=StandIn())
    named = {one.name for one in found.lost}
    assert {m.name for m in saved.verify().misfits if m.what not in ("custody", "document")} <= named
    assert found.saved["documents"] + found.taken_anew == saved.status().documents > 0


@pytest.mark.parametrize("page", [1, 2, 3, 5, 9])
def test_ledger_of_an_older_schema(page: int, tmp_path: Path) -> None:
    path = old_ledger(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    found, saved = rebuilt(with_noise(path, tmp_path, page, size=4096))
    assert saved.status().schema == newest()
    assert found.saved["documents"] + found.taken_anew == 1
    assert {m.what for m in saved.verify().misfits} <= {"custody"} | {one.what for one in found.lost} | {"document"}


def test_what_was_no_ledger_gives_none(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(random.Random(1).randbytes(40_000))
    for path in (other, tmp_path / "empty.db"):
        path.touch()
        with pytest.raises(NothingToRebuildError):
            Ledger.rebuild(path, tmp_path / "saved.db")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["empty.db", "other.db"]


def test_target_that_is_there_is_left_alone(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "saved.db").write_text("mine")
    with pytest.raises(BackupThereError):
        Ledger.rebuild(whole, tmp_path / "saved.db")
    assert (tmp_path / "saved.db").read_text() == "mine"


def test_every_table_is_either_saved_or_made_again() -> None:
    assert {name for name in schema.METADATA.tables if not name.endswith("_words")} == {*RECORDS, *DERIVED}
    assert set(Shapes(newest()).columns) == set(RECORDS)


def test_whole_file_has_no_damaged_page(whole: Path) -> None:
    assert list(damaged_pages(whole)) == []


def test_command_saves_and_says_what_is_lost(whole: Path, tmp_path: Path) -> None:
    path = with_noise(whole, tmp_path, page_of(whole, "reading"))
    arguments = [str(tmp_path / "saved.db"), "--rebuild", "--no-read", "--ledger", str(path)]
    done = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert done.exception is None and done.return_value == 0
    assert "saved into" in done.output and "lost: reading" in done.output and "reread" in done.output
