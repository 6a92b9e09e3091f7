"""Which dispatches tell of one thing, and what is said for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counterclaim.reconciling.incidents.linking import Link, link, weigh
from counterclaim.reconciling.incidents.passages import Passages
from counterclaim.reconciling.incidents.strands import Strand, strands_of
from counterclaim.reconciling.reconcile import reconcile, tellings_of_dispatch
from tests.dispatches_made import DAY, Story, dispatch

TOMORROW = DAY + timedelta(1)


def inputs(*dispatches: object) -> list[tuple[str, ...]]:
    """The input ids of each incident, sorted."""
    return sorted(tuple(sorted(i.input_ids)) for i in reconcile(dispatches).incidents)  # type: ignore[arg-type]


def strand(story: Story, name: str = "a") -> Strand:
    return strands_of(tellings_of_dispatch(*dispatch(name, story), None))[0]


def linked(one: Story, other: Story) -> Link | None:
    return link(strand(one, "a"), strand(other, "b"))


def test_one_shelling_told_by_two_dispatches_is_one_incident() -> None:
    assert inputs(dispatch("a", Story(dead=4)), dispatch("b", Story(dead=4))) == [("a", "b")]


def test_the_same_day_named_a_day_later_is_one_incident() -> None:
    assert inputs(dispatch("a", Story(dead=4)), dispatch("b", Story(dead=4), published=TOMORROW)) == [("a", "b")]


def test_shelling_of_one_city_on_two_days_is_two_incidents() -> None:
    first, second = Story(dead=4), Story(dead=4, day=TOMORROW)
    assert inputs(dispatch("a", first), dispatch("b", second, published=TOMORROW)) == [("a",), ("b",)]


def test_two_cities_on_one_day_are_two_incidents() -> None:
    assert inputs(dispatch("a", Story(dead=4)), dispatch("b", Story(place="Kharkiv", dead=4))) == [("a",), ("b",)]


def test_two_things_in_one_dispatch_are_two_incidents() -> None:
    both = dispatch("a", Story(dead=4), Story(place="Kharkiv", dead=2))
    assert inputs(both, dispatch("b", Story(place="Kharkiv", dead=2))) == [("a",), ("a", "b")]


def test_a_denial_is_linked_to_what_it_denies() -> None:
    denied = Story(dead=4, status="denied", stance="denies")
    assert inputs(dispatch("a", Story(dead=4)), dispatch("b", denied)) == [("a", "b")]


@pytest.mark.parametrize("status", ["planned", "hypothetical"])
def test_what_has_not_happened_makes_no_incident(status: str) -> None:
    assert inputs(dispatch("a", Story(status=status))) == []  # type: ignore[arg-type]


def test_context_makes_no_incident_and_joins_one() -> None:
    context = dispatch("b", Story(dead=4, background=True))
    assert inputs(context) == []
    assert inputs(dispatch("a", Story(dead=4)), context) == [("a", "b")]


def test_what_could_be_anything_makes_no_incident() -> None:
    assert inputs(dispatch("a", Story(place=None, day=None)), dispatch("b", Story(place=None, day=None))) == []


def test_other_kinds_of_events_are_never_linked() -> None:
    talks = Story(type="consult", mode="talks", dead=None)
    assert linked(Story(), talks) is None


def test_a_link_is_the_same_from_either_end() -> None:
    one, other = strand(Story(dead=4), "a"), strand(Story(dead=4, at_least=True), "b")
    assert link(one, other) == link(other, one) != None  # noqa: E711


def test_a_link_says_what_it_was_found_in() -> None:
    found = linked(Story(dead=4), Story(dead=4, at_least=True))
    assert found is not None
    assert found.because[:3] == ("both tell of shelling", "both at Nikopol", f"both on {DAY}")
    assert found.because[3] in (
        "“4 dead” and “at least 4 dead” agree (deaths)", "“at least 4 dead” and “4 dead” agree (deaths)",
    )  # fmt: skip


def test_what_speaks_against_a_link_is_said() -> None:
    found = linked(Story(dead=4), Story(dead=9))
    assert found is not None
    (against,) = found.against
    assert "4 dead" in against and "9 dead" in against and "do not agree" in against


def round_up(name: str = "a") -> Strand:
    """What a dispatch tells of Kharkiv that dates only the talks at Lviv, of which it tells before."""
    both = dispatch(name, Story(place="Lviv", type="consult", mode="talks"), Story(place="Kharkiv", day=None, dead=14))
    return strands_of(tellings_of_dispatch(*both, None))[1]


@pytest.mark.parametrize("later", [1, 13])
def test_days_told_around_a_strand_speak_against_another_day(later: int) -> None:
    other = strand(Story(place="Kharkiv", day=DAY + timedelta(later), dead=14), "b")
    assert link(round_up(), other) is None


def test_days_told_around_a_strand_speak_for_a_link_by_half() -> None:
    other = strand(Story(place="Kharkiv", day=DAY, dead=14), "b")
    (around,) = [e for e in weigh(round_up(), other) if e.what == "days"]
    (own,) = [e for e in weigh(strand(Story(place="Kharkiv", dead=14)), other) if e.what == "days"]
    assert (around.points, own.points) == (1, 2)
    assert around.because == f"both on {DAY} (by what is told around it)"


def test_the_dead_of_ten_days_are_not_those_of_one_of_them() -> None:
    """Nor those of a week in which a thing happened."""
    one, ten = Story(dead=4), Story(dead=9, until=DAY + timedelta(9))
    points = {e.what: e.points for e in weigh(strand(one), strand(ten, "b"))}
    assert points["days"] < 0
    assert {e.what: e.points for e in weigh(strand(ten), strand(ten, "b"))}["days"] > 0


def test_a_shelling_and_an_airstrike_can_be_one_thing() -> None:
    assert linked(Story(dead=4), Story(dead=4, mode="airstrike")) is not None


def test_other_sites_and_another_side_speak_against_a_link() -> None:
    mosque, market = Story(words="into a mosque"), Story(words="into a market")
    same, other = linked(mosque, mosque), linked(mosque, market)
    assert same is not None and "both name a site of the kind worship" in same.because
    assert other is not None and other.against == ("one names a site of the kind worship, the other market",)
    north, south = Story(done_to=("army", "north")), Story(done_to=("guards", "south"))
    parted = linked(north, south)
    assert parted is not None and parted.against == ("one was done to south, the other to north",)


def test_a_town_and_the_next_can_be_one_thing() -> None:
    assert linked(Story(dead=14), Story(place="Kharkiv", dead=14)) is None
    near = "in Zelenivka near Chervonohryhorivka"
    assert linked(Story(dead=14, words=near), Story(place=None, dead=14, words=near)) is not None


def test_words_of_front_matter_are_no_words_of_the_passage() -> None:
    text = "title: Shelling reported\nfacts: B061\n\nThe Petrivka silo was hit."
    unread = (text.index("facts"), text.index("B061") + 4)
    words, names = Passages(text, [7, text.index("The")], unread=[unread]).words_at(((7, 24),))
    assert "b061" not in words | names
    assert "b061" in Passages(text, [7, text.index("The")]).words_at(((7, 24),))[0]
