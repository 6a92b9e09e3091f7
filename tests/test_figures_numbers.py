"""Numbers of a text: their forms, bounds, ranges and units, read without a parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.figures.lexicon import bounds, names, units
from tests.amount_reading import only, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("70,000 people", 70000),
        ("70 000 people", 70000),
        ("70\u202f000 people", 70000),
        ("70.000 people", 70000),
        ("1.200.000 people", 1200000),
        ("4.5 km", 4.5),
        ("twenty-two people", 22),
        ("a hundred and five people", 105),
        ("two thousand three hundred troops", 2300),
        ("twelve hundred men", 1200),
        ("two and a half million people", 2.5e6),
        ("half a million people", 5e5),
        ("a dozen tanks", 12),
        ("half a dozen tanks", 6),
        ("two dozen shells", 24),
        ("4.5bn euros", 4.5e9),
        ("$20m", 20e6),
        ("2.5m people", 2.5e6),
        ("two thirds of the town", 2 / 3),
        ("half of the town", 0.5),
        ("٣٤ people", 34),
        ("１２ people", 12),
        ("1\u200f2 people", 12),
        ("No casualties were reported", 0),
    ],
)
def test_every_form_of_a_number(text: str, value: float) -> None:
    assert only(text).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("at least 8 dead", "at-least"),
        ("no fewer than 8 dead", "at-least"),
        ("8 or more dead", "at-least"),
        ("more than 8 dead", "more-than"),
        ("upwards of 8 dead", "more-than"),
        ("up to 8 dead", "at-most"),
        ("as many as 8 dead", "at-most"),
        ("no more than 8 dead", "at-most"),
        ("fewer than 8 dead", "less-than"),
        ("some 300 dead", "about"),
        ("nearly 300 dead", "about"),
        ("300 or so dead", "about"),
        ("at least another 20 dead", "at-least"),
        ("at least some 20 dead", "at-least"),
        ("only 8 dead", "exactly"),
        ("8 dead", "exactly"),
    ],
)
def test_the_bound_is_kept(text: str, comparator: str) -> None:
    amount = only(text)
    assert amount.comparator == comparator
    assert (amount.low is not None) == (comparator in ("exactly", "at-least", "more-than"))
    assert (amount.high is not None) == (comparator in ("exactly", "at-most", "less-than"))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 10 and 15 soldiers", 10, 15),
        ("10-15 soldiers", 10, 15),
        ("10 to 15 soldiers", 10, 15),
        ("$89 to $93 billion", 89e9, 93e9),
        ("1 to 2 thousand people", 1000, 2000),
        ("dozens of people", 12, 120),
        ("several hundred people", 100, 1000),
        ("tens of thousands of people", 10000, 100000),
        ("hundreds of thousands of people", 100000, 1000000),
    ],
)
def test_ranges_and_vague_numerals_are_between(text: str, low: float, high: float) -> None:
    amount = only(text)
    assert (amount.comparator, amount.value, amount.low, amount.high) == ("between", None, low, high)


def test_a_second_bound_is_not_carried_over() -> None:
    first, second = read("at least 6 dead and 14 injured")
    assert (first.comparator, second.comparator) == ("at-least", "exactly")


def test_a_change_is_two_numbers_and_a_score_none() -> None:
    assert [a.value for a in read("The toll rose from 22 to 30.")] == [22, 30]
    assert read("The home side won 3-1.") == []


def test_over_a_length_of_time_means_during() -> None:
    assert only("fought over three days").comparator == "exactly"
    assert only("fought for over three days").comparator == "more-than"


def test_the_same_amount_in_another_unit_has_the_same_bound() -> None:
    miles, km = read("more than 3,000 square miles (7,770 square km)")
    assert (miles.comparator, km.comparator) == ("more-than", "more-than")
    assert km.restated


def test_a_multiple_of_a_known_area_is_about_so_many_km2() -> None:
    amount = only("an area three times the area of Kyiv")
    assert (amount.value, amount.comparator, amount.like) == (3 * 848, "about", "times the area of Kyiv")
    assert only("twice the size of London").value == 2 * 1572


@pytest.mark.parametrize(
    "text",
    [
        "T-72 and Su-35 aircraft with Kh-101 missiles and an M777 gun",
        "Resolution 2774 and Articles 5 and 6",
        "on September 8, 2022 at 10:45 p.m.",
        "on 24 February 2022",
        "in the 1990s",
        "the 92nd Brigade",
        "Day 202 of the war",
        "In March 2019 and on March 20 soldiers",
        "call +380 44 123 45 67 now",
        "since 2014",
        "COVID-19",
        "2022-09-13",
    ],
)
def test_names_and_dates_hold_no_quantity(text: str) -> None:
    assert read(text) == []


def test_a_name_with_a_number_is_counted_by_the_number_before_it() -> None:
    assert only("12 S-300 missiles").value == 12


def test_a_month_without_its_day_leaves_the_number_alone() -> None:
    assert only("In March 20 people died").value == 20


def test_a_number_too_long_is_no_quantity() -> None:
    assert read("9" * 400 + " people") == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [("5 percent", "percent"),
     ("5%", "percent"), ("6 sq km", "km2"), ("6 km²", "km2"), ("6 km", "km"),
     ("€20 million", "euro"), ("US$6", "dollar"), ("20 square miles", "mile2"), ("37m", "metre"),
     ("300 MW", "megawatt")],
)  # fmt: skip
def test_units(text: str, unit: str) -> None:
    measured = only(text).unit
    assert measured is not None
    assert measured.unit.unit == unit


@given(st.integers(0, 10**12))
def test_grouping_never_changes_a_whole_number(number: int) -> None:
    for written in (f"{number}", f"{number:,}"):
        found = read(f"about {written} apples")
        assert (
            [a.value for a in found] in ([float(number)], [])
            if 1000 <= number < 2200
            else [a.value for a in found] == [number]
        )


@given(st.text(alphabet="0123456789.,-–— andtobetwnmillkr$€%\u200f٣", max_size=60))
def test_no_text_breaks_the_bounds(text: str) -> None:
    for amount in read(text):
        assert 0 <= amount.start < amount.end
        assert amount.low is None or amount.high is None or amount.low <= amount.high


def test_the_tables_hold_no_word_twice() -> None:
    words = [w for group in (*bounds().before.values(),) for w in group]
    assert len(words) == len(set(words))
    assert all(u.to is None or u.to.unit in units() for u in units().values())
    assert not set(names().titles) & set(names().capital_titles)
