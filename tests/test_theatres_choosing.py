"""Which conflict a text is about."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.errors import UnknownTheatreError
from counterclaim.theatres import choose
from tests.actor_layers import read


@pytest.mark.parametrize(
    ("text", "day", "theatre"),
    [
        ("Russian forces shelled Kharkiv, Ukrainian officials said.", date(2022, 9, 13), "ukraine-2022"),
        ("The RSF shelled a camp near El Fasher, activists in Sudan said.", date(2025, 4, 12), "sudan-2023"),
        ("M23 rebels took a village near Goma, the Congolese army said.", date(2025, 1, 20), "drc-east"),
        ("Houthi rebels shelled Marib, the Yemeni government said.", date(2021, 5, 20), "yemen"),
        ("The Israeli army struck Khan Younis; Hamas said 20 were killed.", date(2024, 5, 20), "israel-gaza-lebanon"),
        ("Al-Shabaab fighters attacked a Somali army base.", date(2023, 3, 1), "somalia"),
        ("Armenia and Azerbaijan traded blame for shelling near Jermuk.", date(2022, 9, 13), "nagorno-karabakh"),
        ("The ATO headquarters said the OSCE SMM had seen howitzers near Horlivka.", date(2015, 3, 2), "ukraine-2022"),
        ("The mayor of Mariupol said 20,000 people had died.", date(2022, 4, 10), "ukraine-2022"),
        ("Hamas said that the truce had collapsed.", date(2024, 5, 1), "israel-gaza-lebanon"),
        ("The Kremlin's Vladimir Putin met the Chinese president in Beijing.", date(2024, 5, 1), None),
        ("In Istanbul the Ukrainian delegation met the Russian one, Turkey said.", date(2025, 6, 2), "ukraine-2022"),
        ("Houthi fighters boarded a ship in the Red Sea.", date(2023, 12, 31), "israel-gaza-lebanon"),
        ("Houthi fighters boarded a ship, Yemeni officials said.", date(2020, 12, 31), "yemen"),
        ("An aid convoy was looted in Sudan, drivers said.", date(2024, 5, 1), "sudan-2023"),
        ("An aid convoy left Sudan for Peru, drivers said.", date(2024, 5, 1), None),
        ("The leaders of France and Germany met in Paris to talk about trade.", date(2022, 9, 13), None),
        ("", date(2022, 9, 13), None),
    ],
)  # fmt: skip
def test_the_theatre_is_the_one_whose_names_the_text_has(text: str, day: date, theatre: str | None) -> None:
    assert choose(text, day).theatre == theatre


def test_a_theatre_that_began_later_is_not_chosen() -> None:
    text = "Russian forces shelled Mariupol and Donetsk, Ukrainian officials said."
    assert choose(text, date(2013, 1, 24)).theatre is None


def test_a_party_that_fights_elsewhere_does_not_bring_its_war_along() -> None:
    text = "Insurgents attacked a village in Mozambique. Rwandan troops pursued them, the Rwandan army said in Kigali."
    assert choose(text, date(2025, 2, 10)).theatre is None


def test_the_theatre_asked_for_is_taken() -> None:
    assert read("A quiet day.", theatre="haiti").theatre.id == "haiti"


def test_an_unknown_theatre_asked_for_is_refused() -> None:
    with pytest.raises(UnknownTheatreError):
        read("A quiet day.", theatre="atlantis")


def test_states_whose_forces_an_unknown_conflict_names_are_its_parties() -> None:
    text = "Peruvian soldiers and Bolivian soldiers clashed. The Bolivian army blamed the Peruvian army."
    assert [p.id for p in read(text).theatre.parties] == ["bolivia", "peru"]
