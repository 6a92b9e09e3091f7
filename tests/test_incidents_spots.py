"""How well two places agree. Every village here is invented."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from counterclaim.reconciling.incidents.spots import Spot, nearest, spots_of
from counterclaim.reconciling.reconcile import tellings_of_dispatch
from tests.dispatches_made import Story, dispatch


def unknown(name: str) -> Spot:
    return Spot(f"text:{name.casefold()}", name)


@pytest.mark.parametrize(("one", "other"), [
    ("Si Par", "Si-par village"), ("Thar Wut Hti", "Thar Wut Htee"), ("Gouz Naqa", "Goz an-Naqqa"),
    ("Wad Sidrah", "Wadd Seedra"),
])  # fmt: skip
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


def test_an_unknown_village_lies_in_the_region_that_is_named_with_it() -> None:
    gezira, fasher = (
        Spot("g:1", "Al Jazirah", 14.5, 33.5, "region"),
        Spot("g:2", "El Fasher", 13.6, 25.35, "settlement"),
    )
    found = nearest((gezira, unknown("Wad Sidr")), (fasher,))
    assert found is not None
    assert found[2] < 0


def test_that_a_town_lies_in_a_country_says_nothing_of_another_region_of_it() -> None:
    gezira, fasher = (
        Spot("g:1", "Al Jazirah", 14.5, 33.5, "region"),
        Spot("g:2", "El Fasher", 13.6, 25.35, "settlement"),
    )
    found = nearest((Spot("g:3", "Sudan", 15.0, 30.0, "country"), gezira), (fasher,))
    assert found is not None
    assert found[2] < 0


def test_a_retreat_happens_where_it_is_from() -> None:
    document, reading = dispatch("a", Story(type="retreat", mode="withdrawal"), Story(type="assault"))
    away = [replace(claim, places=tuple(replace(p, relation="from") for p in claim.places)) for claim in reading.claims]
    told = tellings_of_dispatch(document, replace(reading, claims=tuple(away)), None)
    assert [len(spots_of(telling)) for telling in told] == [1, 0]
