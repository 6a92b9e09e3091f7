"""The points of many pairs of strands at once are those of each pair."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.incidents.counting import Count
from counterclaim.reconciling.incidents.linking import linked, points_of
from counterclaim.reconciling.incidents.linking_many import Comparing
from counterclaim.reconciling.incidents.spots import Spot
from counterclaim.reconciling.incidents.strands import Strand
from counterclaim.reconciling.incidents.words import levels, weight

WORDS = (
    "mill",
    "elevator",
    "linden",
    "gymnasium",
    "boiler",
    "market",
    "station",
    "shelling",
    "killing",
    *list(levels())[::60],
)
TELLING = tuple(word for word in WORDS if weight(word) > 0)
FIRST = date(2031, 3, 1)
SPOTS = (
    Spot("1", "Testville", 48.0, 37.5, "settlement"), Spot("2", "Elsewhere", 50.1, 30.2, "settlement"),
    Spot("3", "Near Testville", 48.05, 37.6, "point"), Spot("4", "The North", 49.0, 36.0, "region"),
    Spot("text:mill", "mill"),
)  # fmt: skip
COUNTS = tuple(
    Count(measure=measure, counted=None, comparator="exactly", low=n, high=n, value=n, text=f"{n:.0f}")
    for measure in ("deaths", "injured") for n in (2.0, 5.0)
)  # fmt: skip
DAYS = st.integers(0, 8).map(lambda n: FIRST + timedelta(n))
SPANS = st.tuples(DAYS, DAYS).map(lambda two: (min(two), max(two)))


@st.composite
def strands(draw: st.DrawFn) -> Strand:
    words = draw(st.frozensets(st.sampled_from(TELLING), max_size=20))
    sayings = draw(st.lists(st.frozensets(st.sampled_from(TELLING), min_size=3, max_size=9), max_size=3))
    names = draw(st.frozensets(st.sampled_from(("linden street", "mill road", "mill", "linden")), max_size=3))
    some = st.frozensets(st.sampled_from(("north", "south", "council")), max_size=2)
    return Strand(
        key="", document_id="", theatre=None, background=False, solid=True, tellings=(),
        published=draw(st.none() | DAYS), family=draw(st.none() | st.sampled_from("ab")), types=frozenset({"assault"}),
        kinds=draw(st.frozensets(st.sampled_from(("violence", "ground")), min_size=1)),
        modes=draw(st.frozensets(st.sampled_from(("shelling", "air-strike", "killing", None)), min_size=1, max_size=2)),
        days=draw(st.none() | SPANS), spots=tuple(draw(st.lists(st.sampled_from(SPOTS), max_size=2, unique=True))),
        counts=tuple(draw(st.lists(st.sampled_from(COUNTS), max_size=3, unique=True))),
        agents=draw(some), targets=draw(some), target_sides=draw(some), sites=draw(some), words=words, names=names,
        around=draw(st.frozensets(st.sampled_from(("places", "days")), max_size=2)),
        sayings=tuple(sorted((tuple(sorted(one)) for one in sayings), key=lambda one: (-len(one), one))),
    )  # fmt: skip


@settings(max_examples=150)
@given(st.lists(strands(), min_size=2, max_size=7))
def test_many_pairs_at_once_have_the_points_that_each_has_alone(drawn: list[Strand]) -> None:
    several = [msgspec.structs.replace(one, key=f"{7 - at}/e1") for at, one in enumerate(drawn)]
    pairs = [(a, b) for a in range(len(several)) for b in range(len(several)) if a != b]
    alone = {(a, b): points for a, b in pairs if (points := linked(several[a], several[b])) is not None}
    comparing = Comparing()
    for _ in range(2):  # what it keeps of the first time gives the same
        found = comparing.linked_among([comparing.numbered(one) for one in several], pairs)
        assert {pairs[at]: points for at, points in found} == alone
        every = comparing.points_among([comparing.numbered(one) for one in several], pairs)
        assert every == [points_of(several[a], several[b]) for a, b in pairs]


def test_no_pairs_have_no_links() -> None:
    assert Comparing().linked_among([], []) == [] == Comparing().points_among([], [])
