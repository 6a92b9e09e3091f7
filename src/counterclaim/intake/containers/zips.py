"""Zip files. Members are found by the directory at the end of the file, so a zip cut short has none."""

from __future__ import annotations

import copy
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from counterclaim.errors import MemberBrokenError, MemberEncryptedError, MemberUnsafeError
from counterclaim.intake.containers.entries import Entry, LeftOut
from counterclaim.intake.containers.limits import DIRECTORY_LIMIT, Budget
from counterclaim.intake.containers.streams import BrokenError, ChecksumError, Counted, because

ENCRYPTED = 0x1
"""Bit of a member's flags."""

UTF8 = 0x8
"""Bit of the second byte of a member's flags: its name is UTF-8."""

TAIL = 70_000
"""Bytes at the end of the file in which its closing record and comment lie."""

HEADER = struct.Struct("<30x")
"""What stands before a member, without its name."""

DIRECTORY_ENTRY = struct.Struct("<28x3H12x")
"""An entry of the directory, without what follows it: the lengths of name, further fields and comment."""

SLOW_STEP = 64
"""Bytes given to the unpackers of bzip2 and LZMA at a time: they have no limit in `zipfile`, and unpack all of it."""


def zip_entries(file: BinaryIO, budget: Budget) -> Iterator[Entry | LeftOut]:
    """The members in the order of the directory. Raises BrokenError where there is none that can be read."""
    try:
        archive = zipfile.ZipFile(_Careful(file))
    except Exception as error:  # what a hostile directory makes it raise is not only BadZipFile
        raise BrokenError(because(error)) from error
    with archive:
        for info in archive.infolist():
            name = _name(info)
            mode = info.external_attr >> 16
            if name.endswith(("/", "\\")):  # a folder
                continue
            if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
                yield LeftOut(name=name, error=MemberUnsafeError, reason="a link or a device, not a file")
            elif info.flag_bits & ENCRYPTED:
                yield LeftOut(name=name, error=MemberEncryptedError, reason="encrypted", lost=True)
            else:
                yield _entry(archive, info, name, budget)


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: Budget) -> Entry | LeftOut:
    unchecked = copy.copy(info)
    del unchecked.CRC  # `zipfile` keeps the last bytes for itself where the sum is wrong; we want them
    try:
        member: Any = archive.open(unchecked)
    except NotImplementedError:
        reason = f"packed in a way that is not known (number {info.compress_type})"
        return LeftOut(name=name, error=MemberBrokenError, reason=reason, lost=True)
    except Exception as error:
        return LeftOut(name=name, error=MemberBrokenError, reason=because(error), lost=True)
    if info.compress_type in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        member.MIN_READ_SIZE = SLOW_STEP
        counted = Counted(member, budget, step=SLOW_STEP)
    else:
        counted = Counted(member, budget)
    return Entry(name=name, stream=_Checked(counted, info), size=info.file_size)


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: UTF-8, which many programs write without saying so, else code page 437."""
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


class _Checked:
    """A member that breaks at its end where its sum or its size is not the one of the directory."""

    def __init__(self, source: Counted, info: zipfile.ZipInfo) -> None:
        self._source = source
        self._info = info
        self._sum = 0
        self._size = 0

    def read(self, count: int, /) -> bytes:
        data = self._source.read(count) or b""
        self._sum = zlib.crc32(data, self._sum)
        self._size += len(data)
        if not data and count:
            if self._size != self._info.file_size:
                raise ChecksumError(f"it has {self._size:,} bytes and not the {self._info.file_size:,} that it says")
            if self._sum != self._info.CRC:
                raise ChecksumError("its bytes do not fit their checksum")
        return data


class _Careful:
    """The file as `zipfile` is to see it: no directory longer than the limit, which it would hold in memory, and no
    name that claims to be UTF-8, as one that is not would cost it all the others."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, count: int = -1, /) -> bytes:
        data = self._file.read(min(count, DIRECTORY_LIMIT + 1) if count >= 0 else TAIL)
        if len(data) > DIRECTORY_LIMIT:
            raise BrokenError(f"its directory has more than {DIRECTORY_LIMIT:,} bytes")
        if count == HEADER.size and data.startswith(b"PK\3\4"):
            return data[:7] + bytes([data[7] & ~UTF8]) + data[8:]
        return _plain_directory(data) if data.startswith(b"PK\1\2") and len(data) == count else data


def _plain_directory(data: bytes) -> bytes:
    """The directory with every name declared to be in code page 437, which maps every byte to a character."""
    plain = bytearray(data)
    at = 0
    while data.startswith(b"PK\1\2", at) and len(data) - at >= DIRECTORY_ENTRY.size:
        plain[at + 9] &= ~UTF8
        at += DIRECTORY_ENTRY.size + sum(DIRECTORY_ENTRY.unpack_from(data, at))
    return bytes(plain)
