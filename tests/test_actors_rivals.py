"""Whose army "the army" is where both sides have one. All texts are invented."""

from __future__ import annotations

import pytest

from counterclaim.records import Claim, Document, Section
from tests.claim_reading import reader


def told(text: str, theatre: str, published: str = "2023-06-10") -> tuple[Claim, ...]:
    """The claims of one body in one theatre."""
    document = Document(
        document_id="d", input_id="d", blob="", text=text, sections=(Section("body", 0, len(text)),),
        published=published, theatre=theatre,
    )  # fmt: skip
    (reading,) = reader().read([document])
    return reading.claims


def speaker(claim: Claim) -> tuple[str, str]:
    actor = claim.attribution[-1].actors[0]
    return actor.id, actor.resolution


def agents(claim: Claim) -> list[tuple[str, str]]:
    return [(agent.id, agent.resolution) for event in claim.events for agent in event.agents]


OPEN = ("text:army", "unresolved")


@pytest.mark.parametrize(
    ("text", "theatre", "candidates"),
    [
        (
            "The Ethiopian army and the army of the Tigray region blamed each other for shelling in Adigrat. "
            "The army shelled the town on Monday, the army said in a statement.",
            "ethiopia-tigray",
            "Ethiopian National Defence Force or Tigray Defence Forces",
        ),
        (
            "The army fired rockets at a hospital in Surin province, the army said on Friday.",
            "thailand-cambodia",
            "Royal Thai Army or Royal Cambodian Armed Forces",
        ),
        (
            "The Armenian and Azerbaijani armies fought for Hadrut. The army has shelled the town, the army said.",
            "nagorno-karabakh",
            "Armed Forces of Armenia or Armed Forces of Azerbaijan",
        ),
    ],
)
def test_an_army_that_may_be_either_sides_is_open_with_its_candidates(text: str, theatre: str, candidates: str) -> None:
    claim = told(text, theatre)[-1]
    assert speaker(claim) == OPEN
    assert agents(claim) == [OPEN]
    assert {issue.code for issue in claim.issues} == {"speaker-unresolved", "actor-unresolved"}
    assert all(candidates in issue.message for issue in claim.issues)


def test_the_army_named_last_alone_is_meant() -> None:
    (_, claim) = told(
        "The Cambodian defence ministry said the Thai army had fired first. The army shelled Preah Vihear, the "
        "ministry said.", "thailand-cambodia",
    )  # fmt: skip
    assert (speaker(claim)[0], agents(claim)) == ("kh:defence-ministry", [("th:armed-forces", "office")])


def test_the_dateline_tells_whose_army_speaks() -> None:
    (claim,) = told("ISLAMABAD, May 10 - The army said on Saturday that it had shot down five Indian jets.",
                    "india-pakistan", "2025-05-10")  # fmt: skip
    assert speaker(claim) == ("pk:armed-forces", "office")


def test_soldiers_of_the_other_side_do_not_become_the_army_that_speaks() -> None:
    (_, claim) = told(
        "BANGKOK, July 25 - The army said Cambodian troops opened fire near the temple. The troops also used a drone, "
        "the army said.", "thailand-cambodia", "2025-07-25",
    )  # fmt: skip
    assert speaker(claim)[0] == "th:armed-forces"


def test_a_groups_army_stands_against_the_armies_of_the_theatre() -> None:
    (_, claim) = told("The Kachin army said on Sunday that it had captured an outpost. The army lost six men, it said.",
                      "myanmar")  # fmt: skip
    assert [target.resolution for event in claim.events for target in event.targets] == ["unresolved"]
    assert any("Kachin Independence Army or Myanmar Armed Forces" in issue.message for issue in claim.issues)


def test_the_army_that_the_text_has_called_so_before_is_meant_after_a_groups_too() -> None:
    claim = told("The army said it held the road. The Kachin army said that it had captured an outpost. The army lost "
                 "six men, it said.", "myanmar")[-1]  # fmt: skip
    assert [target.id for event in claim.events for target in event.targets] == ["mm:armed-forces"]


def test_a_groups_army_that_goes_on_speaking_is_meant() -> None:
    (_, claim) = told("The Kachin army said that it held the road. The army also said it had destroyed five tanks.",
                      "myanmar")  # fmt: skip
    assert speaker(claim)[0] == "kia"


def test_a_name_with_army_in_it_leaves_the_army_to_the_theatre() -> None:
    (claim,) = told("The army shelled Laiza on Saturday, the Kachin Independence Army said.", "myanmar")
    assert agents(claim) == [("mm:armed-forces", "office")]


@pytest.mark.parametrize(
    ("text", "theatre", "speaking"),
    [
        ("Russian President Vladimir Putin and Ukrainian President Volodymyr Zelenskyy both spoke. The president said "
         "that the troops would go on fighting.", "ukraine-2022", "text:president"),
        ("Kyiv and Moscow gave different accounts of the fighting for Urozhaine. The village was taken, the defence "
         "ministry said.", "ukraine-2022", "text:defence-ministry"),
        ("Pakistan's foreign ministry and India's foreign ministry traded accusations. The ministry said that 11 "
         "soldiers had been killed.", "india-pakistan", "text:ministry"),
    ],
)  # fmt: skip
def test_an_office_that_both_states_have_is_open(text: str, theatre: str, speaking: str) -> None:
    claim = told(text, theatre)[-1]
    assert speaker(claim) == (speaking, "unresolved")
    assert [issue.code for issue in claim.issues if " or " in issue.message] == ["speaker-unresolved"]


def test_of_two_ministries_the_one_that_spoke_is_meant() -> None:
    claim = told("Ukraine's defence ministry said that Russia's defence ministry had lied. The ministry said that 11 "
                 "soldiers had been killed.", "ukraine-2022")[-1]  # fmt: skip
    assert speaker(claim)[0] == "ua:defence-ministry"


def test_an_office_that_a_party_makes_stands_against_the_states() -> None:
    claim = told(
        "The RSF announced a government of its own in Nyala, with a ministry of health. The ministry of health said "
        "that 12 people had been killed.", "sudan-2023",
    )[-1]  # fmt: skip
    assert speaker(claim) == ("text:ministry-of-health", "unresolved")
    assert any("Ministry of Health of Sudan" in issue.message for issue in claim.issues)


def test_an_army_that_shells_its_own_land_by_its_own_word_is_open() -> None:
    (_, claim) = told("Rwanda's army spokesman said that the army had not crossed the border. The army killed three "
                      "people in Gisenyi with its shells, he said.", "drc-east", "2025-01-26")  # fmt: skip
    assert agents(claim) == [OPEN]


def test_the_army_of_a_sentence_that_the_army_says_too_is_kept_with_an_issue() -> None:
    (claim,) = told("The army shelled the town on Monday, the army said.", "sudan-2023")
    assert agents(claim) == [("sd:armed-forces", "office")]
    assert ["own harm" in issue.message for issue in claim.issues] == [True]


def test_its_own_troops_are_the_speakers() -> None:
    claim = told("The army withdrew from the town on Monday, the Tigrayan regional government said, referring to its "
                 "own troops.", "ethiopia-tigray")[0]  # fmt: skip
    assert [agent.side for event in claim.events for agent in event.agents] == ["tigray"]


def test_our_army_is_the_speakers_and_its_spokesman_not_that_of_the_quoted_army() -> None:
    claim = told('The Arakan Army took Paletwa on Sunday. "Our army has taken the township," its spokesman said.',
                 "myanmar")[-1]  # fmt: skip
    assert (speaker(claim)[0], [a for a, _ in agents(claim)]) == ("arakan-army", ["arakan-army"])
