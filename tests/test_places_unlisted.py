"""Villages that no gazetteer lists, known by the words around them. Every text is invented, and so are its villages."""

from __future__ import annotations

import pytest

from tests.test_places_reading import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A convoy was ambushed near Moe Tar on the road from Monywa, in Sagaing Region, Myanmar.", "Moe Tar"),
        ("Jets bombed the school of Si Par village in Sagaing, Myanmar.", "Si Par village"),
        ("The column went on to Thar Wut Hti, three kilometres to the east of Sagaing, Myanmar.", "Thar Wut Hti"),
        ("Fighters burned the hamlet of Let Yet Kone in Sagaing, Myanmar.", "Let Yet Kone"),
        ("Sixty were killed in an attack on Wad al-Sidr, a village in Gezira state, Sudan.", "Wad al-Sidr"),
        ("Gunmen raided Tchombara, a small market town in the Tillaberi region of Niger.", "Tchombara"),
        ("Soldiers burned 40 houses in In Pin on Monday, residents of Sagaing said.", "In Pin"),
    ],
)
def test_a_name_that_only_the_words_around_it_tell_is_a_place_that_nobody_knows(text: str, name: str) -> None:
    found = read(text)
    assert name in found
    assert (found[name].place, found[name].role) == (None, "literal")


def test_a_name_told_once_is_known_again() -> None:
    found = read("Jets bombed the hamlet of Si Par in Myanmar. Si Par lost its teacher, and Si Par is empty.")
    assert found["Si Par"].place is None


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("The Dogon village of Ogossagou, in Mali, was attacked.", "Dogon"),
        ("He was seen near Abdul Rahman, the commander, in Khartoum.", "Abdul Rahman"),
        ("Officials in Prime Minister Hassan's cabinet met near President Hassan in Cairo.", "President Hassan"),
        ("Musa Hamid, a village elder in Gezira, Sudan, said so.", "Musa Hamid"),
        ("A Fulani hamlet was burned near Djibo, Burkina Faso.", "Fulani"),
        ("Observers at Human Rights Watch wrote to the council in Cairo.", "Human Rights Watch"),
    ],
)
def test_persons_peoples_and_bodies_are_no_villages(text: str, none: str) -> None:
    assert none not in read(text)


def test_a_town_that_everybody_knows_stays_itself_beside_another_word() -> None:
    assert read("He lives outside Greater Khartoum, in Sudan.")["Khartoum"].place == "geonames:379252"


@pytest.mark.parametrize("name", ["Port-au-Prince", "Croix-des-Bouquets"])
def test_french_joints_hold_a_name_together(name: str) -> None:
    assert read(f"Gangs killed five people in {name}, Haiti, on Monday.")[name].name == name


@pytest.mark.parametrize(
    "text", ["Israel hit the old market of Tyre twice.", "India bombed a camp.", "Russia shelled a school in Kherson."]
)
def test_a_state_that_attacks_is_not_where_it_happened(text: str) -> None:
    assert read(text)[text.split(maxsplit=1)[0]].role == "metonym"
