"""Bytes that do not fit in memory and have no file of their own: a file without a name, gone when nobody holds it."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 4_000_000
"""Bytes handed on at a time."""


class Spool:
    """Bytes written once and read by any number of readers, each with a position of its own.

    The file has no name, so it cannot outlive the process, whatever ends that.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  (closed when the spool goes)
        self._hash = hashlib.sha256()
        self.size = 0
        weakref.finalize(self, self._file.close)

    def write(self, data: bytes) -> None:
        """Append bytes."""
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) or 0 :]
        self._hash.update(data)
        self.size += len(data)

    @property
    def sha256(self) -> str:
        """SHA-256 of what was written so far, in hexadecimal."""
        return self._hash.hexdigest()

    def reader(self) -> BinaryIO:
        """A reader of its own, at the beginning."""
        return io.BufferedReader(_Reader(self))

    def read_at(self, offset: int, count: int) -> bytes:
        """Up to `count` bytes from `offset` on."""
        return os.pread(self._file.fileno(), count, offset)


class _Reader(io.RawIOBase):
    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        data = self._spool.read_at(self._at, len(view))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._at = max(0, offset + (0, self._at, self._spool.size)[whence])
        return self._at

    def tell(self) -> int:
        return self._at


def pieces_of(file: BinaryIO) -> Iterator[bytes]:
    """What is left of a file, a few megabytes at a time."""
    while piece := file.read(PIECE):
        yield piece


def digest_of(file: BinaryIO) -> tuple[str, int]:
    """SHA-256 in hexadecimal and number of the bytes that are left of a file, which is not loaded."""
    hashed, size = hashlib.sha256(), 0
    for piece in pieces_of(file):
        hashed.update(piece)
        size += len(piece)
    return hashed.hexdigest(), size
