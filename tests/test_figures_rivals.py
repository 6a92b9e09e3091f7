"""Numbers of another side, of another day, and of those whom a later word names. Sentences invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief, figures, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India lost 12 soldiers, the enemy 30.", [("losses", 12), ("losses", 30)]),
        ("The rebels lost 40 men and the army 25.", [("losses", 40), ("losses", 25)]),
        ("Our gunners fired 90 rounds, theirs six.", [("shell-fired", 90), ("shell-fired", 6)]),
        ("The clinic reported 14 dead, later 19, after the raid.", [("deaths", 14), ("deaths", 19)]),
        ("The blast killed 20 and Route 9 was closed.", [("deaths", 20)]),
        ("Shells killed six and on Sunday 30 shops reopened.", [("deaths", 6)]),
    ],
)
def test_another_sides_number_leaves_out_the_verb(text: str, expected: list[tuple[str, float]]) -> None:
    assert [one for one in brief(text) if not one[0].startswith("shop")] == expected


def test_a_pair_of_the_day_before_stands_against_the_pair_of_today() -> None:
    text = "Eleven people were killed and 40 wounded on Sunday, against three and about 12 on Saturday."
    assert brief(text) == [("deaths", 11), ("injured", 40), ("deaths", 3), ("injured", 12)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen pulled nine travellers from a bus, searched their bags and shot them.", [("deaths", 9)]),
        ("The gang kidnapped 12 men and killed them.", [("deaths", 12)]),
        ("Police arrested 12 men and fined them.", [("arrested", 12)]),
    ],
)
def test_what_was_done_to_them_in_the_end(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


def test_those_of_the_dead_are_dead() -> None:
    text = "The blasts killed 80 people and wounded 150; of the dead, 17 were foreigners."
    assert told(text)[-1] == ("deaths", 17, "foreigner", 1)


def test_those_among_the_dead_are_dead() -> None:
    text = "The toll reached 90 dead and 200 wounded, 36 foreigners among the dead."
    assert brief(text)[-1] == ("deaths", 36)


def test_what_is_said_before_the_whole_is_not_said_of_its_part() -> None:
    text = "A missile hit the clinic, killing two adults and wounding 32, at least eight of them young patients."
    assert brief(text)[-1] == ("injured", 8)


def test_a_crew_of_three_are_three_persons() -> None:
    assert brief("The tank hit a mine, and its crew of three burned to death.") == [("deaths", 3)]


def test_a_difference_and_the_number_reached_are_two_numbers() -> None:
    values = [figure.value for figure in figures("The toll of the blast climbed by 18 to 133, the investigators said.")]
    assert values == [18, 133]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Militiamen abducted 20 girls, some as young as 12.", [("abducted", 20)]),
        ("The bombs killed nine people, seven of them under 15.", [("deaths", 9)]),
        ("The court handed down death sentences to 40 opponents.", [("sentenced", 40)]),
        ("A lifeboat picked up 60 migrants off the island.", [("rescued", 60)]),
    ],
)
def test_ages_sentences_and_rescues(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text)[: len(expected)] == expected
    assert all(value not in (12, 15) for _, value in brief(text))
