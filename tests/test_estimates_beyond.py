"""Figures that stand beside an incident's own and are of something else. Every text is invented."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reconciling.estimates import estimates_of
from counterclaim.reconciling.telling import Telling
from tests.tellings_made import MONITOR, WIRE, event, fig, told

MONDAY, YEARS_BEFORE = date(2031, 3, 3), date(2024, 6, 1)


def best(*tellings: Telling) -> float | None:
    made = estimates_of(tellings)
    return made["deaths"].best if "deaths" in made else None


@pytest.mark.parametrize(
    "text",
    [
        "9 killed in three separate strikes on the city",
        "9 killed in attacks across the region",
        "a strike at the place where an earlier attack left 9 killed",
        "the road on which another ambush cost 9 killed",
    ],
)
def test_what_several_attacks_cost_or_another_is_not_what_this_one_did(text: str) -> None:
    other = told(MONITOR, fig(9, text="9 killed"), text=text)
    assert best(told(WIRE, fig(2)), other) == 2


@pytest.mark.parametrize(
    "text", ["There were 13 raids this year, with 9 killed", "In five years of raids, the office says, 9 killed"]
)
def test_what_a_year_cost_is_not_the_incidents(text: str) -> None:
    assert best(told(MONITOR, fig(9, text="9 killed"), text=text)) is None


def test_a_year_in_the_sentence_before_says_nothing_of_the_number() -> None:
    text = "It is the worst raid this year. On Monday 9 killed"
    assert best(told(MONITOR, fig(9, text="9 killed"), text=text)) == 9


def test_where_nobody_else_counts_people_it_is_what_is_known() -> None:
    assert best(told(MONITOR, fig(9, text="9 killed"), text="9 killed in three separate strikes on the city")) == 9


def test_two_strikes_on_one_place_are_one_incident() -> None:
    double = told(MONITOR, fig(9, text="9 killed"), text="9 killed in two strikes on the market")
    assert best(told(WIRE, fig(9, "at-least")), double) == 9


def test_what_happened_years_before_is_another_incident() -> None:
    now = told(WIRE, fig(2), what=event(period=(MONDAY, MONDAY)))
    again = told(WIRE, fig(3, at=20), what=event(period=(MONDAY, MONDAY)), text="again")
    then = told(MONITOR, fig(9), what=event(period=(YEARS_BEFORE, YEARS_BEFORE)))
    assert best(now, then, again) == 3
