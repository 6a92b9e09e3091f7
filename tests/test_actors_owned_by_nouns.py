"""Whose somebody is by the noun that owns him, the land that he is in, what he leads and who tells of him. Texts are
invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.actors.numbering import numbered
from counterclaim.reading.syntax.syntax import pipeline
from tests.actor_layers import mention, read, speakers

TOWNS = {
    "Goma": "CD", "Sanaa": "YE", "Gao": "ML", "Yarze": "LB", "Aleppo": "SY", "Mariupol": "UA", "Moscow": "RU",
    "Natanz": "IR", "Crimea": "UA", "Budapest": "HU", "Kramatorsk": "UA", "Rakhine": "MM",
}  # fmt: skip


def side_of(text: str, words: str, *, theatre: str, published: str = "2025-02-20") -> str | None:
    towns = {name: code for name, code in TOWNS.items() if name in text}
    return mention(read(text, theatre=theatre, published=published, places=towns), words).side


@pytest.mark.parametrize(
    ("theatre", "text", "words", "side"),
    [
        ("drc-east", "The M23 holds Goma. The rebels' new governor opened a port.", "rebels' new governor", "m23"),
        ("drc-east", "The Rwandan minister met his Congolese colleague.", "Congolese colleague", "drc"),
        ("yemen", "In Sanaa, the health ministry counted 5 dead. The group vowed revenge.", "group", "houthis"),
        ("sahel", "A truck burned in Gao. Soldiers closed the road.", "Soldiers", "mali"),
        ("myanmar", "The Rakhine state chief minister left.", "Rakhine state chief minister", "junta"),
        ("israel-gaza-lebanon", "The army command in Yarze sent troops.", "army command in Yarze", "third-party"),
        ("israel-gaza-lebanon", "Warplanes struck Natanz. State media spoke of a fire.", "State media", "iran"),
        ("ukraine-2022", "The White House said the president would decide.", "president", "third-party"),
        (
            "ukraine-2022",
            "Crimea's occupation authorities shut the bridge.",
            "Crimea's occupation authorities",
            "russia",
        ),
        ("ukraine-2022", "The self-proclaimed prime minister called it a fake.", "prime minister", "russia"),
        (
            "ukraine-2022",
            "An adviser to the Ukrainian president said so.",
            "adviser to the Ukrainian president",
            "ukraine",
        ),
    ],
)
def test_the_words_around_an_office_tell_its_side(theatre: str, text: str, words: str, side: str) -> None:
    assert side_of(text, words, theatre=theatre) == side


@pytest.mark.parametrize(
    ("theatre", "text", "words", "side"),
    [
        ("drc-east", "In Goma the authorities opened banks. The governor taxed coltan.", "governor", "m23"),
        ("drc-east", "In Kigali the president spoke. The government rejected the report.", "government", "rwanda"),
        (
            "drc-east",
            "In Kigali the president spoke. Kinshasa left. The government denied it.",
            "government",
            "drc",
        ),
        ("drc-east", "The pro-Kinshasa militias hold the hill.", "pro-Kinshasa militias", "drc"),
    ],
)
def test_a_town_put_first_is_where_the_next_sentences_play(theatre: str, text: str, words: str, side: str) -> None:
    towns = {name: code for name, code in {"Goma": "CD", "Kigali": "RW"}.items() if name in text}
    layers = read(text, theatre=theatre, published="2025-03-10", places=towns)
    assert mention(layers, words).side == side


@pytest.mark.parametrize(
    ("words", "side"), [("said it had shot down 37 drones", "ukraine"), ("flew over the sea", None)]
)
def test_the_air_force_that_shoots_down_is_of_the_land(words: str, side: str | None) -> None:
    text = f"Drones hit Mariupol. The air force {words}."
    layers = read(text, theatre="ukraine-2022", published="2024-05-01", places={"Mariupol": "UA"})
    assert {m.side for m in layers.mentions if layers.text[slice(*m.span)] == "air force"} <= {side}


def test_whose_the_local_offices_are_is_open_where_another_state_governs() -> None:
    text = "The occupation administration left. Shells fell on Mariupol. [[The mayor]] said so."
    layers = read(text, theatre="ukraine-2022", published="2022-11-13", places={"Mariupol": "UA"})
    assert [actor.side for actor in layers.speakers[0]] == [None]


def test_who_heads_what_people_made_for_themselves_is_a_third_party() -> None:
    (actor,) = speakers("[[The president of the women's cooperative]] said so.", theatre="drc-east")
    assert actor.side == "third-party"


def test_an_acting_president_is_not_whoever_holds_the_office() -> None:
    text = "Russia's foreign ministry spoke of fascism. The acting president dismissed the chief."
    layers = read(text, theatre="ukraine-2022", published="2014-05-02")
    assert all(m.name != "Vladimir Putin" for m in layers.mentions)


def test_a_body_of_a_partys_body_is_on_its_side() -> None:
    assert (
        side_of("The Defence Committee of the State Duma met.", "Defence Committee", theatre="ukraine-2022") == "russia"
    )


def test_a_given_name_before_a_double_family_name_is_nobody_known() -> None:
    layers = read("MP Hassan Fadl-Qassir said so.", theatre="israel-gaza-lebanon", published="2024-11-26")
    assert all("Samia" not in m.name for m in layers.mentions)


def test_the_head_of_state_is_the_president_spoken_of() -> None:
    text = "Russia's president heard the governor. The head of state cut him short."
    layers = read(text, theatre="ukraine-2022", published="2024-08-12")
    assert mention(layers, "head of state").name == "Vladimir Putin"


@pytest.mark.parametrize("words", ["Secretary-General", "Special Rapporteur"])
def test_the_united_nations_are_meant_where_no_other_body_is_told_of(words: str) -> None:
    assert side_of(f"The {words} condemned the raid.", words, theatre="myanmar") == "third-party"


def test_a_secretary_general_of_another_body_is_not_the_united_nations() -> None:
    text = "The movement's secretary general met a bishop. The Secretary-General left."
    assert all(m.name != "António Guterres" for m in read(text, theatre="sudan-2023").mentions)


@pytest.mark.parametrize(
    ("theatre", "side", "text"),
    [
        ("drc-east", "m23", "[[Aloys Ruhara-Bosco, who leads the M23,]] denied it. [[Ruhara-Bosco]] said more."),
        ("myanmar", "ethnic-armies", "[[Salai Thang-Lian, of the Chin National Front,]] said so."),
        ("drc-east", "drc", "[[The lieutenant Marc Elo-Kyo, spokesman of the sector north,]] said so."),
        ("israel-gaza-lebanon", "israel", "[[Colonel Golan Vach-Peretz]] said so. [[Vach-Peretz]] left."),
        ("sudan-2023", "third-party", "[[Resident coordinator Clementina Nkwe]] warned of hunger."),
        ("israel-gaza-lebanon", "third-party", "[[Egypt's Diaa Rashwan-Said]] denied it."),
    ],
)
def test_what_somebody_leads_or_commands_tells_his_side(theatre: str, side: str, text: str) -> None:
    assert {actor.side for actor in speakers(text, theatre=theatre, published="2025-06-01")} == {side}


@pytest.mark.parametrize(
    ("theatre", "text", "side"),
    [
        ("drc-east", "[[Jules Vahi-Palu, youth president in the town,]] saw them pass.", "drc"),
        ("israel-gaza-lebanon", "The mayor of the town, Dolan Abu-Hamde, spoke. [[The Druze leader]] wept.", "israel"),
    ],
)
def test_a_side_is_not_taken_from_whom_the_words_do_not_name(theatre: str, text: str, side: str) -> None:
    assert side not in {actor.side for actor in speakers(text, theatre=theatre, published="2025-06-01")}


def test_those_of_a_unit_do_not_tell_whose_it_is() -> None:
    assert side_of("A medic of the 110th brigade left.", "110th brigade", theatre="ukraine-2022") is None


def test_a_capital_after_a_local_office_does_not_tell_where_it_is() -> None:
    text = "[[The governor]] asked people to leave. Budapest said it would send nothing."
    towns = {"Budapest": "HU"}
    (actor,) = read(text, theatre="ukraine-2022", published="2023-02-02", places=towns).speakers[0]
    assert actor.side is None


def test_a_time_of_day_alone_begins_the_next_sentence() -> None:
    doc = pipeline()("11:20. The ministry confirms it. 11:40. Nobody left.")
    told = [doc.text[start:end].strip() for start, end in numbered(doc)]
    assert told == ["11:20. The ministry confirms it.", "11:40. Nobody left."]
