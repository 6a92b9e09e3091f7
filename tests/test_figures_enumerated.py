"""Invented sentences: persons told one by one under one article, those who act beside those acted on, lists of ages."""

from __future__ import annotations

import pytest

from tests.figure_reading import Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mother and daughter were killed in the village.", [("deaths", 2, "person", None)]),
        ("A man and woman died in the blast.", [("deaths", 2, "person", None)]),
        ("A woman and 3-year-old child are dead.", [("deaths", 2, "person", None)]),
        ("A grandmother and infant were wounded.", [("injured", 2, "person", None)]),
        ("A teacher and activist was shot dead.", [("deaths", 1, "teacher", None)]),
        (
            "A nurse and two orderlies were wounded.",
            [("injured", 3, "person", None), ("injured", 2, "orderly", 1)],
        ),
        ("Two soldiers shot and killed a farmer.", [("deaths", 1, "farmer", None)]),
        ("A guard shot and wounded two boys.", [("injured", 2, "boy", None)]),
        ("Nine people were shot and wounded.", [("injured", 9, "person", None)]),
        ("Nine people were killed or wounded.", [("casualties", 9, "person", None)]),
        ("Two brothers, 8 and 11, were killed by a mine.", [("deaths", 2, "brother", None)]),
        ("Three sisters (9, 11 and 14) died.", [("deaths", 3, "sister", None)]),
        ("Four men - ages 18, 18, 19 and 20 - were killed.", [("deaths", 4, "man", None)]),
        ("Two men, 33 and 19, were killed.", [("deaths", 2, "man", None)]),
    ],
)
def test_persons_told_one_by_one(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_as_many_numbers_as_persons_are_ages_and_fewer_are_not() -> None:
    assert ("deaths", 14, "soldier", None) in told("They killed two officers, 14 soldiers and 3 drivers.")


@pytest.mark.parametrize(
    "text",
    ["Seven people died, not thirty.", "Seven people died rather than thirty.", "Seven people, and not thirty, died."],
)
def test_a_number_that_is_rejected_is_no_figure(text: str) -> None:
    assert [value for _, value, *_ in told(text)] == [7]
