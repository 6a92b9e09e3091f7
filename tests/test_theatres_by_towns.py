"""The theatre of texts that name towns alone, by the table of places. Texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reading.theatre.towns import theatre_of_towns, towns_in
from tests.actor_layers import read

DAY = date(2024, 5, 20)


@pytest.mark.parametrize(
    ("text", "theatre"),
    [
        ("Shells fell on Lozova and Barvinkove, a nurse said.", "ukraine-2022"),
        ("A bridge near Bandiagara was burned, a driver from Tessit said.", "sahel"),
        ("Shells fell on Lozova, a nurse said.", None),
        ("Traders in Lozova and in Leipzig waited.", None),
        ("He was born in Reading and lives in Orange.", None),
        ("A match was played in Kinshasa and in Lubumbashi.", None),
        ("They met in March and in May.", None),
    ],
)
def test_two_towns_of_one_country_at_war_tell_the_theatre(text: str, theatre: str | None) -> None:
    assert theatre_of_towns(towns_in(text), DAY) == theatre


def test_a_theatre_that_ended_is_not_told_by_its_towns() -> None:
    assert theatre_of_towns(towns_in("Shells fell on Kutaisi and Zugdidi."), DAY) is None


@pytest.mark.parametrize(
    ("text", "theatre"),
    [
        ("Shells fell on Kharkiv and Sumy, a nurse said.", "ukraine-2022"),
        ("Shells fell on Lozova and Barvinkove, a nurse said.", "ukraine-2022"),
        ("Guns were heard in Goma and Bukavu.", "drc-east"),
        ("A market in El Fasher and a school in Nyala burned.", "sudan-2023"),
        ("Shells fell on Lozova and Barvinkove, as in Haiti. The Haitian police left.", "haiti"),
    ],
)
def test_a_text_of_towns_gets_their_theatre_unless_another_competes(text: str, theatre: str) -> None:
    assert read(text, published="2024-05-20").theatre.id == theatre
