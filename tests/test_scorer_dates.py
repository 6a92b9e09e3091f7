"""The scorer of proposed dates on hand-made answers whose outcomes are known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from benchmarks.tasks.dates import READ_ON, documents, entries, outcome, score

Row = dict[str, Any]


def proposal(published: str, confidence: float) -> Row:
    return {"published": published, "confidence": confidence, "reasons": [], "others": []}


@pytest.mark.parametrize(
    ("gold", "given", "came"),
    [
        ("2031-03-04", proposal("2031-03-04", 0.5), "right"),
        ("2031-03-04", proposal("2031-03-05", 0.9), "wrong"),
        ("2031-03-04", proposal("2031-03", 0.9), "coarse"),
        ("2031-03-04", proposal("2031-04", 0.9), "wrong"),
        ("2031-03", proposal("2031-03-04", 0.9), "wrong"),
        ("2031-03", proposal("2031-03", 0.9), "right"),
        ("2031-03-04", proposal("2031-03-04", 0.49), "missed"),
        ("2031-03-04", None, "missed"),
        (None, None, "open"),
        (None, proposal("2031-03-04", 0.49), "open"),
        (None, proposal("2031-03-04", 0.5), "wrong"),
    ],
)
def test_outcome_of_a_text(gold: str | None, given: Row | None, came: str) -> None:
    assert outcome(gold, given) == came


def test_measures_and_bins() -> None:
    gold = {"a": "2031-03-04", "b": "2031-03-04", "c": "2031-03-04", "d": None, "e": None, "f": "2031-03"}
    answers = {
        "a": [proposal("2031-03-04", 0.9)],
        "b": [proposal("2031-03-05", 0.8)],
        "c": [proposal("2031-03-04", 0.4)],
        "d": [proposal("2031-01-01", 0.2)],
        "f": [proposal("2031-03", 0.6)],
    }
    got = score(gold, answers)
    assert got["precision"] == pytest.approx(100 * 2 / 3)
    assert got["recall"] == 50
    assert got["F1"] == pytest.approx(2 * (200 / 3) * 50 / (200 / 3 + 50))
    assert [got[f"n {came}"] for came in ("right", "coarse", "wrong", "missed", "open")] == [2, 0, 1, 1, 2]
    assert (got["right<.5"], got["right<.8"], got["right>=.8"]) == (50, 100, 50)
    assert got["said<.5"] == pytest.approx(30)
    assert got["said>=.8"] == pytest.approx(85)


def test_nothing_proposed_has_no_precision_and_no_recall() -> None:
    got = score({"a": "2031-03-04"}, {})
    assert (got["precision"], got["recall"], got["F1"]) == (0, 0, 0)


def test_every_text_of_the_gold_has_a_date_that_exists_and_was_past_when_it_was_read() -> None:
    every = {**entries(0), **entries(1)}
    assert len(every) >= 60
    for name, one in every.items():
        assert one["text"].strip() and one["because"] and one["kind"], name
        if one["published"] is not None:
            written = one["published"]
            day = date.fromisoformat(written if len(written) == 10 else f"{written}-01")
            assert day <= date.fromisoformat(READ_ON), name
    unknown = sum(one["published"] is None for one in every.values())
    assert unknown * 3 >= len(every)


def test_the_program_is_not_told_the_date() -> None:
    assert all(row["published"] is None and row["retrieved"] == READ_ON for row in documents(entries(0)))
