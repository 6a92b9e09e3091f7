"""Files too large to be read: hashed and kept without being loaded. All texts are invented."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import tracemalloc
from pathlib import Path
from types import SimpleNamespace

import pytest

from counterclaim.errors import InputUnreadableError
from counterclaim.intake import Blob, KeptFile, Skipped, arrivals, spooling
from counterclaim.intake.spooling import PIECE, Spool

TEXT = b"The governor said on Tuesday that eight people were killed.\n"


def kept_of(path: Path | str) -> tuple[Skipped, KeptFile]:
    (one,) = arrivals.arrivals([path])
    assert isinstance(one, Skipped) and isinstance(one.blob, KeptFile)
    assert one.code == "too-large"
    return one, one.blob


def test_half_a_gigabyte_of_text_is_kept_and_never_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(TEXT)
    os.truncate(path, 500_000_000)
    tracemalloc.start()
    skipped, kept = kept_of(path)
    first = next(kept.pieces())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "500,000,000 bytes" in skipped.message
    assert (kept.size, kept.media_type, kept.input_id, kept.path) == (500_000_000, "text/plain", str(path), str(path))
    assert len(first) == PIECE and first.startswith(TEXT)
    assert peak < 5 * PIECE


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "FILE_LIMIT", 1000)
    monkeypatch.setattr(spooling, "PIECE", 700)


def test_kept_file_gives_its_bytes_again_and_again(small: None, tmp_path: Path) -> None:
    data = TEXT * 100
    (tmp_path / "a.txt").write_bytes(data)
    _, kept = kept_of(tmp_path / "a.txt")
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    assert b"".join(kept.pieces()) == data == b"".join(kept.pieces())
    assert max(map(len, kept.pieces())) == 700


def test_standard_input_too_large_is_kept_too(small: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = TEXT * 100
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    _, kept = kept_of("-")
    assert (kept.size, kept.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert b"".join(kept.pieces()) == data
    assert kept.path is None


def test_file_beyond_keeping_is_hashed_and_says_so(
    small: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "KEPT_LIMIT", 2000)
    data = TEXT * 100
    (tmp_path / "a.txt").write_bytes(data)
    (one,) = arrivals.arrivals([tmp_path / "a.txt"])
    assert isinstance(one, Skipped) and one.code == "too-large"
    assert one.blob is None
    assert hashlib.sha256(data).hexdigest() in one.message
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    (one,) = arrivals.arrivals(["-"])
    assert isinstance(one, Skipped) and one.code == "too-large"
    assert one.blob is None and hashlib.sha256(data).hexdigest() in one.message


def test_file_that_went_or_shrank_since_is_said(small: None, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT * 100)
    _, kept = kept_of(path)
    path.write_bytes(TEXT)
    with pytest.raises(InputUnreadableError, match="shorter"):
        list(kept.pieces())
    path.unlink()
    with pytest.raises(InputUnreadableError):
        list(kept.pieces())


def test_file_that_grew_since_gives_what_was_hashed(small: None, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT * 100)
    _, kept = kept_of(path)
    path.write_bytes(TEXT * 200)
    assert b"".join(kept.pieces()) == TEXT * 100


def test_blob_answers_what_a_kept_file_answers() -> None:
    blob = Blob(input_id="a", data=bytes(PIECE + 1), media_type="text/plain")
    assert (blob.size, [len(piece) for piece in blob.pieces()]) == (PIECE + 1, [PIECE, 1])


def test_readers_of_a_spool_do_not_disturb_each_other() -> None:
    spool = Spool()
    spool.write(b"abc")
    spool.write(b"def")
    first, second = spool.reader(), spool.reader()
    assert (first.read(2), second.read(), first.read()) == (b"ab", b"abcdef", b"cdef")
    assert (second.seek(-2, 2), second.read(), second.tell()) == (4, b"ef", 6)
    assert spool.sha256 == hashlib.sha256(b"abcdef").hexdigest()
