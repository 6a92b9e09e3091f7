"""What a correction takes back is no claim of now; what it puts in its place is revised. All texts are invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The hospital in Goma corrected its toll: an earlier post said 12 were killed; the correct figure is 8.",
            8,
        ),
        ("The health ministry in Sanaa corrected the toll from 12 to 8 dead.", 8),
        ("A hospital in Saada corrects its toll: four people died, not six.", 4),
        ("The office in Marib said that its earlier figure of 30 killed was wrong and that 13 people had died.", 13),
        ("The police in Port-au-Prince withdrew an earlier statement that 20 people were killed; four were killed.", 4),
        ("The mission in Bangui said it had wrongly reported 30 deaths; 13 people were killed.", 13),
        (
            "An initial report by the office in Mekelle said 200 died. The correct number is 96, the office said.",
            96,
        ),
    ],
)
def test_only_the_number_that_stands_is_claimed_and_is_revised(text: str, told: float) -> None:
    figures = [figure for claim in claims(text) for figure in claim.figures]
    assert [(figure.measure, figure.value, figure.kind) for figure in figures] == [("deaths", told, "revised")]


def test_an_earlier_attack_is_not_taken_back() -> None:
    (claim,) = claims("The earlier attack in Pemba killed 9 people, the police in Maputo said.")
    assert [(figure.value, figure.kind) for figure in claim.figures] == [(9, None)]


def test_a_post_that_is_taken_back_speaks_no_more() -> None:
    found = claims("An earlier post by the council in Derna said 12 people had died. The right number is 8.")
    assert all("12 people" not in claim.text for claim in found)
