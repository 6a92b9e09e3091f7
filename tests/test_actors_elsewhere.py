"""Speakers whom only other parts of the text name: before, after, in the clause around, below the headline."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.reading.actors import Mentions, Speakers
from counterclaim.reading.actors.people import genders
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.reading.theatre import TheatreChoice
from counterclaim.records import Attribution, Document, Section
from tests.actor_layers import marked, read, speakers


@pytest.mark.parametrize(
    "text",
    [
        "[[The union's chairman]] said the mine was flooded. Nobody was hurt, the chairman, Taras Hnatiuk, wrote.",
        "[[A chairman of the union]] said the mine was flooded. Nobody was hurt, the chairman, Taras Hnatiuk, wrote.",
        "Taras Hnatiuk, chairman of the union, left the mine. [[The chairman]] said nobody was hurt.",
        "[[The union's chairman]] said the mine was flooded. Taras Hnatiuk told reporters that nobody was hurt.",
    ],
)
def test_an_office_is_the_person_whom_the_text_names_by_it(text: str) -> None:
    assert speakers(text)[0].name == "Taras Hnatiuk"


def test_an_unnamed_man_of_a_trade_is_not_another_one_named_later() -> None:
    found = speakers("[[A doctor]] said the wards were full. [[Taras Hnatiuk, a doctor in the next town,]] agreed.")
    assert not found[0].named


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("the Republic of Azerbaijan", "Ministry of Defence of Azerbaijan"),
        ("the Islamic Republic of Pakistan", "Ministry of Defence of Pakistan"),
        ("the State of Israel", "Ministry of Defence of Israel"),
    ],
)
def test_a_ministry_of_a_state_by_its_full_name_is_not_the_one_named_before(owner: str, name: str) -> None:
    found = speakers(f"The Armenian Ministry of Defence denied it. [[The Ministry of Defence of {owner}]] agreed.")
    assert found[0].name == name


def test_a_ministry_is_not_its_spokesman_named_later() -> None:
    found = speakers("[[The Kenyan foreign ministry]] protested. A spokesman for the ministry, Taras Hnatiuk, left.")
    assert found[0].name == "Ministry of Foreign Affairs of Kenya"


def test_several_of_an_office_are_those_named_with_it() -> None:
    layers = read(
        "Senators Taras Hnatiuk, of the north, and Oleh Bykov, of the south, wrote. [[The senators]] objected."
    )
    assert [actor.name for actor in layers.speakers[0]] == ["Taras Hnatiuk", "Oleh Bykov"]


def test_he_is_the_subject_of_the_clause_that_governs_his() -> None:
    found = speakers("[[Oleh Bykov]] said Taras Hnatiuk was right when [[he]] said on Friday that the bridge was gone.")
    assert found[1].name == "Taras Hnatiuk"


def test_he_is_not_whom_he_quotes() -> None:
    layers = read(
        "[[The chairman, Oleh Bykov,]] spoke after the mayor, Taras Hnatiuk. [[He]] quoted [[Taras Hnatiuk]]."
    )
    outer, inner = layers.attributions[1:]
    nested = replace(layers, attributions=(layers.attributions[0], outer, _within(inner, parent=1)))
    assert Speakers()(nested).speakers[1][0].name == "Oleh Bykov"


def test_they_are_two_who_spoke_together() -> None:
    layers = read("[[Oleh Bykov and Taras Hnatiuk]] called for calm. [[They]] said that talks would go on.")
    assert [actor.name for actor in layers.speakers[1]] == ["Oleh Bykov", "Taras Hnatiuk"]


def test_they_are_the_several_of_the_sentence_before_and_nobody_in_person() -> None:
    found = speakers(
        "[[Taras Hnatiuk]] said so. Twelve mine owners sued the state. [[They]] argue that the law is void."
    )
    assert found[1].name == "twelve mine owners"


def test_a_relative_of_the_same_family_is_somebody_else() -> None:
    found = speakers(
        "President Taras Hnatiuk left. [[Oksana Hnatiuk]], the president's daughter, stayed. [[She]] said why.",
    )
    assert [actor.name for actor in found] == ["Oksana Hnatiuk", "Oksana Hnatiuk"]


def test_pronouns_in_its_own_sentences_tell_the_gender_of_a_name() -> None:
    layers = read("Wren Aldiss said she had seen the boats. Robin Maes said he had not.")
    assert layers.kept(genders) == {"text:wren-aldiss": "female", "text:robin-maes": "male"}


def test_a_family_name_of_two_words_is_that_of_the_person_named_in_full() -> None:
    found = speakers("Commissioner James O’Neill came. [[O'Neill]] said the road was shut.")
    assert found[0].name == "James O’Neill"


def test_one_of_many_bodies_stays_without_a_name() -> None:
    found = speakers("Shells fell, [[a local resistance committee]] said.", theatre="sudan-2023")
    assert not found[0].named


@pytest.mark.parametrize(
    ("noun", "name"),
    [("doctors", "Sudan Doctors Network"), ("rescuers", "Emergency Response Rooms"), ("villagers", "villagers")],
)
def test_a_headline_cites_the_first_below_it_whom_its_noun_fits(noun: str, name: str) -> None:
    layers = headed(
        f"Shells kill ten, [[{noun}]] say",
        "[[The Emergency Response Room]] counted ten dead. [[The Sudan Doctors Network]] counted twelve.",
    )
    assert layers.speakers[0][0].name == name


@pytest.mark.parametrize(
    ("first", "taken_up", "name"),
    [
        ("The World Food Programme", "The UN agency", "World Food Programme"),
        ("The Institute for the Study of War", "The US think tank", "Institute for the Study of War"),
        ("The Institute for the Study of War", "The analysts", "Institute for the Study of War"),
        ("The army's 6th Infantry Division", "The army division", "6th Infantry Division"),
        ("Emergency Lawyers", "The human rights group", "Emergency Lawyers"),
        ("Rafael Grossi", "The UN official", "Rafael Grossi"),
        ("The RSF's leader", "The general", "Mohamed Hamdan Dagalo"),
        ("The RSF's leader", "The Sudanese minister", "Foreign Minister of Sudan"),
    ],
)
def test_a_noun_with_its_owner_or_rank_takes_up_whom_it_fits(first: str, taken_up: str, name: str) -> None:
    before = "[[Sudan's foreign minister]] spoke."
    found = speakers(
        f"{before} [[{first}]] said so. [[{taken_up}]] said more.", theatre="sudan-2023", published="2025-05-01"
    )
    assert found[2].name == name


def test_a_group_cited_before_its_name_is_the_one_named_next() -> None:
    found = speakers(
        "Drones hit a market, [[a Sudanese doctors' group]] said. [[The Sudan Doctors Network]] counted 40 wounded.",
        theatre="sudan-2023", published="2025-05-01",
    )  # fmt: skip
    assert [actor.name for actor in found] == ["Sudan Doctors Network", "Sudan Doctors Network"]


def test_a_group_cited_before_another_kind_of_body_stays_unnamed() -> None:
    found = speakers(
        "Drones hit a market, [[a rights group]] said. [[The Rapid Support Forces]] denied it.",
        theatre="sudan-2023", published="2025-05-01",
    )  # fmt: skip
    assert not found[0].named


@pytest.mark.parametrize("words", ["The man", "The former rebel leader"])
def test_a_noun_for_anybody_is_whoever_was_cited_last_in_the_paragraph(words: str) -> None:
    text = "[[The chairman, Oleh Bykov,]] left."
    assert speakers(f"{text} [[{words}]] said why.")[1].name == "Oleh Bykov"
    assert speakers(f"{text}\n\n[[{words}]] said why.")[1].name != "Oleh Bykov"


@pytest.mark.parametrize("words", ["The two agencies", "The agencies", "Both", "They"])
def test_two_cited_together_are_taken_up_together(words: str) -> None:
    layers = read(f"[[UNICEF and the World Food Programme]] asked for access. [[{words}]] said that children starve.")
    assert [actor.name for actor in layers.speakers[1]] == ["UNICEF", "World Food Programme"]


def test_three_agencies_are_not_two() -> None:
    layers = read("[[UNICEF and the World Food Programme]] asked for access. [[The three agencies]] said so.")
    assert len(layers.speakers[1]) == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("His office", "Office of the President of Ukraine"),
        ("The president's ally", "president's ally"),
        ("His adviser", "his adviser"),
    ],
)
def test_what_is_a_presidents_is_not_he(words: str, name: str) -> None:
    text = f"[[The president of Ukraine]] thanked the soldiers. [[{words}]] said so."
    assert speakers(text, theatre="ukraine-2022", published="2022-09-14")[1].name.casefold() == name.casefold()


def test_a_coordinator_of_a_body_is_not_the_body() -> None:
    assert not speakers("[[The UN's aid coordinator]] warned of hunger.", theatre="sudan-2023")[0].named


def headed(headline: str, body: str) -> Layers:
    """The layers of a text on Sudan with a headline, its sources in double brackets."""
    plain, spans = marked(f"{headline}\n\n{body}")
    end = plain.index("\n\n")
    sections = (Section("headline", 0, end), Section("body", end + 2, len(plain)))
    document = Document(
        document_id="d", input_id="d", blob="b", text=plain, sections=sections, published="2025-05-01",
        theatre="sudan-2023",
    )  # fmt: skip
    attributions = tuple(
        Attribution(source=(span,), cue=(), content=((span[1], span[1] + 1),), voice="indirect") for span in spans
    )
    layers = Mentions()(TheatreChoice()(Syntax()(Layers(document))))
    return Speakers()(replace(layers, attributions=attributions))


def _within(attribution: Attribution, *, parent: int) -> Attribution:
    return Attribution(
        source=attribution.source, cue=(), content=attribution.content, voice="indirect", parent=parent
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "[[A study by the African Union]] counted 12 raids. Nobody replied. [[The report]] said more.",
            "African Union",
        ),
        ("A video by the African Union shows the town. [[The clip]] says that it burned.", "African Union"),
        ("[[A report about the African Union]] counted 12 raids.", "report about the African Union"),
    ],
)
def test_a_document_speaks_for_whoever_issued_it(text: str, name: str) -> None:
    assert speakers(text, theatre="sudan-2023")[-1].name == name


def test_an_abbreviation_with_full_stops_is_the_body_named_in_full() -> None:
    found = speakers("The Federal Housing Commission met. [[The F.H.C.]] said that the harbour was shut.")
    assert found[0].name == "Federal Housing Commission"


def test_his_spokesman_by_name_is_that_person() -> None:
    found = speakers("[[The president, Oleh Bykov,]] spoke. [[His spokesman, Taras Hnatiuk,]] said no more.")
    assert found[1].name == "Taras Hnatiuk"


def test_one_after_people_who_were_cited_is_of_them() -> None:
    found = speakers("[[Villagers]] fled. [[One]] said he had seen smoke.\n\n[[One]] was silent.")
    assert [actor.name for actor in found] == ["villagers", "villagers", "One"]


def test_he_is_who_met_another_and_not_whom_he_met() -> None:
    found = speakers("President Oleh Bykov met President Taras Hnatiuk. [[He]] offered talks.")
    assert found[0].name == "Oleh Bykov"


def test_he_is_named_in_apposition_to_the_subject_before() -> None:
    found = speakers("[[The mayor, Oleh Bykov,]] left. The lab's director, Taras Hnatiuk, stayed. [[He]] said why.")
    assert found[1].name == "Taras Hnatiuk"


def test_it_is_the_body_that_the_sentence_before_is_about() -> None:
    found = speakers(
        "[[Emergency Lawyers]] counted 12. The African Union chose another day. On Friday, [[it]] said, nobody died.",
        theatre="sudan-2023",
    )  # fmt: skip
    assert found[1].name == "African Union"


def test_experts_of_a_body_are_not_the_body() -> None:
    assert not speakers("[[The UN's experts]] warned of hunger.", theatre="sudan-2023")[0].named


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("A Kestrian commander", "The army chief of Varnia", "army chief of Varnia"),
        ("The head of the regional council", "The army chief", "army chief"),
        ("The police chief", "The army commander", "army commander"),
        ("Mayor Taras Hnatiuk", "The army chief", "army chief"),
        ("Mayor Taras Hnatiuk", "The police chief of Marlow", "police chief of Marlow"),
    ],
)
def test_an_official_whose_body_or_place_nobody_shares_is_somebody_else(first: str, second: str, name: str) -> None:
    found = speakers(f"[[{first}]] said 9 had died. [[{second}]] said 22 rebels had been killed.")
    assert found[1].name == name
    assert found[1].id != found[0].id


@pytest.mark.parametrize("again", ["The chief", "The army chief", "The senior army chief"])
def test_an_official_taken_up_by_fewer_words_is_the_same(again: str) -> None:
    found = speakers(f"[[The army chief of Varnia]] said 9 had died. [[{again}]] said 22 rebels had been killed.")
    assert found[1].id == found[0].id


def test_a_medium_that_relays_is_neither_the_office_before_it_nor_he() -> None:
    found = speakers(
        "The airport was lost, [[the governor]] was quoted as saying by [[the daily Al-Sabil]]. "
        "[[He]] told reporters that 9 had died. [[The army chief]] wrote that 22 had been killed."
    )
    assert [actor.name for actor in found] == ["governor", "Al-Sabil", "governor", "army chief"]


def test_who_is_quoted_by_a_name_is_not_that_name() -> None:
    found = speakers("The airport was lost, [[the governor]] was quoted as saying by [[Taras Hnatiuk]].")
    assert [actor.name for actor in found] == ["governor", "Taras Hnatiuk"]
