"""What `verify --export` writes can be checked by standard tools, without this program."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.cli.cli import run
from counterclaim.errors import OutputError
from counterclaim.ledger import Ledger
from tests.hand_made import small_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return small_ledger(tmp_path / "l.db")


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "check_custody.py"], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


def wrong_sums(folder: Path) -> list[str]:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = [line.split("  ", 1) for line in lines]
    return [name for digest, name in named if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest]


def test_manifest_names_every_file_and_its_hash(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    found, exported = ledger.verify_and_export(folder, by="The desk")
    assert found.clean
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert {line.split("  ", 1)[1] for line in lines} == there - {"SHA256SUMS"}
    assert exported.files == len(lines)
    assert exported.sha256 == hashlib.sha256((folder / "SHA256SUMS").read_bytes()).hexdigest()
    assert wrong_sums(folder) == []
    assert len(list((folder / "blobs").rglob("*/*"))) == found.blobs == 3
    for path in (folder / "blobs").rglob("*/*"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    assert len((folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()) == found.claims == 3
    said = (folder / "STATEMENT.txt").read_text(encoding="utf-8")
    assert "signed off   The desk" in said and found.head in said and "Everything fits." in said


def test_sha256sum_agrees(ledger: Ledger, tmp_path: Path) -> None:
    ledger.verify_and_export(tmp_path / "evidence")
    try:
        done = subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=tmp_path / "evidence", check=False)
    except FileNotFoundError:
        pytest.skip("no sha256sum on this system")
    assert done.returncode == 0


def test_chain_is_checked_without_the_program(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    found, _ = ledger.verify_and_export(folder)
    done = checked(folder)
    assert done.returncode == 0 and f"last entry {found.head}" in done.stdout
    log = folder / "custody.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines()
    for changed in (
        [lines[0], *lines[2:]],
        [*lines[:3], lines[3].replace("Wire", "Fire"), *lines[4:]],
        [*lines[:2], json.dumps(json.loads(lines[2]) | {"at": "1999"}), *lines[3:]],
    ):
        assert changed != lines
        log.write_text("\n".join(changed) + "\n", encoding="utf-8")
        assert checked(folder).returncode == 1


def test_folder_with_something_in_it_is_left_alone(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    ledger.verify_and_export(tmp_path / "evidence")
    with pytest.raises(OutputError, match="there already") as caught:
        ledger.verify_and_export(tmp_path / "evidence")
    assert caught.value.hint == "name another folder: counterclaim verify --export FOLDER"
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="there already"):
        ledger.verify_and_export(tmp_path / "file")


def test_what_does_not_fit_is_exported_and_said(ledger: Ledger, tmp_path: Path) -> None:
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        connection.execute("UPDATE blob SET content = x'00' WHERE rowid = 1")
    found, _ = ledger.verify_and_export(tmp_path / "evidence")
    assert not found.clean
    said = (tmp_path / "evidence" / "STATEMENT.txt").read_text(encoding="utf-8")
    assert "do not fit" in said and "left out, because it cannot be unpacked" in said
    assert wrong_sums(tmp_path / "evidence") == []


def test_command_says_head_and_knows_it_later(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = str(ledger.path)
    assert run(["--ledger", name, "verify", "--export", str(tmp_path / "out"), "--by", "The desk"]) == 0
    said = capsys.readouterr().out
    head = said.rpartition("last entry: ")[2].strip()
    assert len(head) == 64 and "SHA-256 of its manifest" in said
    assert run(["--ledger", name, "verify", "--head", head]) == 0
    assert run(["--ledger", name, "verify", "--head", "0" * 64]) == 1
    assert run(["--ledger", name, "verify", "--head", f"{head[:8].upper()}…"]) == 0
    for nothing_said in ("", head[:7], "…", "x" * 64):
        assert run(["--ledger", name, "verify", "--head", nothing_said]) == 2
    assert "no entry of the custody log has the hash" in capsys.readouterr().err
    assert run(["--ledger", name, "verify", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["clean"] is True
