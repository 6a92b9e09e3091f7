"""Whose an office, a force or a person is by where the sentence plays, by whose they are and by what is told of them.
Texts are invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.actors import Cast
from counterclaim.reading.actors.same_person import alike, sides_told
from counterclaim.reading.actors.whose_people import whose_people
from counterclaim.records import Actor
from tests.actor_layers import mention, read, speakers

TOWNS = {
    "Kigali": "RW", "Kinshasa": "CD", "Goma": "CD", "Sanaa": "YE", "Moscow": "RU", "Cairo": "EG", "Doha": "QA",
    "Kyiv": "UA", "Gaza": "PS", "Mariupol": "UA", "Uvira": "CD", "Cibitoke": "BI", "Kherson": "UA", "UVIRA": "CD",
}  # fmt: skip


def found_in(text: str, words: str, *, theatre: str, published: str = "2025-02-20") -> Actor:
    towns = {name: code for name, code in TOWNS.items() if name in text}
    return mention(read(text, theatre=theatre, published=published, places=towns), words)


@pytest.mark.parametrize(
    ("theatre", "text", "words", "side"),
    [
        ("drc-east", "In Kigali, the government spokeswoman denied it.", "government spokeswoman", "rwanda"),
        ("drc-east", "In Kinshasa, the government denied it.", "government", "drc"),
        ("drc-east", "In Goma, the authorities opened the banks.", "authorities", "m23"),
        ("yemen", "In Sanaa, the health ministry counted five dead.", "health ministry", "houthis"),
        ("sudan-2023", "In Cairo, the foreign ministry was silent.", "foreign ministry", "third-party"),
        ("ukraine-2022", "The retreat went on; in Moscow, the ministry called it a move.", "ministry", "russia"),
        ("ukraine-2022", "In Kyiv, an adviser said no.", "adviser", "ukraine"),
        ("ukraine-2022", "An aide in Kyiv said no.", "aide", "ukraine"),
        ("israel-gaza-lebanon", "Iranian soldiers fired. In Gaza, troops fired too.", "troops", "israel"),
    ],
)
def test_who_governs_the_town_that_a_sentence_puts_first_is_meant(
    theatre: str, text: str, words: str, side: str
) -> None:
    assert found_in(text, words, theatre=theatre).side == side


def test_guests_of_a_third_state_s_capital_are_not_its_own() -> None:
    assert found_in("In Doha, the government and the M23 met.", "government", theatre="drc-east").side == "drc"


def test_the_ministry_of_a_state_at_war_is_that_of_defence() -> None:
    found = found_in("In Moscow, the ministry was silent.", "ministry", theatre="ukraine-2022")
    assert found.name == "Ministry of Defence of the Russian Federation"


@pytest.mark.parametrize(
    ("theatre", "text", "words", "name"),
    [
        ("sudan-2023", "Sudan's ambassador to Kenya left.", "Sudan's ambassador", "Ambassador of Sudan to Kenya"),
        ("ukraine-2022", "Shells fell on Kherson, the regional prosecutor's office said.",
         "regional prosecutor's office", "regional prosecutor's office"),
        ("drc-east", "The provincial health minister left.", "health minister", "provincial health minister"),
        ("ukraine-2022", "Zelensky's office was calm.", "Zelensky's office", "Office of the President of Ukraine"),
        ("ukraine-2022", "Chechen fighters of the Akhmat battalion fled.", "Chechen fighters of the Akhmat battalion",
         "Akhmat special forces"),
        ("ukraine-2022", "Russian bloggers accuse the high command.", "high command",
         "Armed Forces of the Russian Federation"),
        ("ukraine-2022", "The alliance's secretary general was calm.", "alliance's secretary general",
         "Jens Stoltenberg"),
        ("ukraine-2022", "The Kiev regime shells us, and the Foreign Ministry knows it.", "Foreign Ministry",
         "Ministry of Foreign Affairs of the Russian Federation"),
    ],
)  # fmt: skip
def test_words_beside_an_office_tell_whose_it_is(theatre: str, text: str, words: str, name: str) -> None:
    assert found_in(text, words, theatre=theatre, published="2024-05-01").name == name


@pytest.mark.parametrize(
    ("text", "names", "side"),
    [
        ("The RSF named its deputy commander.", ["deputy commander"], "rsf"),
        ("The army chief thanked his prime minister.", ["Kamil Idris"], "saf"),
        ("The RSF freed its director.", [], None),
        ("The crowd cheered its deputy commander.", [], None),
    ],
)
def test_persons_are_on_the_side_of_whose_they_are(text: str, names: list[str], side: str | None) -> None:
    found = list(whose_people(read(text, theatre="sudan-2023", published="2025-09-01")))
    assert [one.name for one in found] == names
    assert {one.side for one in found} == ({side} if side else set())


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("[[The Ukrainian army]] said sappers had found mines.", "sappers had found mines", "ukraine"),
        ("[[The Russian army]] said sappers had found mines.", "sappers had found mines", "russia"),
        ("[[The mayor]] said sappers had found mines.", "sappers had found mines", None),
        ("[[The Russian army]] said marines had looted shops.", "marines had looted shops", None),
    ],
)
def test_soldiers_who_serve_it_are_those_of_the_force_that_tells_of_them(
    text: str, words: str, side: str | None
) -> None:
    layers = Cast()(read(text, theatre="ukraine-2022", published="2024-05-01", content={0: words}))
    noun = words.split(maxsplit=1)[0]
    assert {one.side for one in layers.cast if noun in layers.text[slice(*one.span)]} == {side}


def test_a_soldier_is_of_the_side_that_fights_those_of_whom_he_tells() -> None:
    text = "The Russians send motorcycles, said [[a machine-gunner]]. It rains, said [[a paratrooper]]."
    found = speakers(
        text, theatre="ukraine-2022", published="2024-05-01",
        content={0: "The Russians send motorcycles", 1: "It rains"},
    )  # fmt: skip
    assert [one.side for one in found] == ["ukraine", None]


def test_a_town_s_mayor_is_that_of_the_dateline_s_land() -> None:
    text = "UVIRA - Rebels came to Uvira. Arrivals were counted in Cibitoke. The mayor was away."
    assert found_in(text, "mayor", theatre="drc-east").side == "drc"


def test_columns_and_battalions_are_the_force_that_they_are_of() -> None:
    found = read("A column of the 99th Division came. A PDF battalion fired.", theatre="myanmar").mentions
    assert {(one.name, one.side) for one in found} == {
        ("99th Division", "junta"), ("People's Defence Forces", "resistance"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("theatre", "text", "side"),
    [
        ("drc-east", "Alain Kiwewa Mitela, an M23 officer, left. Kiwewa spoke.", "m23"),
        ("drc-east", "Brigadier Ronald Kagera of the Ugandan army left. Kagera spoke.", "third-party"),
        (
            "myanmar",
            "Naing Lin Aung, a captain who defected from Infantry Battalion 97, left. Lin Aung spoke.",
            None,
        ),
        ("myanmar", "Kyaw Swar Zaw, a junta spokesman, left. Kyaw Swar Zaw spoke.", "junta"),
    ],
)
def test_a_person_is_on_one_side_by_all_his_names(theatre: str, text: str, side: str | None) -> None:
    named = [one for one in read(text, theatre=theatre, published="2024-05-01").mentions if one.named]
    assert {one.side for one in named if one.id.startswith("text:") and "Battalion" not in one.name} == {side}


def test_what_one_mention_of_a_name_tells_is_told_for_all() -> None:
    def person(side: str | None) -> Actor:
        return Actor(id="text:b-lyst", name="B Lyst", side=side, span=(0, 1), resolution="name")

    assert alike(person(None), sides_told([person(None), person("ukraine")])).side == "ukraine"
    assert alike(person(None), sides_told([person("russia"), person("ukraine")])).side is None


def test_the_armed_wing_of_a_movement_is_the_only_force_that_is_a_part_of_it() -> None:
    found = found_in("The Karen National Union named its armed wing.", "armed wing", theatre="myanmar")
    assert found.name == "Karen National Liberation Army"


def test_a_town_before_an_office_is_no_name() -> None:
    text = "In Kherson, the mayor left."
    assert found_in(text, "mayor", theatre="ukraine-2022").side == "ukraine"
