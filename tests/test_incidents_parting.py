"""Parts: every strand is in one, none is larger than it may be, and a change reaches no further than is said."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconciling.incidents import parting
from counterclaim.reconciling.incidents.parting import LEVELS, InMemory, part_of, parts_of

STRANDS = range(14)
points = st.sampled_from([*LEVELS, 3.4, 4.6, 9.0, 12.0])
links = st.dictionaries(st.sampled_from(list(combinations(STRANDS, 2))), points, max_size=40)
Links = dict[tuple[int, int], float]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "MOST", 4)


def linked(links: Links) -> InMemory[int]:
    found: InMemory[int] = InMemory()
    for (a, b), value in links.items():
        found.add(a, b, value)
    return found


@given(links)
def test_every_strand_is_in_the_part_of_each_of_its_members(links: Links) -> None:
    known = linked(links)
    parts = parts_of(STRANDS, known)
    assert sorted(strand for part in parts for strand in part) == list(STRANDS)
    for part in parts:
        assert all(part_of(strand, known) == part for strand in part)


@given(links)
def test_a_part_is_large_only_where_the_strongest_links_make_it_so(links: Links) -> None:
    strongest = linked({pair: value for pair, value in links.items() if value >= LEVELS[-1]})
    for part in parts_of(STRANDS, linked(links)):
        assert len(part) <= parting.MOST or part == part_of(min(part), strongest)


@given(links, links)
def test_what_changes_was_or_is_in_one_part_with_an_end_of_a_changed_link(before: Links, after: Links) -> None:
    changed = {end for pair in before.keys() | after.keys() if before.get(pair) != after.get(pair) for end in pair}
    old, new = linked(before), linked(after)
    for strand in STRANDS:
        was, now = part_of(strand, old), part_of(strand, new)
        assert was == now or not changed.isdisjoint(was | now)


def test_two_places_that_one_weak_link_joins_stay_two_where_both_are_full() -> None:
    town = dict.fromkeys(combinations(range(4), 2), 9.0)
    other = dict.fromkeys(combinations(range(4, 8), 2), 9.0)
    assert parts_of(range(8), linked(town | other | {(3, 4): 3.0})) == [frozenset(range(4)), frozenset(range(4, 8))]
