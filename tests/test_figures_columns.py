"""Figures in dense sentences: what a longer text does to their constructions. All sentences are invented."""

import pytest

from tests.figure_reading import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sappers have checked 1,240 square kilometres.", [("area-demined", 1240, "kilometre", None)]),
        ("Engineers combed 50 hectares and blew up 30 mines.", [("area-demined", 0.5)]),
        ("Surveyors have surveyed 35 square kilometres of the province.", [("area-surveyed", 35)]),
    ],
)
def test_areas_that_sappers_check_are_demined(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text)[0][:2] == expected[0][:2]


def test_who_gives_himself_up_is_captured_as_who_surrenders_is() -> None:
    assert told("Forty soldiers gave themselves up.") == [("captured", 40, "soldier", None)]
    assert told("Forty soldiers surrendered.") == [("captured", 40, "soldier", None)]


def test_a_part_of_persons_is_one_of_persons() -> None:
    text = "The fighters captured five outposts, and 43 junta troops, three officers among them, gave themselves up."
    assert told(text) == [
        ("outpost-captured", 5, "outpost", None),
        ("captured", 43, "troop", None),
        ("captured", 3, "officer", 2),
    ]


def test_survivors_and_the_wounded_among_those_freed_are_freed() -> None:
    assert told("The rebels released 290 detainees, including 42 survivors of the strike.")[1][0] == "released"
    assert told("The rebels released 27 soldiers, two of them wounded.")[1][0] == "released"


def test_who_is_still_without_a_supply_that_others_have_again() -> None:
    text = "Power is back for 180,000 customers in Odesa; 70,000 are still waiting."
    assert told(text)[1][:2] == ("household-without-power", 70000)
    text = "Repairs have restored supply to 214 settlements; 73 are yet to be reconnected."
    assert told(text)[1][:2] == ("settlement-without-power", 73)
    assert told("Police freed 20 men; 70 are still waiting.")[1:] == []


def test_some_of_those_hit_die() -> None:
    assert told("Snipers hit nine pedestrians, four of them fatally.")[-1][:2] == ("deaths", 4)


def test_shares_of_persons_without_a_supply() -> None:
    assert told("Nearly half of the capital's 3 million residents were without electricity.")[0][:2] == (
        "person-without-power",
        0.5,
    )


def test_weapons_of_which_some_were_stopped_were_fired() -> None:
    assert [one[:2] for one in told("Of 55 missiles, 47 were destroyed.")] == [
        ("missile-fired", 55),
        ("missile-shot-down", 47),
    ]


def test_each_supply_is_cut_to_its_own() -> None:
    assert [one[:2] for one in told("The strike cut water to 40 villages and power to 12,000 customers.")] == [
        ("settlement-without-water", 40),
        ("household-without-power", 12000),
    ]


def test_who_drives_whom_from_a_place() -> None:
    assert told("Rebels pushed the army out of five towns.")[0][0] == "settlement-captured"
    assert told("The invaders were pushed out of five towns.")[0][0] == "settlement-regained"
    assert told("The fighting has cut off 300,000 people from aid.")[0][0] == "person-without-aid"


def test_what_was_lost_at_a_cost() -> None:
    assert told("The army took the town at the cost of six soldiers and two tanks.") == [
        ("losses", 6, "soldier", None),
        ("tank-lost", 2, "tank", None),
    ]
    assert told("The quarter was retaken at the price of nine lives.")[0][0] == "deaths"


def test_later_verbs_of_a_subject_tell_what_became_of_it() -> None:
    assert told("The last 110 French troops handed over the Gossi base and left.")[0][:2] == ("withdrawn", 110)
    assert told("Forty villagers hid in a well and survived.")[0][:2] == ("survived", 40)


def test_who_blows_himself_up_is_not_counted() -> None:
    text = "A suicide bomber blew himself up at the gate, killing 72."
    assert told(text) == [("deaths", 72, "person", None)]


def test_the_dead_before_who_says_so() -> None:
    text = "Militants stormed a camp in Kashmir: 19 soldiers dead, all four attackers killed, New Delhi says."
    assert told(text)[0][:2] == ("deaths", 19)


def test_an_aside_of_whose_count_it_is_parts_no_verb_from_its_subject() -> None:
    text = "Cutting off several villages, 47 people, by the count of a network, were killed in two days."
    assert ("deaths", 47, "person", None) in told(text)


def test_drones_destroyed_in_flight_are_shot_down_in_the_passive_too() -> None:
    text = "Of the 55 missiles fired at Ukraine that morning 47 were destroyed, the commander said."
    assert [one[:2] for one in told(text)] == [("missile-fired", 55), ("missile-shot-down", 47)]


def test_what_is_believed_of_a_number() -> None:
    text = "Floods have forced 240 people out of their homes, with 59 missing and 160 known to have died."
    assert [one[:2] for one in told(text)] == [("displaced", 240), ("missing", 59), ("deaths", 160)]


def test_civilians_seized_in_a_second_clause_are_abducted() -> None:
    text = "Gunmen kill two worshippers, seize 38 in church attack"
    assert [one[:2] for one in told(text)] == [("deaths", 2), ("abducted", 38)]


def test_those_fetched_home_in_a_swap_are_released() -> None:
    text = "Ukraine has brought home 65 of its defenders in a swap with Russia."
    assert told(text)[0][:2] == ("released", 65)


def test_need_after_a_number_alone() -> None:
    text = "3 million have crossed its borders, the UN says; 25 million need aid."
    assert told(text)[1][:2] == ("person-in-need", 25000000)


def test_a_mayors_brother_is_one() -> None:
    assert told("The rebels freed a mayor's brother and three contractors.")[0][:2] == ("released", 4)


def test_some_of_a_portion() -> None:
    assert told("They burned nine stores and rustled some 600 head of cattle.")[1][:2] == ("cattle-stolen", 600)


def test_what_is_put_off_and_who_is_bused() -> None:
    assert told("The hospital has put off 750 operations.")[0][:2] == ("operation-postponed", 750)
    assert told("2,100 people were bused to Idlib.")[0][:2] == ("evacuated", 2100)
