"""Places that are nobody: in a dateline, joined to another place, with an article. All texts are invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims


@pytest.mark.parametrize(
    "dateline",
    [
        "KHARTOUM, March 5 (EW) - ",
        " KHARTOUM, March 5 (EW) - ",
        "KHARTOUM, Sudan (EW) — ",
        "Khartoum, March 5 (EW) - ",
        "Khartoum (EW) – ",
        "Khartoum – ",
    ],
)
def test_who_is_reported_from_a_capital_has_not_struck(dateline: str) -> None:
    for told in ("Shelling killed two people in El Obeid, medics said.", "Rockets hit a hospital in El Obeid."):
        (claim,) = claims(dateline + told)
        assert {event.agents for event in claim.events} == {()}


def test_a_government_after_a_dateline_is_an_actor() -> None:
    (claim,) = claims("Khartoum, March 5 (EW) - Khartoum said two people were killed in El Obeid.")
    assert [actor.name for actor in claim.attribution[0].actors] == ["Government of Sudan"]


def test_a_town_before_an_office_does_not_hold_it_but_its_province_may() -> None:
    (claim,) = claims("Russian guns shelled Nikopol and Pokrovske, the head of the regional administration said.")
    assert [actor.id for actor in claim.attribution[0].actors] == ["serhii-lysak"]
    assert [event.targets for event in claim.events] == [()]


def test_a_line_on_the_map_is_no_body() -> None:
    *_, claim = claims("Two pilots crossed the Line of Control. The tanker's operator said there were no injuries.")
    assert [actor.name for actor in claim.attribution[0].actors] == ["tanker's operator"]
