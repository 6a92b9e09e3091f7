"""Which kind of container some bytes are: by how they begin, and by their name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from counterclaim.intake.sniffing import BY_SUFFIX, office_of

Kind = Literal["zip", "tar", "gzip", "bzip2", "xz", "warc"]

MEDIA_TYPES: dict[Kind, str] = {
    "zip": "application/zip", "tar": "application/x-tar", "gzip": "application/gzip", "bzip2": "application/x-bzip2",
    "xz": "application/x-xz", "warc": "application/warc",
}  # fmt: skip

CONTAINER_SUFFIXES: dict[str, Kind] = {
    ".zip": "zip", ".tar": "tar", ".warc": "warc", ".wet": "warc", ".gz": "gzip", ".tgz": "gzip",
    ".bz2": "bzip2", ".tbz2": "bzip2", ".tbz": "bzip2", ".xz": "xz", ".txz": "xz",
}  # fmt: skip

HEAD = 512
"""Bytes that tell."""

SIGNATURES: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"), "zip"),
    (re.compile(rb"\x1f\x8b\x08"), "gzip"),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), "bzip2"),
    (re.compile(rb"\xfd7zXZ\0"), "xz"),
    (re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n"), "warc"),
    (re.compile(rb".{257}ustar", re.S), "tar"),
)


def kind_of(name: str, head: bytes) -> Kind | None:
    """The kind of container that bytes called `name` are, None for none. `head` is their first HEAD bytes.

    A page that was saved packed under its own name is found by its bytes. Formats that are a zip file inside, such as
    office documents, keep their own extension and are none.
    """
    suffix = suffix_of(name)
    if office_of(head) is not None or BY_SUFFIX.get(suffix) in ("docx", "odt"):
        return None
    if not head or (suffix and suffix not in CONTAINER_SUFFIXES and suffix not in BY_SUFFIX):
        return None
    measured = next((kind for mark, kind in SIGNATURES if mark.match(head)), None)
    return measured or CONTAINER_SUFFIXES.get(suffix)


def suffix_of(name: str) -> str:
    """The extension in lower case, with its dot; "" without one."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def unpacked_name(name: str) -> str:
    """What a single packed file is called once it is unpacked: `wire.txt` for `wires/wire.txt.gz`."""
    last = re.split(r"[/\\]", name)[-1].rpartition("#")[2]
    packed = suffix_of(last)
    bare = last[: -len(packed)] if packed in CONTAINER_SUFFIXES else last
    return (bare + ".tar" if packed in (".tgz", ".tbz2", ".tbz", ".txz") else bare).strip("-") or "content"
