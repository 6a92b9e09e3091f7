"""How figures of invented dispatches hang together: parts of wholes, rows of persons, numbers without a noun."""

from __future__ import annotations

import pytest

from tests.figure_reading import Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine drivers were kidnapped, two of whom were women.",
            [("abducted", 9, "driver", None), ("abducted", 2, "woman", 1)],
        ),
        (
            "Of the 60 miners killed in the raid, 22 were Ghanaians.",
            [("deaths", 60, "miner", None), ("deaths", 22, None, 1)],
        ),
        (
            "Shelling wounded 14 pupils, one of whom died.",
            [("injured", 14, "pupil", None), ("deaths", 1, "pupil", 1)],
        ),
        (
            "At least 31 people were killed and 13 wounded. Seven of the dead were children.",
            [("deaths", 31, "person", None), ("injured", 13, "person", None), ("deaths", 7, "child", 1)],
        ),
        (
            "The strike killed 8 people and wounded 20, including three nurses.",
            [("deaths", 8, "person", None), ("injured", 20, "person", None), ("deaths", 3, "nurse", 1)],
        ),
        (
            "The raid killed 19: 11 patients, six nurses and two guards.",
            [
                ("deaths", 19, "person", None),
                ("deaths", 11, "patient", 1),
                ("deaths", 6, "nurse", 1),
                ("deaths", 2, "guard", 1),
            ],
        ),
        (
            "The mission recorded 25 casualties, 9 deaths and 16 injuries, in May.",
            [("casualties", 25, "casualty", None), ("deaths", 9, None, 1), ("injured", 16, None, 1)],
        ),
        (
            "They freed 30 captives, the bodies of four of whom were found later.",
            [("released", 30, "captive", None), ("corpse", 4, "captive", 1)],
        ),
        (
            "Some 400 people died, a third of them of cholera.",
            [("deaths", 400, "person", None), ("deaths", 1 / 3, "person", 1)],
        ),
    ],
)
def test_a_part_is_linked_to_its_whole(
    text: str, expected: list[tuple[str, float | None, str | None, int | None]]
) -> None:
    got = told(text)
    assert [(m, w) for m, _, _, w in expected] == [(m, w) for m, _, _, w in got]
    assert [v for _, v, _, _ in got] == pytest.approx([v for _, v, _, _ in expected])
    for (*_, noun, _), (*_, counted, _) in zip(expected, got, strict=True):
        assert noun is None or counted == noun


def test_drones_and_missiles_shot_down_are_each_part_of_those_fired() -> None:
    text = "The enemy fired 30 drones and 7 missiles, of which 25 drones and five missiles were shot down."
    assert [(m, w) for m, _, _, w in told(text)] == [
        ("drone-fired", None),
        ("missile-fired", None),
        ("drone-shot-down", 1),
        ("missile-shot-down", 2),
    ]


def test_a_number_of_another_sentence_is_no_whole_of_a_part_that_has_its_own() -> None:
    text = "The army put the dead at 25. A group of volunteers came to 57, 25 of them in the camp."
    assert told(text) == [("deaths", 25, "person", None)]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("A 9-year-old boy and his parents were killed.", 3),
        ("Gunmen kidnapped my brother and three other men.", 4),
        ("The shell killed 14 novices and a nun.", 15),
        ("A grandmother, her daughter and two grandsons were killed.", 4),
        ("The mine killed a couple and their three children.", 5),
        ("A teacher and two others were abducted.", 3),
        ("A farmer and his 12-year-old son were shot dead.", 2),
        ("A mother and two of her sons were killed.", 3),
        ("The strike killed the driver and two passengers.", 3),
        ("His mother, father and younger brother were killed.", 3),
        ("A peacekeeper from Ghana and two soldiers were killed.", 3),
        ("A nurse, her husband and their five-year-old daughter were among the dead.", 3),
    ],
)
def test_persons_in_a_row_are_counted(text: str, total: int) -> None:
    assert told(text)[0][1] == total
    assert all(whole == 1 for *_, whole in told(text)[1:])


def test_a_row_can_itself_be_a_part() -> None:
    text = "On Tuesday 11 people were killed, among them a mother and her three daughters."
    assert [(value, whole) for _, value, _, whole in told(text)] == [(11, None), (4, 1), (3, 2)]


def test_the_noun_is_counted_as_it_stands() -> None:
    assert [c for _, _, c, _ in told("Militants killed six aid workers and 40 Palestinians.")] == [
        "aid worker",
        "Palestinian",
    ]
    assert [c for _, _, c, _ in told("Ten servicemen and 12 prisoners of war were killed.")] == [
        "serviceman",
        "prisoner of war",
    ]


def test_a_number_without_a_noun_counts_what_it_continues() -> None:
    assert [c for _, _, c, _ in told("Nine soldiers were killed and 30 wounded.")] == ["soldier", "soldier"]
    assert [c for _, _, c, _ in told("4 killed, 9 injured in Kunduz")] == ["person", "person"]
    text = "The raid wounded seven policemen after a strike that had killed 29."
    assert [c for _, _, c, _ in told(text)] == ["policeman", "person"]


def test_things_that_are_part_of_others_keep_what_happened_to_them() -> None:
    assert told("The army lost 17 tanks, six of which were captured intact.") == [
        ("tank-lost", 17, "tank", None),
        ("tank-captured", 6, "tank", 1),
    ]
    assert told("Air defences downed 18 missiles, nine over the capital.")[1][3] == 1


@pytest.mark.parametrize(
    "text",
    [
        "The army said that 80% of the 300 drones were downed.",
        "The police and three soldiers fired at a crowd.",
    ],
)
def test_a_whole_of_which_a_share_is_told_is_no_figure(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A quarter of the city's 400 schools have been damaged.", [("school-damaged", 0.25, "school", None)]),
        ("Two thirds of the mills are closed.", [("mill-closed", pytest.approx(2 / 3), "mill", None)]),
        (
            "Three quarters of the 80 shells fired at the port landed in the sea.",
            [("shell-landed", 0.75, "shell", 2), ("shell-fired", 80, "shell", None)],
        ),
        ("A third of the ministers spoke.", []),
        (
            "More than 900 houses, a fifth of the town's stock, were destroyed.",
            [("house-destroyed", 900, "house", None)],
        ),
    ],
)
def test_a_fraction_is_told_by_what_happened_to_it(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_the_part_of_a_numbered_whole_is_told_with_whose_it_is() -> None:
    assert told("Rebels destroyed 30 of the army's 45 tanks.") == [("tank-destroyed", 30, "tank", None)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The raid killed two workers and wounded five, including a child, the governor said.", [2, 5, 1]),
        ("Shelling killed a policeman and three others were injured.", [1, 3]),
        ("The strike killed a boy, his mother said.", [1]),
    ],
)
def test_who_speaks_or_is_told_of_after_it_is_not_in_the_row(text: str, values: list[float]) -> None:
    assert [value for _, value, _, _ in told(text)] == values
