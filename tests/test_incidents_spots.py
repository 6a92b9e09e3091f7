"""How well two places agree. Every village here is invented."""

from __future__ import annotations

import pytest

from counterclaim.reconciling.incidents.spots import Spot, nearest


def unknown(name: str) -> Spot:
    return Spot(f"text:{name.casefold()}", name)


@pytest.mark.parametrize(("one", "other"), [("Si Par", "Si-par village"), ("Thar Wut Hti", "Thar Wut Htee")])
def test_unknown_names_spelled_alike_may_be_one_place(one: str, other: str) -> None:
    found = nearest((unknown(one),), (unknown(other),))
    assert found is not None
    assert found[2] > 0.5


def test_two_unknown_names_that_are_not_alike_speak_against_one_place() -> None:
    found = nearest((unknown("Si Par"),), (unknown("Thar Wut Hti"),))
    assert found is not None
    assert found[2] < 0


def test_an_unknown_village_may_lie_at_a_known_town() -> None:
    found = nearest((unknown("Si Par"),), (Spot("geonames:1", "Monywa", 22.1, 95.1, "settlement"),))
    assert found is not None
    assert found[2] == 0
