"""Lengths that say how far a place is from another are no land won or lost. Sentences invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized Oru, 50 kilometers southwest of the capital, on Monday.",
        "The army took control of Ardal, about 120 km west of the port.",
        "The army took control of Ardal, about 120 km (75 miles) by road west of the port.",
        "Gunmen captured Ardal, 30 miles from the border.",
        "Gunmen captured Ardal, some 12 km outside the city.",
    ],
)
def test_how_far_a_place_is_is_no_land_taken(text: str) -> None:
    assert brief(text) == []


def test_a_length_won_still_is() -> None:
    assert brief("Some 2,000 kilometres had been liberated by Friday.") == [("distance-regained", 2000)]
    assert brief("The army captured 40 km of road north of the town.") == [("road-captured", 40)]
