"""Zip, tar and single packed files: members come out one at a time, hazards cost themselves. All texts are invented."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import stat
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from counterclaim.intake import Blob, Skipped, Taken, take_in
from counterclaim.intake.arrivals import arrivals
from counterclaim.intake.containers import containers, left_out, limits, zips
from tests.archives import TEXT, arrived, blobs, raw_zip, skips, special, tarred, zipped

Pack = Callable[[bytes], bytes]

TWO = {"2031/03/04.txt": TEXT, "2031/03/05.txt": TEXT + b"Nobody denied it.\n"}


def only(found: list[Blob | Skipped]) -> Skipped:
    (one,) = found
    assert isinstance(one, Skipped)
    return one


PACKINGS = {
    "wires.zip": zipped(TWO),
    "bz2.zip": zipped(TWO, method=zipfile.ZIP_BZIP2),
    "lzma.zip": zipped(TWO, method=zipfile.ZIP_LZMA),
    "stored.zip": zipped(TWO, method=zipfile.ZIP_STORED),
    "wires.tar": tarred(TWO),
    "wires.tar.gz": gzip.compress(tarred(TWO), mtime=0),
    "wires.tgz": gzip.compress(tarred(TWO), mtime=0),
    "wires.tar.bz2": bz2.compress(tarred(TWO)),
    "wires.tar.xz": lzma.compress(tarred(TWO)),
}


@pytest.mark.parametrize("name", PACKINGS)
def test_members_come_out_in_order_each_with_what_it_came_in(tmp_path: Path, name: str) -> None:
    found = arrived(tmp_path / name, PACKINGS[name])
    assert blobs(found) == TWO
    assert skips(found) == []
    first = found[0]
    assert isinstance(first, Blob) and first.within is not None
    assert first.input_id == f"{tmp_path / name}#2031/03/04.txt"
    assert first.media_type == "text/plain"
    assert first.within.sha256 == hashlib.sha256(PACKINGS[name]).hexdigest()
    assert (first.within.size, first.within.input_id) == (len(PACKINGS[name]), str(tmp_path / name))


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("wire.txt.gz", gzip.compress(TEXT, mtime=0), "application/gzip"),
        ("wire.txt.bz2", bz2.compress(TEXT), "application/x-bzip2"),
        ("wire.txt.xz", lzma.compress(TEXT), "application/x-xz"),
        ("two.txt.gz", gzip.compress(TEXT[:40], mtime=0) + gzip.compress(TEXT[40:], mtime=0), "application/gzip"),
        ("two.txt.bz2", bz2.compress(TEXT[:40]) + bz2.compress(TEXT[40:]), "application/x-bzip2"),
        ("two.txt.xz", lzma.compress(TEXT[:40]) + b"\0" * 8 + lzma.compress(TEXT[40:]), "application/x-xz"),
    ],
)
def test_single_packed_file_is_the_file(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    (one,) = arrived(tmp_path / name, data)
    assert isinstance(one, Blob) and one.within is not None
    assert (one.data, one.within.media_type) == (TEXT, media_type)
    assert one.input_id.endswith(f"{name}#{name.rpartition('.')[0]}")


def test_same_page_in_two_archives_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(PACKINGS["wires.zip"])
    (tmp_path / "b.tar.xz").write_bytes(PACKINGS["wires.tar.xz"])
    ids = [one.document.document_id for one in take_in([tmp_path]) if isinstance(one, Taken)]
    assert len(ids) == 4 and ids[:2] == ids[2:]


def test_archive_by_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(PACKINGS["wires.tar.gz"])))
    found = list(arrivals(["-"]))
    assert blobs(found) == TWO
    assert [one.input_id for one in found] == ["-#2031/03/04.txt", "-#2031/03/05.txt"]


def test_packed_page_under_its_own_name_is_found_by_its_bytes(tmp_path: Path) -> None:
    assert list(blobs(arrived(tmp_path / "saved.html", gzip.compress(TEXT, mtime=0)))) == ["saved.html"]


def test_office_document_is_no_archive(tmp_path: Path) -> None:
    found = arrived(tmp_path / "report.docx", zipped({"word/document.xml": b"<w/>"}))
    assert [type(one) for one in found] == [Blob] and blobs(found) == {}


def test_clutter_is_passed_over_quietly(tmp_path: Path) -> None:
    clutter = ("__MACOSX/._04.txt", ".DS_Store", "a/.hidden.txt", ".git/x.txt", "Thumbs.db", "a/desktop.ini")
    members = dict.fromkeys(clutter, b"x") | {"./04.txt": TEXT}
    for name, data in (("a.zip", zipped(members)), ("a.tar", tarred(members))):
        found = arrived(tmp_path / name, data)
        assert (list(blobs(found)), skips(found)) == (["04.txt"], [])


def test_members_of_another_kind_are_named_while_few_and_counted_when_many(tmp_path: Path) -> None:
    members = {f"{number}.jpg": b"x" for number in range(21)} | {"b.doc": b"x", "README": b"x", "a.txt": TEXT}
    found = arrived(tmp_path / "a.zip", zipped(members))
    assert isinstance(found[0], Blob), "the reasons come at the end"
    assert skips(found) == [("unknown-format", ""), ("unknown-format", "b.doc"), ("unknown-format", "README")]
    assert isinstance(found[1], Skipped)
    assert found[1].message == f"21 members of '{tmp_path / 'a.zip'}' are left out: .jpg is no format of dispatches"


def test_kinds_beyond_counting_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(left_out, "REASONS_AT_MOST", 3)
    monkeypatch.setattr(left_out, "NAMED_AT_MOST", 1)
    found = arrived(tmp_path / "a.zip", zipped({f"x.{number}": b"x" for number in range(9)}))
    assert len(found) == 4
    assert isinstance(found[-1], Skipped) and found[-1].message.startswith("6 members")


# --- names ---


def test_names_that_leave_the_archive_are_only_labels(tmp_path: Path) -> None:
    names = ("../../etc/cron.d/x.txt", "/etc/x.txt", "C:\\windows\\x.txt", "a/../../b.txt")
    before = sorted(tmp_path.parent.iterdir())
    for archive, data in (("a.zip", raw_zip([(n.encode(), TEXT, {}) for n in names])),
                          ("a.tar", tarred(dict.fromkeys(names, TEXT)))):  # fmt: skip
        found = arrived(tmp_path / archive, data)
        assert list(blobs(found)) == list(names)
        assert [one.input_id for one in found] == [f"{tmp_path / archive}#{name}" for name in names]
    assert sorted(tmp_path.iterdir()) == [tmp_path / "a.tar", tmp_path / "a.zip"]
    assert sorted(tmp_path.parent.iterdir()) == before


@pytest.mark.parametrize(
    ("written", "flags", "shown"),
    [
        (b"r\xc3\xa9gion.txt", 0x800, "région.txt"),
        (b"r\xc3\xa9gion.txt", 0, "région.txt"),  # UTF-8 that does not say so
        (b"r\x82gion.txt", 0, "région.txt"),  # code page 437
        (b"r\x82gion.txt", 0x800, "région.txt"),  # says UTF-8 and is not
        (b"a\x1b[31m\nb.txt", 0, "a\\x1b[31m\\nb.txt"),
        ("a\u202etxt.exe.txt".encode(), 0x800, "a\\u202etxt.exe.txt"),
        (b"a\0b.txt", 0, "a\\x00b.txt"),
    ],
)
def test_name_in_a_zip_becomes_printable(tmp_path: Path, written: bytes, flags: int, shown: str) -> None:
    data = raw_zip([(written, TEXT, {"flags": flags}), (b"b.txt", TEXT, {"flags": 0x800})])
    found = arrived(tmp_path / "a.zip", data)
    assert list(blobs(found)) == [shown, "b.txt"]


def test_member_without_a_name_is_left_out(tmp_path: Path) -> None:
    found = arrived(tmp_path / "a.zip", raw_zip([(b"", TEXT, {}), (b"b.txt", TEXT, {})]))
    assert (list(blobs(found)), skips(found)) == (["b.txt"], [("unknown-format", "")])


def test_name_in_a_tar_becomes_printable(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.TarFile(fileobj=out, mode="w", format=tarfile.GNU_FORMAT, encoding="latin-1") as archive:
        for name in ("r\xe9gion.txt", "a\x1b]0;x\x07.txt"):
            archive.addfile(tarfile.TarInfo(name))
    found = arrived(tmp_path / "a.tar", out.getvalue())
    assert list(blobs(found)) == ["r\\xe9gion.txt", "a\\x1b]0;x\\x07.txt"]
    for one in found:
        one.input_id.encode()


def test_name_without_end_is_skipped(tmp_path: Path) -> None:
    members = {"a/" * 600 + "a.txt": TEXT, "b.txt": TEXT}
    for archive, data in (("a.zip", zipped(members)), ("a.tar", tarred(members))):
        found = arrived(tmp_path / archive, data)
        assert list(blobs(found)) == ["b.txt"]
        assert [code for code, _ in skips(found)] == ["archive-limit"]
        assert isinstance(found[-1], Skipped) and len(found[-1].input_id) < 1200


# --- members that are no files ---


@pytest.mark.parametrize(
    "member",
    [
        special("a.txt", tarfile.SYMTYPE, "/etc/passwd"),
        special("a.txt", tarfile.LNKTYPE, "../../etc/passwd"),
        special("a.txt", tarfile.CHRTYPE),
        special("a.txt", tarfile.BLKTYPE),
        special("a.txt", tarfile.FIFOTYPE),
    ],
)
def test_link_or_device_in_a_tar_is_skipped(tmp_path: Path, member: tarfile.TarInfo) -> None:
    found = arrived(tmp_path / "a.tar", tarred({"b.txt": TEXT}, member))
    assert (list(blobs(found)), skips(found)) == (["b.txt"], [("member-unsafe", "a.txt")])


def test_link_in_a_zip_is_skipped(tmp_path: Path) -> None:
    link = {"attributes": (stat.S_IFLNK | 0o777) << 16}
    found = arrived(tmp_path / "a.zip", raw_zip([(b"a.txt", b"/etc/passwd", link), (b"b.txt", TEXT, {})]))
    assert (list(blobs(found)), skips(found)) == (["b.txt"], [("member-unsafe", "a.txt")])


def test_sparse_file_in_a_tar_is_skipped_unread(tmp_path: Path) -> None:
    header = bytearray(special("a.txt", tarfile.GNUTYPE_SPARSE).tobuf(tarfile.GNU_FORMAT))
    header[483:495] = b"77777777777\0"  # its size with holes: 8 GB
    header[148:156] = b"%06o\0 " % (sum(header[:148]) + 256 + sum(header[156:]))
    found = arrived(tmp_path / "a.tar", bytes(header) + tarred({"b.txt": TEXT}))
    assert (list(blobs(found)), skips(found)) == (["b.txt"], [("member-unsafe", "a.txt")])


def test_encrypted_member_is_skipped_and_the_archive_kept(tmp_path: Path) -> None:
    data = raw_zip([(b"a.txt", TEXT, {"flags": 1}), (b"b.txt", TEXT, {})])
    found = arrived(tmp_path / "a.zip", data)
    assert (list(blobs(found)), skips(found)) == (["b.txt"], [("archive-encrypted", "a.txt")])
    assert kept(found[-1]) == data


def kept(one: Blob | Skipped) -> bytes:
    assert isinstance(one, Skipped) and one.blob is not None
    data = b"".join(one.blob.pieces())
    assert (hashlib.sha256(data).hexdigest(), len(data)) == (one.blob.sha256, one.blob.size)
    return data


def test_member_packed_in_an_unknown_way_is_skipped(tmp_path: Path) -> None:
    found = arrived(tmp_path / "a.zip", raw_zip([(b"a.txt", TEXT, {"method": 9}), (b"b.txt", TEXT, {})]))
    assert (list(blobs(found)), skips(found)) == (["b.txt"], [("archive-broken", "a.txt")])


# --- damage ---


@pytest.mark.parametrize("wrong", [{"sum": 1}, {"size": len(TEXT) + 1}])
def test_member_that_does_not_fit_its_checksum_is_kept_and_the_rest_read(tmp_path: Path, wrong: dict[str, int]) -> None:
    found = arrived(tmp_path / "a.zip", raw_zip([(b"a.txt", TEXT, wrong), (b"b.txt", TEXT, {})]))
    assert (list(blobs(found)), skips(found)) == (["b.txt"], [("archive-broken", "a.txt")])
    assert kept(found[0]) == TEXT


def test_member_with_broken_bytes_costs_itself(tmp_path: Path) -> None:
    data = raw_zip([(b"a.txt", TEXT * 40, {}), (b"b.txt", TEXT, {})])
    damaged = data[:50] + b"\xff" * 8 + data[58:]
    found = arrived(tmp_path / "a.zip", damaged)
    assert (list(blobs(found)), skips(found)) == (["b.txt"], [("archive-broken", "a.txt")])
    assert kept(found[0]) == damaged


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.tar", bytes), ("a.tar.gz", gzip.compress), ("a.tar.bz2", bz2.compress), ("a.tar.xz", lzma.compress)],
)
def test_what_came_before_a_cut_is_kept(tmp_path: Path, name: str, pack: Pack) -> None:
    noise = b"".join(hashlib.sha256(bytes([n % 256, n // 256])).hexdigest().encode() for n in range(9000))
    whole = pack(tarred({"a.txt": TEXT, "b.txt": noise, "c.txt": TEXT}))
    cut = whole[: len(whole) * 3 // 4]
    found = arrived(tmp_path / name, cut)
    if name != "a.tar.bz2":  # whose blocks are larger than this archive
        assert list(blobs(found)) == ["a.txt"]
    (broken,) = (one for one in found if isinstance(one, Skipped))
    assert broken.code == "archive-broken"
    assert "b.txt" in broken.message or name == "a.tar.bz2"
    assert kept(broken) == cut


def test_tar_without_the_mark_of_its_end_is_read_and_said_to_be_cut(tmp_path: Path) -> None:
    found = arrived(tmp_path / "a.tar", tarred({"a.txt": TEXT})[:1024])
    assert (list(blobs(found)), skips(found)) == (["a.txt"], [("archive-broken", "")])


def test_tar_with_noise_between_members_is_not_taken_for_ended(tmp_path: Path) -> None:
    found = arrived(tmp_path / "a.tar", tarred({"a.txt": TEXT})[:1024] + b"noise" * 300 + tarred({"b.txt": TEXT}))
    assert (list(blobs(found)), skips(found)) == (["a.txt"], [("archive-broken", "")])
    assert "byte 1,024" in str(found[-1])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", b"PK\3\4" + b"x" * 100),
        ("a.zip", b"no zip at all"),
        ("a.zip", PACKINGS["wires.zip"][:-30]),
        ("a.tar", b"x" * 2000),
        ("a.gz", b"no gzip"),
        ("a.txt.gz", gzip.compress(TEXT, mtime=0)[:-10]),
        ("a.txt.xz", lzma.compress(TEXT)[:-10]),
        ("a.txt.bz2", bz2.compress(TEXT)[:-10]),
        ("a.bz2", b"BZh91AY&SY" + b"\xff" * 100),
    ],
)
def test_container_that_cannot_be_opened_is_kept_whole(tmp_path: Path, name: str, data: bytes) -> None:
    one = only(arrived(tmp_path / name, data))
    assert one.code == "archive-broken"
    assert kept(one) == data


def test_archive_without_files_says_so(tmp_path: Path) -> None:
    for name, data in (("a.zip", zipped({})), ("a.tar", tarred({}, special("d", tarfile.DIRTYPE)))):
        assert only(arrived(tmp_path / name, data)).code == "archive-empty"
    (one,) = take_in([write(tmp_path / "a.txt.gz", gzip.compress(b"", mtime=0))])
    assert isinstance(one, Skipped) and one.code == "empty"


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_header_without_end_is_not_held_in_memory(tmp_path: Path) -> None:
    longname = special("././@LongLink", tarfile.GNUTYPE_LONGNAME)
    longname.size = 8_000_000
    data = longname.tobuf(tarfile.GNU_FORMAT) + b"a" * 8_000_000
    found = arrived(tmp_path / "a.tar.gz", gzip.compress(tarred({"b.txt": TEXT})[:1024] + data, mtime=0))
    assert (list(blobs(found)), skips(found)) == (["b.txt"], [("archive-broken", "")])


def test_headers_within_headers_have_an_end(tmp_path: Path) -> None:
    longname = special("././@LongLink", tarfile.GNUTYPE_LONGNAME)
    longname.size = 4
    data = (longname.tobuf(tarfile.GNU_FORMAT) + b"a.b\0" + bytes(508)) * 3000
    assert only(arrived(tmp_path / "a.tar", data)).code == "archive-broken"


def test_number_without_end_in_a_header_does_not_take_hours(tmp_path: Path) -> None:
    extended = special("x", tarfile.XHDTYPE)
    extended.size = 90_000
    data = extended.tobuf(tarfile.USTAR_FORMAT) + b"1" * 90_112
    assert only(arrived(tmp_path / "a.tar", data)).code == "archive-broken"


# --- limits ---


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> list[limits.Budget]:
    """Limits that a test can pass, and the budgets that were used."""
    monkeypatch.setattr(limits, "RATIO_FLOOR", 1_000_000)
    monkeypatch.setattr(containers, "MEMBER_LIMIT", 300_000)
    used: list[limits.Budget] = []

    def budget(packed: int) -> limits.Budget:
        used.append(limits.Budget(packed))
        return used[-1]

    monkeypatch.setattr(containers, "Budget", budget)
    return used


@pytest.mark.parametrize("pack", [zipped, lambda members: gzip.compress(tarred(members), mtime=0)])
def test_member_over_the_limit_is_skipped_and_the_rest_read(
    tmp_path: Path, small: list[limits.Budget], pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    found = arrived(tmp_path / "a.zip", pack({"a.txt": b"x" * 300_001, "b.txt": b"x" * 300_000}))
    assert (list(blobs(found)), skips(found)) == (["b.txt"], [("archive-limit", "a.txt")])


def test_member_that_hides_its_size_is_not_unpacked_beyond_it(tmp_path: Path, small: list[limits.Budget]) -> None:
    found = arrived(tmp_path / "a.zip", raw_zip([(b"a.txt", bytes(900_000), {"size": 10}), (b"b.txt", TEXT, {})]))
    assert (list(blobs(found)), skips(found)) == (["b.txt"], [("archive-broken", "a.txt")])
    assert small[0].unpacked < 1000


BOMB = 30_000_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt.gz", gzip.compress(bytes(BOMB), mtime=0)),
        ("a.txt.bz2", bz2.compress(bytes(BOMB))),
        ("a.txt.xz", lzma.compress(bytes(BOMB))),
        ("a.tar.gz", gzip.compress(tarred({"a.jpg": bytes(BOMB)}))),
        ("bz2.zip", zipped({f"{n}.txt": bytes(299_000) for n in range(100)}, method=zipfile.ZIP_BZIP2)),
        ("lzma.zip", zipped({f"{n}.txt": bytes(299_000) for n in range(100)}, method=zipfile.ZIP_LZMA)),
        ("deflated.zip", zipped({f"{n}.txt": bytes(299_000) for n in range(100)})),
        ("nested.zip", zipped({"a.txt.gz": gzip.compress(bytes(BOMB), mtime=0)})),
        ("twice.tar.gz", gzip.compress(tarred({"a.tar.gz": gzip.compress(tarred({"a.txt": bytes(BOMB)}))}))),
    ],
)
def test_bomb_gives_no_more_than_its_limit(
    tmp_path: Path, small: list[limits.Budget], monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    monkeypatch.setattr(containers, "MEMBER_LIMIT", 100_000_000)
    path = write(tmp_path / name, data)
    monkeypatch.setattr(limits, "RATIO_LIMIT", 1)
    tracemalloc.start()
    found = list(arrivals([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    (last,) = (one for one in found if isinstance(one, Skipped) and one.code == "archive-limit")
    assert len(small) == 1 and small[0].unpacked <= max(1_000_000, len(data)) + limits.CHUNK
    assert peak < 12_000_000
    assert kept(last) == data


def test_members_that_share_their_bytes_are_counted_each(tmp_path: Path, small: list[limits.Budget]) -> None:
    shared: list[tuple[bytes, bytes, dict[str, int]]] = [(b"a.txt", bytes(290_000), {})]
    shared += [(b"a.txt", bytes(290_000), {"at": 0}) for _ in range(50)]
    found = arrived(tmp_path / "a.zip", raw_zip(shared))
    assert 1 <= sum(isinstance(one, Blob) for one in found) <= 3
    # Newer versions of `zipfile` refuse such members themselves.
    assert skips(found) in ([("archive-limit", "")], [("archive-broken", "")])
    assert small[0].unpacked <= 1_000_000 + limits.CHUNK


def test_archives_within_one_another_have_an_end(tmp_path: Path) -> None:
    data = TEXT
    for depth in range(5):
        data = zipped({f"{depth}.zip" if depth else "a.txt": data, f"beside{depth}.txt": TEXT})
    found = arrived(tmp_path / "a.zip", data)
    assert [one.input_id.rpartition("/")[2] for one in found] == [
        "a.zip#4.zip#3.zip#beside2.txt",
        "a.zip#4.zip#beside3.txt",
        "a.zip#beside4.txt",
        "a.zip#4.zip#3.zip#2.zip",
    ]
    inner = found[0]
    assert isinstance(inner, Blob) and inner.within is not None
    assert inner.within.input_id.endswith("a.zip#4.zip#3.zip")
    assert skips(found) == [("archive-limit", "4.zip#3.zip#2.zip")]


def test_many_archives_within_one_another_end_in_one_line(tmp_path: Path) -> None:
    data = zipped({"a.txt": TEXT})
    for _ in range(4):
        data = zipped({f"{number}.zip": data for number in range(6)})
    one = only(arrived(tmp_path / "42.zip", data))
    assert one.code == "archive-limit" and one.message.startswith("216 members")


def test_too_many_members_end_the_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS_LIMIT", 3)
    for name, data in (("a.zip", zipped({f"{n}.txt": TEXT for n in range(5)})),
                       ("a.tar", tarred({f"{n}.txt": TEXT for n in range(5)}))):  # fmt: skip
        found = arrived(tmp_path / name, data)
        assert (len(blobs(found)), skips(found)) == (3, [("archive-limit", "")])


def test_directory_that_does_not_fit_in_memory_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "DIRECTORY_LIMIT", 70_000)
    one = only(arrived(tmp_path / "a.zip", zipped({f"{'x' * 100}{n}.txt": b"" for n in range(600)})))
    assert one.code == "archive-broken" and "directory" in one.message


def test_xz_that_asks_for_much_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.intake.containers.streams.MEMORY_LIMIT", 1_000_000)
    assert only(arrived(tmp_path / "a.txt.xz", lzma.compress(TEXT))).code == "archive-broken"


def test_members_are_given_out_before_the_next_is_unpacked(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tar.gz", gzip.compress(tarred({"a.txt": TEXT})[:1024] + b"\xff" * 5000, mtime=0))
    assert isinstance(next(arrivals([path])), Blob)


def test_archive_that_is_only_links_keeps_what_is_in_other_inputs(tmp_path: Path) -> None:
    write(tmp_path / "a.tar", tarred({}, special("a.txt", tarfile.SYMTYPE, "b.txt")))
    write(tmp_path / "b.txt", TEXT)
    assert [type(one).__name__ for one in take_in([tmp_path])] == ["Skipped", "Taken"]


def test_every_cut_and_every_changed_byte_costs_at_most_what_it_touches(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for name, data in PACKINGS.items():
        path = tmp_path / name
        for at in range(0, len(data), max(1, len(data) // 60)):
            for damaged in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
                for one in arrived(path, damaged):
                    assert isinstance(one, Blob | Skipped)
                    one.input_id.encode()
