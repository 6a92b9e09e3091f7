"""Inputs as named by the user → bytes: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
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
from counterclaim.intake.sniffing import BY_SUFFIX, MEDIA_TYPE, format_of
from counterclaim.intake.taken import Blob, Skipped

FILE_LIMIT = 50_000_000
"""Bytes of one file of text, Markdown or HTML, and of standard input."""

TABLE_LIMIT = 500_000_000
"""Bytes of one file of rows."""


def arrivals(inputs: Iterable[str | Path]) -> Iterator[Blob | Skipped]:
    """The bytes of every input, in order; folders in the order of their paths, without hidden files."""
    for given in inputs:
        name = os.fspath(given)
        for path, in_folder in _paths(name):
            if isinstance(path, Skipped):
                yield path
                continue
            try:
                yield _received(path, in_folder=in_folder)
            except InputError as error:
                yield Skipped.because(error, shown(path))


def files_in(inputs: Iterable[str | Path]) -> int:
    """How many files the inputs mean, for showing how far a run has come. Raises nothing."""
    return sum(1 for given in inputs for _ in _paths(os.fspath(given)))


def shown(path: str) -> str:
    """`path` as text that can be printed and stored, also where the file's name is not UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _paths(name: str) -> Iterator[tuple[str | Skipped, bool]]:
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
            yield from _paths(match) if not match.startswith("-") else [(match, False)]
    else:
        yield name, False


def _files_under(folder: str) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield str(Path(where) / name)


def _received(path: str, *, in_folder: bool) -> Blob:
    name = shown(path)
    suffix = Path(path).suffix.lower()
    if in_folder and suffix not in BY_SUFFIX:
        raise UnknownFormatError(name, suffix)
    limit = TABLE_LIMIT if BY_SUFFIX.get(suffix) in ("jsonl", "csv") else FILE_LIMIT
    try:
        data = sys.stdin.buffer.read(limit + 1) if path == "-" else _read(path, limit)
    except FileNotFoundError:
        raise InputMissingError(name) from None
    except OSError as error:
        raise InputUnreadableError(name, error.strerror or type(error).__name__) from None
    except ValueError as error:  # a zero byte in the name
        raise InputUnreadableError(name, str(error)) from None
    if len(data) > limit:
        raise TooLargeError(f"'{name}'", len(data), limit, "bytes")
    return Blob(input_id=name, data=data, media_type=MEDIA_TYPE[format_of(path, data)])


def _read(path: str, limit: int) -> bytes:
    if not Path(path).is_file() and Path(path).exists():
        raise InputUnreadableError(shown(path), "it is not a file")
    with Path(path).open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > limit:
            raise TooLargeError(f"'{shown(path)}'", size, limit, "bytes")
        return file.read(limit + 1)
