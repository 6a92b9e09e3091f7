"""A content ends where its speaker goes on with another verb of saying. Sentences invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The envoy called on both sides to return to the table and warned of a bloodbath.",
            ["both sides to return to the table", "a bloodbath"],
        ),
        (
            "The army denied shelling the camp and said that it had struck a depot.",
            ["shelling the camp", "that it had struck a depot"],
        ),
    ],
)
def test_the_next_verb_of_saying_ends_a_content(text: str, contents: list[str]) -> None:
    assert [claim.text for claim in claims(text)] == contents


def test_a_part_of_those_told_before_does_not_speak() -> None:
    text = (
        "Aircraft bombed a monastery in Nawnghkio, killing seven people, three of them children, a member of a local "
        "relief group said. Nine others were wounded and taken to a clinic in Kyaukme."
    )
    first = claims(text)[0]
    assert text[slice(*first.attribution[0].source[0])] == "a member of a local relief group"
    assert first.text.endswith("three of them children")
    assert len(first.figures) == 2


def test_military_targets_are_nobodys() -> None:
    (claim,) = claims("The junta's spokesman said that the air force only strikes military targets.")
    assert not claim.events[0].targets
