"""Persons shot: where the words say that they died, and where they leave it open."""

from __future__ import annotations

import pytest

from counterclaim.reading.figures.shot import SHOT, with_open
from counterclaim.records import Figure, Original


def effect(text: str, word: str = "shot") -> str | None:
    """The effect of a figure of deaths that rests on a word of a text."""
    start = text.index(word)
    figure = Figure(
        effect="killed", counted="person", measure="deaths", comparator="exactly", value=5, low=5, high=5,
        unit="person", original=Original("5", ""), span=(0, 5), text=text[:5], trigger=(start, start + len(word)),
    )  # fmt: skip
    return with_open(text, (figure,))[0].effect


@pytest.mark.parametrize(
    "text",
    [
        "Five people were shot in a bar on Sunday.",
        "Five people were shot, two fatally.",
        "Five guards shot by rebels are in hospital.",
        "Five boys were shot. The attackers killed a dog.",
    ],
)
def test_shot_leaves_open_whether_they_died(text: str) -> None:
    assert effect(text) == SHOT


@pytest.mark.parametrize(
    "text",
    [
        "Five people were shot dead.",
        "Five people were fatally shot.",
        "Five people were shot and killed at a checkpoint.",
        "Five guards were shot to death.",
        "Five men were shot in the back and later died.",
    ],
)
def test_shot_dead_is_dead(text: str) -> None:
    assert effect(text) == "killed"


def test_other_words_for_killing_stay() -> None:
    assert effect("Five people were killed.", "killed") == "killed"
