"""Figures that another source gives, of who was one of those counted, and of effects told in other words. The texts
are invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The rebels killed 40 soldiers; the ministry admitted to 12.", [("deaths", 40), ("deaths", 12)]),
        ("Police shot dead 30 miners on Friday; the union gave 45.", [("deaths", 30), ("deaths", 45)]),
        ("The raid killed 20 herders, and the group boasted of 60.", [("deaths", 20), ("deaths", 60)]),
        (
            "The floods killed 30 people according to the mayor and 42 according to the army.",
            [("deaths", 30), ("deaths", 42)],
        ),
        (
            "Some 12,000 people fled the town, a figure that has risen from 4,000 last week.",
            [("displaced", 12000), ("displaced", 4000)],
        ),
    ],
)
def test_another_source_gives_another_number(text: str, found: list[tuple[str, float]]) -> None:
    assert brief(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The blast killed 11 customers and a cashier.", [("deaths", 12), ("deaths", 11)]),
        ("Fifty mourners, a girl of seven among them, were killed.", [("deaths", 50), ("deaths", 1)]),
        ("Twelve soldiers, among them a colonel, were killed.", [("deaths", 12), ("deaths", 1)]),
        ("A shell killed a boy of six and three women.", [("deaths", 4), ("deaths", 3)]),
        ("The jet crashed; one of its two pilots died.", [("deaths", 1)]),
    ],
)
def test_persons_of_a_row_and_one_of_them(text: str, found: list[tuple[str, float]]) -> None:
    assert brief(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Some 700 families have yet to return to the town.", [("displaced", 700)]),
        ("Buses took 900 people out of the town.", [("evacuated", 900)]),
        ("A bus carrying 40 people left the town.", []),
        ("Sixteen rifles fell into the rebels' hands.", [("rifle-captured", 16)]),
        ("Forty houses had no light.", [("household-without-power", 40)]),
        ("Soldiers massacred and burned 30 villagers.", [("deaths", 30)]),
        ("Some 60 foot soldiers were killed.", [("deaths", 60)]),
        ("The toll stands at 60; 14 of the victims were under ten.", [("deaths", 60), ("deaths", 14)]),
        ("Attacks on clinics rose to 70 last year.", [("attack", 70)]),
        ("Gunmen burned four pick-ups.", [("vehicle-burned", 4)]),
        ("Police detained two brothers, 18 and 23.", [("arrested", 2)]),
        ("The court acquitted nine men.", [("acquitted", 9)]),
    ],
)
def test_effects_in_other_words(text: str, found: list[tuple[str, float]]) -> None:
    assert brief(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Soldiers took 35 men from three wards.", [("abducted", 35)]),
        ("Twelve patients were rushed to the wards.", [("injured", 12)]),
    ],
)
def test_who_is_taken_from_a_ward_is_not_hurt(text: str, found: list[tuple[str, float]]) -> None:
    assert brief(text) == found
