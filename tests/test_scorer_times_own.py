"""The scorer of our own time expressions on hand-made passages whose right answers are known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from benchmarks.tasks.times_own import passage, passages, score

TEXT = "It fell on Friday, and since Friday two brigades have waited for three weeks."


def expression(words: str, value: str, **more: Any) -> dict[str, Any]:
    return {"text": words, "type": "DATE", "value": value, **more}


GOLD = passage(
    "0",
    {
        "published": date(2024, 5, 7),
        "theatre": "ukraine-2022",
        "text": TEXT,
        "times": [
            expression("Friday", "2024-05-03", first=date(2024, 5, 3), last=date(2024, 5, 3)),
            expression("Friday", "2024-05-03", nth=2, first=date(2024, 5, 3), last=None),
            expression("three weeks", "P3W"),
        ],
    },
)


def answer(words: str, value: str, period: list[str | None] | None, nth: int = 1) -> dict[str, Any]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "type": "DATE", "value": value, "period": period}


FIRST = answer("Friday", "2024-05-03", ["2024-05-03", "2024-05-03"])
SECOND = answer("Friday", "2024-05-03", ["2024-05-03", None], nth=2)
THIRD = answer("three weeks", "P3W", None)


def test_the_row_is_an_input_line_of_annotate() -> None:
    assert GOLD.row == {"id": "0", "text": TEXT, "published": "2024-05-07", "theatre": "ukraine-2022"}


def test_all_right_is_100() -> None:
    got = score([GOLD], {"0": [FIRST, SECOND, THIRD]})
    assert got == {"value F1": 100.0, "strict F1": 100.0, "relaxed F1": 100.0, "days": 100.0}


def test_nothing_found_is_0() -> None:
    assert score([GOLD], {}) == {"value F1": 0.0, "strict F1": 0.0, "relaxed F1": 0.0, "days": 0.0}


def test_both_days_must_be_right_and_an_open_side_open() -> None:
    late = {**FIRST, "period": ["2024-05-03", "2024-05-04"]}
    closed = {**SECOND, "period": ["2024-05-03", "2024-05-07"]}
    assert score([GOLD], {"0": [late, SECOND]})["days"] == 50.0
    assert score([GOLD], {"0": [FIRST, closed]})["days"] == 50.0
    assert score([GOLD], {"0": [{**FIRST, "period": None}]})["days"] == 0.0


def test_days_count_only_what_is_found_and_only_where_the_gold_has_days() -> None:
    assert score([GOLD], {"0": [FIRST]})["days"] == 100.0
    assert score([GOLD], {"0": [FIRST, {**THIRD, "period": ["2024-05-03", "2024-05-24"]}]})["days"] == 100.0


def test_an_overlap_with_the_value_counts_for_value_and_days_not_for_strict() -> None:
    wide = answer("on Friday", "2024-05-03", ["2024-05-03", "2024-05-03"])
    got = score([GOLD], {"0": [wide]})
    assert got == {"value F1": 50.0, "strict F1": 0.0, "relaxed F1": 50.0, "days": 100.0}


def test_words_that_are_not_there_are_an_error_by_name() -> None:
    entry = {"published": None, "text": TEXT, "times": [expression("Friday", "2024-05-03", nth=3)]}
    with pytest.raises(ValueError, match=r"^12: the text lacks 'Friday'$"):
        passage("12", entry)


def test_the_gold_splits_by_position_and_its_expressions_stand_in_order_without_overlap() -> None:
    even, odd = passages(0), passages(1)
    assert [int(one.row["id"]) % 2 for one in even + odd] == [0] * len(even) + [1] * len(odd)
    assert 0 <= len(even) - len(odd) <= 1
    for one in even + odd:
        assert all(a.end <= b.start for a, b in zip(one.times, one.times[1:], strict=False)), one.row["id"]
