"""What does not fit together in running totals is an issue."""

from __future__ import annotations

from datetime import date

from counterclaim.reconciling.series import Sourced, series_of
from counterclaim.records import Incident, TimeExpression
from tests.tellings_made import MONITOR, NORTH_ARMY, NORTH_HEALTH, SOUTH_ARMY, claim, fig
from tests.test_series_totals import FIRST, START, total


def codes(*sourced: Sourced) -> list[str]:
    """The codes of all issues."""
    return [issue.code for series in series_of(sourced) for issue in series.issues]


def daily(value: float, day: str, *, whole_day: bool = True, by: object = NORTH_HEALTH) -> Sourced:
    """What `by` says of one day, or of the past 24 hours."""
    when = date.fromisoformat(day)
    made = claim(by, fig(value, window=(when, when)), published=day)  # type: ignore[arg-type]
    if whole_day:
        fields = {name: getattr(made, name) for name in made.__struct_fields__}
        made = type(made)(**fields | {"times": (TimeExpression(start=0, end=1, type="DURATION", value="PT24H"),)})
    return Sourced(claim=made, origin=by)  # type: ignore[arg-type]


def test_a_total_that_falls() -> None:
    first, second = total(NORTH_HEALTH, 844, "2031-03-14"), total(NORTH_HEALTH, 840, "2031-03-15")
    assert codes(first, second) == ["total-falls"]
    (series,) = series_of([first, second])
    assert series.issues[0].message == (
        "840 (north health office, 2031-03-15, since 2030-02-24) is less than "
        "844 (north health office, 2031-03-14, since 2030-02-24), and nobody says that it was revised"
    )


def test_a_total_told_within_the_bounds_of_the_one_before_does_not_fall() -> None:
    about = Sourced(
        claim=claim(NORTH_HEALTH, fig(840, "about", kind="cumulative", window=(START, date(2031, 3, 15)))),
        origin=NORTH_HEALTH,
    )
    assert codes(total(NORTH_HEALTH, 844, "2031-03-14"), about) == []


def test_days_that_are_more_than_the_total_grew_by() -> None:
    first, second = total(NORTH_HEALTH, 844, "2031-03-14"), total(NORTH_HEALTH, 853, "2031-03-16")
    assert codes(first, second, daily(4, "2031-03-15"), daily(5, "2031-03-16")) == []
    assert codes(first, second, daily(6, "2031-03-15"), daily(5, "2031-03-16")) == ["daily-does-not-add-up"]
    assert codes(first, second, daily(12, "2031-03-15", whole_day=False)) == ["daily-does-not-add-up"]


def test_days_that_are_less_count_only_where_each_whole_day_is_told() -> None:
    first, second = total(NORTH_HEALTH, 844, "2031-03-14"), total(NORTH_HEALTH, 853, "2031-03-16")
    assert codes(first, second, daily(4, "2031-03-15")) == []
    assert codes(first, second, daily(2, "2031-03-15"), daily(2, "2031-03-16", whole_day=False)) == []
    assert codes(first, second, daily(2, "2031-03-15"), daily(2, "2031-03-16")) == ["daily-does-not-add-up"]


def test_days_told_by_others_are_not_added() -> None:
    first, second = total(NORTH_HEALTH, 844, "2031-03-14"), total(NORTH_HEALTH, 853, "2031-03-16")
    assert codes(first, second, daily(40, "2031-03-15", by=MONITOR)) == []


def narrower(*sourced: Sourced) -> set[str]:
    """The codes of issues, once each: both series have them."""
    return set(codes(*sourced))


def test_a_total_from_a_later_day_that_is_larger() -> None:
    wide = total(NORTH_ARMY, 2000, "2031-03-12", measure="area-regained")
    narrow = total(NORTH_ARMY, 3000, "2031-03-11", start=FIRST, measure="area-regained")
    assert narrower(wide, narrow) == {"narrower-total-larger"}
    assert all(series.issues for series in series_of([wide, narrow]))
    grown_since = total(NORTH_ARMY, 3000, "2031-03-20", start=FIRST, measure="area-regained")
    assert narrower(wide, grown_since) == set()


def test_totals_of_two_offices_of_one_side_are_compared_and_those_of_two_sides_are_not() -> None:
    wide = total(NORTH_ARMY, 2000, "2031-03-12")
    assert narrower(wide, total(NORTH_HEALTH, 3000, "2031-03-11", start=FIRST)) == {"narrower-total-larger"}
    assert narrower(wide, total(SOUTH_ARMY, 3000, "2031-03-11", start=FIRST)) == set()


def test_the_same_number_from_two_days() -> None:
    wide = total(NORTH_ARMY, 3000, "2031-03-11", start=FIRST)
    narrow = total(NORTH_ARMY, 3000, "2031-03-11", start=date(2031, 3, 5))
    assert narrower(wide, narrow) == {"same-total-from-two-starts"}


def test_totals_that_fit_have_no_issue() -> None:
    series: tuple[Incident, ...] = series_of(
        [total(NORTH_ARMY, 3000, "2031-03-11"), total(NORTH_ARMY, 900, "2031-03-11", start=FIRST)]
    )
    assert len(series) == 2
    assert not any(s.issues for s in series)
