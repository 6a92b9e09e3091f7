"""Where it happened: by who tells it, not where people were brought afterwards, in rows of names. Texts invented."""

from __future__ import annotations

import pytest

from counterclaim.records import Claim
from tests.claim_reading import claims


def told(text: str) -> Claim:
    """The one claim of a text."""
    (claim,) = claims(text)
    return claim


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Soldiers shot dead three men on Sunday, a resident of Lashio said.", "Lashio"),
        ("The governor of Kharkiv region said four people had been killed by a missile.", "Kharkiv Oblast"),
    ],
)
def test_who_is_there_tells_the_place(text: str, place: str) -> None:
    claim = told(text)
    assert [p.name for p in claim.places] == [place]
    assert claim.figures[0].places == ("p1",)
    (why,) = [r for r in claim.because if r.slot == "e1.places"]
    assert why.rule == "where-its-speaker-is"
    assert why.confidence is not None
    assert why.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers shot dead three men on Sunday, the defence ministry in Moscow said.",
        "The mayor of Kherson said that talks had been held.",
        "The governor of Kherson said that three of her neighbours had been shot.",
        "Several hundred people may be killed, a resident of Lashio said.",
    ],
)
def test_who_speaks_for_more_or_of_other_things_tells_none(text: str) -> None:
    assert not told(text).places


def test_a_place_that_is_told_goes_before_the_speakers() -> None:
    claim = told("Soldiers shot dead three men in Hsipaw on Sunday, a resident of Lashio said.")
    assert [p.name for p in claim.places] == ["Hsipaw"]


def test_a_place_told_before_in_the_paragraph_leaves_it_open() -> None:
    text = "The army shelled the town of Hsipaw. Three men were killed, a resident of Lashio said."
    assert not claims(text)[-1].places


def test_a_hospital_is_not_where_those_brought_there_were_hurt() -> None:
    claim = told("Seven people were wounded in the attack and were taken to a hospital in Goma, the governor said.")
    assert [p.name for p in claim.places] == ["Goma"]
    assert not claim.events[0].places
    assert not claim.figures[0].places


def test_a_hospital_that_is_struck_is_where_it_happened() -> None:
    claim = told("A strike on a hospital in Goma killed three people, the ministry said.")
    assert claim.events[0].places == ("p1",)


def test_a_row_of_names_in_one_line_gives_each_its_number() -> None:
    claim = told("The health ministry reported the following numbers killed on Monday: Goma 12; Sake 3; Bukavu 7.")
    where = {place.id: place.name for place in claim.places}
    assert [(f.value, [where[p] for p in f.places]) for f in claim.figures][:2] == [(12, ["Goma"]), (3, ["Sake"])]
    assert {str(f.window[0]) for f in claim.figures if f.window} == {"2024-04-29"}


def test_a_row_of_names_a_line_each_gives_claims_with_the_day_of_their_head() -> None:
    text = "The health ministry reported the following numbers killed on Monday:\n- Goma: 12\n- Sake: 3\n- Bukavu: 7"
    rows = [claim for claim in claims(text) if claim.figures]
    assert [(c.places[0].name, c.figures[0].value) for c in rows] == [("Goma", 12), ("Sake", 3), ("Bukavu", 7)]
    assert {str(c.figures[0].window[0]) for c in rows if c.figures[0].window} == {"2024-04-29"}
    assert all(c.attribution for c in rows)


def test_what_happened_when_something_else_did_has_its_day_and_place() -> None:
    claim = told("Ten people were killed and 40 injured when shells hit a market in El Fasher on Saturday.")
    assert [figure.places for figure in claim.figures] == [("p1",), ("p1",)]
    assert {str(event.period[0]) for event in claim.events if event.period} == {"2024-04-27"}
