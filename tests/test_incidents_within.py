"""Which tellings of one dispatch are of one thing."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.incidents.passages import Passages
from counterclaim.reconciling.incidents.strands import strands_of
from counterclaim.reconciling.incidents.within import found_in, points_of, told_in, weights
from counterclaim.reconciling.reconcile import reconcile, tellings_of_dispatch
from tests.dispatches_made import DAY, TOWNS, Story, dispatch

stories = st.builds(
    Story,
    place=st.sampled_from([*TOWNS, None]),
    day=st.sampled_from([DAY, DAY + timedelta(1), DAY + timedelta(2), DAY + timedelta(9), None]),
    dead=st.sampled_from([None, 2, 4, 9]),
    mode=st.sampled_from(["shelling", "airstrike", "attack", "clash", None]),
    words=st.sampled_from(["", "Elsewhere a depot", "in September"]),
)


def pair(one: Story, other: Story) -> dict[str, float]:
    """What is found in two stories of one dispatch."""
    a, b = told_in(tellings_of_dispatch(*dispatch("a", one, other), None))
    return dict(found_in(a, b))


@settings(max_examples=100, deadline=None)
@given(st.lists(stories, min_size=2, max_size=5))
def test_whatever_is_found_has_a_weight(many: list[Story]) -> None:
    told = told_in(tellings_of_dispatch(*dispatch("a", *many), None))
    for at, one in enumerate(told):
        for other in told[at + 1 :]:
            assert {name for name, _ in found_in(one, other)} <= weights().keys()
            assert points_of(one, other) == points_of(one, other)


def test_own_days_go_before_those_told_around() -> None:
    assert "further apart in time" in pair(Story(), Story(day=DAY + timedelta(9)))
    assert "same town" in pair(Story(), Story())
    assert "around: same town" in pair(Story(), Story(place=None, words="for an hour"))
    assert "same town" not in pair(Story(), Story(place=None))


def test_what_sites_two_tellings_name() -> None:
    assert "same site" in pair(Story(words="into a mosque"), Story(words="into the mosques"))
    assert "other sites" in pair(Story(words="into a mosque"), Story(words="into the market"))
    assert not {"same site", "other sites"} & pair(Story(words="into a mosque"), Story()).keys()


def test_to_whom_two_tellings_say_it_was_done() -> None:
    north, camp, south = ("north-army", "north"), ("north-camp", "north"), ("south-army", "south")
    assert "done to another side" in pair(Story(done_to=north), Story(done_to=south))
    assert "done to others" in pair(Story(done_to=north), Story(done_to=camp))
    assert "done to others" in pair(Story(done_to=north), Story(done_to=("medics", "third-party")))
    assert not {"done to others", "done to another side"} & pair(Story(done_to=north), Story(done_to=north)).keys()


def test_a_power_cut_is_seldom_what_else_a_dispatch_tells() -> None:
    assert "other kinds, one told alone" in pair(Story(), Story(type="service", mode="power-cut"))
    assert "other kinds" in pair(Story(), Story(type="coerce", mode="arrest"))


def test_a_strand_without_place_and_day_has_those_told_before_it() -> None:
    document, reading = dispatch(
        "a", Story(dead=4), Story(place=None, day=None, mode="airstrike", words="Again a raid")
    )
    strands = strands_of(tellings_of_dispatch(document, reading, None))
    for strand in strands:
        assert strand.days == (DAY, DAY)
        assert [spot.name for spot in strand.spots] == ["Nikopol"]
    assert strands[0].around == frozenset()


def test_what_is_of_two_days_is_never_one_strand_of_a_dispatch_of_one_town() -> None:
    """However many tellings between give no day: a mean over all pairs would hide the two that do."""
    undated = [Story(place=None, day=None, dead=dead, mode="attack") for dead in (4, 5, 6)]
    document, reading = dispatch("a", Story(dead=4), *undated, Story(day=DAY + timedelta(1), dead=4))
    days = [strand.days for strand in strands_of(tellings_of_dispatch(document, reading, None))]
    assert (DAY, DAY) in days
    assert (DAY + timedelta(1), DAY + timedelta(1)) in days


def test_days_of_long_before_hold_for_nothing_that_is_told_after_them() -> None:
    """ "The force, which took the town last year, …": what comes in the next paragraph is of the news."""
    recalled, undated = Story(day=DAY - timedelta(200), mode="clash"), Story(place=None, day=None, mode="attack")
    told = told_in(tellings_of_dispatch(*dispatch("a", Story(), recalled, undated), None))
    assert [one.then for one in told] == [(DAY, DAY), (recalled.day, recalled.day), (DAY, DAY)]


def test_days_told_around_date_no_incident() -> None:
    """A period that no claim of an incident gives is not its own."""
    many = dispatch("a", Story(place="Lviv"), Story(place="Odesa", day=None, mode="clash", words="Elsewhere a clash"))
    told = {i.mode: i for i in reconcile([many]).incidents}
    assert told["clash"].issues[0].code == "period-from-publication"
    assert told["shelling"].issues == ()


def test_where_a_text_turns_to_something_else() -> None:
    text = "A mosque was hit. Elsewhere in the city an attack failed.\n\nIn September a market was hit."
    passages = Passages(text, [0])
    first, second, third = (passages.setting_at(text.index(word)) for word in ("hit", "attack", "market"))
    assert (first.paragraph, second.paragraph) == (0, 0)
    assert third.paragraph == 1
    assert first.sentence < second.sentence < third.sentence
    assert (first.elsewhere, second.elsewhere, third.elsewhere) == (False, True, False)
    assert (first.then, second.then, third.then) == (False, False, True)
