"""Claims in a person's words."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.publishing.naming import measure_words, names, plural
from counterclaim.publishing.wording import days_words, event_words, figure_words, place_words
from counterclaim.reading.figures.measures import effects
from counterclaim.records import Comparator, Days, Event, Figure, Original, Place


def figure(comparator: Comparator, value: float | None, low: float | None, high: float | None, **more: str) -> Figure:
    return Figure(
        effect="killed", counted="civilian", measure=more.get("measure", "deaths"), comparator=comparator, value=value,
        low=low, high=high, unit=more.get("unit", "person"), original=Original(more.get("words", "8"), ""), span=(0, 1),
        text="", per=more.get("per"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (figure("at-least", 8, 8, None), "≥ 8 deaths"),
        (figure("exactly", 1500, 1500, 1500), "1,500 deaths"),
        (figure("between", None, 12, 120, words="Dozens"), "“dozens” of deaths"),
        (figure("at-least", None, 200, None, words="hundreds"), "“hundreds” of deaths"),
        (figure("between", None, 300, 400, words="300 to 400"), "300–400 deaths"),
        (figure("exactly", 1, 1, 1), "1 death"),
        (
            figure("exactly", 2.2e9, 2.2e9, 2.2e9, measure="aid-provided", unit="dollar"),
            "2.2 billion dollars of aid provided",
        ),
        (figure("exactly", 2, 2, 2, measure="strike-carried-out", unit="strike"), "2 strikes carried out"),
        (figure("more-than", 12, 12, None, measure="drone-shot-down", unit="drone"), "> 12 drones shot down"),
        (figure("exactly", 1, 1, 1, measure="artillery-system-destroyed"), "1 artillery system destroyed"),
        (figure("about", 5, None, None, measure="area-lost", unit="percent"), "≈ 5% lost"),
        (figure("unknown", None, 3, None, words="several"), "≥ 3 (“several”) deaths"),
        (figure("more-than", 4000, 4000, None, unit="km2", measure="area-regained"), "> 4,000 km² regained"),
        (figure("exactly", 200, 200, 200, measure="war-crime", per="day"), "200 war crimes per day"),
        (figure("about", 3.5, None, None), "≈ 3.5 deaths"),
    ],
)
def test_figure_keeps_its_bound(made: Figure, words: str) -> None:
    assert figure_words(made) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "open"),
        ((date(2022, 9, 13), date(2022, 9, 13)), "2022-09-13"),
        ((date(2022, 9, 6), date(2022, 9, 13)), "2022-09-06 to 2022-09-13"),
        ((None, date(2022, 9, 13)), "until 2022-09-13"),
        ((date(2022, 9, 13), None), "since 2022-09-13"),
    ],
)
def test_open_ends_of_a_period_are_said(days: Days | None, words: str) -> None:
    assert days_words(days) == words


def test_status_is_named_unless_it_occurred() -> None:
    assert event_words(Event(type="assault", mode="shelling", status="occurred", trigger=(0, 1))) == "assault: shelling"
    assert event_words(Event(type="aid", mode=None, status="planned", trigger=(0, 1))) == "aid (planned)"


def test_unresolved_place_is_marked() -> None:
    place = Place(
        id="p1", place=None, name="Xyz", latitude=None, longitude=None, precision=None, relation="north-of", span=(0, 3)
    )
    assert place_words(place) == "north of Xyz (open)"


def test_relation_is_told_only_where_it_says_where_the_place_lies() -> None:
    def place(relation: str) -> Place:
        return Place(
            id="p1", place="x:1", name="Xyz", latitude=1.0, longitude=2.0, precision="settlement", relation=relation,
            span=(0, 3),
        )  # fmt: skip

    assert [place_words(place(r)) for r in ("in", "to", "from", "near", "west-of")] == [
        "Xyz", "Xyz", "Xyz", "near Xyz", "west of Xyz",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("noun", "many"), [("factory", "factories"), ("day", "days"), ("torch", "torches"), ("power plant", "power plants"),
                       ("aircraft", "aircraft"), ("troops", "troops"), ("person", "people")]
)  # fmt: skip
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_every_effect_of_the_tables_is_told_as_what_happened() -> None:
    for effect in effects():
        if effect.things and not effect.bare:
            assert measure_words(f"house-{effect.effect}").startswith("houses "), effect.effect
        if effect.persons and not effect.by_noun:
            assert effect.persons in names().measures, effect.persons
