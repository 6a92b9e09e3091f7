"""The table of labels taken for each other, on hand-made counts."""

from __future__ import annotations

from collections import Counter

from benchmarks.confusion import confusion


def test_rows_are_gold_columns_what_was_given_and_the_diagonal_is_marked() -> None:
    pairs = Counter({("CLASH", "CLASH"): 3, ("CLASH", "none"): 1, ("STRIKE", "CLASH"): 1, ("STRIKE", "STRIKE"): 1})
    assert confusion(pairs).splitlines() == [
        "| gold label | 1 | 2 | none | recall |",
        "|---|---|---|---|---|",
        "| CLASH (1) | **3** |  | 1 | 75 |",
        "| STRIKE (2) | 1 | **1** |  | 50 |",
    ]
