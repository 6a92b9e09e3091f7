"""One thing told by an article, and turns of phrase of dense sentences."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a heavy weapon counts by its article, as does a thing in a row with numbered ones
        ("A Su-25 was brought down near the town; the pilot ejected.", [("aircraft-shot-down", 1)]),
        ("The army lost a MiG-29 on Sunday.", [("aircraft-lost", 1)]),
        (
            "Two howitzers and an ammunition truck were destroyed.",
            [("artillery-system-destroyed", 2), ("vehicle-destroyed", 1)],
        ),
        ("The ministry claimed the destruction of a HIMARS launcher.", [("artillery-system-destroyed", 1)]),
        ("A drone can sink a frigate.", []),
        ("Debris set a tank on fire at the refinery.", []),
        # named places count with those numbered after them
        ("Troops retook Jalula and three nearby villages.", [("settlement-regained", 4)]),
        # a participle that the parse takes for the main verb
        ("A Polish priest held for two years in Belarus was set free.", [("released", 1)]),
        # what a saying interrupts
        ("Jets flew on Thursday and destroyed, it said, 13 rocket launchers.", [("artillery-system-destroyed", 13)]),
        # the verb before a noun that the parse takes for the next clause's
        ("An attack killed at least 42 people in their homes and more than 500 were treated for wounds.",
         [("deaths", 42), ("injured", 500)]),
        # a modal is no month
        ("As many as 20 may have died in the fire.", [("deaths", 20)]),
        # only one, the last of all but five, one of the missiles
        ("Only one soldier was lightly wounded.", [("injured", 1)]),
        (
            "Sixty-two drones were launched; all but five were intercepted.",
            [("drone-fired", 62), ("drone-shot-down", 57)],
        ),
        ("One of the missiles came down in a field.", [("missile-landed", 1)]),
        # the place in front
        ("In Lyman two houses were destroyed, in Siversk seven.", [("house-destroyed", 2), ("house-destroyed", 7)]),
        # a number alone in the unit of the one before
        (
            "Russia took 416 square kilometres in August, against 355 in July.",
            [("area-captured", 416), ("area-captured", 355)],
        ),
        # whole sums, years given, supplies that fail, those hurt fatally
        (
            "Donors came up with $11 million of the $86 million asked for.",
            [("aid-pledged", 11e6), ("aid-requested", 86e6)],
        ),
        ("The tribunal gave a former governor 14 years.", [("sentenced", 1)]),
        ("Fuel ran out in 22 of the city's 29 clinics.", [("hospital-without-fuel", 22)]),
        ("A grenade wounded ten, two fatally.", [("injured", 10), ("deaths", 2)]),
        ("The brigade's losses: killed - 41, wounded - 160.", [("deaths", 41), ("injured", 160)]),
        # weapons taken for shells, and bodies of a family
        (
            "Trophies of the week: 14 mortars and 61 machine guns.",
            [("mortar-captured", 14), ("machine-gun-captured", 61)],
        ),
        ("Rescuers recovered the bodies of a couple and their grandson.", [("corpse", 3)]),
    ],
)  # fmt: skip
def test_singles_and_turns(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected
