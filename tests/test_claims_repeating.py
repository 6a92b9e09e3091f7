"""What a dispatch says twice is one claim with two pieces of evidence. All texts are invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims


def test_the_same_words_of_the_same_speaker_are_a_repeat_of_the_first() -> None:
    text = (
        "The ministry said that shelling had killed 12 people in Odesa. Power is out in the town.\n\n"
        "The ministry repeated that shelling killed 12 people in Odesa."
    )
    (first,) = [c for c in claims(text) if c.figures]
    (again,) = first.repeats
    assert text[slice(*again.content[0])].endswith("shelling killed 12 people in Odesa")
    assert again.content[0][0] > first.content[-1][1]
    assert text[slice(*again.source[0])] == "The ministry"


@pytest.mark.parametrize(
    "second",
    [
        "The mayor said that shelling had killed 12 people in Odesa.",
        "The ministry said that shelling had killed 14 people in Odesa.",
        "The ministry said that shelling had killed 12 people in Kherson.",
        "The ministry denied that shelling had killed 12 people in Odesa.",
    ],
)
def test_another_speaker_number_place_or_stance_is_another_claim(second: str) -> None:
    found = [c for c in claims(f"The ministry said that shelling had killed 12 people in Odesa. {second}") if c.figures]
    assert len(found) == 2
    assert not any(c.repeats for c in found)
