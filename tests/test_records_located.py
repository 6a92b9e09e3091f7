"""What is found by bisection is what a look at every span finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import Span
from counterclaim.records.located import Located, Stretches
from counterclaim.records.span import covers, merged, overlap, touches, within

span = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))
spans = st.lists(span, max_size=12)
Numbered = tuple[int, Span]


def located(some: list[Span]) -> Located[Numbered]:
    return Located(enumerate(some), lambda numbered: numbered[1])


@given(spans, st.lists(span, max_size=3))
def test_touching_are_those_that_share_a_character_in_their_order(some: list[Span], asked: list[Span]) -> None:
    assert located(some).touching(*asked) == [(i, s) for i, s in enumerate(some) if touches(s, asked)]


@given(spans, st.lists(span, max_size=3))
def test_within_are_those_that_lie_wholly_in_one(some: list[Span], asked: list[Span]) -> None:
    assert located(some).within(*asked) == [(i, s) for i, s in enumerate(some) if within(s, asked)]


@given(spans, span)
def test_around_are_those_that_hold_it(some: list[Span], asked: Span) -> None:
    assert located(some).around(asked) == [(i, s) for i, s in enumerate(some) if covers(s, asked)]


@given(spans, span)
def test_beginning_in_are_those_whose_first_character_is_there(some: list[Span], asked: Span) -> None:
    assert located(some).beginning_in(asked) == [(i, s) for i, s in enumerate(some) if asked[0] <= s[0] < asked[1]]


@given(spans, span)
def test_yes_or_no_agrees_with_the_things_found(some: list[Span], asked: Span) -> None:
    found = located(some)
    assert found.touches(asked) == touches(asked, some)
    assert found.is_within(asked) == within(asked, some)


@given(spans, span)
def test_stretches_answer_for_what_they_hold_together(some: list[Span], asked: Span) -> None:
    stretches = Stretches(some)
    assert stretches.touch(asked) == touches(asked, some)
    assert stretches.cover(asked) == within(asked, merged(some))
    assert stretches.shared(asked) == tuple(s for s in merged(some) if overlap(s, asked))
