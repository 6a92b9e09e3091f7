"""When two figures can both be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconciling.agreeing import agree, reach_of
from counterclaim.reconciling.counted import comparable, contradict, relation
from counterclaim.records import Comparator, Figure
from tests.tellings_made import fig


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (fig(8, "at-least"), fig(11), True),
        (fig(8, "at-least"), fig(5), False),
        (fig(8, "at-least"), fig(8), True),
        (fig(8, "more-than"), fig(8), False),
        (fig(8, "more-than"), fig(9), True),
        (fig(8, "at-most"), fig(11), False),
        (fig(8, "at-most"), fig(8, "at-least"), True),
        (fig(8, "less-than"), fig(8, "at-least"), False),
        (fig(8), fig(8), True),
        (fig(8), fig(9), False),
        (fig(300, "about"), fig(350), True),
        (fig(300, "about"), fig(400), False),
        (fig(12, "between", high=120), fig(37), True),
        (fig(12, "between", high=120), fig(130), False),
        (fig(300, "between", high=400), fig(400, "more-than"), False),
        (fig(3, "unknown"), fig(40), True),
        (fig(3, "unknown"), fig(1), False),
        (fig(0), fig(1, "at-least"), False),
    ],
)
def test_bounds_leave_a_number_that_both_allow(one: Figure, other: Figure, both: bool) -> None:
    assert agree(one, other) is both
    assert agree(other, one) is both


def test_a_figure_that_tells_no_number_agrees_with_all() -> None:
    many = Figure(
        **{f: getattr(fig(1), f) for f in fig(1).__struct_fields__} | {"value": None, "low": None, "high": None}
    )
    assert reach_of(many) is None
    assert agree(many, fig(5))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("child", "person", "part"), ("person", "child", "whole"), (None, "person", "same"), ("boy", "child", "part"),
        ("soldier", "civilian", "apart"), ("woman", "man", "apart"), ("boy", "woman", "apart"),
        ("child", "civilian", "unsure"),
        ("Russian soldier", "fighter", "same"), ("medic", "person", "part"), ("medic", "civilian", "unsure"),
        ("boy", "girl", "apart"), ("fighter", "child", "apart"),
    ],
)  # fmt: skip
def test_who_is_counted_beside_others(one: str | None, other: str | None, wanted: str) -> None:
    assert relation(one, other) == wanted


def test_figures_of_other_people_or_things_do_not_contradict() -> None:
    assert contradict(fig(5), fig(9))
    assert not contradict(fig(5), fig(9, measure="injured"))
    assert not contradict(fig(5, counted="soldier"), fig(9, counted="civilian"))
    assert not contradict(fig(5, counted="child"), fig(9))
    assert not contradict(fig(5, per="day"), fig(9))
    assert comparable(fig(5, counted=None), fig(9))


COMPARATORS: list[Comparator] = ["exactly", "at-least", "more-than", "at-most", "less-than", "about", "between"]
figures = st.builds(
    lambda c, v, w: fig(v, c, high=v + w), st.sampled_from(COMPARATORS), st.integers(1, 50), st.integers(0, 20)
)


@given(figures, figures)
def test_agreeing_goes_both_ways_and_with_oneself(one: Figure, other: Figure) -> None:
    assert agree(one, other) == agree(other, one)
    assert agree(one, one)
