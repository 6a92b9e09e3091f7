"""Nouns that no list knows are persons where they are told as some of the persons before. Sentences invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import figures, told


@pytest.mark.parametrize(
    ("text", "whole", "noun"),
    [
        ("Ten civilians, including four security auxiliaries, were killed.", 10, "auxiliary"),
        ("The attack killed 11 people, including three volunteer army auxiliaries.", 11, "auxiliary"),
        ("Eleven people died, including two zibbers.", 11, "zibber"),
        ("The blast wounded 12 villagers, including at least five camp zimmers.", 12, "zimmer"),
    ],
)
def test_some_of_the_persons_are_persons(text: str, whole: int, noun: str) -> None:
    (all_told, part) = figures(text)
    assert (all_told.value, part.counted, part.unit, part.subset_of) == (whole, noun, "person", all_told.id)
    assert part.measure == all_told.measure


@pytest.mark.parametrize(
    "text",
    ["Nine people died in the blast, including three grenades.", "Nine people died in two raids, including zims."],
)
def test_things_and_events_are_none_of_them(text: str) -> None:
    assert "deaths" not in {measure for measure, _, _, whole in told(text) if whole}
