"""Running totals as series: which figures they are, their points, and their ids."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.reconcile import reconcile
from counterclaim.reconciling.series import Sourced, groups_in, series_of
from counterclaim.records import Figure, Incident
from tests.dispatches_made import Story, dispatch
from tests.tellings_made import MONITOR, NORTH_ARMY, NORTH_HEALTH, SOUTH_ARMY, WIRE, claim, fig, place

START = date(2030, 2, 24)
FIRST = date(2031, 3, 1)


def total(
    by: Origin, value: float, day: str, *, start: date | None = START, family: str | None = None,
    extra: tuple[Figure, ...] = (), text: str = "", kind: Any = "cumulative", measure: str = "deaths", **claimed: Any,
) -> Sourced:  # fmt: skip
    """A running total that `by` gives on a day for all that came before."""
    until = date.fromisoformat(day)
    figure = fig(value, kind=kind, window=(start, until), measure=measure)
    return Sourced(claim=claim(by, figure, *extra, published=day, text=text, **claimed), origin=by, family=family)


def one(*sourced: Sourced) -> Incident:
    """The only series of some claims."""
    (series,) = series_of(sourced)
    return series


def values(series: Incident) -> list[tuple[str, float | None]]:
    """Day and value of each point."""
    return [(str(p.day), p.value) for p in series.points]


def test_totals_of_one_origin_since_one_day_are_one_series_in_the_order_of_days() -> None:
    series = one(total(NORTH_HEALTH, 853, "2031-03-17"), total(NORTH_HEALTH, 844, "2031-03-14"))
    assert values(series) == [("2031-03-14", 844), ("2031-03-17", 853)]
    assert (series.kind, series.measure, series.since, series.origin) == (
        "series", "deaths", START, "north-health-office",
    )  # fmt: skip
    assert series.period == (START, date(2031, 3, 17))
    assert series.standing is None
    assert series.figures["deaths"].best == 853
    assert series.figures["deaths"].because == "latest total 853: north health office, 2031-03-17, since 2030-02-24"


def test_origins_measures_places_and_starting_points_part_series() -> None:
    town = place("town")
    of_town = fig(9, kind="cumulative", window=(START, date(2031, 3, 4)), places=("town",))
    given_totals = [
        total(NORTH_HEALTH, 844, "2031-03-14"), total(SOUTH_ARMY, 844, "2031-03-14"),
        total(NORTH_HEALTH, 2105, "2031-03-14", measure="injured"), total(NORTH_HEALTH, 12, "2031-03-14", start=FIRST),
        Sourced(claim=claim(NORTH_HEALTH, of_town, places=(town,)), origin=NORTH_HEALTH),
    ]  # fmt: skip
    assert len(series_of(given_totals)) == 5
    assert len({s.incident_id for s in series_of(given_totals)}) == 5


def test_origin_that_is_of_another_side_by_another_theatre_has_a_series_of_its_own() -> None:
    elsewhere = msgspec.structs.replace(NORTH_HEALTH, side=None)
    mine, theirs = series_of([total(NORTH_HEALTH, 844, "2031-03-14"), total(elsewhere, 853, "2031-03-17")])
    assert mine.incident_id != theirs.incident_id


def test_a_long_window_up_to_the_day_of_telling_is_a_running_total() -> None:
    this_month = total(NORTH_ARMY, 3000, "2031-03-11", start=FIRST, kind=None, measure="area-regained")
    assert one(this_month).since == FIRST
    last_week = fig(10, window=(date(2031, 2, 1), date(2031, 2, 10)))
    assert series_of([Sourced(claim=claim(MONITOR, last_week), origin=MONITOR)]) == ()


def test_a_window_of_days_long_past_is_repeated_only_where_it_was_told_in_its_time() -> None:
    window = (date(2031, 2, 20), date(2031, 3, 2))
    then = Sourced(claim=claim(MONITOR, fig(89, window=window), published="2031-03-04"), origin=MONITOR)
    later = Sourced(claim=claim(MONITOR, fig(89, window=window), published="2031-03-28"), origin=MONITOR)
    assert series_of([later]) == ()
    series = one(then, later)
    assert values(series) == [("2031-03-02", 89)]
    assert len(series.claims) == 2


def test_the_toll_of_an_incident_so_far_is_no_series() -> None:
    so_far = Sourced(claim=claim(MONITOR, fig(14, kind="cumulative"), text="bringing the toll to 14"), origin=MONITOR)
    assert series_of([so_far]) == ()


def test_words_are_the_starting_point_where_no_day_is_known() -> None:
    def of(text: str) -> Incident:
        return one(Sourced(claim=claim(NORTH_ARMY, fig(20, kind="cumulative"), text=text), origin=NORTH_ARMY))

    push = of("20 settlements freed since the start of the counter-offensive in the east")
    assert (push.since, push.starting) == (None, "counter-offensive")
    assert push.incident_id == of("Since the counter-offensive, 20 were freed").incident_id
    assert of("231 medics have died in the war so far").starting == "war"


def test_words_that_mean_another_day_in_another_dispatch_do_not_join_series() -> None:
    def on(day: str) -> Sourced:
        made = claim(NORTH_ARMY, fig(20, kind="cumulative"), text="20 freed since Wednesday", published=day)
        return Sourced(claim=made, origin=NORTH_ARMY)

    assert len(series_of([on("2031-03-04"), on("2031-03-18")])) == 2


def test_the_first_of_the_month_is_a_day() -> None:
    def on(day: str, text: str) -> Sourced:
        made = claim(NORTH_ARMY, fig(20, kind="cumulative"), text=text, published=day)
        return Sourced(claim=made, origin=NORTH_ARMY)

    assert one(on("2031-03-14", "20 freed since the first of the month")).since == FIRST
    assert one(on("2031-03-14", "20 freed since the start of the year, they said")).since == date(2031, 1, 1)


def test_the_country_at_war_is_no_scope_of_its_own() -> None:
    country = place("country", "country")
    figure = fig(844, kind="cumulative", window=(START, date(2031, 3, 14)), places=("country",))
    in_country = Sourced(
        claim=claim(NORTH_HEALTH, figure, places=(country,), published="2031-03-14"), origin=NORTH_HEALTH
    )
    assert len(one(total(NORTH_HEALTH, 850, "2031-03-15"), in_country).points) == 2


def test_two_values_of_one_claim_revise_nothing() -> None:
    other = fig(2000, kind="cumulative", window=(START, date(2031, 3, 14)), id="f2", at=20)
    series = one(total(NORTH_HEALTH, 1500, "2031-03-14", extra=(other,)))
    assert [p.revises for p in series.points] == [None, None]
    assert not series.issues


def test_an_open_start_is_a_starting_point_of_its_own() -> None:
    series = one(total(MONITOR, 70, "2031-03-04", start=None))
    assert (series.since, series.starting) == (None, None)
    assert series.figures["deaths"].because.endswith("with an open start")


def test_what_dates_one_total_of_a_claim_dates_the_other() -> None:
    injured = fig(2105, kind="cumulative", measure="injured", id="f2", at=20)
    made = series_of([total(NORTH_HEALTH, 844, "2031-03-14", extra=(injured,), text="844 dead and 2,105 injured")])
    assert {s.measure: s.since for s in made} == {"deaths": START, "injured": START}


def test_another_value_for_the_same_day_revises_the_first() -> None:
    first = total(NORTH_HEALTH, 844, "2031-03-14")
    again = Sourced(
        claim=claim(NORTH_HEALTH, fig(846, kind="revised", window=(START, date(2031, 3, 14))), published="2031-03-15"),
        origin=NORTH_HEALTH,
    )
    cumulative = total(NORTH_HEALTH, 846, "2031-03-14", number=1)
    series = one(first, cumulative)
    assert [p.revises for p in series.points] == [None, series.points[0].claim_id]
    assert series_of([again]) != ()


def test_what_is_planned_denied_or_a_headline_in_no_ones_name_is_no_total() -> None:
    denied = total(SOUTH_ARMY, 500, "2031-03-14", stance="denies")
    headline = total(WIRE, 844, "2031-03-14", own_voice=True, section="headline")
    assert series_of([denied, headline]) == ()


def test_a_reprint_adds_no_point_and_keeps_the_id() -> None:
    first = total(NORTH_HEALTH, 844, "2031-03-14", family="f")
    reprint = total(NORTH_HEALTH, 844, "2031-03-14", family="f", outlet="Another")
    assert values(one(first, reprint)) == values(one(first)) == [("2031-03-14", 844)]
    assert one(first, reprint).incident_id == one(first).incident_id


def test_a_claim_names_the_groups_whose_series_it_can_change() -> None:
    assert groups_in(total(NORTH_HEALTH, 844, "2031-03-14")) == {("north", "deaths")}
    assert groups_in(total(MONITOR, 844, "2031-03-14")) == {("monitoring-mission", "deaths")}
    assert groups_in(Sourced(claim=claim(MONITOR, fig(8)), origin=MONITOR)) == frozenset()


def test_reconciling_dispatches_gives_their_series() -> None:
    document, reading = dispatch("a", Story(dead=844))
    (told,) = reading.claims
    figure = msgspec.structs.replace(told.figures[0], kind="cumulative", window=(date(2022, 2, 24), None))
    running = msgspec.structs.replace(reading, claims=(msgspec.structs.replace(told, figures=(figure,)),))
    (series,) = reconcile([(document, running)]).series
    assert (series.since, series.measure, series.input_ids) == (date(2022, 2, 24), "deaths", (document.input_id,))
    assert reconcile([(document, reading)]).series == ()


totals = st.builds(
    lambda by, value, day, start, kind, family, number: total(
        by, value, f"2031-03-{day:02}", start=start, kind=kind, family=family, number=number
    ),
    st.sampled_from([NORTH_HEALTH, NORTH_ARMY, MONITOR]), st.integers(1, 50), st.integers(8, 14),
    st.sampled_from([START, FIRST, None]), st.sampled_from(["cumulative", "revised", None]),
    st.sampled_from([None, "f"]), st.integers(0, 999),
)  # fmt: skip


@given(st.lists(totals, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_arrival_does_not_matter(some: list[Sourced], random: Any) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)
    assert series_of(some) == series_of(shuffled)


@given(st.lists(totals, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_group_alone_gives_the_same_series(some: list[Sourced]) -> None:
    whole = {s.incident_id: s for s in series_of(some)}
    groups = {group for s in some for group in groups_in(s)}
    apart = [series_of([s for s in some if group in groups_in(s)]) for group in groups]
    assert whole == {s.incident_id: s for made in apart for s in made}
