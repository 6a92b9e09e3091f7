"""Constructions of bulletins, monthly tallies and dense wire copy. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine dead and about thirty houses burned in the raid.", [("deaths", 9), ("house-burned", 30)]),
        ("Fourteen men died: six under torture, eight of disease.", [("deaths", 14), ("deaths", 6), ("deaths", 8)]),
        ("They fired 70 missiles, 60 of which were intercepted.", [("missile-fired", 70), ("missile-shot-down", 60)]),
        ("The division lost 19 men, the enemy ten times as many.", [("losses", 19), ("losses", 190)]),
        ("In a week they gained 90 square kilometres and lost 12.", [("area-captured", 90), ("area-lost", 12)]),
        ("A court sentenced 25 officers to death and acquitted one.", [("sentenced", 25), ("acquitted", 1)]),
        ("The soldiers detained 14 people and wounded several.", [("arrested", 14), ("injured", None)]),
        ("Eight men were killed and 20 others taken off their boats.", [("deaths", 8), ("abducted", 20)]),
        ("The kidnappers said that they still held two policemen.", [("abducted", 2)]),
        ("The army is holding about 60 villagers at a camp.", [("arrested", 60)]),
        ("Missiles hit the station, knocking out light for 1.4 million people.", [("person-without-power", 1400000)]),
        ("Partners verified 12,600 returns to the district.", [("returned", 12600)]),
        ("The sappers blew up three tonnes of captured explosives and 410 grenades.", [
            ("explosive-destroyed", 3), ("grenade-destroyed", 410),
        ]),
        ("The rebels killed two officers and a passer-by.", [("deaths", 3), ("deaths", 2)]),
        ("Nine people, a couple and their four children included, had died.", [
            ("deaths", 9), ("deaths", 6), ("deaths", 4),
        ]),
        ("Sixty-four villages in the district stand empty.", [("settlement-abandoned", 64)]),
        ("Thirteen men died at once and three within the hour.", [("deaths", 13), ("deaths", 3)]),
        ("One man, hit in the chest, died later.", [("deaths", 1)]),
    ],
)  # fmt: skip
def test_what_befell_them_is_read(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected
