"""On which side somebody is in registers that name little: papers of state, profiles, texts of two wars. Invented
texts."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reading.actors.wires import carriers
from counterclaim.theatres import choose
from counterclaim.theatres.joining import joined
from tests.actor_layers import read
from tests.whole_text import everybody

TWO_WARS = (
    "Ukraine's president condemned Iran's attack on Israel. Russian drones fall on Kyiv and Kharkiv every night, he "
    "said; Russia buys them in Iran. Hamas praised Iran. Israel's army shot down the missiles, and Hezbollah fired "
    "rockets at Israel from Lebanon. The Kremlin asked for calm; Ukraine asked for help."
)
FILLING = "Nobody answered the telephone that day, and the clerk at the gate went on counting the crates of onions. "


def test_a_text_of_two_wars_has_the_sides_of_both() -> None:
    found = everybody(TWO_WARS, "2024-04-14")
    sides = {said: actor.side for said, actor in found.items()}
    assert sides["Hamas"] == "hamas"
    assert sides["Ukraine's president"] == "ukraine"
    assert choose(TWO_WARS, date(2024, 4, 14)).beside is not None


def test_of_two_wars_each_party_fights_its_own_enemies() -> None:
    both = joined("drc-east", "sudan-2023")
    fights = {party.id: set(party.fights) for party in both.parties}
    assert fights["rsf"] == {"saf"}
    assert "rsf" not in fights["m23"]
    assert both.defaults == ()


def test_a_longer_text_of_few_names_is_read_as_a_brief_one_is() -> None:
    text = FILLING * 8 + "The paramilitary group denied it, and the resistance committees blamed it. SUNA was silent."
    assert choose(text, date(2025, 1, 31)).theatre == "sudan-2023"
    assert choose(FILLING * 8, date(2025, 1, 31)).theatre is None


@pytest.mark.parametrize(
    ("day", "text", "words", "side"),
    [
        ("2025-04-16", "The RSF fled. The man who leads the Rapid Support Forces said that it would not.",
         "man", "rsf"),
        ("2023-07-19", "Ships of Ukraine are targets, the Defence Ministry said in a statement carried by TASS.",
         "Defence Ministry", "russia"),
        ("2023-07-19", "Russia's fleet left. The defence ministry told Ukrinform that two boats had burned.",
         "defence ministry", "ukraine"),
        ("2022-04-14", "Russian ships left. The military prosecutor in Sevastopol told a father nothing.",
         "military prosecutor in Sevastopol", "russia"),
        ("2023-05-26", "Russian forces left Lyman. The mayor of Donetsk said that a man had died.", "mayor of Donetsk",
         "russia"),
        ("2023-05-26", "Russian forces left Lyman. The governor of the Donetsk region said that a man had died.",
         "governor of the Donetsk region", "ukraine"),
        ("2024-02-01", "In Sevastopol, residents heard Ukrainian drones. The peninsula's head said nothing had burned.",
         "peninsula's head", "russia"),
        ("2025-02-15", "The territorial administrator of Masisi said that M23 fighters had come.",
         "territorial administrator of Masisi", "drc"),
        ("2022-04-08", "Kramatorsk was hit. The separatist republic's defence ministry said that Ukraine had done it.",
         "defence ministry", "russia"),
        ("2023-11-14", "The Ukrainian army holds Krynky. The so-called governor said that it does not.", "governor",
         "russia"),
        ("2023-05-30", "Drones reached Moscow. The mayor was silent. The defence ministry spoke of terror by the Kyiv "
         "regime. An adviser in Kyiv laughed.", "defence ministry", "russia"),
        ("2023-12-29", "Russia launched missiles at Ukraine. The commander of the air force said that most fell.",
         "commander of the air force", "ukraine"),
        ("2024-06-14", "An elected MP from Sagaing said that the junta had burned his town.", "elected MP",
         "resistance"),
        ("2025-06-14", "Israel struck Tehran. The Iranian army chief of staff is among the dead.",
         "Iranian army chief of staff", "iran"),
        ("2025-12-08", "South Sudanese troops were let in, the RSF said. The army garrison left, a driver said.",
         "army garrison", "saf"),
    ],
)  # fmt: skip
def test_sides_where_the_words_name_no_owner(day: str, text: str, words: str, side: str) -> None:
    assert everybody(text, day)[words].side == side


@pytest.mark.parametrize(
    ("day", "text", "words", "wrong"),
    [
        ("2024-08-09", "The junta lost Lashio. Christian leaders in Myitkyina asked for calm.", "leaders", "junta"),
        ("2025-02-21", "Congo's government spoke. The group was not in the room. Its spokesman, also under sanctions, "
         "wrote that it would go on.", "spokesman", "drc"),
        ("2024-09-29", "Israel struck Dahiyeh. In Beirut, the army sent tanks into the streets.", "army", "israel"),
        ("2025-01-25", "Kigali's envoy said that M23 was right. The secretary-general told Rwanda's army to leave.",
         "secretary-general", "rwanda"),
        ("2024-11-15", "The United Wa State Party's spokesman praised the TNLA.", "spokesman", "junta"),
    ],
)  # fmt: skip
def test_no_side_rather_than_a_wrong_one(day: str, text: str, words: str, wrong: str) -> None:
    said = [actor for spoken, actor in everybody(text, day).items() if words in spoken]
    assert all(actor.side != wrong for actor in said)


def test_the_medium_that_has_the_words_tells_the_state() -> None:
    layers = read(
        "The ministry, quoted by Interfax, was silent. A baker told Ukrinform nothing.", theatre="ukraine-2022"
    )
    assert carriers(layers) == {1: "RU", 2: "UA"}
