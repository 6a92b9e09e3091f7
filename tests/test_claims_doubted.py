"""A doubt stays with what it is about, and what is only doubted is no claim of its own. All texts are invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims

DOUBTED = [
    ("Six people were reported killed in Kadugli, but this could not be verified.", "killed in Kadugli"),
    ("The office in Palma said four men had died, which the agency could not verify.", "four men had died"),
    ("The council in Baidoa said a bus burned; there was no independent confirmation of that.", "a bus burned"),
    ("Houses were reported burned in Pemba, though the reports remain unconfirmed.", "burned in Pemba"),
    ("The mayor's office in Derna said 9 died. Neither the number nor the place could be checked.", "9 died"),
    ("Up to ten boats were reported missing. This has not been confirmed by the coast guard.", "missing"),
]


@pytest.mark.parametrize(("text", "words"), DOUBTED)
def test_a_doubt_stays_with_what_it_is_about(text: str, words: str) -> None:
    (claim,) = claims(text)
    assert words in claim.text
    assert [qualifier.kind for qualifier in claim.qualifiers] == ["unverified"]


def test_who_is_reported_dead_is_told_with_the_report() -> None:
    (claim,) = claims("Six people were reported killed in Kadugli.")
    assert [(figure.measure, figure.value) for figure in claim.figures] == [("deaths", 6)]


def test_a_doubt_about_who_speaks_is_kept() -> None:
    (claim,) = claims("Residents of Ituri whose accounts could not be confirmed said soldiers shot six men.")
    assert [qualifier.kind for qualifier in claim.qualifiers] == ["unverified"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army in Bamako said it would shell Kidal if the rebels did not leave.", "threatens"),
        ("The hospital in Marib may have to close if no fuel comes, its director's office said.", "assesses"),
        ("The office in Palma said all trucks would have to stop.", "demands"),
        ("The envoy's office said both armies have to leave Goma.", "demands"),
    ],
)
def test_what_is_only_possible_is_not_demanded(text: str, stance: str) -> None:
    assert [claim.stance for claim in claims(text)] == [stance]


def test_who_only_keeps_from_confirming_a_thing_claims_nothing() -> None:
    assert [c.text for c in claims("The ministry in Derna refrained from confirming its control of the port.")] == []
