"""The README is run: its commands, its Python, its front matter."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from counterclaim.cli.cli import VERBS, run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)


def blocks(language: str) -> list[str]:
    return [body for kind, body in BLOCKS if kind == language]


def command_lines() -> list[str]:
    return [line for body in blocks("sh") for line in body.splitlines() if line.strip()]


def test_every_block_is_of_a_kind_that_is_run() -> None:
    assert {kind for kind, _ in BLOCKS} <= {"sh", "python", "yaml", "text"}
    assert len(BLOCKS) == README.count("\n```") // 2


def test_make_targets_exist() -> None:
    targets = [line for line in command_lines() if line.startswith("make ")]
    assert {"make demo", "make test"} <= set(targets)
    for line in targets:
        subprocess.run([*shlex.split(line), "--dry-run"], cwd=ROOT, check=True, capture_output=True)


def test_commands_run_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    dispatches = tmp_path / "dispatches"
    dispatches.mkdir()
    front_matter = next(body for body in blocks("yaml") if body.startswith("---"))
    text = "Shelling cut power to the city and killed at least 8 people on Tuesday, the mayor said."
    (dispatches / "one.md").write_text(front_matter + "\n" + text + "\n", encoding="utf-8")
    lines = [line for line in command_lines() if not line.startswith("make ")]
    assert lines
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "counterclaim", f"the README runs something else: {line}"
        assert run(arguments) == 0, f"{line}\n{capsys.readouterr().err}"
    rows = (tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()
    assert any("at least 8 people" in row for row in rows)


def test_program_runs_as_a_module(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "counterclaim", "--version"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.startswith("counterclaim ")


@pytest.mark.parametrize("body", blocks("python"))
def test_python_runs_and_prints(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(body, "README.md", "exec"), {"__name__": "__main__"})
    assert "deaths at-least 8.0 at least 8" in capsys.readouterr().out.lower()


def test_front_matter_is_yaml() -> None:
    (front_matter,) = blocks("yaml")
    fields = yaml.safe_load(front_matter.strip().strip("-"))
    assert {"outlet", "title", "published", "language", "url"} <= set(fields)


def test_every_command_of_the_program_is_named() -> None:
    assert [verb for verb in VERBS if f"counterclaim {verb}" not in README] == []


def test_sample_of_the_demonstration_is_what_it_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Titles, columns and sides; the counts move with every better reading."""
    (sample,) = blocks("text")
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    assert run(["demo", "--no-serve"]) == 0
    out, err = capsys.readouterr()
    assert "demo: 85 documents" in err and "skipped" not in err
    assert "of these texts: Written for the Counterclaim project from public facts" in out
    printed = out.splitlines()
    for table, same in zip(sample.strip().split("\n\n"), (_first_words, len), strict=True):
        title, header, *rows = table.splitlines()
        assert title in printed
        at = printed.index(title)
        assert header.split()[:2] == printed[at + 1].split()[:2] and set(header.split()) == set(printed[at + 1].split())
        assert same(rows) == same(printed[at + 2 : at + 2 + len(rows)])


def _first_words(rows: list[str]) -> set[str]:
    return {row.split()[0] for row in rows}
