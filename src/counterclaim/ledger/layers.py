"""Bytes, and whatever is packed in them: members of archives also where the archive is broken, and parts of mails.

What intake takes out of an archive it takes in; here it is asked what may still lie in one that was kept, so nothing is
left out for its name or kind, and every beginning of packed bytes is tried, wherever it stands.
"""

from __future__ import annotations

import bz2
import email
import email.policy
import lzma
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from counterclaim.intake import Blob
from counterclaim.intake.containers import HEAD, Packed, kind_of, members
from counterclaim.intake.spooling import Spool

LAYER = 200_000_000
"""Bytes of one layer; what is longer is looked at in pieces."""

OVERLAP = 1_000_000
"""Bytes that two pieces have in common."""

TOTAL = 4_000_000_000
"""Bytes that come out of one input, at most."""

DEPTH = 5
"""Archives and mails within one another."""

STEP = 65_536
MEMORY = 128_000_000
"""Bytes of memory that unpacking xz may take."""

BEGINNING = re.compile(rb"PK\x03\x04|\x1f\x8b\x08|BZh[1-9]1AY&SY|\xfd7zXZ\0")
HEADER = re.compile(rb"[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*[A-Za-z][A-Za-z-]{1,40}:")
"""How a mail begins."""


def layers(pieces: Iterable[bytes], *, name: str = "") -> Iterator[bytes]:
    """The bytes themselves, then everything that can be unpacked from them, at every depth. Raises nothing but what
    `pieces` raises."""
    spool = Spool()
    for piece in pieces:
        spool.write(piece)
    left = [TOTAL]
    for start in range(0, max(spool.size, 1), LAYER - OVERLAP):
        yield from _within(spool.read_at(start, LAYER), DEPTH, left)
    kind = kind_of(name, spool.read_at(0, HEAD))
    if kind is not None:
        for one in members(Packed.spooled(name, kind, spool)):
            if isinstance(one, Blob):
                yield from _within(one.data, 1, left)


def _within(data: bytes, depth: int, left: list[int]) -> Iterator[bytes]:
    yield data
    left[0] -= len(data)
    if not depth or left[0] <= 0:
        return
    at = 0
    while (found := BEGINNING.search(data, at)) is not None and left[0] > 0:
        unpacked, at = _unpacked(data, found.start())
        if unpacked:
            yield from _within(unpacked, depth - 1, left)
    if HEADER.match(data):
        yield from (layer for part in _parts(data) for layer in _within(part, depth - 1, left))


def _unpacked(data: bytes, start: int) -> tuple[bytes, int]:
    """What is packed from `start` on, as far as it can be had, and where to look on."""
    packer: Any
    begins = start
    if data.startswith(b"PK", start):
        head = data[start : start + 30]
        if len(head) < 30:
            return b"", start + 1
        method, names, extra = struct.unpack_from("<8xH16xHH", head)
        begins = start + 30 + names + extra
        packer = zlib.decompressobj(-15) if method == 8 else bz2.BZ2Decompressor() if method == 12 else None
    elif data.startswith(b"\x1f\x8b", start):
        packer = zlib.decompressobj(31)
    elif data.startswith(b"BZh", start):
        packer = bz2.BZ2Decompressor()
    else:
        packer = lzma.LZMADecompressor(memlimit=MEMORY)
    if packer is None:  # as it is: it stands in these bytes
        return b"", start + 1
    found: list[bytes] = []
    size, at = 0, begins
    try:
        while at < len(data) and not packer.eof and size < LAYER:
            found.append(packer.decompress(data[at : at + STEP]))
            size += len(found[-1])
            at += STEP
    except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError):
        return b"".join(found), start + 1
    end = min(at, len(data)) - len(packer.unused_data) if packer.eof else start + 1
    return b"".join(found), max(end, start + 1)


def _parts(data: bytes) -> list[bytes]:
    """The parts of a mail, decoded; those of mails attached to it too."""
    try:
        mail = email.message_from_bytes(data, policy=email.policy.compat32)
        found = [part.get_payload(decode=True) for part in mail.walk() if not part.is_multipart()]
    except Exception:  # a hostile mail makes the parser raise all kinds
        return []
    return [part for part in found if isinstance(part, bytes) and part]
