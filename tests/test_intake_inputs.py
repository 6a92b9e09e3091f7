"""Files, folders, patterns, standard input: each comes out as a document or with the reason why not."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from counterclaim.errors import DateError, LanguageError
from counterclaim.intake import Blob, Options, Skipped, Taken, arrivals, composing, take_in

TEXT = "The governor said that eight people were killed."


def names(inputs: list[Path | str]) -> list[str]:
    return [one.input_id if isinstance(one, Skipped) else one.document.input_id for one in take_in(inputs)]


def only_skip(path: Path | str) -> Skipped:
    (one,) = take_in([path])
    assert isinstance(one, Skipped)
    return one


def test_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.md", "a/1.txt", ".hidden.txt", ".git/x.txt", "c.html.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert names([tmp_path]) == [str(tmp_path / name) for name in ("b.txt", "c.html.txt", "a/1.txt", "a/2.md")]


def test_file_of_another_kind_in_a_folder_is_skipped_by_name(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\0")
    skipped = only_skip(tmp_path)
    assert (skipped.code, skipped.input_id) == ("unknown-format", str(tmp_path / "photo.jpg"))


def test_pattern_means_the_files_that_it_matches(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text(TEXT)
    assert names([str(tmp_path / "*.txt")]) == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert only_skip(str(tmp_path / "*.csv")).code == "input-missing"


def test_folder_or_file_that_is_not_there(tmp_path: Path) -> None:
    skipped = only_skip(tmp_path / "nowhere")
    assert skipped.code == "input-missing"
    assert str(tmp_path / "nowhere") in skipped.message


def test_empty_folder_says_so(tmp_path: Path) -> None:
    assert only_skip(tmp_path).code == "folder-empty"


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"---\ntitle: A\n---\n\n"])
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert only_skip(tmp_path / "a.txt").code == "empty"


@pytest.mark.parametrize("content", [b"\x89PNG abc", b"abc\0def", bytes(range(1, 32)) * 9])
def test_binary_file_is_skipped_with_its_bytes(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    skipped = only_skip(tmp_path / "a.txt")
    assert skipped.code == "binary"
    assert isinstance(skipped.blob, Blob) and skipped.blob.data == content


def test_standard_input_is_called_by_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    (one,) = take_in(["-"])
    assert not isinstance(one, Skipped)
    assert (one.document.input_id, one.document.text) == ("-", TEXT)


def test_file_over_the_limit_is_skipped_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "FILE_LIMIT", 10)
    (tmp_path / "a.txt").write_text(TEXT)
    skipped = only_skip(tmp_path / "a.txt")
    assert skipped.code == "too-large"
    assert "48 bytes" in skipped.message and "10" in skipped.message


def test_text_over_the_limit_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "TEXT_LIMIT", 10)
    (tmp_path / "a.txt").write_text(TEXT)
    assert only_skip(tmp_path / "a.txt").code == "too-large"


def test_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    path = tmp_path / "r\udce9gion.txt"
    try:
        path.write_text(TEXT)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes only UTF-8 names")
    (name,) = names([tmp_path])
    assert name.endswith("r\\xe9gion.txt")
    name.encode()


def test_name_with_controls_never_reaches_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.txt").write_text(TEXT)
    assert names([tmp_path]) == [str(tmp_path / "a\\x1b[31m.txt")]


def test_page_saved_under_another_name_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<!DOCTYPE html><html><body></body></html>")
    assert only_skip(tmp_path / "a.txt").code == "page-empty"


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT)
    kinds = [type(one).__name__ for one in take_in([tmp_path / "nowhere", tmp_path])]
    assert kinds == ["Skipped", "Skipped", "Taken"]


def test_option_date_that_does_not_exist_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(DateError, match="2022-02-30"):
        list(take_in([tmp_path / "nowhere"], Options(published="2022-02-30")))


def test_language_that_there_is_not_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The governor said that eight people were killed in the town.")
    with pytest.raises(LanguageError, match="'xx' is no code of a language"):
        list(take_in([file], Options(language="xx")))
    (one,) = take_in([file], Options(language="en-GB"))
    assert isinstance(one, Taken) and one.document.language == "en"


def test_device_is_said_to_be_no_file() -> None:
    found = only_skip("/dev/null")
    assert found.code == "input-unreadable" and found.hint is not None and "permissions" not in found.hint


def test_folder_that_cannot_be_looked_into_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "locked", "z"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "wire.txt").write_text("Shells hit the town, the council said.")
    look = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = list(take_in([tmp_path]))
    assert [type(one).__name__ for one in found] == ["Taken", "Skipped", "Taken"]
    skipped = found[1]
    assert isinstance(skipped, Skipped) and skipped.code == "input-unreadable" and "locked" in skipped.message
    (alone,) = take_in([tmp_path / "locked"])
    assert isinstance(alone, Skipped) and alone.code == "input-unreadable"
