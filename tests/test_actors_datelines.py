"""Whose offices a dateline, a capital beside them and words of one war alone tell. Texts are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from counterclaim.reading.actors import Mentions
from counterclaim.reading.actors.home import dateline
from counterclaim.theatres import choose
from tests.actor_layers import mention, read

CONGO = date(2025, 2, 20)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("BELGOROD. The governor said that two had died.", "BELGOROD"),
        ("MAE SOT, Thailand. Soldiers hid under the bridge.", "MAE SOT"),
        ("Donetsk, 12 August. Shells fell on a market.", "Donetsk"),
        ("KIGALI (Reuters) - The government denied it.", "KIGALI"),
        ("Shells fell on Donetsk. The governor said so.", ""),
        ("NATO denied it. The governor said so.", ""),
    ],
)
def test_a_dateline_may_end_in_a_full_stop(text: str, town: str) -> None:
    assert text[slice(*dateline(text))].strip() == town


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("KIGALI. The government's spokeswoman called it lies.", "spokeswoman", "rwanda"),
        ("KINSHASA. The government's spokesman called it lies.", "spokesman", "drc"),
        ("BUJUMBURA, Burundi. Thousands fled. The interior minister sent them on.", "interior minister", "third-party"),
        ("GOMA. Shots were heard. The defence minister in Pretoria sent planes.", "defence minister", "third-party"),
    ],
)  # fmt: skip
def test_offices_are_of_the_land_of_the_dateline_or_of_the_capital_beside_them(
    text: str, words: str, side: str
) -> None:
    layers = read(
        text,
        theatre="drc-east",
        published=CONGO.isoformat(),
        places={"BUJUMBURA": "BI", "GOMA": "CD", "Pretoria": "ZA"},
    )
    found = [m for m in layers.mentions if words in layers.text[slice(*m.span)]]
    assert [m.side for m in found] == [side]


def test_the_land_of_a_dateline_is_its_holder_s() -> None:
    text = "SIMFEROPOL. The interior minister thanked the police."
    layers = read(text, theatre="ukraine-2022", published="2023-05-09", places={"SIMFEROPOL": "UA"})
    assert mention(layers, "interior minister").side == "russia"


def test_who_speaks_of_occupiers_is_not_of_them() -> None:
    text = "A missile hit a cafe in Kramatorsk. The occupiers knew that it was full, the interior minister wrote."
    layers = read(text, theatre="ukraine-2022", published="2023-06-27", places={"Kramatorsk": "UA"})
    assert mention(layers, "interior minister").side == "ukraine"


@pytest.mark.parametrize(
    ("text", "theatre"),
    [
        ("The war cabinet met at noon. The army fired first, a nurse said.", "israel-gaza-lebanon"),
        ("The junta's jets came back. Resistance columns hid in the forest.", "myanmar"),
        ("The emergency room counted nine dead, a surgeon said.", "sudan-2023"),
        ("MONUSCO's head visited Beni. The mayor apologised.", "drc-east"),
        ("The Russian envoy spoke of the brigade and of its drones.", "ukraine-2022"),
        ("The Russian embassy in Britain was silent.", "ukraine-2022"),
        ("The Russian envoy spoke of a match.", None),
        ("The junta closed the border.", None),
        ("Nurses ran to the market, a doctor said.", None),
    ],
)
def test_common_words_of_one_war_tell_it_where_no_name_does(text: str, theatre: str | None) -> None:
    assert choose(text, date(2024, 5, 20)).theatre == theatre


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Moroccan police closed the road after the earthquake. Moroccan soldiers dug.", []),
        ("Paraguayan troops crossed the river. The Paraguayan army denied it.", ["paraguay"]),
        (
            "Paraguayan troops fired. The Paraguayan army said so. Bolivian troops fired. The Bolivian army said so.",
            ["bolivia", "paraguay"],
        ),
    ],
)
def test_a_state_s_police_alone_fight_nobody(text: str, parties: list[str]) -> None:
    assert [party.id for party in read(text).theatre.parties] == parties


def test_a_state_whose_forces_have_no_nation_is_that_of_the_land_told_of() -> None:
    told = "[[The brigade's press officer]] said so. Russian drones hit Vovchansk. [[A sergeant]] said that it burned."
    assert sides_cited(told) == ["ukraine", "ukraine"]
    assert sides_cited(told.replace("it burned", "Ukraine's flag flew")) != ["ukraine", "ukraine"]


def test_a_captured_soldier_is_not_of_the_land_told_of() -> None:
    told = "Russian drones hit Vovchansk. [[A captured sergeant]] said that he was cold."
    assert sides_cited(told) == [None]


def sides_cited(told: str) -> list[str | None]:
    layers = read(told, theatre="ukraine-2022", places={"Vovchansk": "UA"})
    return [actors[0].side for actors in layers.speakers]


def test_the_army_in_a_land_whose_states_fight_only_groups_is_its_own() -> None:
    layers = read("The army fought near Gao, a trader said.", theatre="sahel", places={"Gao": "ML"})
    assert mention(layers, "army").side == "mali"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The host's top diplomat smiled.", "top diplomat"),
        ("The retreating army burned the bridge.", "army"),
    ],
)
def test_whose_words_say_that_somebody_is_another_s_is_left_open(text: str, words: str) -> None:
    sides = [m.side for m in read(text, theatre="drc-east").mentions if words in m.name]
    assert set(sides) <= {None}


def test_a_long_abbreviation_may_be_written_as_a_word() -> None:
    assert mention(read("The Fardc fired from Sake.", theatre="drc-east"), "Fardc").side == "drc"


def test_its_is_not_said_of_soldiers() -> None:
    told = "The Congolese army saw Rwandan soldiers. [[Lieutenant Isaac Wameso, its spokesman there]], named nobody."
    layers = read(told, theatre="drc-east")
    assert "rwanda" not in {actor.side for actor in layers.speakers[0]}


def test_the_head_of_a_region_is_its_governor() -> None:
    text = "Crimea's head spoke of an alert."
    layers = read(text, theatre="ukraine-2022", places={"Crimea": "UA"})
    region = replace(layers, toponyms=tuple(msgspec.structs.replace(t, precision="region") for t in layers.toponyms))
    assert mention(Mentions()(region), "Crimea's head").side == "russia"


def test_those_blamed_for_something_are_who_is_called_so() -> None:
    text = "The army spoke in Khartoum. It blamed the rebels for that. Nobody blamed the warring generals for it."
    layers = read(text, theatre="sudan-2023")
    assert mention(layers, "rebels").side == "rsf"
    assert "saf" not in {m.side for m in layers.mentions if "generals" in layers.text[slice(*m.span)]}


def test_a_minister_is_nobody_of_another_side_who_is_named_next() -> None:
    text = "In Kinshasa [[the foreign minister]] wants the mission out. Bintou Keita promised an exit."
    assert read(text, theatre="drc-east").speakers[0][0].side == "drc"


def test_a_minister_is_nobody_who_is_known_by_another_office() -> None:
    text = "Kinshasa buried ten. [[Goma's mayor]] named a suspect. [[The prime minister]] blamed nobody."
    layers = read(text, theatre="drc-east", places={"Goma": "CD"})
    assert "Mayor" not in layers.speakers[1][0].name
