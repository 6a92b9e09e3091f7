"""Figures whose effect another word lends: carriers, pronouns, rows, later clauses, what they are left without. All
sentences are invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief, figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a carrier holds
        ("Customs officers seized a lorry carrying 600 rockets.", [("rocket-seized", 600)]),
        ("Gunmen looted two trucks loaded with 40 tonnes of rice.", [("rice-stolen", 40)]),
        ("Two ships with 30,000 tonnes of wheat are to sail on Monday.", [("wheat-exported", 30000)]),
        # what a pronoun after them undergoes
        ("The gunmen lined up 11 villagers and shot them.", [("deaths", 11)]),
        ("Fighters separated nine men from the crowd and executed them.", [("deaths", 9)]),
        # nobody lived
        ("None of the 12 miners survived.", [("deaths", 12)]),
        # those left without
        ("The raid left 5,000 pupils without lessons.", [("pupil-out-of-school", 5000)]),
        ("The closure put 700 miners out of work.", [("miner-without-work", 700)]),
        ("The law deprives 2,000 girls of schooling.", [("girl-without-schooling", 2000)]),
        # nouns of persons by what befell them
        ("Refugees in the valley now number more than 45,000.", [("displaced", 45000)]),
        # what became of those who were held
        ("Seven teachers kidnapped in March were freed.", [("released", 7)]),
        ("Twenty hostages seized in the raid were killed.", [("deaths", 20)]),
        # what befell those whom a clause only tells from others
        ("The navy rescued 116 civilians who were fleeing in small boats.", [("rescued", 116)]),
        ("Nine villagers who had returned to the hamlet were shot dead.", [("deaths", 9)]),
        # nobody
        ("No one was hurt.", [("injured", 0)]),
        ("No one was killed in the raid.", [("deaths", 0)]),
        # weapons that reach, and persons who leave
        ("Six rockets fell short of the harbour.", [("rocket-landed", 6)]),
        ("Twelve drones attacked the depot.", [("drone-fired", 12)]),
        ("Some 800 civilians left the enclave in a convoy of buses.", [("evacuated", 800)]),
        ("About 9,000 residents have left the town.", [("displaced", 9000)]),
        ("The governor sent 90 conscripts to the front.", [("deployed", 90)]),
    ],
)
def test_effects_by_way_of_another_word(text: str, expected: list[tuple[str, float]]) -> None:
    assert [pair for pair in brief(text) if pair in expected] == expected


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The lorry carrying 600 crates was painted red.", []),
        ("The minister met 11 villagers and thanked them.", []),
        ("Nine passengers left the hotel.", []),
        ("The ministers left two questions without answers.", []),
        ("The gunmen lined up and the mayor said 12 shops had opened.", []),
    ],
)
def test_no_effect_is_lent(text: str, measures: list[str]) -> None:
    assert [f.measure for f in figures(text)] == measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army attacked the port with 12 drones.", [("drone-fired", 12)]),
        ("The school was hit by four shells.", [("shell-fired", 4)]),
        ("The militia stopped three buses.", [("vehicle-stopped", 3)]),
        ("Looters emptied four warehouses.", [("warehouse-emptied", 4)]),
        ("Two freighters left the port on Friday.", [("ship-departed", 2)]),
        ("Damage to the harbour exceeds $30 million.", [("damage", 30e6)]),
        ("The navy fired 90 drones and missiles, including 20 missiles.", [("missile-fired", 20)]),
        ("The blast killed 60 people, 20 of them children and 17 women.", [("deaths", 20), ("deaths", 17)]),
        ("Eleven fishermen detained by the navy were set free.", [("released", 11)]),
    ],
)
def test_weapons_sums_and_parts_by_their_own_words(text: str, expected: list[tuple[str, float]]) -> None:
    assert [pair for pair in brief(text) if pair in expected] == expected
