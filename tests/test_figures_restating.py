"""Figures of nobody, of a part, said again, after a date, and in small numbers. All sentences are invented."""

from __future__ import annotations

import pytest

from counterclaim.publishing.wording import number_words
from tests.event_layers import events
from tests.figure_reading import brief, figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not a single guard was injured in the blast.", [("injured", 0)]),
        ("Not a single sailor was killed.", [("deaths", 0)]),
        ("Nobody was hurt in the fire at the depot, the mayor said.", [("injured", 0)]),
        # a row in dashes says who the dead were
        (
            "Four people died - a nurse, her son, a driver and a guard - and a dozen were hurt.",
            [("deaths", 4), ("injured", 12)],
        ),
        # a calibre is no land, a stretch of front is
        ("The brigade lost three tanks and a 122-mm howitzer.", [("tank-lost", 3), ("artillery-system-lost", 1)]),
        ("The army has retaken 25 km along the river.", [("distance-regained", 25)]),
        # parts of a number
        ("31 out of 60 rockets were downed.", [("rocket-shot-down", 31)]),
        ("The brigade lost 12 out of more than 20 tanks.", [("tank-lost", 12)]),
        ("Three of the seven dead were children.", [("deaths", 3), ("deaths", 7)]),
        ("The raid killed one Somali and wounded nine.", [("deaths", 1), ("injured", 9)]),
        (
            "The army said it retook 1,500 sq km but the ministry put the figure at 1,100 sq km.",
            [("area-regained", 1500), ("area-regained", 1100)],
        ),
        ("The council put the number of dead at 140.", [("deaths", 140)]),
        # counts after a month
        ("In the first half of March 200 died.", [("deaths", 200)]),
        ("In late April 25 were killed.", [("deaths", 25)]),
        ("In mid-June 15 died.", [("deaths", 15)]),
        ("In early May 12 soldiers were wounded.", [("injured", 12)]),
        ("Six were killed on 3 May and four on 9 June.", [("deaths", 6), ("deaths", 4)]),
        # days of a month
        ("Since late June 14 a curfew has been in force.", []),
        ("On April 25 two guards were killed.", [("deaths", 2)]),
    ],
)
def test_what_is_counted_and_what_is_not(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


def test_some_of_the_dead_are_part_of_them() -> None:
    some, all_ = figures("Three of the seven dead were children.")
    assert (some.subset_of, all_.subset_of) == (all_.id, None)


def test_the_figure_of_the_same_effect_is_the_revised_one() -> None:
    told = figures("Hospitals counted 9 dead and 30 wounded, up from six dead at noon.")
    assert [(f.measure, f.value, f.kind) for f in told] == [
        ("deaths", 9, "revised"), ("injured", 30, None), ("deaths", 6, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("No one was hurt in the attack on the port.", "wounding"),
        ("Nobody was killed when rebels attacked the town.", "killing"),
        ("The attack killed nobody.", "killing"),
        ("The attack did not kill anyone.", "killing"),
        ("Rebels attacked the town, killing no one.", "killing"),
    ],
)
def test_harm_to_nobody_denies_no_attack(text: str, harm: str) -> None:
    assert {(e.mode, e.status) for e in events(text)} == {("attack", "occurred"), (harm, "denied")}


def test_a_shelling_that_is_denied_stays_denied() -> None:
    assert ("shelling", "denied") in {(e.mode, e.status) for e in events("Rebels shelled no village.")}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.000157, "0.00016"),
        (0.004, "0.004"),
        (0.5, "0.5"),
        (3.0, "3"),
        (2.999, "3"),
        (70000, "70,000"),
        (0.01, "0.01"),
    ],
)
def test_numbers_print_readably(value: float, words: str) -> None:
    assert number_words(value) == words
