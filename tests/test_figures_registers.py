"""Figures as reports, bulletins, live blogs and letters tell them. Sentences invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief, figures, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The raid left two militants dead; a third was captured and a fourth escaped.",
            [("deaths", 2), ("captured", 1), ("escaped", 1)],
        ),
        (
            "Two bridges over the river were blown up and a third was damaged.",
            [("bridge-destroyed", 2), ("bridge-damaged", 1)],
        ),
        ("Two explosions were heard in Kharkiv, a third in Chuhuiv.", [("explosion", 2), ("explosion", 1)]),
        ("Four soldiers were killed. A third brigade was sent.", [("deaths", 4)]),
        ("Two soldiers were killed and a third of the town was burned.", [("deaths", 2)]),
    ],
)
def test_one_more_is_told_by_its_rank(text: str, expected: list[tuple[str, float]]) -> None:
    assert [one for one in brief(text) if one[1] is not None and one[1] >= 1] == expected


def test_a_row_after_a_colon_divides_what_stands_before_it() -> None:
    text = (
        "87 drones were destroyed and intercepted: 34 over Bryansk region, 29 over Kursk region, 24 over the Black Sea."
    )
    assert told(text) == [
        ("drone-shot-down", 87, "drone", None),
        ("drone-shot-down", 34, "drone", 1),
        ("drone-shot-down", 29, "drone", 1),
        ("drone-shot-down", 24, "drone", 1),
    ]


def test_two_are_divided_by_place() -> None:
    text = "Two people were killed on Friday, one in Kherson and one in Bakhmut, and 11 injured, the governor said."
    assert [(measure, value, whole) for measure, value, _, whole in told(text)] == [
        ("deaths", 2, None),
        ("deaths", 1, 1),
        ("deaths", 1, 1),
        ("injured", 11, None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Troops repulsed six assaults near Chasiv Yar and 12 further south.",
            [("attack-repelled", 6), ("attack-repelled", 12)],
        ),
        ("Police fired, killing three protesters in Bahri and one in Omdurman.", [("deaths", 3), ("deaths", 1)]),
        ("The governor speaks of thirty dead, the civil society of 47.", [("deaths", 30), ("deaths", 47)]),
    ],
)
def test_what_differs_by_place_or_speaker_leaves_out_the_rest(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


def test_who_is_helped_is_no_revised_toll() -> None:
    assert figures("Partners reached 63,200 people with food in March.")[0].kind is None


def test_a_toll_that_is_up_to_a_number_is_revised_to_it() -> None:
    (toll,) = figures("Toll in market strike up to 17, mayor says.")
    assert (toll.comparator, toll.value, toll.kind) == ("exactly", 17, "revised")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 750,000 face famine.", [("person-in-famine", 750_000)]),
        ("Rebels freed four villages from the army, killed 29 of them.", [("settlement-regained", 4), ("deaths", 29)]),
        (
            "They fired 15 rockets, 13 were intercepted, 2 fell in open ground.",
            [("rocket-fired", 15), ("rocket-shot-down", 13), ("rocket-landed", 2)],
        ),
        ("Power is back for 180,000 customers in Odesa.", [("household-reconnected", 180_000)]),
        ("Saboteurs damaged 11 kilometres of track.", [("track-damaged", 11)]),
        ("Debris fell in 5 districts, 14 cars on fire.", [("vehicle-burned", 14)]),
        ("In return for three hostages, Israel freed 90 prisoners.", [("released", 3), ("released", 90)]),
        ("Of the 412 prisoners on the list we have received 250; 17 died in captivity.", [("deaths", 17)]),
        ("Republic forces will send a battalion of 650 men to the border.", [("deployed", 650)]),
        ("Rebels sank two landing craft.", [("ship-destroyed", 2)]),
        ("Six convoys entered the enclave.", [("convoy-entered", 6)]),
        ("The enemy fired 5,020 times at our positions.", [("shelling", 5020)]),
        (
            "Air strikes cut the road, destroyed one bridge and damaged another.",
            [("bridge-destroyed", 1), ("bridge-damaged", 1)],
        ),
        ("Four people remain in the hands of the gunmen.", [("abducted", 4)]),
        ("Some 40 municipal workers were taken to an unknown place.", [("abducted", 40)]),
        ("All 14 crew members were rescued, one with burns.", [("rescued", 14), ("injured", 1)]),
        ("Three civilians fell under the bullets of the bandits.", [("deaths", 3)]),
    ],
)
def test_what_is_told_in_other_words(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven people died and twice as many were hurt.", [("deaths", 7), ("injured", 14)]),
        ("Seven people died and three times as many were hurt.", [("deaths", 7), ("injured", 21)]),
        ("The fire left nine dead and twice that number wounded.", [("deaths", 9), ("injured", 18)]),
    ],
)
def test_as_many_times_those_before_may_undergo_something_else(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The cluster requires US$ 84 million and has received US$ 19.5 million.",
            [("aid-needed", 84e6), ("aid-provided", 19.5e6)],
        ),
        ("Gunmen held up a bank van and escaped with 4.2 million dinars.", [("money-stolen", 4.2e6)]),
        (
            "Insurgents sabotaged the pipelines, costing the state 4 million dollars a day.",
            [("damage", 4e6)],
        ),
        (
            "Japan will give another $37 million for mine clearance, bringing its total to $220 million.",
            [("aid-pledged", 37e6), ("aid-pledged", 220e6)],
        ),
        ("The programme cost the government 4 million dollars.", []),
    ],
)
def test_sums_by_what_stands_beside_them(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine others were wounded and taken to a clinic.", [("injured", 9)]),
        ("Nine soldiers were killed or wounded.", [("casualties", 9)]),
        ("12 families were taken out on Sunday.", [("evacuated", 12)]),
        ("Snipers took out two guards.", [("deaths", 2)]),
        (
            "43 settlements were under fire, as a result of which one person was killed and six were injured.",
            [("settlement-hit", 43), ("deaths", 1), ("injured", 6)],
        ),
    ],
)
def test_who_is_taken_somewhere_is_not_dead(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected
