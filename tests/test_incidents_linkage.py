"""Average linkage: a pair without points is not left out of the mean."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconciling.incidents.linkage import linked_groups

ONES = [[n] for n in range(6)]


def test_what_many_keep_apart_is_not_joined_by_one_pair() -> None:
    clique = dict.fromkeys(combinations(range(3), 2), 4.0) | dict.fromkeys(combinations(range(3, 6), 2), 4.0)
    chained = clique | {(2, 3): 5.0}
    assert linked_groups(ONES, clique, until=0.5, without=-1) == [[0, 1, 2], [3, 4, 5]]
    # the two nearest come together first, and then no others are like both
    assert [2, 3] in linked_groups(ONES, chained, until=2, without=-1)
    assert linked_groups(ONES, chained, until=0.5, without=-1) != [[0, 1, 2, 3, 4, 5]]
    assert linked_groups(ONES, chained, until=0.5, without=4) == [[0, 1, 2, 3, 4, 5]]


def test_groups_to_begin_with_stay_together_and_what_is_parted_apart() -> None:
    points = {(1, 2): 9.0, (3, 4): 9.0}
    assert linked_groups([[0, 1], [2], [3], [4]], points, until=1, without=0) == [[0, 1, 2], [3, 4]]
    apart = linked_groups([[0, 1], [2], [3], [4]], points, until=1, without=0, parted=lambda a, b: 2 in {*a, *b})
    assert apart == [[0, 1], [2], [3, 4]]


def test_points_of_things_that_are_not_there_are_passed_over() -> None:
    assert linked_groups([[1], [2]], {(0, 1): 9.0, (1, 2): 9.0}, until=1, without=0) == [[1, 2]]


@given(
    st.dictionaries(st.sampled_from(list(combinations(range(8), 2))), st.floats(-5, 5), max_size=28),
    st.randoms(use_true_random=False),
)
def test_the_order_of_things_and_pairs_does_not_matter(points: dict[tuple[int, int], float], random: object) -> None:
    groups, pairs = [[n] for n in range(8)], list(points.items())
    told = linked_groups(groups, points, until=0.5, without=-1)
    random.shuffle(groups)  # type: ignore[attr-defined]
    random.shuffle(pairs)  # type: ignore[attr-defined]
    assert linked_groups(groups, dict(pairs), until=0.5, without=-1) == told
    assert sorted(one for group in told for one in group) == list(range(8))
