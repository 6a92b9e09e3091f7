"""A document that is withdrawn is gone by whatever route it came, and comes back by none. All texts are invented."""

from __future__ import annotations

import base64
import gzip
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import pytest

from counterclaim.intake import Skipped
from counterclaim.ledger import Ledger
from counterclaim.ledger.layers import layers
from tests.archives import packed_records, record, tarred, zipped
from tests.standin import StandIn

SECRET = (
    "The Zqxwvkjqz council said on Tuesday that shelling of Kjqhzwqvx had killed eight people.",
    "Two of the wounded were taken to the hospital of Wvxqjkzhq during the night, the council said.",
)
TEXT = "\n\n".join(SECRET)
WORDS = (b"zqxwvkjqz", b"kjqhzwqvx", b"wvxqjkzhq")
OTHER = "The governor of the region said on Tuesday that the road to the north was open again for lorries and buses."


def page(*parts: str) -> bytes:
    words = "".join(f"<p>{part}</p>" for part in parts)
    return (
        f"<!DOCTYPE html><html><head><title>Heard</title></head><body><article>{words}</article></body></html>".encode()
    )


PAGE, OTHER_PAGE = page(*SECRET), page(OTHER, OTHER.replace("road", "bridge"))
PLAIN, SECOND = TEXT.encode(), OTHER.encode()


def broken_zip(members: dict[str, bytes]) -> bytes:
    """A zip of which one member cannot be taken out, so that all of it is kept."""
    data = bytearray(zipped({**members, "bad.txt": b"The mayor said that nobody was hurt there. " * 90}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        start = archive.getinfo("bad.txt").header_offset + 30 + len("bad.txt")
    data[start : start + 8] = b"\xff" * 8
    return bytes(data)


def feed(*texts: str) -> bytes:
    items = "".join(
        f"<item><title>Item {number}</title><guid>g{number}</guid><description>{text}</description></item>"
        for number, text in enumerate(texts)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode()


def mail(text: str, *attached: tuple[str, str]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "For you", "Desk <d@example.org>"
    message["Date"] = "Tue, 4 Mar 2031 10:00:00 +0000"
    message.set_content(text)
    for name, content in attached:
        message.add_attachment(content.encode(), maintype="text", subtype="plain", filename=name)
    return message.as_bytes()


def jsonl(*texts: str) -> bytes:
    return "".join(json.dumps({"id": f"r{n}", "text": text}) + "\n" for n, text in enumerate(texts)).encode()


def csv(*texts: str) -> bytes:
    return ("id,text\n" + "".join(f'r{n},"{text}"\n' for n, text in enumerate(texts))).encode()


ROUTES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "text": ("a.txt", lambda: PLAIN),
    "page": ("a.html", lambda: PAGE),
    "zip": ("a.zip", lambda: zipped({"p.html": PAGE, "o.txt": SECOND})),
    "zip that was kept": ("a.zip", lambda: broken_zip({"p.txt": PLAIN, "o.txt": SECOND})),
    "zip in a zip": ("a.zip", lambda: zipped({"inner.zip": zipped({"p.html": PAGE}), "o.txt": SECOND})),
    "zip in a zip that was kept": ("a.zip", lambda: broken_zip({"inner.zip": zipped({"p.txt": PLAIN})})),
    "tar": ("a.tar", lambda: tarred({"p.txt": PLAIN, "o.txt": SECOND})),
    "tar cut off": ("a.tar", lambda: tarred({"p.txt": PLAIN, "o.txt": SECOND * 20})[:2300]),
    "packed tar cut off": ("a.tar.gz", lambda: gzip.compress(tarred({"p.txt": PLAIN, "o.txt": SECOND * 20})[:2300])),
    "packed text cut off": ("a.zip", lambda: broken_zip({"p.txt.gz": gzip.compress(PLAIN)})),
    "warc": ("a.warc", lambda: record(body=PAGE) + record("http://example.org/b", OTHER_PAGE)),
    "warc cut off": ("a.warc", lambda: record(body=PAGE) + record("http://example.org/b", OTHER_PAGE)[:-30]),
    "packed warc cut off": ("a.warc.gz", lambda: packed_records(record(body=PAGE), record(body=OTHER_PAGE))[:-90]),
    "feed": ("a.rss", lambda: feed(TEXT, OTHER)),
    "feed cut off": ("a.rss", lambda: feed(TEXT, OTHER)[:-60]),
    "mail": ("a.eml", lambda: mail(TEXT)),
    "mail with a file": ("a.eml", lambda: mail(OTHER, ("report.txt", TEXT))),
    "mail in a zip that was kept": ("a.zip", lambda: broken_zip({"m.eml": mail(OTHER, ("report.txt", TEXT))})),
    "rows": ("a.jsonl", lambda: jsonl(OTHER, TEXT.replace("\n", " "))),
    "table": ("a.csv", lambda: csv(OTHER, TEXT)),
}  # fmt: skip


def words_in(data: bytes) -> set[bytes]:
    """Which of the words stand in some bytes, as they are, or packed in them."""
    found = set()
    for layer in layers([data]):
        found |= {word for word in WORDS if word in layer.lower() or base64.b64encode(word) in layer}
    return found


def left(ledger: Ledger, folder: Path) -> set[bytes]:
    """Which words are left in the ledger's file, those beside it, a fresh backup, or bytes kept in any of them."""
    ledger.backup(folder / "backup.db", force=True)
    found = set()
    for path in folder.iterdir():
        if path.name.startswith(("l.db", "backup.db")):
            found |= {word for word in WORDS if word in path.read_bytes().lower()}
    with closing(sqlite3.connect(folder / "backup.db")) as connection:
        for (content,) in connection.execute("SELECT content FROM blob UNION ALL SELECT content FROM blob_piece"):
            found |= words_in(zlib.decompress(content)) if content else set()
    return found


def added(ledger: Ledger, path: Path) -> list[tuple[str, str]]:
    """What became of every document of a file: outcome and code."""
    return [(one.outcome, one.item.code if isinstance(one.item, Skipped) else "")
            for one in ledger.add(path, reader=StandIn())]  # fmt: skip


def secrets(ledger: Ledger) -> list[str]:
    return [one.document_id for one in ledger.documents() if "Zqxwvkjqz" in one.text]


def written(folder: Path, route: str) -> Path:
    name, data = ROUTES[route]
    (folder / "in").mkdir(exist_ok=True)
    path = folder / "in" / name
    path.write_bytes(data())
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "l.db", clock=lambda: "2031-03-05T00:00:00+00:00")


@pytest.mark.parametrize("route", ROUTES)
def test_nothing_is_left_whatever_it_came_in(ledger: Ledger, tmp_path: Path, route: str) -> None:
    added(ledger, written(tmp_path, route))
    assert secrets(ledger), "it came in"
    for name in secrets(ledger):
        ledger.withdraw(name, reason="danger")
    assert left(ledger, tmp_path) == set()
    assert ledger.verify().clean
    added(ledger, written(tmp_path, route))
    assert secrets(ledger) == []
    assert left(ledger, tmp_path) == set(), "and it does not come back"
    assert ledger.verify().clean


@pytest.mark.parametrize("route", ROUTES)
def test_what_was_withdrawn_comes_back_by_no_other_route(ledger: Ledger, tmp_path: Path, route: str) -> None:
    first = tmp_path / "first.txt"
    first.write_bytes(PLAIN)
    added(ledger, first)
    ledger.withdraw(secrets(ledger)[0], reason="danger")
    assert ("skipped", "withdrawn") in added(ledger, written(tmp_path, route)), "and the user is told"
    assert secrets(ledger) == []
    assert left(ledger, tmp_path) == set()
    assert ledger.verify().clean


def test_what_lay_in_a_kept_archive_is_told(ledger: Ledger, tmp_path: Path) -> None:
    added(ledger, path := written(tmp_path, "zip that was kept"))
    found = ledger.withdraw(secrets(ledger)[0], reason="danger")
    (name,) = found.containers
    assert found.containers[name].startswith(str(path))
    assert {(stone.what, stone.name) for stone in ledger.tombstones()} >= {("blob", found.blob), ("blob", name)}
    assert [one.text for one in ledger.documents()] == [OTHER], "the rest of it stays"
    assert ledger.status().skipped == {}


def test_mail_stays_without_its_bytes_when_what_was_attached_goes(ledger: Ledger, tmp_path: Path) -> None:
    added(ledger, written(tmp_path, "mail with a file"))
    found = ledger.withdraw(secrets(ledger)[0], reason="danger")
    (mail_document,) = ledger.documents()
    assert found.sharing == (mail_document.document_id,)
    assert list(found.containers) == [mail_document.blob]


def test_kept_bytes_with_a_part_of_it_are_named_and_can_be_taken_out(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from counterclaim.cli.cli import run

    (tmp_path / "in").mkdir()
    archive, text = tmp_path / "in" / "a.zip", tmp_path / "in" / "b.txt"
    archive.write_bytes(broken_zip({"p.txt": f"{SECRET[0]} {OTHER}".encode()}))
    text.write_text("\n\n".join((*SECRET, OTHER, OTHER.replace("road", "bridge"))))
    added(ledger, archive)
    added(ledger, text)
    chosen = next(one for one in ledger.documents() if SECRET[1] in one.text)
    common = ("--reason", "danger", "--yes", "--ledger", str(ledger.path))
    assert run(("withdraw", chosen.document_id, *common)) == 0
    said = capsys.readouterr().err
    assert f"of '{archive}" in said
    (name,) = {one.blob for one in ledger.skipped() if one.blob}
    assert f"counterclaim withdraw {name[:12]} --reason" in said
    assert run(("withdraw", name[:12], *common)) == 0
    assert "withdrawn: the bytes" in capsys.readouterr().out
    assert ledger.status().skipped == {}
    assert ledger.verify().clean
    assert run(("withdraw", name[:12], *common)) == 1
    assert "was withdrawn on" in capsys.readouterr().err


def test_another_document_with_the_same_text_is_named(ledger: Ledger, tmp_path: Path) -> None:
    added(ledger, written(tmp_path, "text"))
    added(ledger, written(tmp_path, "table"))
    first, second = secrets(ledger)
    assert ledger.withdraw(first, reason="danger").alike == (second,)


def test_short_words_are_no_text_that_is_known_again(ledger: Ledger, tmp_path: Path) -> None:
    for number, name in enumerate(("a.txt", "b.jsonl")):
        (tmp_path / name).write_bytes([b"Watch the video.", jsonl("Watch the video.")][number])
    added(ledger, tmp_path / "a.txt")
    ledger.withdraw(next(ledger.documents()).document_id, reason="danger")
    assert added(ledger, tmp_path / "b.jsonl") == [("added", "")]


@pytest.mark.parametrize("route", ["rows", "mail with a file", "zip that was kept"])
def test_a_merge_does_not_bring_it_back_by_another_route(ledger: Ledger, tmp_path: Path, route: str) -> None:
    first = tmp_path / "first.txt"
    first.write_bytes(PLAIN)
    added(ledger, first)
    other = Ledger(tmp_path / "other.db")
    added(other, written(tmp_path, route))
    theirs = secrets(other)
    ledger.withdraw(secrets(ledger)[0], reason="danger")
    found = ledger.merge(other.path)
    assert set(found.withheld) == set(theirs)
    assert secrets(ledger) == []
    assert left(ledger, tmp_path) == set()
    assert ledger.verify().clean


def test_a_merge_names_what_was_withdrawn_there_and_came_here_by_another_route(ledger: Ledger, tmp_path: Path) -> None:
    added(ledger, written(tmp_path, "table"))
    other = Ledger(tmp_path / "other.db")
    added(other, written(tmp_path, "text"))
    other.withdraw(secrets(other)[0], reason="danger")
    assert list(ledger.merge(other.path).withdrawn_there) == secrets(ledger)
    assert ledger.verify().clean


def test_a_name_is_found_in_what_is_packed(ledger: Ledger, tmp_path: Path) -> None:
    added(ledger, written(tmp_path, "zip that was kept"))
    found = ledger.withdraw_name(["Wvxqjkzhq"], reason="danger")
    assert len(found.places.blobs) == 2
    assert left(ledger, tmp_path) == {b"zqxwvkjqz", b"kjqhzwqvx"}
    assert ledger.verify().clean
