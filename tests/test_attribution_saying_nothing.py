"""What looks like a citation and says nothing: lives that are claimed, numbers that are not given. Every text is
invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("A series of skirmishes in Goma has claimed the lives of at least 30 people.", 30),
        ("The fighting claimed 12 lives in Goma.", 12),
    ],
)
def test_what_claims_lives_is_no_speaker(sentence: str, dead: float) -> None:
    (claim,) = claims(sentence + "\n")
    assert claim.attribution == ()
    assert [figure.value for figure in claim.figures] == [dead]


def test_who_claims_a_number_of_lives_speaks() -> None:
    (claim,) = claims("The front claimed that its raid had taken 12 lives in Goma.\n")
    assert len(claim.attribution) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "It did not report the government casualties.",
        "The ministry gave no figures for its own losses.",
        "The ministry did not disclose its own losses.",
    ],
)
def test_a_number_that_is_not_given_is_no_claim(sentence: str) -> None:
    assert claims(f"The ministry met on Monday. {sentence}\n") == ()
