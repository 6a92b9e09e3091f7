"""How many dispatches are expected, before they are taken in. All texts are invented."""

from __future__ import annotations

import zipfile
from pathlib import Path

from counterclaim.intake import dispatches_in


def test_files_lines_and_members_are_counted(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("A dispatch.")
    (tmp_path / "rows.jsonl").write_text('{"text": "a"}\n' * 7)
    (tmp_path / "rows.csv").write_text("text\na\nb\nc")
    (tmp_path / "packed.tar.gz").write_bytes(b"whatever")
    with zipfile.ZipFile(tmp_path / "wires.zip", "w") as file:
        for number in range(5):
            file.writestr(f"{number}.txt", "A dispatch.")
    assert dispatches_in([tmp_path]) == 1 + 7 + 3 + 1 + 5
    assert dispatches_in([tmp_path / "rows.jsonl", "-"]) == 8


def test_what_is_broken_or_not_there_counts_as_one(tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and no end")
    (tmp_path / "empty.csv").write_bytes(b"")
    assert dispatches_in([tmp_path, tmp_path / "gone.txt"]) == 3
