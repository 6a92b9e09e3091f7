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
