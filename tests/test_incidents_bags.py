"""What two sets of words have in common, by how rare the words are."""

from __future__ import annotations

from math import sqrt

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconciling.incidents.bags import bag_of, in_common
from counterclaim.reconciling.incidents.words import levels, weight

WORDS = [*list(levels())[::40], "kostiantynivka", "zvenyhorodka", "mill", "12"]
SETS = st.frozensets(st.sampled_from(WORDS), max_size=30)


@given(SETS, SETS, SETS, SETS)
def test_counted_by_rarity_words_give_the_cosine_and_weight_that_they_give_one_by_one(
    a: frozenset[str], b: frozenset[str], out_of_a: frozenset[str], out_of_b: frozenset[str]
) -> None:
    found = in_common(bag_of(a - out_of_a), bag_of(b - out_of_b), left_out_of_a=out_of_a, left_out_of_b=out_of_b)
    out = out_of_a | out_of_b
    both, of_a, of_b = (sum(round(100 * weight(word) ** 2) for word in some - out) for some in (a & b, a, b))
    assert found[0] == (both / sqrt(of_a * of_b) if both else 0.0)
    assert found[1] == sum(sorted((weight(word) for word in (a & b) - out), reverse=True))
