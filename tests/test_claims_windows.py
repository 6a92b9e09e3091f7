"""The days and places of a claim's figures, on invented dispatches: their own, or shared where told once."""

from __future__ import annotations

import pytest

from counterclaim.records import Figure
from tests.claim_reading import claims


def figures(text: str) -> list[Figure]:
    return [figure for claim in claims(text) for figure in claim.figures]


def windows_of(text: str) -> list[str | None]:
    """The window of each figure as its first and last day in words, one where they are the same."""
    return ["..".join(dict.fromkeys(str(d) for d in f.window)) if f.window else None for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        (
            "Shelling killed 67 people and wounded 184 over the past 24 hours.",
            [("2024-04-30", "2024-05-01"), ("2024-04-30", "2024-05-01")],
        ),
        (
            "Shelling killed six people on Monday, bringing the death toll since 7 October to 3,400.",
            [("2024-04-29", "2024-04-29"), ("2023-10-07", "2024-05-01")],
        ),
        (
            "Gunmen killed 5 people on Monday and 9 on Tuesday.",
            [("2024-04-29", "2024-04-29"), ("2024-04-30", "2024-04-30")],
        ),
        ("Sappers have demined 350 square kilometres this year.", [("2024-01-01", "2024-05-01")]),
        ("On Monday the army fired 30 rockets, wounding seven people.", [("2024-04-29", "2024-04-29")] * 2),
    ],
)
def test_the_window_is_told_by_the_clause(text: str, windows: list[tuple[str, str]]) -> None:
    assert [tuple(str(day) for day in f.window) if f.window else None for f in figures(text)] == windows


def test_each_figure_has_its_own_place_where_each_has_one() -> None:
    assert [f.places for f in figures("Shelling killed 5 people in Kharkiv and 7 in Odesa on Friday.")] == [
        ("p1",),
        ("p2",),
    ]


def test_one_figure_over_two_places_has_both() -> None:
    assert [f.places for f in figures("Shelling killed 12 people in Kharkiv and Odesa on Friday.")] == [("p1", "p2")]


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("In 2023 more than 600 people were killed, double the toll of the year before.", ["2023-01-01..2023-12-31"]),
        ("In 2022, 40 soldiers were wounded in Sumy, three times as many as in 2021.", ["2022-01-01..2022-12-31"]),
        ("Shelling killed 11 people on Monday, fewer than on Sunday.", ["2024-04-29"]),
        (
            "In March, 31 people were killed, compared with 1,200 in 2022.",
            ["2024-03-01..2024-03-31", "2022-01-01..2022-12-31"],
        ),
        ("At least 17 people were killed, up from 9 on Sunday.", [None, "2024-04-28"]),
        ("At least 17 people died, up from 9 on Sunday, and another 23 are missing.", [None, "2024-04-28", None]),
        ("Shelling killed more than 50 people in 2023.", ["2023-01-01..2023-12-31"]),
        ("As many as 30 people were killed in 2023.", ["2023-01-01..2023-12-31"]),
    ],
)  # fmt: skip
def test_the_day_of_a_comparison_is_what_it_is_compared_with(text: str, windows: list[str | None]) -> None:
    assert windows_of(text) == windows


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("The army said 21 of its soldiers had died, six of them on Sunday.", [None, "2024-04-28"]),
        ("Shelling wounded 21 people, including six children, on Sunday.", ["2024-04-28", "2024-04-28"]),
    ],
)
def test_the_day_of_a_part_is_not_the_whole_s(text: str, windows: list[str | None]) -> None:
    assert windows_of(text) == windows


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("On 14 and 15 March", "2024-03-14..2024-03-15"),
        ("On March 14 and 15", "2024-03-14..2024-03-15"),
        ("On Saturday and Sunday", "2024-04-27..2024-04-28"),
        ("On Friday, Saturday and Sunday", "2024-04-26..2024-04-28"),
        ("On 31 March and on 1 April", "2024-03-31..2024-04-01"),
        ("In February and March", "2024-02-01..2024-03-31"),
    ],
)
def test_days_side_by_side_are_one_period(words: str, period: str) -> None:
    text = f"{words}, shelling killed nine people in Kharkiv."
    (claim,) = claims(text)
    assert windows_of(text) == [period]
    assert ["..".join(str(d) for d in e.period or ()) for e in claim.events] == [period]
    assert "period-open" not in {issue.code for issue in claim.issues}


def test_days_that_are_no_period_are_said_to_be_open() -> None:
    text = "On 4 and 20 March, shelling killed nine people in Kharkiv."
    (claim,) = claims(text)
    assert windows_of(text) == [None]
    (issue,) = (issue for issue in claim.issues if issue.code == "period-open")
    assert "'4', '20 March'" in issue.message


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("The death toll from Sunday's air strike on Kharkiv rose to 41 on Tuesday.", ["2024-04-28"]),
        ("The death toll of Sunday's blast climbed to 41 from 35 overnight.", ["2024-04-28", "2024-04-28"]),
        ("Since the truce ended on 12 March, 81 people have been killed.", ["2024-03-12..2024-05-01"]),
        ("Since the siege began in March, 81 people have been killed.", ["2024-03-01..2024-05-01"]),
        ("Shelling has killed 81 people since fighting erupted on 12 March.", ["2024-03-12..2024-05-01"]),
    ],
)
def test_what_is_counted_is_dated_and_not_the_counting(text: str, windows: list[str | None]) -> None:
    assert windows_of(text) == windows


@pytest.mark.parametrize(
    "text",
    [
        "The interior ministry recorded 24 more deaths among its troops, bringing the toll to 810 since clashes with "
        "rebels broke out on 12 March.",
        "The interior ministry reported 24 more deaths, raising the toll to 810 since the truce collapsed on 12 March.",
        "The interior ministry confirmed 24 more deaths, pushing the toll to 810 since fighting with rebels erupted on "
        "12 March.",
    ],
)
def test_the_day_of_what_went_before_is_not_the_day_of_saying(text: str) -> None:
    assert {link.said_on for claim in claims(text) for link in claim.attribution} <= {None}
