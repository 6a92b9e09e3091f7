"""Measures that one word of the clause led astray: totals reached, hunger, shelters, kinds of weapons. Sentences
invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief, figures


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("Enemy losses have reached over 900 servicemen.", "losses", 900),
        ("Losses reached 300 soldiers.", "losses", 300),
        ("The death toll reached 300 people.", "deaths", 300),
        ("The number of wounded has reached 30 soldiers.", "injured", 30),
        ("The number of displaced people reached 300,000 people.", "displaced", 300_000),
        ("The agency reached 300 people with food.", "aided", 300),
    ],
)
def test_a_total_that_reaches_a_number_helps_nobody(text: str, measure: str, value: float) -> None:
    assert brief(text) == [(measure, value)]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The war has pushed 4 million people into acute hunger.", "hungry"),
        ("The siege drove 9,000 people into hunger.", "hungry"),
        ("The conflict pushed 3 million people into poverty.", "impoverished"),
    ],
)
def test_pushed_into_hunger_is_not_displaced(text: str, measure: str) -> None:
    assert [f.measure for f in figures(text)] == [measure]


@pytest.mark.parametrize(
    "text",
    [
        "The enemy attacked the town: 15 drone attacks.",
        "The army attacked the town in the night (15 drone attacks).",
        "The enemy attacked the region with 15 drone attacks.",
    ],
)
def test_attacks_are_not_attacked(text: str) -> None:
    assert brief(text) == [("attack", 15)]


def test_graves_are() -> None:
    assert brief("Vandals attacked 20 graves.") == [("grave-attacked", 20)]


def test_who_stays_does_nothing_to_the_shelters() -> None:
    assert not [m for m, _ in brief("Families stay 147 shelters in the town.") if m.endswith("-stayed")]


def test_air_defence_is_no_artillery() -> None:
    assert brief("Strikes destroyed three air defense systems and two artillery systems.") == [
        ("air-defence-system-destroyed", 3),
        ("artillery-system-destroyed", 2),
    ]
    assert brief("Strikes destroyed two Patriots.") == [("air-defence-system-destroyed", 2)]


@pytest.mark.parametrize(
    "name", ["multiple launch rocket systems (MLRS)", "multiple rocket launchers", "multiple-launch rocket systems"]
)
def test_multiple_launch_is_how_a_launcher_fires(name: str) -> None:
    assert brief(f"The army destroyed 25 {name} and 12 tanks.") == [
        ("artillery-system-destroyed", 25),
        ("tank-destroyed", 12),
    ]


def test_multiple_things_are_still_several() -> None:
    (figure,) = figures("The army destroyed multiple tanks.")
    assert (figure.value, figure.low) == (None, 3)


@pytest.mark.parametrize(
    "text",
    [
        "They have destroyed two tanks and two shot down helicopters.",
        "Enemy losses: two tanks, two shot down helicopters and one ship.",
        "The army lost two tanks and two shot down helicopters.",
    ],
)
def test_what_befell_things_may_stand_before_them(text: str) -> None:
    assert ("helicopter", 2) in [(f.counted, f.value) for f in figures(text)]
