"""Spans behave as sets of code points."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records.span import hull, likeness, merged, minus, overlap, shared, trimmed, within

span = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))
spans = st.lists(span, max_size=6).map(tuple)


def points(some: tuple[tuple[int, int], ...]) -> set[int]:
    return {i for start, end in some for i in range(start, end)}


@given(spans)
def test_merged_spans_hold_the_same_points_and_never_touch(some: tuple[tuple[int, int], ...]) -> None:
    joined = merged(some)
    assert points(joined) == points(some)
    assert all(a[1] < b[0] for a, b in pairwise(joined))


@given(spans, spans)
def test_minus_is_set_difference(some: tuple[tuple[int, int], ...], holes: tuple[tuple[int, int], ...]) -> None:
    assert points(minus(some, holes)) == points(some) - points(holes)


@given(spans, spans)
def test_shared_counts_common_points(some: tuple[tuple[int, int], ...], others: tuple[tuple[int, int], ...]) -> None:
    assert shared(merged(some), merged(others)) == len(points(some) & points(others))


@given(spans, spans)
def test_likeness_is_common_points_over_all(
    some: tuple[tuple[int, int], ...], others: tuple[tuple[int, int], ...]
) -> None:
    both, either = points(some) & points(others), points(some) | points(others)
    assert likeness(some, others) == (len(both) / len(either) if either else 0.0)


@given(span, span)
def test_overlap_is_symmetric(a: tuple[int, int], b: tuple[int, int]) -> None:
    assert overlap(a, b) == overlap(b, a) == len(points((a,)) & points((b,)))


@given(st.text(max_size=30), span)
def test_trimmed_span_has_no_white_space_at_its_ends(text: str, where: tuple[int, int]) -> None:
    start, end = trimmed(text, (min(where[0], len(text)), min(where[1], len(text))))
    assert text[start:end] == text[start:end].strip()


def test_hull_reaches_from_first_to_last() -> None:
    assert hull(((4, 6), (1, 2))) == (1, 6)
    assert within((4, 5), ((0, 2), (3, 6)))
    assert not within((1, 4), ((0, 2), (3, 6)))
