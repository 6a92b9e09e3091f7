"""Nothing that a dispatch holds steers the terminal. The texts are invented."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from counterclaim.cli.cli import run
from counterclaim.cli.terminal import STEERING, Terminal, shown

HOSTILE = """---
outlet: "Bad \\u001b[31mNews"
title: "T\\u001b]0;owned\\u0007itle \\u202egnp"
published: 2021-03-04
---
The defence \x1b[31mministry said \x1b]0;owned\x07that 8 people were killed in Kharkiv on Tuesday.
"""


@given(st.text())
def test_no_text_puts_a_steering_character_on_a_terminal(text: str) -> None:
    out = io.StringIO()
    Terminal(file=out, width=80).print(Text(text))
    assert STEERING.search(out.getvalue()) is None


def test_what_steers_is_shown_one_character_for_one() -> None:
    assert shown("a\x1b[31mb\x07\u202ec\td\n") == "a␛[31mb␇\ufffdc d\n"


def test_its_own_colours_are_still_written() -> None:
    out = io.StringIO()
    Terminal(file=out, width=80, force_terminal=True, color_system="standard").print(Text("red\x1b[0m", style="red"))
    assert "\x1b[31m" in out.getvalue()
    assert "red␛[0m" in out.getvalue()


@pytest.fixture
def ledger(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> str:
    """A ledger of one hostile dispatch."""
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8")
    ledger = str(tmp_path / "t.db")
    assert run(["add", str(tmp_path / "a.txt"), "--ledger", ledger]) == 0
    assert STEERING.search("".join(capfd.readouterr())) is None
    return ledger


def test_no_verb_lets_a_dispatch_steer(ledger: str, capfd: pytest.CaptureFixture[str]) -> None:
    run(["claims", "--ledger", ledger, "--format", "csv"])
    claim = capfd.readouterr().out.splitlines()[1].split(",")[0]
    for verb in (["claims"], ["search", "Kharkiv"], ["show", claim], ["versions", claim], ["status"], ["verify"]):
        assert run([*verb, "--ledger", ledger]) == 0, verb
        printed = "".join(capfd.readouterr())
        assert printed
        assert STEERING.search(printed) is None, verb


def test_a_table_says_below_it_which_issues_its_claims_have(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = "The militia said that it had shelled Goma on 30 February 2024. The council said that four men had died."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run(["read", str(tmp_path / "a.txt"), "--published", "2024-03-05"]) == 0
    printed = capfd.readouterr()
    last = " ".join(printed.out.split("\n\n")[-1].split())
    assert "2 issues in these claims (1 date-impossible, 1 speaker-unresolved)" in last
    assert "[date-impossible]" in printed.err
