"""Unpacked bytes as streams that count what comes out of them and turn every fault of a packer into one."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from counterclaim.intake.containers.kinds import HEAD
from counterclaim.intake.containers.limits import CHUNK, MEMORY_LIMIT, Budget, SpentError
from counterclaim.intake.containers.names import shown_name

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class BrokenError(Exception):
    """Packed bytes that cannot be unpacked. Says why, as the end of a sentence."""


class ChecksumError(BrokenError):
    """Bytes that came out whole, but are not the ones that were packed."""


class Source(Protocol):
    """What can be read from."""

    def read(self, count: int, /) -> bytes:
        """Up to `count` bytes; none at the end."""


class Counted(io.RawIOBase):
    """The bytes of `source`, each noted in the budget. Raises SpentError and BrokenError."""

    def __init__(self, source: Source, budget: Budget, *, step: int = CHUNK) -> None:
        """`step` is how many bytes are asked of the source at most."""
        self._source = source
        self._budget = budget
        self._step = step
        self._failure: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = b""
        # A few bytes at least, as packers stop where one stream ends and the next begins: enough to see what they are.
        while len(data) < min(HEAD, len(view)) and (piece := self._read(len(view) - len(data), after=data)):
            data += piece
        view[: len(data)] = data
        return len(data)

    def _read(self, count: int, *, after: bytes) -> bytes:
        """One reading of the source. What fails after bytes were read is raised once they are handed on."""
        try:
            if self._failure is not None:
                raise self._failure
            piece = self._source.read(min(count, self._step))
            self._budget.unpack(len(piece))
        except Exception as error:  # whatever a hostile archive makes a packer raise
            self._failure = error if isinstance(error, SpentError | BrokenError) else BrokenError(because(error))
            if after:
                return b""
            raise self._failure from error
        return piece


def because(error: Exception) -> str:
    """What a library says went wrong, as the end of a sentence of one line."""
    words = shown_name(" ".join(str(error).split())) or type(error).__name__
    return words if len(words) < 200 else words[:200] + "…"


def inflated(kind: str, file: BinaryIO, budget: Budget) -> io.BufferedReader:
    """The bytes packed as `gzip`, `bzip2` or `xz` in `file`, at most a chunk of them unpacked ahead."""
    source: Source = _Gunzipping(file) if kind == "gzip" else Inflating(file, kind)
    return io.BufferedReader(Counted(source, budget), CHUNK)


class _Gunzipping:
    """gzip, one reading of the file at a time: what came out before a broken place is not lost to it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = gzip.GzipFile(fileobj=file)

    def read(self, count: int, /) -> bytes:
        return self._file.read1(count)


class Inflating:
    """bzip2 and xz, as the standard library's reader of xz knows no limit of memory. Streams in a row are one."""

    def __init__(self, file: BinaryIO, kind: str) -> None:
        self._file = file
        self._kind = kind
        self._packer: Any = None
        self._begun = False
        self._rest = b""

    def read(self, count: int, /) -> bytes:
        """Up to `count` bytes; none at the end."""
        while True:
            if self._packer is None and not self._next():
                return b""
            packed = self._rest
            if self._packer.needs_input and not packed:
                packed = self._file.read(CHUNK)
                if not packed:
                    raise EOFError("it ends before its end was marked")
            self._rest = b""
            data: bytes = self._packer.decompress(packed, count)
            if self._packer.eof:
                self._rest = self._packer.unused_data
                self._packer = None
            if data:
                return data

    def _next(self) -> bool:
        """Begin the next stream; False at the end. Zeros between streams of xz are padding."""
        rest = (self._rest or self._file.read(CHUNK)).lstrip(b"\0" if self._begun else b"")
        while self._begun and not rest:
            more = self._file.read(CHUNK)
            if not more:
                return False
            rest = more.lstrip(b"\0")
        if not rest:
            return False
        self._rest = rest
        self._begun = True
        self._packer = bz2.BZ2Decompressor() if self._kind == "bzip2" else lzma.LZMADecompressor(memlimit=MEMORY_LIMIT)
        return True


def read_up_to(source: Source, limit: int) -> tuple[bytes, BrokenError | None]:
    """The first `limit` bytes, and what broke them off. One byte more says that there are more. Raises SpentError."""
    pieces: list[bytes] = []
    left = limit + 1
    try:
        while left > 0 and (piece := source.read(min(left, CHUNK))):
            pieces.append(piece)
            left -= len(piece)
    except BrokenError as error:
        return b"".join(pieces), error
    return b"".join(pieces), None
