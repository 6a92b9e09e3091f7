"""Which texts under one key are compared anew where some came, went or changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.ledger.reconciled.kinships import Standing, pairs_changed, pairs_under

NUMBERS = st.sets(st.integers(0, 40), max_size=34)
FEW_OF_THEM = st.sets(st.integers(0, 40), max_size=5)


def standing(numbers: set[int]) -> list[Standing]:
    return sorted((f"2031-03-{1 + number % 9:02}", f"{number:02}", number) for number in numbers)


@given(NUMBERS, FEW_OF_THEM, FEW_OF_THEM, FEW_OF_THEM)
def test_what_is_compared_anew_is_found_without_looking_at_all_pairs(
    there: set[int], come: set[int], gone: set[int], changed: set[int]
) -> None:
    before, after = standing(there - come), standing((there | come) - gone)
    then, now = pairs_changed(before, after, changed)
    every_then, every_now = pairs_under(before), pairs_under(after)
    assert then - now == every_then - every_now
    assert {pair for pair in now if pair not in then or not changed.isdisjoint(pair)} == {
        pair for pair in every_now if pair not in every_then or not changed.isdisjoint(pair)
    }
