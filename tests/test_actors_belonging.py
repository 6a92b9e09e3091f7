"""Whose somebody is, by the words that introduce him: all persons and texts here are invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.actors.home import dateline_country
from tests.actor_layers import read, speakers


@pytest.mark.parametrize(
    ("theatre", "side", "text"),
    [
        ("drc-east", "rwanda", "[[Rwandan government spokeswoman Alphonsine Uwera]] denied it. [[She]] said more."),
        ("sahel", "mali", "BAMAKO (AFP) - [[Army spokesman Colonel Modou Sarr]] said 12 died. [[Sarr]] added more."),
        ("ukraine-2022", "ukraine", "KYIV (Reuters) - [[Deputy Energy Minister Larysa Petrenko]] said the grid held."),
        ("sudan-2023", "rsf", "[[An RSF adviser, Bashir Tom,]] denied it. [[Tom]] said more."),
        ("sudan-2023", "saf", "The army denied it. [[Colonel Omar Fadl, head of its press directorate,]] said so."),
        ("somalia", "al-shabaab", "[[Abdi Warsame, who speaks for al-Shabaab,]] said 12 died."),
        ("myanmar", "resistance", "[[A fighter from the People's Defence Force, who goes by Ko Zaw,]] said so."),
        ("sudan-2023", "saf", "[[A militia allied with the army]] said it held the town."),
        ("syria", "syrian-opposition", "[[A rebel commander, Abu Nasr al-Qalamuni,]] said the town fell."),
        ("ukraine-2022", "russia", "[[Oleg Zimin, the Russian-installed mayor of the town,]] said 3 died."),
        ("yemen", "third-party", "[[Shipping firm Kestrel Maritime]] saw nothing. [[The company]] said more."),
        ("yemen", "third-party", "[[The ship's captain]] said a boat approached."),
        ("drc-east", "third-party", "[[A Western diplomat]] said the talks had failed."),
        ("ukraine-2022", "third-party", "[[Retired general Mark Hollis, an analyst,]] said it would hold."),
        ("nigeria", "third-party", "[[Amina Bello, a mother of four,]] said they fled."),
    ],
)  # fmt: skip
def test_title_employer_and_apposition_tell_the_side(theatre: str, side: str, text: str) -> None:
    assert {actor.side for actor in speakers(text, theatre=theatre, published="2025-06-01")} == {side}


@pytest.mark.parametrize(
    ("theatre", "side", "text", "places"),
    [
        ("drc-east", "drc", "[[The provincial governor]] said the town of Beni was calm.", {"Beni": "CD"}),
        ("yemen", "houthis", "[[Authorities in Sanaa]] said 12 died.", {"Sanaa": "YE"}),
        ("somalia", "somalia", "[[Abdi Warsame, the police chief of Afgoye,]] said 12 died.", {"Afgoye": "SO"}),
        ("ukraine-2022", "russia", "[[Belgorod's regional governor]] said 3 died.", {"Belgorod": "RU"}),
        ("ukraine-2022", "russia", "[[The governor of Tokmak installed by Moscow]] said 3 died.", {"Tokmak": "UA"}),
        ("israel-gaza-lebanon", "israel", "[[Local council head Dvora Kaplan]] said Metula was hit.", {"Metula": "IL"}),
        ("israel-gaza-lebanon", "hamas", "In Gaza, [[health officials]] said 12 died.", {"Gaza": "PS"}),
        ("israel-gaza-lebanon", "third-party", "[[The mayor of Tyre]] said 12 died.", {"Tyre": "LB"}),
    ],
)
def test_a_local_official_is_on_the_side_that_governs_the_place(
    theatre: str, side: str, text: str, places: dict[str, str]
) -> None:
    layers = read(text, theatre=theatre, published="2025-06-01", places=places)
    assert [actor.side for actor in layers.speakers[0]] == [side]


@pytest.mark.parametrize(
    ("theatre", "text"),
    [
        ("ukraine-2022", "[[A former Ukrainian minister, Petro Hlushko,]] said it would fail."),
        ("sudan-2023", "[[Local sources]] said 12 died."),
        ("libya", "[[Officials]] said 12 died."),
        ("sudan-2023", "[[Rescuers]] said 12 died."),
        ("ukraine-2022", "[[The governor]] said 12 died."),
    ],
)
def test_what_the_words_do_not_tell_stays_open(theatre: str, text: str) -> None:
    assert speakers(text, theatre=theatre)[0].side is None


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Kyiv rejected it. [[Its foreign ministry]] said so.", "Ministry of Foreign Affairs of Ukraine", "ukraine"),
        ("Moscow left, [[its defence ministry]] said.", "Ministry of Defence of the Russian Federation", "russia"),
        ("[[The Azov Brigade]] left. [[The brigade's spokesman]] said so.", "Azov Brigade", "ukraine"),
        ("[[Ukraine's general staff]] said 12 died. [[The communique]] named none.",
         "General Staff of the Armed Forces of Ukraine", "ukraine"),
        ("KYIV (AFP) - [[The prime minister's office]] said so.", "Office of the Prime Minister of Ukraine", "ukraine"),
        ("[[State television]] said so.", "State television", None),
        ("MOSCOW (AFP) - [[State television]] said so.", "State television of the Russian Federation", "russia"),
        ("[[The French president's spokesman]] said so.", "Elysee Palace", "third-party"),
    ],
)  # fmt: skip
def test_a_body_without_an_owner_is_whose_the_text_says(text: str, name: str, side: str | None) -> None:
    last = speakers(text, theatre="ukraine-2022")[-1]
    assert (last.name, last.side) == (name, side)


@pytest.mark.parametrize(
    "text",
    [
        "[[Noga Selit, whose brother was taken from a farm on Oct. 7,]] wept. [[She]] said no more.",
        "[[Yaneth Olmo, who runs a shelter in the town,]] said 150 slept there. [[She]] said more.",
        "[[Umm Karim Dabash, a grandmother of 11 who fled the camp,]] said so.",
    ],
)
def test_a_private_person_is_a_third_party(text: str) -> None:
    assert {a.side for a in speakers(text, theatre="israel-gaza-lebanon", published="2024-01-01")} == {"third-party"}


def test_he_after_a_spokesman_without_a_name_is_the_spokesman_and_not_a_woman_cited_before() -> None:
    found = speakers(
        "[[Umm Karim Dabash, a grandmother,]] wept. [[The Israeli military's chief spokesman]] denied it. [[He]] left.",
        theatre="israel-gaza-lebanon", published="2024-01-01",
    )  # fmt: skip
    assert found[2].side == "israel"


def test_a_minister_in_another_country_of_the_sentence_is_that_countrys() -> None:
    text = "MOGADISHU (AFP) - Shots were fired.\n\nIn neighbouring Kenya, [[the interior minister]] said so."
    assert speakers(text, theatre="somalia")[0].side == "third-party"


def test_an_officer_after_a_sentence_about_an_army_is_that_armys() -> None:
    text = "Mali's army said so. [[Colonel Modou Sarr, who commands the operation,]] said more."
    assert speakers(text, theatre="sahel")[0].side == "mali"


def test_rebels_of_a_country_are_not_its_state() -> None:
    assert speakers("[[Colombian rebels]] said so.", theatre="haiti")[0].side != "colombia"


def test_a_body_is_known_in_another_transliteration() -> None:
    assert speakers("[[The operator Oukrenergo]] said so.", theatre="ukraine-2022")[0].name == "Ukrenergo"


def test_one_of_them_is_one_of_the_people_cited_before() -> None:
    found = speakers("[[Residents]] fled. [[One of them]] said shots were fired.", theatre="haiti")
    assert (found[1].kind, found[1].side, found[1].named) == ("civilian", "third-party", False)


def test_the_official_is_the_one_cited_before_in_the_same_word() -> None:
    found = speakers("[[A Malian security official]] said so. [[The official]] said more.", theatre="sahel")
    assert found[1].side == "mali"


def test_a_clause_after_a_paper_is_its_issuers() -> None:
    text = "[[The Kenyan foreign ministry]] said so in a note, according to [[the statement]], [[which]] named 12 dead."
    assert [a.name for a in speakers(text, theatre="somalia")] == ["Ministry of Foreign Affairs of Kenya"] * 3


def test_a_pronoun_keeps_to_the_gender_that_a_title_tells() -> None:
    found = speakers(
        "[[Kenyan government spokeswoman Ruth Wekesa]] said so. [[Kenyan army spokesman Paul Kibet]] denied it. "
        "[[She]] said more. [[He]] did not.",
        theatre="somalia",
    )
    assert [a.name for a in found[2:]] == ["Ruth Wekesa", "Paul Kibet"]


def test_they_are_not_the_agency_that_was_told() -> None:
    found = speakers("[[Villagers]] fled. [[Reuters]] reported so. [[They]] said shots were fired.", theatre="haiti")
    assert found[2].name == "villagers"


def test_a_source_that_a_states_own_agency_quotes_is_that_states() -> None:
    from dataclasses import replace

    import msgspec

    from counterclaim.reading.actors import Speakers

    layers = read("[[SANA]], quoting [[a military source]], said so.", theatre="syria", published="2020-01-01")
    outer, inner = layers.attributions
    nested = replace(layers, attributions=(outer, msgspec.structs.replace(inner, parent=0)))
    assert Speakers()(nested).speakers[1][0].side == "syrian-government"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NAIROBI (Reuters) - Shots were fired.", "KE"),
        ("BAMAKO, Aug. 26 (Xinhua) -- Shots were fired.", "ML"),
        ("KYIV — Shots were fired.", "UA"),
        ("DUBAI/CAIRO (Reuters) - Shots were fired.", None),
        ("Shots were fired in Kyiv.", None),
    ],
)
def test_the_dateline_tells_where_a_dispatch_is_written(text: str, code: str | None) -> None:
    assert dateline_country(read(text, theatre="ukraine-2022")) == code
