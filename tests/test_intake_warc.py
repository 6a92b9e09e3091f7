"""Web archives: pages come out with address, time and encoding, the rest is counted. All texts are invented."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zlib
from pathlib import Path

import brotli
import pytest

from counterclaim.intake import Blob, Skipped, Taken, take_in
from counterclaim.intake.containers import containers, limits, payloads, warcs
from tests.archives import TEXT, arrived, blobs, packed_records, page, record, skips

A, B = page("Shelling of a town."), page("Power is cut in a city.")
INFO = record(
    kind="warcinfo", http=None, body=b"software: by hand\r\n", headers=("Content-Type: application/warc-fields",)
)


def one_blob(found: list[Blob | Skipped]) -> Blob:
    (one,) = found
    assert isinstance(one, Blob)
    return one


def test_page_comes_out_with_what_its_record_says(tmp_path: Path) -> None:
    data = packed_records(record("https://example.org/a?b=c", A, record_id="1-2"))
    one = one_blob(arrived(tmp_path / "crawl.warc.gz", data))
    assert one.data == A
    assert one.input_id == f"{tmp_path / 'crawl.warc.gz'}#https://example.org/a?b=c"
    assert one.media_type == "text/html"
    assert one.within is not None
    assert (one.within.member, one.within.sha256) == ("urn:uuid:1-2", hashlib.sha256(data).hexdigest())
    assert one.transport.url == "https://example.org/a?b=c"
    assert one.transport.retrieved == "2031-03-04T05:06:07+00:00"
    assert (one.transport.charset, one.transport.issues) == ("utf-8", ())


def test_document_of_a_record_has_its_address_and_time(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record("https://example.org/a", A))
    (one,) = take_in([tmp_path])
    assert isinstance(one, Taken)
    assert (one.document.url, one.document.retrieved) == ("https://example.org/a", "2031-03-04T05:06:07+00:00")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "whole.warc.gz", "a.warc.wet.gz", "a.txt"])
def test_however_it_is_packed(tmp_path: Path, name: str) -> None:
    records = INFO, record("http://example.org/a", A, record_id="a"), record("http://example.org/b", B, record_id="b")
    whole = b"".join(records)
    data = gzip.compress(whole) if name == "whole.warc.gz" else packed_records(*records) if "gz" in name else whole
    found = arrived(tmp_path / name, data)
    assert blobs(found) == {"urn:uuid:a": A, "urn:uuid:b": B}
    assert [(one.code, one.message.partition("'")[0]) for one in found if isinstance(one, Skipped)] == [
        ("not-a-dispatch", "1 record of ")
    ]


def test_what_is_no_page_is_counted_by_kind(tmp_path: Path) -> None:
    records = [
        record("http://example.org/a", A),
        *(record(f"http://example.org/{n}.png", b"\x89PNG", headers=("Content-Type: image/png",)) for n in range(30)),
        record("http://example.org/x.css", b"a{}", headers=("Content-Type: text/css",)),
        record("http://example.org/x.js", b"a()", headers=("Content-Type: application/javascript",)),
        record("http://example.org/gone", A, http="404 Not Found"),
        record("http://example.org/moved", b"", http="301 Moved Permanently"),
        record("http://example.org/a", b"", kind="revisit"),
        record("http://example.org/a", b"GET / HTTP/1.1\r\n\r\n", kind="request", http=None),
        record("http://example.org/robots.txt", b"User-agent: *\n", headers=("Content-Type: text/plain",)),
        record("http://example.org/x", b'[{"a": 1}]', headers=("Content-Type: application/json",)),
        record("http://example.org/y", b"\0\1\2", headers=()),
        record("dns:example.org", b"example.org. 1 IN A 192.0.2.1", http=None, headers=("Content-Type: text/dns",)),
    ]
    found = arrived(tmp_path / "a.warc.gz", packed_records(*records))
    assert list(blobs(found).values()) == [A]
    told = [one for one in found if isinstance(one, Skipped)]
    assert {one.code for one in told} == {"not-a-dispatch"}
    assert [one.message.removesuffix(".").replace(f"'{tmp_path / 'a.warc.gz'}'", "A") for one in told] == [
        "30 records of A are left out: images",
        "1 record of A is left out: stylesheets",
        "1 record of A is left out: scripts",
        "2 records of A are left out: answers that are not 200 OK",
        "1 record of A is left out: of type revisit",
        "1 record of A is left out: of type request",
        "1 record of A is left out: files for crawlers",
        "1 record of A is left out: application/json, but no dispatch",
        "1 record of A is left out: without a type, but no dispatch",
        "1 record of A is left out: look-ups of names",
    ]


@pytest.mark.parametrize(
    ("declared", "body", "media_type"),
    [
        ("text/html", A, "text/html"),
        ("Application/XHTML+XML; charset=x", A, "text/html"),
        ("text/plain", TEXT, "text/plain"),
        ("text/plain", A, "text/html"),
        ("", A, "text/html"),
        ("", TEXT, "text/plain"),
        ("application/octet-stream", A, "text/html"),
        ("application/json", b'{"text": "x"}\n', "application/jsonl"),
        ("text/csv", b"text\nx\n", "text/csv"),
    ],
)
def test_media_type_is_the_declared_one_checked_by_the_bytes(
    tmp_path: Path, declared: str, body: bytes, media_type: str
) -> None:
    found = arrived(tmp_path / "a.warc", record(body=body, headers=(f"Content-Type: {declared}",)))
    assert one_blob(found).media_type == media_type


def test_page_that_is_none_is_kept_with_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record(body=b"\0\1\2\3"))
    (one,) = take_in([tmp_path])
    assert isinstance(one, Skipped) and one.code == "binary"
    assert isinstance(one.blob, Blob) and one.blob.data == b"\0\1\2\3"


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_record_without_http_is_read_by_its_own_type(tmp_path: Path, kind: str) -> None:
    data = record("http://example.org/a", TEXT, kind=kind, http=None, headers=("Content-Type: text/plain",))
    one = one_blob(arrived(tmp_path / "a.warc", data))
    assert (one.data, one.media_type) == (TEXT, "text/plain")


def chunked(body: bytes, size: int = 50) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;name=value\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def deflated(body: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(A)),
        ("x-gzip", gzip.compress(A)),
        ("deflate", zlib.compress(A)),
        ("deflate", deflated(A)),
        ("br", brotli.compress(A)),
        ("gzip, br", brotli.compress(gzip.compress(A))),
        ("identity", A),
        ("gzip", A),  # a crawler unpacked it and left the header
        ("br", A),
        ("deflate", A),
    ],
)
def test_encodings_of_the_answer_are_undone(tmp_path: Path, encoding: str, body: bytes) -> None:
    headers = ("Content-Type: text/html", f"Content-Encoding: {encoding}")
    plain = arrived(tmp_path / "a.warc", record(body=body, headers=headers))
    in_chunks = arrived(
        tmp_path / "b.warc", record(body=chunked(body), headers=(*headers, "Transfer-Encoding: chunked"))
    )
    joined = arrived(tmp_path / "c.warc", record(body=body, headers=(*headers, "Transfer-Encoding: chunked")))
    for found in (plain, in_chunks, joined):
        one = one_blob(found)
        assert (one.data, one.transport.issues) == (A, ())


def test_encoding_that_is_not_known_is_skipped_by_name(tmp_path: Path) -> None:
    found = arrived(tmp_path / "a.warc", record(body=A, headers=("Content-Type: text/html", "Content-Encoding: zap")))
    assert [code for code, _ in skips(found)] == ["archive-broken"]
    assert isinstance(found[0], Skipped) and "zap" in found[0].message and found[0].blob is not None


@pytest.mark.parametrize(
    "body", [chunked(A)[:-30], gzip.compress(A)[:-12], brotli.compress(A)[:-12], chunked(gzip.compress(A))[:-20]]
)
def test_page_cut_while_it_was_fetched_is_kept_and_said(tmp_path: Path, body: bytes) -> None:
    chunks = ("Transfer-Encoding: chunked",) if b"name=value" in body else ()
    encoding = "br" if body in brotli.compress(A) else "gzip"
    headers = ("Content-Type: text/html", f"Content-Encoding: {encoding}", *chunks)
    one = one_blob(arrived(tmp_path / "a.warc", record(body=body, headers=headers)))
    assert A.startswith(one.data) and len(one.data) > 20
    assert [issue.code for issue in one.transport.issues] == ["payload-broken-off"]


def digests(data: bytes) -> list[str]:
    return [
        "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode(),
        "sha1:" + hashlib.sha1(data).hexdigest(),
        "sha-256:" + hashlib.sha256(data).hexdigest().upper(),
        "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode().rstrip("="),
        "md5:" + hashlib.md5(data).hexdigest(),
    ]


@pytest.mark.parametrize(
    "digest", [*digests(A), *digests(gzip.compress(A, mtime=0)), "blake9:abc", "sha1:?", "nonsense"]
)
def test_payload_that_fits_its_digest_at_any_stage(tmp_path: Path, digest: str) -> None:
    headers = ("Content-Type: text/html", "Content-Encoding: gzip")
    data = record(body=gzip.compress(A, mtime=0), headers=headers, fields=(f"WARC-Payload-Digest: {digest}",))
    assert one_blob(arrived(tmp_path / "a.warc", data)).transport.issues == ()


@pytest.mark.parametrize("digest", digests(B))
def test_payload_that_does_not_fit_its_digest_is_read_and_said(tmp_path: Path, digest: str) -> None:
    (tmp_path / "a.warc").write_bytes(record(body=A, fields=(f"WARC-Payload-Digest: {digest}",)))
    (one,) = take_in([tmp_path])
    assert isinstance(one, Taken)
    assert "payload-digest" in [issue.code for issue in one.document.issues]


# --- damage ---


def test_what_came_before_a_cut_is_kept(tmp_path: Path) -> None:
    records = [record(f"http://example.org/{name}", A, record_id=name) for name in "abc"]
    for name, whole, last in (("a.warc", b"".join(records), records[2]),
                              ("a.warc.gz", packed_records(*records), packed_records(records[2]))):  # fmt: skip
        cut = whole[: -len(last) // 2]
        found = arrived(tmp_path / name, cut)
        assert list(blobs(found)) == ["urn:uuid:a", "urn:uuid:b"]
        broken = found[-1]
        assert isinstance(broken, Skipped) and broken.code == "archive-broken"
        assert "http://example.org/b" in broken.message
        assert broken.blob is not None and b"".join(broken.blob.pieces()) == cut


@pytest.mark.parametrize(
    "damaged",
    [
        b"noise\r\n\r\n" + record("http://example.org/b", B),
        record("http://example.org/b", B, length=20),
        record("http://example.org/b", B, length=5000),
        record("http://example.org/b", B).replace(b"Content-Length: ", b"Content-Length: -"),
        record("http://example.org/b", B).replace(b"Content-Length: ", b"Content-Length: 9999999999999999999"),
        record("http://example.org/b", B).replace(b"Content-Length: ", b"Length: "),
        record("http://example.org/b", B, fields=("X: " + "x" * 200_000,)),
        record("http://example.org/b", B, fields=("X: x",) * 40_000),
        record("http://example.org/b", B, headers=("X: " + "x" * 200_000,)),
        b"WARC/1.0",
        b"WARC/1.0\r\nWARC-Type: resp",
    ],
)
def test_record_that_is_none_ends_the_archive_and_not_the_run(tmp_path: Path, damaged: bytes) -> None:
    found = arrived(tmp_path / "a.warc", record("http://example.org/a", A, record_id="a") + damaged)
    assert next(iter(blobs(found))) == "urn:uuid:a"
    assert [code for code, _ in skips(found)] == ["archive-broken"]


def test_record_may_lack_everything_but_its_length(tmp_path: Path) -> None:
    bare = b"WARC/1.0\nContent-Length: 3\n\nabc\n\n"
    odd = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    latin = record("http://example.org/\xe9 \x1b[31m", A, record_id="\xe9")
    found = arrived(tmp_path / "a.warc", bare + odd + latin)
    (one,) = (one for one in found if isinstance(one, Blob))
    assert one.data == A
    assert one.input_id.isprintable() and one.transport.url is not None and one.transport.url.isprintable()


def test_what_is_said_of_a_hostile_record_can_be_printed(tmp_path: Path) -> None:
    types = record(headers=("Content-Type: \x1b[31mred\x9b",)), record(kind="\x1b]0;x\x07")
    encoding = record(body=A, headers=("Content-Type: text/html", "Content-Encoding: \x1b[31m"))
    found = arrived(tmp_path / "a.warc", b"".join(types) + encoding + b"WARC/\x1b[31m\r\n\r\n")
    assert [code for code, _ in skips(found)] == [
        "archive-broken",
        "not-a-dispatch",
        "not-a-dispatch",
        "archive-broken",
    ]
    assert all(isinstance(one, Skipped) and one.message.isprintable() for one in found)


def test_address_that_is_none_of_the_web_is_no_address_of_the_document(tmp_path: Path) -> None:
    for url in ("urn:x:a", "file:///etc/passwd", "", "http://example.org/" + "a" * 5000):
        one = one_blob(arrived(tmp_path / "a.warc", record(url, A, record_id="1")))
        assert one.transport.url is None
        assert len(one.input_id) < 300


def test_time_that_is_none_is_left_open(tmp_path: Path) -> None:
    for written in (b"2031-02-30T00:00:00Z", b"yesterday", b"2031-03-04"):
        data = record(body=A).replace(b"2031-03-04T05:06:07Z", written)
        assert one_blob(arrived(tmp_path / "a.warc", data)).transport.retrieved is None


# --- limits ---


BOMB = bytes(5_000_000)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip", gzip.compress(BOMB)), ("deflate", zlib.compress(BOMB)), ("br", brotli.compress(BOMB)),
     ("gzip, gzip", gzip.compress(gzip.compress(BOMB)))],
)  # fmt: skip
def test_page_that_unpacks_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, body: bytes
) -> None:
    for module in (warcs, payloads):
        monkeypatch.setattr(module, "MEMBER_LIMIT", 200_000)
    used: list[limits.Budget] = []

    def budget(packed: int) -> limits.Budget:
        used.append(limits.Budget(packed))
        return used[-1]

    monkeypatch.setattr(containers, "Budget", budget)
    headers = ("Content-Type: text/html", f"Content-Encoding: {encoding}")
    data = record("http://example.org/b", body, headers=headers) + record("http://example.org/a", A)
    found = arrived(tmp_path / "a.warc", data)
    assert list(blobs(found).values()) == [A]
    assert [code for code, _ in skips(found)] == ["archive-limit"]
    assert used[0].unpacked < 400_000


def test_record_longer_than_a_member_may_be_is_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warcs, "MEMBER_LIMIT", 1000)
    data = record("http://example.org/b", b"x" * 200_000) + record("http://example.org/a", A, record_id="a")
    found = arrived(tmp_path / "a.warc", data)
    assert list(blobs(found)) == ["urn:uuid:a"]
    assert skips(found)[-1][0] == "archive-limit"


def test_archive_that_unpacks_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RATIO_FLOOR", 500_000)
    records = [record(body=A), record(body=BOMB, headers=("Content-Type: image/png",))]
    found = arrived(tmp_path / "a.warc.gz", packed_records(*records))
    assert list(blobs(found).values()) == [A]
    assert skips(found)[0][0] == "archive-limit"


def test_every_cut_and_every_changed_byte_costs_at_most_what_it_touches(tmp_path: Path) -> None:
    headers = ("Content-Type: text/html", "Content-Encoding: gzip", "Transfer-Encoding: chunked")
    data = record(body=chunked(gzip.compress(A)), headers=headers) + record(body=TEXT)
    for at in range(0, len(data), 7):
        for damaged in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            for one in arrived(tmp_path / "a.warc", damaged):
                one.input_id.encode()
                assert one.input_id.isprintable()
