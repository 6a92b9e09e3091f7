"""Invented sentences: bodies of so many, sums in all, nobody left alive, lists whose "were" is left out."""

from __future__ import annotations

import pytest

from tests.figure_reading import Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bodies of 33 Fulani were found in a well.", [("corpse", 33, "Fulani", None)]),
        (
            "The remains of 61, 12 of them children, were gathered.",
            [("corpse", 61, None, None), ("corpse", 12, "child", 1)],
        ),
        (
            "The bureau put the number of dead at 31 and the number of wounded at 77.",
            [("deaths", 31, "person", None), ("injured", 77, "person", None)],
        ),
        (
            "Mortar attack on a bus station kills 6, wounds 41",
            [("deaths", 6, "person", None), ("injured", 41, "person", None)],
        ),
        (
            "The rebels had captured 45 square kilometres south of the lake, a monitor said.",
            [("area-captured", 45, None, None)],
        ),
        ("Monitors counted 18 corpses by the road.", [("corpse", 18, "corpse", None)]),
        (
            "They captured 14 tanks, making 90 in all.",
            [("tank-captured", 14, "tank", None), ("tank-captured", 90, "tank", None)],
        ),
        (
            "Rebels released 12 hostages, bringing to 40 those freed this month.",
            [("released", 12, "hostage", None), ("released", 40, "hostage", None)],
        ),
        ("Neither of the two divers survived.", [("deaths", 2, "diver", None)]),
        ("None of the 12 sailors survived the sinking.", [("deaths", 12, "sailor", None)]),
        (
            "A helicopter with nine people aboard crashed; there were no survivors.",
            [("helicopter-crashed", 1, "helicopter", None), ("deaths", 9, "person", None)],
        ),
        ("The bus with 31 passengers fell into the gorge, killing all on board.", [("deaths", 31, "passenger", None)]),
        ("The ferry with 20 people on board docked, killing all hopes.", []),
        ("A plane with 20 people on board is missing and it is unclear whether there are no survivors.", []),
        (
            "60 servicemen, 4 tanks and 2 launchers of the enemy eliminated in the western direction.",
            [
                ("deaths", 60, "serviceman", None),
                ("tank-destroyed", 4, "tank", None),
                ("artillery-system-destroyed", 2, "launcher", None),
            ],
        ),
        ("The four officers of the brigade captured the town.", []),
        (
            "The toll stands at 50 dead, 20 of them children and 17 women.",
            [("deaths", 50, "person", None), ("deaths", 20, "child", 1), ("deaths", 17, "woman", 1)],
        ),
        (
            "Trophies of the day: 14 tanks and 60 rifles.",
            [("tank-captured", 14, "tank", None), ("rifle-captured", 60, "rifle", None)],
        ),
        ("The rate of fire fell to 2,000 shells a day.", [("shell-fired", 2000, "shell", None)]),
        ("The rate of exchange fell to 2,000 shells a day.", []),
        (
            "Shelling wounded 30 people, nine nurses included.",
            [("injured", 30, "person", None), ("injured", 9, "nurse", 1)],
        ),
    ],
)
def test_sums(text: str, expected: list[Told]) -> None:
    assert told(text) == expected
