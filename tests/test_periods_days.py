"""From values to days, and calendar arithmetic."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.periods.anchoring import anchored
from counterclaim.reading.periods.context import Context
from counterclaim.reading.periods.days import days_of
from counterclaim.reading.periods.feasts import easter, independence_of_israel, orthodox_easter, passover
from counterclaim.reading.periods.meaning import Calendar, Shift
from counterclaim.reading.periods.shifting import months_from, shifted

DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))
UNITS = st.sampled_from(["D", "W", "WE", "M", "Q", "Y", "E", "C", "F"])


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2022-09-13", date(2022, 9, 13), date(2022, 9, 13), "day"),
        ("2022-09-13T06:00", date(2022, 9, 13), date(2022, 9, 13), "hour"),
        ("2022-12-31TNI", date(2022, 12, 31), date(2023, 1, 1), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2100-02", date(2100, 2, 1), date(2100, 2, 28), "month"),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3), "week"),
        ("2022-W36-WE", date(2022, 9, 10), date(2022, 9, 11), "day"),
        ("2022-Q4", date(2022, 10, 1), date(2022, 12, 31), "month"),
        ("2022-WI", date(2022, 12, 1), date(2023, 2, 28), "month"),
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "year"),
        ("199", date(1990, 1, 1), date(1999, 12, 31), "year"),
        ("20", date(2000, 1, 1), date(2099, 12, 31), "year"),
    ],
)
def test_days_of_a_value(value: str, first: date, last: date, precision: str) -> None:
    assert days_of(value) == ((first, last), precision)


@pytest.mark.parametrize(
    "value", ["PT24H", "PAST_REF", "XXXX-WXX-2", "2022-02-30", "2021-W53", "XXXX", "0000", "2022-13"]
)
def test_values_without_days(value: str) -> None:
    assert days_of(value) is None


@given(DATES, UNITS, st.integers(-300, 300))
def test_shifted_value_has_days_in_order(day: date, unit: str, amount: int) -> None:
    value = shifted(day, unit, amount)
    known = days_of(value) if value else None
    if known is not None:
        (first, last), _ = known
        assert first is not None and last is not None and first <= last


@given(DATES, UNITS)
def test_the_unit_around_a_day_holds_it_except_weekends(day: date, unit: str) -> None:
    value = shifted(day, unit, 0)
    assert value is not None
    known = days_of(value)
    assert known is not None
    (first, last), _ = known
    assert first is not None and last is not None
    assert unit == "WE" or first <= day <= last


@given(DATES, st.integers(-2000, 2000))
def test_days_shift_by_themselves(day: date, amount: int) -> None:
    assert shifted(day, "D", amount) == (day + timedelta(days=amount)).isoformat()


@given(DATES, st.integers(-500, 500))
def test_months_there_and_back_stay_in_the_month(day: date, amount: int) -> None:
    back = months_from(months_from(day, amount), -amount)
    assert (back.year, back.month) == (day.year, day.month)
    assert back.day <= day.day


def test_the_calendar_ends_without_an_exception() -> None:
    assert shifted(date(2022, 9, 13), "Y", -9999) is None
    assert shifted(date(9999, 12, 31), "D", 1) is None
    assert shifted(date(2022, 9, 13), "TH", -2) is None
    assert shifted(date(2022, 9, 13), "TH", -2, moment=datetime(2022, 9, 13, 1, 30)) == "2022-09-12T23:30"


@given(DATES, st.integers(1, 7), st.sampled_from([-1, 1, None]))
def test_a_weekday_is_within_a_week_and_is_that_weekday(published: date, weekday: int, way: int | None) -> None:
    found = anchored(Calendar(weekday=weekday), Context(published=published), way)
    day = date.fromisoformat(found.value)
    assert day.isoweekday() == weekday
    assert abs((day - published).days) < 7
    if weekday == published.isoweekday():
        assert day == published
    elif way is not None:
        assert (day - published).days * way > 0


@given(DATES, st.integers(1, 12), st.integers(1, 28), st.sampled_from([-1, 1, None]))
def test_a_day_without_a_year_is_near(published: date, month: int, day: int, way: int | None) -> None:
    found = anchored(Calendar(month=month, day=day), Context(published=published), way)
    meant = date.fromisoformat(found.value)
    assert (meant.month, meant.day) == (month, day)
    assert abs((meant - published).days) <= 366


@given(DATES, st.integers(-400, 400))
def test_published_later_means_yesterday_is_later(published: date, delta: int) -> None:
    yesterday = Shift(unit="D", amount=-1, base="published")
    moved = published + timedelta(days=delta)
    assert date.fromisoformat(anchored(yesterday, Context(published=moved), None).value) - moved == timedelta(days=-1)


def test_leap_day_is_the_nearest_that_exists() -> None:
    found = anchored(Calendar(month=2, day=29), Context(published=date(2023, 3, 10)), -1)
    assert found.value == "2020-02-29"


def test_year_ends() -> None:
    context = Context(published=date(2023, 1, 2))
    assert anchored(Calendar(month=12, day=31), context, -1).value == "2022-12-31"
    assert anchored(Calendar(weekday=6), context, -1).value == "2022-12-31"
    assert anchored(Calendar(month=1, day=5), Context(published=date(2022, 12, 29)), 1).value == "2023-01-05"


def test_easter_of_both_churches() -> None:
    assert easter(2022) == date(2022, 4, 17)
    assert easter(2024) == date(2024, 3, 31)
    assert orthodox_easter(2022) == date(2022, 4, 24)
    assert orthodox_easter(2024) == date(2024, 5, 5)


@pytest.mark.parametrize(
    ("year", "first_day", "independence"),
    [
        (2004, date(2004, 4, 6), date(2004, 4, 27)),
        (2013, date(2013, 3, 26), date(2013, 4, 16)),
        (2019, date(2019, 4, 20), date(2019, 5, 9)),
        (2021, date(2021, 3, 28), date(2021, 4, 15)),
        (2023, date(2023, 4, 6), date(2023, 4, 26)),
        (2024, date(2024, 4, 23), date(2024, 5, 14)),
        (2025, date(2025, 4, 13), date(2025, 5, 1)),
    ],
)
def test_passover_and_the_independence_day_that_is_counted_from_it(
    year: int, first_day: date, independence: date
) -> None:
    assert (passover(year), independence_of_israel(year)) == (first_day, independence)
