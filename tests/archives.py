"""Archives made by hand for the tests, the bad ones byte by byte. All texts are invented."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

from counterclaim.intake import Blob, Skipped
from counterclaim.intake.arrivals import arrivals

TEXT = b"The governor of the region said on Tuesday that eight people were killed in the shelling.\n"


def zipped(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes], *extra: tarfile.TarInfo) -> bytes:
    out = io.BytesIO()
    with tarfile.TarFile(fileobj=out, mode="w", format=tarfile.GNU_FORMAT, encoding="utf-8") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in extra:
            archive.addfile(info)
    return out.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def raw_zip(members: list[tuple[bytes, bytes, dict[str, int]]]) -> bytes:
    """A zip of (name, content, fields): `flags`, `method`, `sum`, `size`, `attributes` and `at` (offset of the local
    header in the directory) overwrite what would be right. Content is deflated where the method is 8."""
    body, directory = b"", b""
    for name, content, fields in members:
        method = fields.get("method", 8)
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush() if method == 8 else content
        size, crc = fields.get("size", len(content)), fields.get("sum", zlib.crc32(content))
        common = struct.pack("<HHHHHIIIHH", 20, fields.get("flags", 0), method, 0, 0x21, crc, len(packed), size,
                             len(name), 0)  # fmt: skip
        at = fields.get("at", len(body))
        if "at" not in fields:
            body += b"PK\3\4" + common + name + packed
        tail = struct.pack("<HHHII", 0, 0, 0, fields.get("attributes", 0), at)
        directory += b"PK\1\2" + struct.pack("<H", 0x0314) + common + tail + name
    count = len(members)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def record(
    url: str = "http://example.org/a",
    body: bytes = b"",
    *,
    kind: str = "response",
    http: str | None = "200 OK",
    headers: tuple[str, ...] = ("Content-Type: text/html; charset=utf-8",),
    fields: tuple[str, ...] = (),
    record_id: str = "",
    length: int | None = None,
) -> bytes:
    """One record of a WARC; without `http` the headers are the record's own."""
    own = list(fields)
    block = body
    if http is not None:
        block = "\r\n".join((f"HTTP/1.1 {http}", *headers, "", "")).encode("latin-1") + body
        own.append("Content-Type: application/http; msgtype=response")
    else:
        own += headers
    size = len(block) if length is None else length
    head = ("WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", "WARC-Date: 2031-03-04T05:06:07Z",
            f"WARC-Record-ID: <urn:uuid:{record_id or url}>", *own, f"Content-Length: {size}", "", "")  # fmt: skip
    return "\r\n".join(head).encode("latin-1") + block + b"\r\n\r\n"


def page(words: str) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>{words}</title></head><body><article><p>{words} The governor of the region "
        "said on Tuesday that eight people were killed in the shelling of the town, among them two children.</p>"
        "</article></body></html>"
    ).encode()


def packed_records(*records: bytes) -> bytes:
    """A .warc.gz: each record packed by itself."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def arrived(path: Path, data: bytes | None = None) -> list[Blob | Skipped]:
    """What a file gives, after `data` was written to it."""
    if data is not None:
        path.write_bytes(data)
    return list(arrivals([path]))


def blobs(found: list[Blob | Skipped]) -> dict[str, bytes]:
    """The bytes of the members by their names in the archive, in order."""
    return {one.within.member: one.data for one in found if isinstance(one, Blob) and one.within}


def skips(found: list[Blob | Skipped]) -> list[tuple[str, str]]:
    """Code and name after the archive's of what was skipped, in order."""
    return [(one.code, one.input_id.rpartition("/")[2].partition("#")[2]) for one in found if isinstance(one, Skipped)]
