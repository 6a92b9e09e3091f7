"""Numbers that divide a figure, asides between a subject and its verb, shares. The texts are invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief, told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Twenty soldiers died in the clash, three on the spot and 17 of their wounds.",
            [("deaths", 20, "soldier", None), ("deaths", 3, "soldier", 1), ("deaths", 17, "soldier", 1)],
        ),
        (
            "The rebels freed 50 captives - 30 soldiers, ten of them officers, and 20 miners - on Friday.",
            [
                ("released", 50, "captive", None),
                ("released", 30, "soldier", 1),
                ("released", 10, "officer", 2),
                ("released", 20, "miner", 1),
            ],
        ),
    ],
)
def test_parts_that_add_up_are_parts(text: str, found: list[tuple[str, float, str, int | None]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("At least 40 people, six nurses included, lost their lives.", [("deaths", 40), ("deaths", 6)]),
        ("The army lost two Kenyans and a guide.", [("losses", 3), ("losses", 2)]),
        ("Troops recovered 60 pistols and 14 improvised bombs.", [("pistol-recovered", 60), ("bomb-recovered", 14)]),
        ("Some 9,000 people fled, three in five of them children.", [("displaced", 9000), ("displaced", 0.6)]),
        ("Fifty-one killed, 40 of them guards, as the town mourns", [("deaths", 51), ("deaths", 40)]),
        ("Seven miners are thought to be dead.", [("deaths", 7)]),
    ],
)
def test_what_stands_between_does_not_hide_the_effect(text: str, found: list[tuple[str, float]]) -> None:
    assert brief(text) == found
