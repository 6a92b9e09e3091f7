"""Tar files, read in one direction. Nothing is unpacked to disk, so paths and links in them lead nowhere."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from typing import Any

from counterclaim.errors import MemberUnsafeError
from counterclaim.intake.containers.entries import Entry, LeftOut
from counterclaim.intake.containers.limits import CHUNK, HEADER_LIMIT, SpentError
from counterclaim.intake.containers.streams import BrokenError, Source, because

DIGITS = re.compile(rb"\d{100}")
"""No header has such a number. Searching for fields, `tarfile` would take hours over a long enough one."""


def tar_entries(source: Source) -> Iterator[Entry | LeftOut]:
    """The members in order. Raises BrokenError where the file breaks off, or what follows is no member."""
    headers = _Headers(source)
    archive: Any = None
    while True:
        headers.count = 0
        try:
            archive = archive or tarfile.TarFile(fileobj=headers, mode="r", errorlevel=0)  # type: ignore[arg-type]
            member = archive.next()
        except (BrokenError, SpentError):
            raise
        except Exception as error:  # what hostile headers make it raise is not only TarError
            raise BrokenError(because(error)) from error
        if member is None:
            _check_end(headers)
            return
        archive.members.clear()  # it would remember every one
        if member.isreg() and not member.issparse() and member.size >= 0:
            data = _Data(headers, member.offset_data, member.size)
            yield Entry(name=member.name, stream=data, size=member.size, sequential=True)
        elif not member.isdir():
            what = "a sparse file, with holes for bytes" if member.issparse() else "a link or a device, not a file"
            yield LeftOut(name=member.name, error=MemberUnsafeError, reason=what, lost=member.issparse())


def _check_end(headers: _Headers) -> None:
    """Raise BrokenError where the last header was none: `tarfile` takes that for an end."""
    if not headers.last:
        raise BrokenError("it stops without the mark of its end")
    if headers.last.strip(b"\0"):
        raise BrokenError(f"at byte {headers.tell() - len(headers.last):,} there is no header of a member")


class _Headers:
    """The file as `tarfile` is to see it: it can only go forward, and one member's headers are not endless."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._at = 0
        self.count = 0
        """Bytes read as headers of the present member."""
        self.last = b""
        """What was read last."""

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int) -> int:
        """Go forward. Raises BrokenError for going back."""
        if offset < self._at:
            raise BrokenError("a member says that it begins within the one before it")
        while self._at < offset and self.data(min(CHUNK, offset - self._at)):
            pass
        return self._at

    def read(self, count: int) -> bytes:
        """Headers."""
        self.count += count
        if count < 0 or self.count > HEADER_LIMIT:
            raise BrokenError(f"the header of a member has more than {HEADER_LIMIT:,} bytes")
        pieces = []
        while count and (piece := self.data(count)):
            pieces.append(piece)
            count -= len(piece)
        self.last = b"".join(pieces)
        if DIGITS.search(self.last):
            raise BrokenError("the header of a member has a number that cannot be")
        return self.last

    def data(self, count: int) -> bytes:
        """Bytes of members."""
        data = self._source.read(count) or b""
        self._at += len(data)
        return data


class _Data:
    def __init__(self, file: _Headers, start: int, size: int) -> None:
        self._file = file
        self._start = start
        self._left = size

    def read(self, count: int, /) -> bytes:
        if self._file.tell() < self._start:
            self._file.seek(self._start)
        data = self._file.data(min(count, self._left))
        if not data and self._left and count:
            raise BrokenError(f"{self._left:,} bytes of it are missing")
        self._left -= len(data)
        return data
