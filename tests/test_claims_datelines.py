"""What a dateline says is nobody's deed. Every text is invented."""

from __future__ import annotations

import pytest

from tests.claim_reading import claims


@pytest.mark.parametrize(
    "dateline", ["KHARTOUM, May 14 (Reuters) - ", "CAIRO, Aug 5 (Reuters) - ", "KYIV/MOSCOW, May 18 (Reuters) - "]
)
def test_the_agency_of_a_dateline_did_nothing(dateline: str) -> None:
    (claim,) = claims(f"{dateline}Shelling killed eight people in El Fasher on Tuesday, the health ministry said.\n")
    assert claim.stance == "asserts"
    assert [actor.name for event in claim.events for actor in (*event.agents, *event.targets)] == []
    assert [figure.value for figure in claim.figures] == [8]


@pytest.mark.parametrize(
    "dateline", ["KHARTOUM, May 14 (Reuters) - ", "KHARTOUM — ", "KHARTOUM—", "KHARTOUM May 14 ", "UPDATE 2-", "• "]
)
def test_a_dateline_is_no_part_of_what_the_outlet_says_and_no_place_of_it(dateline: str) -> None:
    (claim,) = claims(f"{dateline}Soldiers and rebels clashed in Omdurman on Tuesday.\n")
    assert claim.text.startswith("Soldiers and rebels")
    assert [place.name for place in claim.places] == ["Omdurman"]
