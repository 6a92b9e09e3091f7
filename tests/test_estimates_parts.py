"""Which figures are an incident's, which are parts of others, and which are added."""

from __future__ import annotations

from datetime import date

import msgspec

from counterclaim.reconciling.estimates import estimates_of
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Comparator, TimeExpression
from tests.tellings_made import DAY, HOSPITAL, MONITOR, NORTH_ARMY, SOUTH_ADMIN, WIRE, actor, event, fig, place, told

TOWN, VILLAGE, REGION = place("town"), place("village"), place("region", "region")


def best(*tellings: Telling) -> float | None:
    """The best count of deaths; None where the claims give none."""
    made = estimates_of(tellings).get("deaths")
    return None if made is None else made.best


def test_a_part_is_not_added() -> None:
    assert best(told(MONITOR, fig(8), fig(3, counted="child", id="f2", subset_of="f1", at=20))) == 8


def test_a_part_told_elsewhere_is_only_a_lower_bound() -> None:
    made = estimates_of([told(MONITOR, fig(8)), told(HOSPITAL, fig(3, counted="child"))])["deaths"]
    assert (made.low, made.best, made.high) == (8, 8, 8)


def test_a_part_alone_is_what_is_known() -> None:
    assert best(told(MONITOR, fig(3, counted="child"))) == 3


def test_some_of_those_told_before_are_a_part() -> None:
    assert best(told(MONITOR, fig(89)), told(MONITOR, fig(16, text="sixteen of them"), published="2031-03-06")) == 89


def test_a_count_without_a_noun_is_of_those_whom_the_event_hit() -> None:
    medics = actor("medics", name="medical personnel")
    described = msgspec.structs.replace(medics, resolution="description")
    executions = told(MONITOR, fig(10, counted=None), what=event(mode="execution", targets=(described,)))
    made = estimates_of([executions, told(HOSPITAL, fig(210, "at-least"))])["deaths"]
    assert (made.low, made.best) == (210, 210)


def test_totals_without_a_window_are_not_the_incidents() -> None:
    assert best(told(MONITOR, fig(839), text="His totals then stood at 839 killed.")) is None


def test_people_of_plainly_different_kinds_are_added() -> None:
    assert best(told(MONITOR, fig(5, counted="civilian"), fig(3, counted="soldier", id="f2", at=20))) == 8
    assert best(told(MONITOR, fig(1, counted="woman"), fig(2, counted="man", id="f2", at=20))) == 3


def test_people_who_may_be_the_same_are_not_added() -> None:
    medics_and_children = fig(6, counted="medic"), fig(20, counted="child", id="f2", at=20)
    made = estimates_of([told(MONITOR, *medics_and_children)])["deaths"]
    assert (made.low, made.best, made.high) == (20, 20, None)


def test_civilians_and_people_are_one_count_where_nobody_counts_soldiers() -> None:
    assert best(told(MONITOR, fig(43, counted="civilian")), told(MONITOR, fig(43), number=1)) == 43


def test_victims_told_one_by_one_are_added_by_their_ages() -> None:
    man, younger = fig(1, counted="man", text="a 64-year-old man"), fig(1, counted="man", text="a man aged 30", at=20)
    assert best(told(WIRE, man), told(WIRE, younger, number=1)) == 2


def test_victims_that_nothing_tells_apart_are_one() -> None:
    man, again = fig(1, counted="man", text="a man"), fig(1, counted="man", text="the man", at=20)
    assert best(told(WIRE, man), told(WIRE, again, number=1)) == 1


def test_victims_told_one_by_one_are_not_added_to_their_number() -> None:
    two, woman, man = fig(2), fig(1, counted="woman", at=20), fig(1, counted="man", at=40)
    assert best(told(WIRE, two), told(WIRE, woman, number=1), told(WIRE, man, number=2)) == 2


def test_counts_at_different_places_are_added() -> None:
    here, there = fig(3, places=("town",)), fig(2, places=("village",), id="f2", at=20)
    assert best(told(MONITOR, here, there, places=(TOWN, VILLAGE))) == 5


def test_a_count_of_the_region_is_not_added_to_one_of_its_town() -> None:
    here, there = fig(3, places=("town",)), fig(5, places=("region",), id="f2", at=20)
    assert best(told(MONITOR, here, there, places=(TOWN, REGION))) == 5


def test_a_headline_does_not_make_a_bound_exact() -> None:
    headline = told(HOSPITAL, fig(24, text="24 die"), section="headline", document="d")
    body = told(HOSPITAL, fig(24, "at-least"), document="d")
    made = estimates_of([headline, body])["deaths"]
    assert (made.low, made.best, made.high) == (24, 24, None)
    assert best(headline) == 24


def test_a_running_total_is_not_the_incidents() -> None:
    since = fig(844, kind="cumulative", window=(date(2030, 2, 24), DAY))
    assert best(told(MONITOR, fig(5), fig(844, kind="cumulative", window=(date(2030, 2, 24), DAY), at=20))) == 5
    assert best(told(MONITOR, since)) is None
    assert best(told(MONITOR, fig(231, kind="cumulative"), text="231 medics have died in the war so far")) is None
    assert best(told(MONITOR, fig(231, kind="cumulative", window=(None, DAY)))) is None


def test_the_toll_of_the_incident_so_far_is_its_own() -> None:
    assert best(told(MONITOR, fig(14, kind="cumulative"), text="bringing the toll to 14")) == 14
    assert best(told(MONITOR, fig(14, kind="cumulative", window=(DAY, date(2031, 3, 6))))) == 14


def test_figures_of_ten_days_are_not_those_of_one() -> None:
    ten_days = (date(2031, 2, 23), DAY)
    one, wide = told(MONITOR, fig(7)), told(MONITOR, fig(89, window=ten_days), number=1)
    assert best(one, wide) == 7
    alone = told(MONITOR, fig(89, window=ten_days), what=event(period=ten_days))
    assert best(alone) == 89


def test_a_days_war_in_a_region_is_not_the_shelling_of_a_town() -> None:
    past_day = TimeExpression(start=0, end=1, type="DURATION", value="PT24H")
    town = told(MONITOR, fig(2), places=(TOWN,))
    war = told(NORTH_ARMY, fig(200, "about"), places=(REGION,))
    assert best(town, with_times(war, past_day)) == 2
    of_the_town = told(NORTH_ARMY, fig(3), places=(TOWN,))
    assert estimates_of([town, with_times(of_the_town, past_day)])["deaths"].high == 3


def with_times(telling: Telling, time: TimeExpression) -> Telling:
    """A telling whose claim has a time expression."""
    return msgspec.structs.replace(telling, claim=msgspec.structs.replace(telling.claim, times=(time,)))


def test_what_is_denied_planned_or_predicted_is_no_count() -> None:
    assert best(told(SOUTH_ADMIN, fig(5), stance="denies")) is None
    assert best(told(SOUTH_ADMIN, fig(5), stance="predicts")) is None
    assert best(told(SOUTH_ADMIN, fig(5), what=event(status="hypothetical"))) is None


def test_a_number_a_day_is_no_count() -> None:
    assert best(told(SOUTH_ADMIN, fig(5, per="day"))) is None


def test_a_percentage_is_no_count() -> None:
    assert best(told(SOUTH_ADMIN, fig(5, unit="percent"))) is None


def test_every_comparator_gives_an_estimate() -> None:
    every: list[Comparator] = [
        "exactly",
        "at-least",
        "more-than",
        "at-most",
        "less-than",
        "about",
        "between",
        "unknown",
    ]
    for comparator in every:
        assert estimates_of([told(MONITOR, fig(8, comparator, high=12))])["deaths"].because
