"""Capitals and offices before a colon: who says it, and no party to it. All texts are invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims


def said(text: str) -> list[list[str]]:
    """The speakers of each claim."""
    return [[actor.name for link in claim.attribution for actor in link.actors] for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kyiv: Russia shelled school in Izium, 3 hurt", "Government of Ukraine"),
        ("Moscow: Ukraine staged attack on clinic", "Government of the Russian Federation"),
        ("Russia: Ukraine shelled the town of Shebekino", "Russia"),
        ("Thailand: Cambodian troops fired rockets at a hospital", "Thailand"),
        ("Tehran: Israeli jets struck Natanz", "Government of Iran"),
        ("08:40 Kyiv: Russian forces shelled Izium and Balakliia.", "Government of Ukraine"),
        ("Khartoum: RSF shelled clinic in El Fasher", "Government of Sudan"),
        ("Kyiv: three hurt in shelling in Izium", "Government of Ukraine"),
        ("Kremlin: 9 drones downed", "Kremlin"),
        ("08:40 Moscow's defence ministry: air defences shot down nine Ukrainian drones.",
         "Ministry of Defence of the Russian Federation"),
    ],
)  # fmt: skip
def test_a_capital_speaks_where_another_party_is_told_to_have_done_it(text: str, speaker: str) -> None:
    assert said(text) == [[speaker]]


def test_states_speak_before_a_colon_in_a_list_too() -> None:
    text = "What each side says:\n- Russia: Ukraine shelled the town\n- Ukraine: Russian troops fired on their own side"
    assert said(text) == [["Russia"], ["Ukraine"]]


@pytest.mark.parametrize(
    "text",
    [
        "Sudan: fighting resumes in Nyala",
        "Ukraine: Drones hit a depot in Odesa",
        "Kyiv: three people were hurt in Izium.",
        "Kyiv: fighting resumes",
        "Kyiv: Russian drones hit a block of flats.",
        "Kyiv: Russian drones hit a block of flats near Brovary.\n\nKharkiv: Russian missiles hit a depot.",
        "KHARTOUM: Rockets hit a clinic in El Obeid.",
    ],
)
def test_a_capital_is_where_it_happened_otherwise(text: str) -> None:
    assert not any(said(text))


@pytest.mark.parametrize("text", ["Russian MoD: nine drones downed.", "Kyiv's general staff: 12 attacks repelled"])
def test_who_speaks_before_a_colon_is_no_party(text: str) -> None:
    (claim,) = claims(text)
    assert len(claim.attribution) == 1
    assert {(event.agents, event.targets) for event in claim.events} == {((), ())}
