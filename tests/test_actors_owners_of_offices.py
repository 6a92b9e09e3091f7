"""Offices that are several in one breath, or whose owner is a noun for a land, a town or a body; short names that a
text gives; states that will something."""

from __future__ import annotations

import pytest

from counterclaim.reading.layers import Layers
from tests.actor_layers import mention, read, speakers


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The Croatian and Slovene presidents met.", "Croatian", "President of Croatia"),
        ("The Croatian and Slovene presidents met.", "Slovene presidents", "President of Slovenia"),
        ("The presidents of Croatia and Slovenia met.", "Slovenia", "President of Slovenia"),
        ("Croatia's health and interior ministries moved.", "Croatia's health", "Ministry of Health of Croatia"),
        ("The health and justice ministries of Croatia moved.", "health", "Ministry of Health of Croatia"),
        ("The Dutch and Belgian agriculture ministers left.", "Dutch", "Agriculture minister of the Netherlands"),
    ],
)
def test_several_offices_in_one_breath_are_each_their_own(text: str, words: str, names: str) -> None:
    assert mention(read(text, theatre="world", published="2025-01-11"), words).name == names


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Croatia voted. The country's justice ministry was silent.", "country's justice ministry",
         "Ministry of Justice of Croatia"),
        ("Jordan sent aid. The kingdom's justice ministry was silent.", "kingdom's justice ministry",
         "Ministry of Justice of Jordan"),
    ],
)  # fmt: skip
def test_a_land_spoken_of_last_owns_its_offices(text: str, words: str, name: str) -> None:
    assert mention(read(text, theatre="world", published="2025-01-11"), words).name == name


def test_a_land_among_several_owns_nothing_that_could_be_another_s() -> None:
    found = read("Croatia and Serbia voted. The country's justice ministry was silent.", theatre="world")
    assert not [m for m in found.mentions if m.id.endswith(":justice-ministry")]


def test_a_body_that_an_office_names_is_taken_up() -> None:
    found = read("The AFC's coordinator spoke. The alliance fired.", theatre="drc-east", published="2025-02-01")
    assert mention(found, "alliance").side == "m23"


def test_a_noun_for_a_body_owns_its_offices() -> None:
    text = "The Southern African mission lost two men. The mission's spokesman was silent."
    found = mention(read(text, theatre="drc-east", published="2024-02-17"), "mission's spokesman")
    assert found.id == "samidrc"


def test_an_abbreviation_in_brackets_names_the_body_after_and_in_the_headline() -> None:
    text = "NRBX aids town\n\nThe Rijeka Relief Union for Bread (NRBX) came. NRBX left."
    names = {m.name for m in read(text, theatre="world").mentions if "NRBX" in m.name or "Relief" in m.name}
    assert len(names) == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Oslo put its navy on guard.", "Oslo"),
        ("Angola was surprised.", "Angola"),
        ("They declared Kenya an aggressor.", "Kenya"),
    ],
)
def test_a_state_that_wills_something_or_is_declared_something_is_an_actor(text: str, word: str) -> None:
    assert mention(read(text, theatre="world"), word).kind in {"state", "government"}


@pytest.mark.parametrize("text", ["Sudan saw floods.", "Kenya borders Uganda.", "Mali faces a drought."])
def test_a_land_that_something_befalls_is_none(text: str) -> None:
    assert read(text, theatre="world").mentions == ()


def test_rescuers_are_a_state_s_only_where_its_service_is_known() -> None:
    known = read("A missile hit Kharkiv. The rescuers found two.", theatre="ukraine-2022", published="2024-01-02")
    open_ = read("A drone hit Khartoum. The rescuers found two.", theatre="sudan-2023", published="2024-01-02")
    assert mention(open_, "rescuers").side is None
    assert mention(known, "rescuers").side in {"ukraine", None}


def test_a_region_that_is_a_sign_of_the_theatre_has_its_offices() -> None:
    found = read("South Kivu's governor left.", theatre="drc-east", published="2023-06-05", places={"South Kivu": "CD"})
    assert mention(found, "South Kivu's governor").side == "drc"


def test_the_city_spoken_of_last_owns_its_mayor() -> None:
    text = "Drones struck a school in Rijeka. The city's mayor left."
    found = read(text, theatre="world", published="2025-01-11", places={"Rijeka": "HR"})
    assert mention(found, "city's mayor").name == "Mayor of Rijeka"


@pytest.mark.parametrize(
    ("published", "name"),
    [("2022-09-01", "Volodymyr Zelensky"), ("2005-03-01", "President of Ukraine"), (None, "President of Ukraine")],
)
def test_a_dispatch_of_no_known_day_names_nobody_who_holds_an_office_for_a_time(
    published: str | None, name: str
) -> None:
    found = speakers("[[Ukraine's president]] said so.", theatre="ukraine-2022", published=published)
    assert found[0].name == name


@pytest.mark.parametrize(("published", "named"), [("2020-06-01", True), ("2005-06-01", False), (None, True)])
def test_who_holds_an_office_without_days_does_not_hold_it_before_the_war(published: str | None, named: bool) -> None:
    found = speakers("[[The leader of the Houthis]] said so.", theatre="yemen", published=published)
    assert (found[0].name == "Abdul-Malik al-Houthi") is named


@pytest.mark.parametrize("words", ["which side", "neither side", "either side"])
def test_which_side_is_no_government(words: str) -> None:
    layers = read(f"The agency did not say {words} had fired.", theatre="ukraine-2022")
    assert "ua:government" not in {m.id for m in layers.mentions}


def test_the_office_of_the_president_of_a_state_is_that_presidents() -> None:
    layers = read("The president of South Africa's office rejected it.", theatre="drc-east", published="2025-01-26")
    assert [m.side for m in layers.mentions] == ["third-party"]


def side_at(layers: Layers, words: str) -> str | None:
    """The side of the only mention that holds these words."""
    (found,) = {m.side for m in layers.mentions if words in layers.text[slice(*m.span)]}
    return found


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("A spokesman of Sudan's Rapid Support Forces spoke.", "spokesman", "rsf"),
        ("The head of Sudan's army general staff spoke.", "head", "saf"),
        ("A commander of Sudan's Joint Forces spoke.", "commander", "saf"),
    ],
)
def test_a_body_named_after_its_state_is_who_has_the_office(text: str, words: str, side: str) -> None:
    assert side_at(read(text, theatre="sudan-2023", published="2024-02-17"), words) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The rebel-run health ministry in Sanaa counted beds.", "houthis"),
        ("The rebel-controlled interior ministry in Sanaa counted beds.", "houthis"),
        ("Yemen's health ministry counted beds.", "yemen-government"),
    ],
)
def test_a_ministry_that_rebels_run_is_not_the_state_s(text: str, side: str) -> None:
    assert side_at(read(text, theatre="yemen", published="2018-10-13"), "ministry") == side


def test_rebels_who_hold_a_town_run_the_ministry_there() -> None:
    found = read("The rebel-run health ministry in Goma counted beds.", theatre="drc-east", published="2025-02-10")
    assert side_at(found, "ministry") == "m23"


def test_rebels_of_whom_nobody_knows_which_leave_the_side_open() -> None:
    found = read("The rebel-run health ministry counted beds.", theatre="world", published="2025-02-10")
    assert side_at(found, "ministry") is None


def test_a_hospital_in_a_town_does_not_make_its_head_the_town_s() -> None:
    found = read("The director of Gaza's main hospital spoke.", theatre="israel-gaza-lebanon", published="2024-02-17")
    assert not [m for m in found.mentions if m.id.startswith("governor:")]


def test_an_outlet_named_after_a_state_is_not_the_state_s() -> None:
    text = "Yemen Press Agency was silent. Yemeni state television spoke."
    found = read(text, theatre="yemen", published="2018-10-13")
    assert side_at(found, "Press Agency") == "third-party"
    assert side_at(found, "state television") == "yemen-government"


def test_whoever_broke_with_a_side_is_a_third_party_from_then_on() -> None:
    text = "Getachew Reda spoke."
    sides = [
        side_at(read(text, theatre="ethiopia-tigray", published=day), "Reda")
        for day in ("2021-10-30", "2025-04-08", "2025-06-01")
    ]
    assert sides == ["tigray", "tigray", "third-party"]
