"""Places and days that joined predicates share, bearings, and what is put before its speaker. Texts invented."""

from __future__ import annotations

import pytest

from counterclaim.records import Claim
from tests.claim_reading import claims


def told(text: str) -> Claim:
    """The one claim of a text."""
    (claim,) = claims(text)
    return claim


def where(claim: Claim) -> list[list[str]]:
    """The names of the places of each event, and then of each figure."""
    names = {place.id: place.name for place in claim.places}
    placed = [*(event.places for event in claim.events), *(figure.places for figure in claim.figures)]
    return [[names[p] for p in places] for places in placed]


def days(claim: Claim) -> set[str]:
    """The first days of all events and figures, "" for none."""
    told = [*(e.period for e in claim.events), *(f.window for f in claim.figures)]
    return {str(period[0]) if period else "" for period in told}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two people were killed and six were wounded in Nikopol on Monday, the governor said.", "Nikopol"),
        ("Two people were killed, six wounded and three went missing in Nikopol on Monday.", "Nikopol"),
        ("At least 14 people were killed and 30 others injured in El Fasher on Monday.", "El Fasher"),
        ("The fighting left 14 dead and 30 wounded in El Fasher on Monday.", "El Fasher"),
        ("On Monday, in Kharkiv, two people were killed and at least 11 were wounded.", "Kharkiv"),
        ("In Kharkiv, two people were killed and at least 11 were wounded on Monday.", "Kharkiv"),
    ],
)
def test_joined_predicates_share_what_is_told_once(text: str, place: str) -> None:
    claim = told(text)
    assert len(claim.figures) > 1
    assert all(names == [place] for names in where(claim))
    assert days(claim) == {"2024-04-29"}


def test_each_keeps_the_place_of_its_own() -> None:
    claim = told("Two people were killed in Nikopol and six were wounded in Kherson on Monday.")
    assert where(claim) == [["Nikopol"], ["Kherson"]] * 2
    assert days(claim) == {"2024-04-29"}


def test_what_another_does_elsewhere_is_not_shared() -> None:
    claim = told("Rebels attacked a village and the army shelled a school in Goma.")
    assert where(claim) == [[], ["Goma"]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels killed 12 people in Goma, near the border with Rwanda.", "Goma"),
        ("Rebels attacked a village near the borders with Rwanda and Uganda and killed 12 people in Beni.", "Beni"),
        ("Near the border with Rwanda, Goma was shelled on Monday, the governor said.", "Goma"),
        ("Troops seized Sake, 25 kilometers west of Goma.", "Sake"),
        ("Soldiers shelled a camp in Lashio, some 30 miles from Mandalay, killing two people.", "Lashio"),
    ],
)
def test_where_a_place_lies_is_not_where_it_happened(text: str, place: str) -> None:
    claim = told(text)
    assert all(names == [place] for names in where(claim))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels killed six people in a town on the border with Uganda.", "Uganda"),
        ("Rebels killed six people in a village 20 kilometers from Goma.", "Goma"),
    ],
)
def test_a_bearing_is_the_place_where_no_other_is_told(text: str, place: str) -> None:
    assert all(names == [place] for names in where(told(text)))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Kharkiv, two people were killed on Tuesday, the mayor said.", "Kharkiv"),
        ("On Tuesday, the governor said, four people were killed in Kherson.", "Kherson"),
        ("In Kharkiv, the mayor said, two people were killed on Tuesday.", "Kharkiv"),
    ],
)
def test_a_place_or_day_before_the_speaker_is_of_the_content(text: str, place: str) -> None:
    claim = told(text)
    assert all(names == [place] for names in where(claim))
    assert days(claim) == {"2024-04-30"}
    assert claim.attribution[-1].said_on is None


def test_a_place_before_who_says_it_is_told_is_less_sure() -> None:
    claim = told("In the West Bank, the health ministry said seven people were killed.")
    assert where(claim) == [["West Bank"], ["West Bank"]]
    (why,) = [r for r in claim.because if r.slot == "e1.places"]
    assert why.rule == "put-before-its-speaker"
    assert why.confidence is not None
    assert why.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "In Moscow, the defence ministry said two people were killed.",
        "In a statement in Goma, the army said, three men were killed.",
    ],
)
def test_where_somebody_only_speaks_is_no_place(text: str) -> None:
    assert not told(text).places
