"""Nearly valid archives and web archives, their members nearly valid inputs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import warnings
import zipfile
import zlib

from hypothesis import strategies as st

from tests.faults.grammars.markup import page_files
from tests.faults.grammars.office import docx_files, rtf_files
from tests.faults.grammars.rows import csv_files, json_files
from tests.faults.grammars.words import Bytes, urls, words
from tests.faults.samples import FEED, PAGE, WORDS

NAMES = (
    "a.txt",
    "in/b.html",
    "../../c.txt",
    "/d.txt",
    "e.txt/",
    "f.docx",
    "g.zip",
    "h.csv",
    "i.xml",
    "j.eml",
    "k",
    ".hidden.txt",
    "l\\m.txt",
    "n\x00.txt",
    "\u202eo.txt",
    "p" * 1100 + ".txt",
    "a.txt",
    "q.tar.gz",
    "é.txt",
    "r.jsonl",
    "con.txt",
    "__MACOSX/s.txt",
    "t.rtf",
    "u.mhtml",
)
contents: Bytes = st.one_of(
    st.just(WORDS.encode()),
    st.just(PAGE.encode()),
    st.just(FEED.encode()),
    words.map(lambda w: w.encode("utf-8", "replace")),
    json_files,
    page_files,
    csv_files,
    rtf_files,
    docx_files,
    st.binary(max_size=40),
    st.just(b""),
    st.just(b"PK\x03\x04"),
    st.just(gzip.compress(b"x" * 999)),
)
members = st.lists(st.tuples(st.sampled_from(NAMES), contents), max_size=4)


def zip_of(given: list[tuple[str, bytes]], method: int, flags: int, comment: bytes) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")  # one name may come twice
        archive.comment = comment
        for number, (name, data) in enumerate(given):
            info = zipfile.ZipInfo(name.replace("\0", "\x01") or "x", (1980 + number, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = method, flags << 16
            archive.writestr(info, data)
    return out.getvalue()


zip_files = st.builds(
    zip_of,
    members,
    st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)),
    st.sampled_from((0, 0o100644, 0o120777, 0o020600, 0o40755)),
    st.sampled_from((b"", b"PK\x05\x06", b"x" * 300)),
)


def tar_of(given: list[tuple[str, bytes]], kinds: list[bytes], form: int, sizes: list[int]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for number, (name, data) in enumerate(given):
            info = tarfile.TarInfo(
                name.replace("\0", "\x01")
                if form == tarfile.PAX_FORMAT
                else name[:90].encode("ascii", "ignore").decode()
            )
            kind = kinds[number % len(kinds)] if kinds else tarfile.REGTYPE
            info.type, info.linkname = kind, "/etc/passwd"
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    whole = bytearray(out.getvalue())
    for at in sizes:  # a size that is not the member's
        if len(whole) >= at * 512 + 136:
            whole[at * 512 + 124 : at * 512 + 136] = b"77777777777\0"
    return bytes(whole)


tar_files = st.builds(
    tar_of,
    members,
    st.lists(st.sampled_from((b"0", b"0", b"1", b"2", b"3", b"5", b"L", b"x", b"S", b"7")), max_size=3),
    st.sampled_from((tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)),
    st.lists(st.integers(0, 4), max_size=1),
)
packed_tars = st.one_of(tar_files.map(gzip.compress), tar_files.map(bz2.compress), tar_files.map(lzma.compress))


def record(kind: str, url: str, mime: str, body: bytes, coding: str, chunked: bool, length: int, status: str) -> bytes:
    if coding == "gzip":
        body = gzip.compress(body)
    elif coding == "deflate":
        body = zlib.compress(body)
    if chunked:
        body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    head = f"{status}\r\nContent-Type: {mime}\r\nContent-Encoding: {coding}\r\n" + (
        "Transfer-Encoding: chunked\r\n" if chunked else ""
    )
    http = head.encode("utf-8", "replace") + b"\r\n" + body if kind == "response" else body
    said = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-04T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{length}>\r\nContent-Type: {'application/http' if kind == 'response' else mime}\r\n"
        f"Content-Length: {max(0, len(http) + length)}\r\n\r\n"
    )
    return said.encode("utf-8", "replace") + http + b"\r\n\r\n"


warc_records = st.builds(
    record,
    st.sampled_from(("response", "response", "resource", "conversion", "request", "revisit", "warcinfo", "x")),
    urls,
    st.sampled_from(
        (
            "text/html",
            "text/plain; charset=utf-16",
            "application/json",
            "multipart/related",
            "application/rss+xml",
            "image/png",
            "application/pdf",
            "",
            "x" * 90,
            "text/html; charset=bogus",
        )
    ),
    contents,
    st.sampled_from(("", "gzip", "deflate", "br", "bogus", "gzip, br")),
    st.booleans(),
    st.sampled_from((0, 0, 0, 0, 1, -1, 99)),
    st.sampled_from(("HTTP/1.1 200 OK", "HTTP/1.1 404 No", "HTTP/9 x", "", "ICY 200")),
)
warc_files = st.lists(warc_records, max_size=4).map(b"".join)
packed_warcs = st.lists(warc_records.map(gzip.compress), max_size=4).map(b"".join)
