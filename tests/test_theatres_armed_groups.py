"""Armed groups that a text of an unknown conflict introduces."""

from __future__ import annotations

import pytest

from counterclaim.theatres.armed_groups import armed_groups
from tests.actor_layers import read, speakers


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Guerrillas of the Andean Liberation Army (ELA) killed six farmers.", ["ela"]),
        ("Separatist group the Northern Liberation Front (NLF) claimed responsibility.", ["nlf"]),
        ("The Free Island Movement (FIM) rebels shot down a plane.", ["fim"]),
        ("The Workers' Dawn Party (WDP), an armed Maoist group, ambushed a convoy.", ["wdp"]),
        ("The People's Dawn Army (PDA), a Maoist rebel group, ambushed a convoy.", ["pda"]),
        ("Rebels belonging to the Armed Forces of the Dawn, or AFD, fled.", ["afd"]),
        ("Fighters from the Movement of Dawn Forces of Verdia came. The rebels, known as FMDV, left.", ["fmdv"]),
        ("The rebels, known as FDX, left the hills.", ["fdx"]),
        ("Fighters from Northern Verdia and rebels of Upper Dawn Province came.", []),
        ("The militant group Ansar al-Fajr killed ten.", ["ansar-al-fajr"]),
        ("FDX rebels attacked. The FDX militia denied it.", ["fdx"]),
        ("Rebels, the Relief Committee (RC) said, released six soldiers.", []),
        ("UN militia experts spoke. UN rebels experts spoke.", []),
        ("The army said that rebels had fled.", []),
    ],
)  # fmt: skip
def test_a_group_is_known_by_its_short_name(text: str, ids: list[str]) -> None:
    assert [g.id for g in armed_groups(text)] == ids


CLASH = (
    "Guerrillas of the Andean Liberation Army (ELA) killed six farmers, [[the Paraguayan army]] said. "
    "[[The ELA]] denied it. [[The bishop of Luque]] and [[the World Food Programme]] called for calm. "
    "[[A commander of the ELA]] blamed bandits. [[Paraguayan rebels]] rarely speak. "
    "The Paraguayan army pursued them."
)


def test_a_group_that_fights_a_state_is_a_party_of_its_own() -> None:
    assert [p.id for p in read(CLASH).theatre.parties] == ["paraguay", "ela"]


def test_the_group_and_whoever_speaks_for_it_are_on_its_side() -> None:
    found = speakers(CLASH)
    assert [a.side for a in found] == ["paraguay", "ela", found[2].side, "third-party", "ela", "ela"]
    assert found[2].side != "ela"
    assert found[5].id == "ela"


def test_a_known_relief_agency_never_becomes_a_party() -> None:
    text = "Rebels with the World Food Programme (WFP) fled. The Paraguayan army said so. Paraguayan troops came."
    assert [p.id for p in read(text).theatre.parties] == ["paraguay"]


UPRISING = (
    "Rebels of the Dawn Liberation Front killed at least 17 soldiers in northwest Paraguay, [[the army]] said. "
    "[[The government]] spoke of bandits. Eleven guerrillas also died. [[An official with the army]] gave no number."
)


def test_a_state_alone_against_a_group_is_meant_by_offices_without_an_owner() -> None:
    assert [p.id for p in read(UPRISING).theatre.parties] == ["paraguay", "dawn-liberation-front"]
    assert [a.side for a in speakers(UPRISING)] == ["paraguay"] * 3


def test_who_the_world_knows_is_a_party_where_it_is_named_twice_and_a_state_s_people_fight_it() -> None:
    told = "NPA guerrillas attacked a village in Paraguay, the army said. The NPA denied it."
    assert [p.id for p in read(told).theatre.parties] == ["paraguay", "npa-ph"]
    assert read(told.replace("The NPA", "They")).theatre.parties == ()
    assert read(told.replace("the army", "a priest")).theatre.parties == ()


def test_rebels_called_by_their_people_and_their_spokesmen_are_a_party() -> None:
    told = (
        "[[Verdian separatists]] said they had killed 33 Paraguayan soldiers. The army fights against Verdian "
        "separatists. [[A Verdian spokesman]] denied it, [[Paraguayan commanders]] confirmed it."
    )
    assert [a.side for a in speakers(told)] == ["verdian-rebels", "verdian-rebels", "paraguay"]
    assert read(told.replace("separatists", "farmers")).theatre.parties[1:] == ()


def test_rebels_without_a_name_are_a_party_where_one_state_fights() -> None:
    told = "South Sudanese rebels killed soldiers, [[a rebel spokesman]] said. [[The army]] denied that rebels came."
    assert [a.side for a in speakers(told)] == ["rebels-in-south-sudan", "south-sudan"]


def test_a_known_name_that_begins_another_is_not_its_bearer() -> None:
    told = "General Johnson Verde took the hills, and [[the government]] said so. Paraguayan troops came."
    assert all("gb:" not in a.id for a in speakers(told))


def test_the_statement_is_of_who_said_it_in_one() -> None:
    told = (
        "Indian troops fired, [[Pakistan's military]] said in a statement.\nReports said that others had fired. "
        "[[The statement]] said that a boy was hurt."
    )
    assert [a.id for a in speakers(told)] == ["pk:armed-forces", "pk:armed-forces"]


def test_jihadists_rise_and_what_is_no_state_does_not_fight_them() -> None:
    told = (
        "Invented text. Soldiers shelled a wood on Tuesday, Agence Norway-Presse reported. The jihadists fled on "
        "Wednesday. The army said in Paraguay that 12 jihadists had died."
    )
    assert [p.id for p in read(told).theatre.parties] == ["paraguay", "rebels-in-paraguay"]
