"""The scorer of gva on hand-made cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from benchmarks.tasks.reconciling import assigned, b_cubed, holder, is_counted, is_dated, score_incidents

GOLD_OF = {"a": "1", "b": "1", "c": "2"}
GOLD = [
    {"incident": "1", "date": "March 4, 2031", "killed": 2, "injured": 0},
    {"incident": "2", "date": "March 9, 2031", "killed": 0, "injured": 1},
]
DOCUMENT_OF = {"a1": "a", "a2": "a", "b1": "b", "c1": "c"}


def incident(name: str, *claims: str, day: str = "2031-03-04", **best: float | None) -> dict[str, Any]:
    figures = {measure: {"low": None, "best": value, "high": None} for measure, value in best.items()}
    return {
        "incident_id": name, "claims": [{"claim_id": c, "reading_id": "r"} for c in claims], "period": [day, day],
        "figures": figures,
    }  # fmt: skip


def test_everything_right() -> None:
    found = [incident("x", "a1", "a2", "b1", deaths=2), incident("y", "c1", day="2031-03-08", injured=1)]
    assert score_incidents(GOLD_OF, GOLD, found, DOCUMENT_OF) == {
        "b3_f1": 100, "b3_precision": 100, "b3_recall": 100, "date": 100, "killed": 100, "injured": 100,
    }  # fmt: skip


def test_an_article_is_in_the_incident_that_has_most_of_its_claims() -> None:
    found = [incident("early", "a1", day="2031-03-01"), incident("late", "a2", "b1")]
    assert assigned(["a", "b", "c"], found, DOCUMENT_OF) == {"a": "early", "b": "late", "c": "alone:c"}
    found = [incident("early", "a1", day="2031-03-01"), incident("late", "a1", "a2", "b1")]
    assert assigned(["a"], found, DOCUMENT_OF)["a"] == "late"


def test_b_cubed_averages_over_articles() -> None:
    precision, recall, f1 = b_cubed({"a": "x", "b": "y", "c": "y"}, GOLD_OF)
    assert precision == pytest.approx(2 / 3)
    assert recall == pytest.approx(2 / 3)
    assert f1 == pytest.approx(2 / 3)


def test_the_incident_that_holds_most_articles_is_compared() -> None:
    first = {"x": "2031-03-02", "y": "2031-03-01"}
    assert holder(["a", "b"], {"a": "x", "b": "y"}, first) == "y"
    assert holder(["a", "b", "c"], {"a": "x", "b": "x", "c": "y"}, first) == "x"
    assert holder(["a"], {"a": "alone:a"}, first) is None


@pytest.mark.parametrize(
    ("period", "right"),
    [
        (["2031-03-04", "2031-03-04"], True),
        (["2031-03-03", "2031-03-05"], True),
        (["2031-03-02", "2031-03-02"], False),
        (["2031-03-04", "2031-03-06"], False),
        (["2031-03-04", None], False),
        (None, False),
    ],
)
def test_the_whole_period_lies_within_a_day(period: Any, right: bool) -> None:
    assert is_dated({"period": period}, date(2031, 3, 4)) is right


def test_no_figure_counts_as_none_killed() -> None:
    assert is_counted(incident("x"), "deaths", 0)
    assert is_counted(incident("x", deaths=None), "deaths", 0)
    assert not is_counted(incident("x", deaths=1), "deaths", 0)
    assert is_counted(None, "deaths", 0)
    assert not is_counted(None, "deaths", 1)
