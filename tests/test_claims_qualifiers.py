"""Words that limit a claim, kept as what they are. All sentences are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English

from counterclaim.reading.claims.qualifiers import qualifiers_in
from counterclaim.records import Qualifier

BLANK = English()


def found(text: str) -> list[tuple[str, str]]:
    """Kind and words of each qualifier of a text."""
    return [(q.kind, text[slice(*q.span)]) for q in qualifiers_in(text, ((0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The report could not be independently verified.", "unverified", "could not be independently verified"),
        ("The agency was unable to verify the claim.", "unverified", "unable to verify"),
        ("The army stopped short of confirming it.", "unverified", "stopped short of confirming"),
        ("Officials declined to confirm it.", "unverified", "declined to confirm"),
        ("There was no independent confirmation.", "unverified", "no independent confirmation"),
        ("The ministry declined to comment.", "no-comment", "declined to comment"),
        (
            "The army did not immediately respond to a request.",
            "no-comment",
            "did not immediately respond to a request",
        ),
        ("The alleged massacre took place in May.", "alleged", "alleged"),
        ("The so-called referendum was held.", "alleged", "so-called"),
        ("The ministry denied it.", "denied", "denied"),
        ("The army rejected the accusations.", "denied", "rejected the accusations"),
        ("Preliminary data show eight dead.", "preliminary", "Preliminary data"),
        ("No group has claimed responsibility.", "unconfirmed-by-party", "No group has claimed responsibility"),
        ("He could not confirm or deny it.", "unconfirmed-by-party", "not confirm or deny"),
        ("She declined to confirm or deny it.", "unconfirmed-by-party", "confirm or deny"),
    ],
)
def test_qualifiers_are_found_with_their_words(text: str, kind: str, words: str) -> None:
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text", ["The army confirmed the report.", "The city was supposed to be safe.", "They verified it."]
)
def test_plain_words_qualify_nothing(text: str) -> None:
    assert found(text) == []


def test_only_the_given_spans_are_read_at_the_offsets_of_the_document() -> None:
    text = "The alleged attack. The alleged raid."
    assert qualifiers_in(text, ((20, len(text)),)) == (Qualifier("alleged", (24, 31)),)


@given(
    st.lists(st.sampled_from(["alleged", "denied", "reportedly", "not verified", "troops", "declined to comment", ","]))
)
def test_qualifiers_never_overlap_and_stand_in_text_order(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = [q.span for q in qualifiers_in(text, ((0, len(text)),))]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)
