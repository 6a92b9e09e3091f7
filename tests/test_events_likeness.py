"""What is cited and has no word known to name an event is read by likeness, says so, and makes no incident. Sentences
invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.events import Events
from counterclaim.reading.events.likeness.likeness import LEAST, LONGEST, likeliest, pieces_of
from counterclaim.reading.events.likeness.stored import types
from counterclaim.reading.reader import Reader
from counterclaim.reconciling.origins import origins_of
from counterclaim.reconciling.telling import tellings_in
from tests.claim_reading import claims
from tests.figure_reading import document_of

CITED = "The committee said that the garrison had melted away before dawn."


def test_the_types_are_those_that_were_learnt() -> None:
    assert len(types()) == 14
    assert list(types()) == sorted(types())


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("that the garrison had melted away before dawn", "retreat"),
        ("of keeping the old people behind the wire without bread", "coerce"),
        ("that our men now man every post in the town", "control"),
    ],
)
def test_a_text_is_likest_to_a_type(text: str, type: str) -> None:
    found, likely = likeliest(text)
    assert found == type
    assert likely >= LEAST


@pytest.mark.parametrize(
    "text", ["that the valley is known for its apples", "that he was fifty and a lawyer by training", "a heinous lie"]
)
def test_what_tells_of_nothing_is_like_nothing(text: str) -> None:
    assert likeliest(text)[1] < LEAST


def test_a_text_of_any_length_fits_in() -> None:
    assert len(pieces_of("word " * 10_000)) == LONGEST + 2
    assert 0 <= likeliest("word " * 10_000)[1] <= 1


def test_a_claim_has_an_event_by_likeness_that_says_so() -> None:
    (claim,) = claims(CITED)
    (event,) = claim.events
    assert (event.type, event.mode, event.likened) == ("retreat", None, True)
    assert "likeness" in {reason.rule for reason in claim.because}


def test_where_a_word_names_an_event_likeness_is_not_asked() -> None:
    (claim,) = claims("The committee said that the garrison had withdrawn before dawn.")
    assert [(event.mode, event.likened) for event in claim.events] == [("withdrawal", False)]


def test_an_event_by_likeness_makes_no_telling() -> None:
    document = document_of(CITED)
    (reading,) = Reader().read([document])
    assert reading.claims[0].events
    assert tellings_in(document, reading, origins=origins_of(reading.claims, document)) == ()


def test_likeness_is_in_the_digest() -> None:
    assert Events().digest != Events(likeness=False).digest
