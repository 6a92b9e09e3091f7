"""Inputs as named by the user → bytes: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.errors import (
    EmptyFolderError,
    InputError,
    InputMissingError,
    InputUnreadableError,
    TooLargeError,
    UnknownFormatError,
)
from counterclaim.intake.containers import CONTAINER_SUFFIXES, HEAD, Packed, kind_of, members
from counterclaim.intake.containers.limits import KEPT_LIMIT
from counterclaim.intake.containers.names import shown_name
from counterclaim.intake.sniffing import BY_SUFFIX, MEDIA_TYPE, format_of
from counterclaim.intake.spooling import Spool, digest_of, pieces_of
from counterclaim.intake.taken import Blob, KeptFile, Skipped

FILE_LIMIT = 50_000_000
"""Bytes of one file of text, Markdown or HTML, and of standard input."""

TABLE_LIMIT = 500_000_000
"""Bytes of one file of rows."""


def arrivals(inputs: Iterable[str | Path]) -> Iterator[Blob | Skipped]:
    """The bytes of every input, in order; folders in the order of their paths, without hidden files; archives as their
    members, in the archive's order."""
    for given in inputs:
        name = os.fspath(given)
        for path, in_folder in paths_of(name):
            if isinstance(path, Skipped):
                yield path
                continue
            try:
                yield from _received(path, in_folder=in_folder)
            except InputError as error:
                yield Skipped.because(error, shown(path))


def shown(path: str) -> str:
    """`path` as text that can be printed and stored, also where the file's name is not UTF-8 or holds controls."""
    return shown_name(path, whole=True)


def paths_of(name: str) -> Iterator[tuple[str | Skipped, bool]]:
    """Every file that `name` means, and whether it was found in a folder rather than named."""
    if name == "-":
        yield name, False
    elif Path(name).is_dir():
        found = False
        for path in _files_under(name):
            found = True
            yield path, True
        if not found:
            yield Skipped.because(EmptyFolderError(shown(name)), shown(name)), True
    elif not os.path.lexists(name) and glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  (a pattern may be absolute)
        if not matches:
            yield Skipped.because(InputMissingError(shown(name)), shown(name)), False
        for match in matches:
            yield from paths_of(match) if not match.startswith("-") else [(match, False)]
    else:
        yield name, False


def _files_under(folder: str) -> Iterator[str | Skipped]:
    """The files of a folder and those below it, and each folder that the system does not let us look into."""
    failures: list[OSError] = []
    for where, folders, files in os.walk(folder, onerror=failures.append):
        yield from _unreadable(failures)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield str(Path(where) / name)
    yield from _unreadable(failures)


def _unreadable(failures: list[OSError]) -> Iterator[Skipped]:
    for failure in failures:
        path = shown(os.fsdecode(failure.filename))
        error = InputUnreadableError(path, failure.strerror or type(failure).__name__)
        yield Skipped.because(error, path)
    failures.clear()


def _received(path: str, *, in_folder: bool) -> Iterator[Blob | Skipped]:
    """What one file gives: its bytes, or those of its members. Raises InputError."""
    name = shown(path)
    suffix = Path(path).suffix.lower()
    if in_folder and suffix not in BY_SUFFIX and suffix not in CONTAINER_SUFFIXES:
        raise UnknownFormatError(name, suffix)
    try:
        if path == "-":
            yield from _from_standard_input()
            return
        if not Path(path).is_file() and Path(path).exists():
            raise InputUnreadableError(name, "it is not a file", hint="name a file, a folder, or - for standard input")
        limit = TABLE_LIMIT if BY_SUFFIX.get(suffix) in ("jsonl", "json", "csv") else FILE_LIMIT
        with Path(path).open("rb") as file:
            data = file.read(HEAD)
            kind = kind_of(path, data)
            if kind is None:
                size = os.fstat(file.fileno()).st_size
                data += file.read(limit + 1 - len(data)) if size <= limit else b""
        if kind is not None:
            yield from members(Packed.file(name, kind, path), strict=in_folder)
        elif size > limit or len(data) > limit:
            yield _too_large(path, limit)
        else:
            yield Blob(input_id=name, data=data, media_type=MEDIA_TYPE[format_of(path, data)])
    except FileNotFoundError:
        raise InputMissingError(name) from None
    except OSError as error:
        raise InputUnreadableError(name, error.strerror or type(error).__name__) from None
    except ValueError as error:  # a zero byte in the name
        raise InputUnreadableError(name, str(error)) from None


def _too_large(path: str, limit: int) -> Skipped:
    """A file that is too large to be read, with its bytes where they are not too many to be kept."""
    name = shown(path)
    with Path(path).open("rb") as file:
        media_type = MEDIA_TYPE[format_of(path, file.read(65_536))]
        file.seek(0)
        sha256, size = digest_of(file)
    lost = sha256 if size > KEPT_LIMIT else None
    error = TooLargeError(f"'{name}'", size, limit, "bytes", lost=lost)
    kept = None if lost else KeptFile(input_id=name, size=size, sha256=sha256, media_type=media_type, path=path)
    return Skipped.because(error, name, kept)


def _from_standard_input() -> Iterator[Blob | Skipped]:
    source = sys.stdin.buffer
    data = source.read(HEAD)
    kind = kind_of("", data)
    if kind is None:
        data += source.read(FILE_LIMIT + 1 - len(data)) if len(data) <= FILE_LIMIT else b""
        if len(data) <= FILE_LIMIT:
            yield Blob(input_id="-", data=data, media_type=MEDIA_TYPE[format_of("-", data)])
            return
    spool = Spool()
    spool.write(data)
    hashed, size = hashlib.sha256(data), len(data)
    for piece in pieces_of(source):
        hashed.update(piece)
        size += len(piece)
        if size <= KEPT_LIMIT:
            spool.write(piece)
    if size > KEPT_LIMIT:
        most = KEPT_LIMIT if kind else FILE_LIMIT
        raise TooLargeError("standard input", size, most, "bytes", lost=hashed.hexdigest())
    if kind is not None:
        yield from members(Packed.spooled("-", kind, spool))
        return
    media_type = MEDIA_TYPE[format_of("-", data)]
    kept = KeptFile(input_id="-", size=spool.size, sha256=spool.sha256, media_type=media_type, spool=spool)
    yield Skipped.because(TooLargeError("standard input", spool.size, FILE_LIMIT, "bytes"), "-", kept)
