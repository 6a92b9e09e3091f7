"""The NewsQuant scorer on hand-made corpora whose right answers are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.tasks.quantities import BENCHMARKS, documents, gold_value, same, score


def corpus(root: Path, *entries: list[tuple[str, str]]) -> Path:
    """A corpus of one sentence an entry, each with gold `(change, value)` pairs."""
    rows = [{"text": "words", "quantities": [{"change": c, "value": v} for c, v in pairs]} for pairs in entries]
    (root / "newsquant").mkdir()
    (root / "newsquant" / "NewsQuant.json").write_text(json.dumps(rows), encoding="utf-8")
    return root


def answer(
    value: float | None, comparator: str = "exactly", low: float | None = None, high: float | None = None
) -> dict[str, Any]:
    return {"value": value, "low": low, "high": high, "comparator": comparator}


def test_a_multiset_counts_each_value_once(tmp_path: Path) -> None:
    root = corpus(tmp_path, [("=", "5"), ("=", "5")])
    got = score(root, {"0": [answer(5), answer(5), answer(5)]}, "even")
    assert got["value_recall"] == 100.0
    assert got["value_precision"] == pytest.approx(66.7, abs=0.1)


def test_a_range_matches_only_between_with_both_ends(tmp_path: Path) -> None:
    root = corpus(tmp_path, [("=", "10.0-15.0")])
    assert score(root, {"0": [answer(None, "between", 10, 15)]}, "even")["value_f1"] == 100.0
    assert score(root, {"0": [answer(None, "between", 10, 16)]}, "even")["value_f1"] == 0.0
    assert score(root, {"0": [answer(10), answer(15)]}, "even")["value_f1"] == 0.0


def test_the_comparator_is_judged_on_matched_single_values_only(tmp_path: Path) -> None:
    root = corpus(tmp_path, [("~", "5"), (">", "6"), ("up", "7"), ("<", "9"), ("=", "1-2")])
    answers = [answer(5, "about"), answer(6, "at-least"), answer(7, "about"), answer(9, "about")]
    assert score(root, {"0": answers}, "even")["comparator"] == pytest.approx(100 * 2 / 3)


def test_a_quantity_without_a_value_asserts_nothing(tmp_path: Path) -> None:
    root = corpus(tmp_path, [("=", "5")])
    assert score(root, {"0": [answer(5), answer(None, "unknown", 3)]}, "even")["value_precision"] == 100.0


def test_a_missing_document_costs_recall(tmp_path: Path) -> None:
    assert score(corpus(tmp_path, [("=", "5")]), {}, "all")["value_f1"] == 0.0


def test_splits_are_by_index(tmp_path: Path) -> None:
    root = corpus(tmp_path, [], [("=", "5")], [])
    assert [d["id"] for d in documents(root, "even")] == ["0", "2"]
    assert [d["id"] for d in documents(root, "odd")] == ["1"]
    assert [b.name for b in BENCHMARKS] == ["newsquant/even", "newsquant/odd", "newsquant/all"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("8000000.0", (8e6, None)),
        ("3.0 - 4.0", (3.0, 4.0)),
        ("-5", (-5.0, None)),
        ("1.99E-29", (1.99e-29, None)),
        ("-", None),
    ],
)
def test_gold_values_as_the_corpus_writes_them(written: str, value: tuple[float, float | None] | None) -> None:
    assert gold_value(written) == value


def test_equality_is_relative() -> None:
    assert same((1e9, None), (1e9 + 1, None))
    assert not same((1.0, None), (1.1, None))
    assert not same((1.0, None), (1.0, 2.0))
