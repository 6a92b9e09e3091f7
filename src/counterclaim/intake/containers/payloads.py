"""The body of an HTTP answer as a web archive holds it → the bytes of the page."""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from collections.abc import Iterator

import brotli
import msgspec

from counterclaim.intake.containers.limits import CHUNK, MEMBER_LIMIT, Budget
from counterclaim.intake.containers.streams import BrokenError
from counterclaim.records import Issue

NOT_PACKED = ("", "identity", "none")
DIGESTS = ("md5", "sha1", "sha256", "sha384", "sha512")


class Payload(msgspec.Struct, frozen=True):
    """The bytes of a page, and what was wrong on the way to them."""

    data: bytes
    issues: tuple[Issue, ...] = ()


class UnknownEncodingError(Exception):
    """A content encoding that is not known. Its text is the name."""


class TooMuchError(Exception):
    """A body that unpacks to more than a member may have."""


def payload(body: bytes, *, transfer: str, encodings: str, digest: str, budget: Budget) -> Payload:
    """The page in the body of an answer: chunks joined, then unpacked.

    `transfer` and `encodings` are the headers Transfer-Encoding and Content-Encoding, `digest` the record's
    WARC-Payload-Digest; "" where absent. Many crawlers write the headers of the answer before a body that they have
    decoded already, so a body that is not what its header says is taken as it is; and they compute the digest over any
    of the three stages, so one of them has to fit it. Raises SpentError, UnknownEncodingError and TooMuchError.
    """
    joined, whole = dechunked(body) if "chunked" in transfer.lower() else (body, True)
    data = joined
    for encoding in reversed([name.strip().lower() for name in encodings.split(",")]):
        data, complete = unpacked(data, encoding, budget)
        whole &= complete
    issues = []
    if not whole:
        message = "The page broke off when it was fetched or stored: its packed bytes have no proper end."
        issues.append(Issue(code="payload-broken-off", message=message))
    if not fits(digest, (body, joined, data)):
        message = "The page does not fit the digest that its web archive gives for it: one of the two was changed."
        issues.append(Issue(code="payload-digest", message=message))
    return Payload(data, tuple(issues))


def dechunked(body: bytes) -> tuple[bytes, bool]:
    """The joined chunks of a body, and whether all were there (RFC 9112, section 7.1); the body itself where it is
    not in chunks."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\n", at, at + 1000)
        size = _hexadecimal(body[at:end]) if end >= 0 else None
        if size is None:
            return (b"".join(pieces), False) if pieces else (body, True)
        if size == 0:
            return b"".join(pieces), True
        piece = body[end + 1 : end + 1 + size]
        pieces.append(piece)
        if len(piece) < size:
            return b"".join(pieces), False
        at = end + 1 + size
        at += 2 if body.startswith(b"\r\n", at) else 1 if body.startswith(b"\n", at) else 0


def _hexadecimal(line: bytes) -> int | None:
    written = line.split(b";")[0].strip()
    if not written or len(written) > 16 or not all(byte in b"0123456789abcdefABCDEF" for byte in written):
        return None
    return int(written, 16)


def unpacked(data: bytes, encoding: str, budget: Budget) -> tuple[bytes, bool]:
    """`data` without one content encoding, and whether its end was there; `data` itself where it is not so packed."""
    match encoding:
        case _ if encoding in NOT_PACKED or not data:
            return data, True
        case "gzip" | "x-gzip":
            return _joined(_inflated(data, 31), data, budget) if data.startswith(b"\x1f\x8b") else (data, True)
        case "deflate":
            zlib_head = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            return _joined(_inflated(data, 15 if zlib_head else -15), data, budget)
        case "br":
            return _joined(_unbrotlied(data), data, budget)
    raise UnknownEncodingError(encoding)


def _joined(pieces: Iterator[bytes], packed: bytes, budget: Budget) -> tuple[bytes, bool]:
    found: list[bytes] = []
    size = 0
    try:
        for piece in pieces:
            budget.unpack(len(piece))
            size += len(piece)
            if size > MEMBER_LIMIT:
                raise TooMuchError
            found.append(piece)
    except BrokenError:
        return (b"".join(found), False) if size else (packed, True)
    return b"".join(found), True


def _inflated(data: bytes, bits: int) -> Iterator[bytes]:
    while data:
        packer = zlib.decompressobj(bits)
        while not packer.eof:
            try:
                piece = packer.decompress(data, CHUNK)
            except zlib.error as error:
                raise BrokenError(str(error)) from None
            if piece:
                yield piece
            elif not packer.unconsumed_tail and not packer.eof:
                raise BrokenError("it has no end")
            data = packer.unconsumed_tail
        data = packer.unused_data
        if not data.startswith(b"\x1f\x8b"):
            return  # what stands behind the end is padding


def _unbrotlied(data: bytes) -> Iterator[bytes]:
    packer = brotli.Decompressor()
    try:
        piece = packer.process(data, output_buffer_limit=CHUNK)
        while piece:
            yield piece
            piece = b"" if packer.is_finished() else packer.process(b"", output_buffer_limit=CHUNK)
    except brotli.error as error:
        raise BrokenError(str(error)) from None
    if not packer.is_finished():
        raise BrokenError("it has no end")


def fits(digest: str, stages: tuple[bytes, ...]) -> bool:
    """Whether one of `stages` has `digest`: the name of a hash, a colon, the hash in base 32 or 16. A digest that is
    not written so, or of a hash that is not known, fits all."""
    name, _, written = digest.strip().partition(":")
    name = name.lower().replace("-", "")
    if name not in DIGESTS or not written:
        return True
    size = hashlib.new(name, usedforsecurity=False).digest_size
    try:
        if len(written) == size * 2:
            wanted = bytes.fromhex(written)
        else:
            wanted = base64.b32decode(written.upper() + "=" * (-len(written) % 8))
    except (ValueError, binascii.Error):
        return True
    return any(hashlib.new(name, stage, usedforsecurity=False).digest() == wanted for stage in stages)
