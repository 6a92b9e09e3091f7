"""Who speaks under a bare heading, and titles that tell nothing. All texts are invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims

ENEMY = "The enemy shelled Kupiansk twice."


@pytest.mark.parametrize(
    ("heading", "body", "speaker", "enemy"),
    [
        ("Governor of Kharkiv Oblast\n4 March 2024", ENEMY, "ukraine", "russia"),
        ("Ministry of Defence of Armenia:", "The enemy shelled Stepanakert.", "armenia", "azerbaijan"),
        (
            "Ministry of Defence of Azerbaijan\nStatement, 1 October 2020",
            "The enemy shelled Terter.",
            "azerbaijan",
            "armenia",
        ),
        ("General Staff of Sudan", "The enemy attacked El Obeid. Our forces hold it.", "saf", "rsf"),
    ],
)
def test_a_heading_with_a_sides_own_voice_below_it_names_who_speaks(
    heading: str, body: str, speaker: str, enemy: str
) -> None:
    first = claims(f"{heading}\n\n{body}")[0]
    assert [actor.side for link in first.attribution for actor in link.actors] == [speaker]
    assert [actor.side for actor in first.events[0].agents] == [enemy]


def test_a_name_above_what_others_say_speaks_not() -> None:
    (claim,) = claims("Ministry of Defence of Armenia\n\nStepanakert was shelled at noon.")
    assert claim.attribution == ()


@pytest.mark.parametrize(
    "title", ["Battle for Goma: a chronology", "Title: Siege of Djibo", "Siege of Djibo: what we know"]
)
def test_a_title_tells_nothing(title: str) -> None:
    found = claims(f"{title}\n\nRebels entered the town on Monday, the mission said.")
    assert [claim.text for claim in found] == ["Rebels entered the town on Monday"]


def test_a_title_with_a_verb_tells_what_it_says() -> None:
    assert claims("Strike kills 14 in Rafah: what we know")[0].figures[0].value == 14


def test_the_day_of_an_entry_is_no_part_of_what_it_tells() -> None:
    found = claims("Sumy\n\n3 May: Russian troops cross the border.\n5 May: Troops leave four villages.")
    assert found[0].text == "Russian troops cross the border."
