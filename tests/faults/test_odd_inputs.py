"""Inputs out of all proportion or with impossible names go in, or are named and skipped, and the ledger stays whole.
All texts are invented."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from counterclaim.cli.cli import run
from counterclaim.intake import Skipped, Taken
from counterclaim.ledger import Ledger
from tests.standin import StandIn

pytestmark = pytest.mark.faults
TEXT = "The governor said that eight people were killed in the town, and that the shelling went on."


def test_field_of_ten_megabytes_costs_its_row(tmp_path: Path) -> None:
    huge = "x " * 5_000_000
    (tmp_path / "a.csv").write_text(f'id,text\n1,"{TEXT}"\n2,"{huge}"\n3,"{TEXT} Again."\n', encoding="utf-8")
    ledger = Ledger(tmp_path / "l.db")
    found = ledger.add(tmp_path / "a.csv", reader=StandIn())
    assert [s.outcome for s in found] == ["added", "skipped", "added"]
    assert [s.item.code for s in found if isinstance(s.item, Skipped)] == ["too-large"]
    assert ledger.verify().clean


def test_text_of_500_megabytes_is_kept_skipped_and_named(tmp_path: Path) -> None:
    size = 500_000_000
    with (tmp_path / "a.txt").open("wb") as file:
        file.write(TEXT.encode())
        file.truncate(size)
    ledger = Ledger(tmp_path / "l.db")
    (stored,) = ledger.add(tmp_path / "a.txt", reader=StandIn())
    assert isinstance(stored.item, Skipped) and stored.item.code == "too-large"
    status = ledger.status()
    assert (status.blobs, status.received) == (1, size)
    assert ledger.path.stat().st_size < size / 50
    assert ledger.verify().clean
    assert [skip.code for skip in ledger.skipped()] == ["too-large"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_file_names_that_are_no_utf8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = (b"\xff\xfe.txt", b"caf\xe9.txt", b"a\nb.txt", b"\x1b[2J.txt", "ї.txt".encode(), b"-rf.txt", b"\xc0\xaf.md")
    for number, name in enumerate(names):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(f"{TEXT} {number}", encoding="utf-8")
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("caf\udce9.txt".encode("utf-8", "surrogateescape").decode("cp437"), f"{TEXT} zip")
    ledger = Ledger(tmp_path / "l.db")
    found = ledger.add(folder, reader=StandIn())
    assert [s.outcome for s in found] == ["added"] * 8
    assert len({s.item.document.input_id for s in found if isinstance(s.item, Taken)}) == 8
    assert ledger.verify().clean
    assert run(["--ledger", str(ledger.path), "claims", "--limit", "50"]) == 0
    assert "\x1b[2J" not in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs root on Linux for a small disk")
def test_full_disk_is_said_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("a small tmpfs cannot be mounted here")
    try:
        inputs = []
        for number in range(400):
            path = tmp_path / f"{number}.txt"
            path.write_text(f"{TEXT} {number} {os.urandom(3000).hex()}", encoding="utf-8")
            inputs.append(path)
        ledger = Ledger(disk / "l.db")
        done = 0
        with pytest.raises(Exception, match="cannot be written") as caught:
            for _ in ledger.adding(inputs, reader=StandIn()):
                done += 1
        assert getattr(caught.value, "code", "") == "ledger-full"
        assert 0 < done < 400
        there = Ledger(disk / "l.db", create=False)
        assert there.status().documents == done, "what was given out is there, what failed is not"
        assert there.verify().clean
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        assert Ledger(disk / "l.db").add(inputs, reader=StandIn())[-1].outcome == "added"
        assert Ledger(disk / "l.db").status().documents == 400
        assert Ledger(disk / "l.db").verify().clean
    finally:
        subprocess.run(["umount", str(disk)], check=False)
