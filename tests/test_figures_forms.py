"""Every form in which the news writes a number, and every form that is no quantity. Texts invented."""

from __future__ import annotations

import pytest

from tests.amount_reading import only, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200 people", 1200),
        ("1.200 people", 1200),
        ("1 200 people", 1200),
        ("1'200 people", 1200),
        ("1’200 people", 1200),
        ("1\u00a0200 people", 1200),
        ("1\u202f200 people", 1200),
        ("1\u2009200\u2009300 people", 1200300),
        ("1,20,000 people", 120000),
        ("12,34,567 people", 1234567),
        ("1.234,56 euros", 1234.56),
        ("1,234.56 euros", 1234.56),
        ("3,5 km", 3.5),
        ("12,5%", 12.5),
        ("1,5 million people", 1.5e6),
        ("0,25 tonnes", 0.25),
        ("1.609 km", 1.609),
        ("3.125 percent", 3.125),
        ("1.125 million people", 1125000),
        ("1.2 lakh people", 120000),
        ("3 crore people", 3e7),
        ("1.5 mln people", 1.5e6),
        ("2bn euros", 2e9),
        ("120k people", 120000),
        ("1 million 200 thousand people", 1.2e6),
        ("3 dozen people", 36),
        ("10⁶ people", 1e6),
        ("3 × 10⁶ people", 3e6),
        ("1½ tonnes", 1.5),
        ("½ of the town", 0.5),
        ("⅝ of the town", 0.625),
        ("two hundred and fifty-three thousand people", 253000),
        ("two hundred fifty three thousand people", 253000),
        ("one million two hundred thousand and five people", 1200005),
        ("three hundred thousand people", 300000),
        ("two thousand billion rubles", 2e12),
        ("a million million rubles", 1e12),
        ("a hundred thousand people", 100000),
        ("one point five million people", 1.5e6),
        ("two and a half million people", 2.5e6),
        ("a million and a half people", 1.5e6),
        ("a dozen people", 12),
        ("five dozen people", 60),
        ("a quarter of a million people", 250000),
        ("three quarters of a million people", 750000),
        ("a couple of soldiers", 2),
        ("a pair of tanks", 2),
        ("a further 20 people", 20),
        ("12,000-strong force", 12000),
        ("two thirds of the town", 2 / 3),
        ("two-thirds of the town", 2 / 3),
        ("a third of the town", 1 / 3),
        ("half the town", 0.5),
        ("a quarter of the town", 0.25),
        ("one in five children", 0.2),
        ("1 in 10 children", 0.1),
        ("nine in ten families", 0.9),
        ("one out of every five children", 0.2),
        ("twice the number", 2),
        ("double the number", 2),
        ("triple the number", 3),
        ("three times the number", 3),
        ("twice the size of Luxembourg", 2 * 2586),
        ("double the size of Luxembourg", 2 * 2586),
        ("three times the size of Luxembourg", 3 * 2586),
        ("zero casualties", 0),
        ("no casualties", 0),
        ("no soldiers were killed", 0),
        ("none were hurt", 0),
        ("none of the crew was injured", 0),
        ("casualties: nil", 0),
        ("nil casualties", 0),
        ("Two hundred people", 200),
        ("TWO HUNDRED PEOPLE", 200),
        ("twenty‑two people", 22),
        ("-5°C", -5),
        ("minus 5 degrees", -5),
        ("−12.5 percent", -12.5),
        ("１，２００ people", 1200),
        ("٣٤ people", 34),
        ("१२ people", 12),
        ("১২ people", 12),
        ("١٬٢٠٠ people", 1200),
        ("1\u200f2 people", 12),
        ("1\u200b200\ufeff0 people", 12000),
    ],
)
def test_the_value_of_every_form(text: str, value: float) -> None:
    amount = only(text)
    assert amount.value == pytest.approx(value, rel=1e-9)
    assert amount.low is None or amount.low == amount.value
    assert amount.high is None or amount.high == amount.value


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("some 300 people", "about", 300),
        ("nearly 300 people", "about", 300),
        ("~300 people", "about", 300),
        ("≈ 300 people", "about", 300),
        ("300-odd people", "about", 300),
        ("up to 300 people", "at-most", 300),
        ("as many as 300 people", "at-most", 300),
        ("≤ 300 people", "at-most", 300),
        ("<= 300 people", "at-most", 300),
        ("< 300 people", "less-than", 300),
        ("≥300 people", "at-least", 300),
        (">=300 people", "at-least", 300),
        (">300 people", "more-than", 300),
        ("50+ people", "at-least", 50),
        ("300 plus people", "at-least", 300),
        ("at least a dozen people", "at-least", 12),
        ("more than half a million people", "more-than", 5e5),
        ("over two hundred people", "more-than", 200),
        ("at least another 20 people", "at-least", 20),
        ("not fewer than 20 people", "at-least", 20),
        ("at least 10 to 15 people", "at-least", 10),
        ("at least 10-15 people", "at-least", 10),
        ("more than 10 to 15 people", "more-than", 10),
        ("up to 10-15 people", "at-most", 15),
        ("fewer than ten or fifteen people", "less-than", 15),
        ("a couple of soldiers", "about", 2),
    ],
)
def test_the_bound_of_every_form(text: str, comparator: str, value: float) -> None:
    amount = only(text)
    assert (amount.comparator, amount.value) == (comparator, value)
    assert amount.start == 0


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 10 and 15 people", 10, 15),
        ("10-15 people", 10, 15),
        ("10–15 people", 10, 15),
        ("10 to 15 people", 10, 15),
        ("about 10 to 15 people", 10, 15),
        ("10 or 15 people", 10, 15),
        ("ten to fifteen people", 10, 15),
        ("from 10 to 15 people", 10, 15),
        ("between one and two million people", 1e6, 2e6),
        ("between 15 and 10 people", 10, 15),
        ("1,000-1,500 people", 1000, 1500),
        ("dozens of people", 12, 120),
        ("scores of people", 20, 200),
        ("hundreds of people", 100, 1000),
        ("a few hundred people", 100, 1000),
        ("tens of thousands of people", 10000, 100000),
        ("hundreds of thousands of people", 100000, 1000000),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    amount = only(text)
    assert (amount.comparator, amount.value, amount.low, amount.high) == ("between", None, low, high)


@pytest.mark.parametrize(
    "text", ["several people", "a handful of people", "a handful were hurt", "many people", "numerous people"]
)
def test_several_is_at_least_three_and_no_value(text: str) -> None:
    amount = only(text)
    assert (amount.comparator, amount.value, amount.low, amount.high) == ("unknown", None, 3, None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Since May 4,000 sq km have been freed", [4000]),
        ("Since May 4 000 homes have burned", [4000]),
        ("In March 12.5 million people fled", [12_500_000]),
        ("Since August 1.5 million people have fled", [1_500_000]),
        ("Since June 12 million people have fled", [12_000_000]),
        ("On May 3 and 4 villages burned", [4]),
        ("fell from 8 to 1", [8, 1]),
        ("five and six", [5, 6]),
        ("two thousand and three thousand people", [2000, 3000]),
        ("one hundred and five hundred people", [100, 500]),
        ("9 out of 10 drones", [9, 10]),
        ("14 of the 16 drones", [14, 16]),
        ("one, two, three", [1, 2, 3]),
        ("12 soldiers, 300 shells", [12, 300]),
        ("In all, 12, 15 and 20 people", [12, 15, 20]),
        ("a point five kilometres away", [5]),
        ("one village. Point two follows", [1, 2]),
    ],
)
def test_numbers_that_stand_next_to_each_other(text: str, values: list[float]) -> None:
    assert [a.value for a in read(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "the 93rd brigade",
        "the 93rd Mechanised Brigade and 1st Corps",
        "the twenty-third brigade",
        "the twenty first century",
        "the one hundred and first airborne division",
        "the hundredth day",
        "for the third time",
        "Resolution 2202 and resolutions 2202 and 2774",
        "Article 51 of the Charter, Section 4, paragraph 7",
        "a T-72, a T-72B3, a Su-25, a Su-34, a MiG-29 and a Mi-8",
        "an M142, an S-300, an F-16, an AK-47, a Kh-101, an RPG-7 and a BM-21",
        "a Leopard 2, a Leopard 2A6, a Shahed-136 and a Shahed 136",
        "at 10:45, at 10.45 a.m., at 6 p.m., at 06:30 local time, at 2200 GMT, at 22:15:07",
        "at 0630 hours",
        "the M4, the E40, Route 60, Highway 15 and the A-1",
        "call +380 44 123 45 67, (044) 123-45-67 or 555-123-4567",
        "won 3-1, lost 0–2, drew 2-2",
        "at 48.5°N 37.2°E and 48°30′N 37°12′E and 48° 30' N",
        "at 48.7194, 37.5317",
        "on 24 February 2022, on Feb. 24 or 2022-02-24 and 24/02/2022",
        "in nineteen eighty-four",
        "in twenty twenty-two",
        "9/11 and 24/7",
        "from 11 to 13 April, on 11 and 12 April, on October 26 and 27, from May 3 to 5",
        "by 8 to 1",
        "Flight PS752",
        "no death toll was given",
        "no deaths were given",
        "settled their scores",
        "COVID-19",
        "No. 10 and № 10",
        "version 2.0.1 at 10.0.0.1",
        "Louis XIV and World War II",
        "1️⃣ First\n2️⃣ Second",
        "infinity, inf, nan, NaN and NAN",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert [text[a.start : a.end] for a in read(text)] == []


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("that adds up to more than 12,000 dead", ["more-than"]),
        ("in two weeks and more than 500 vehicles", ["exactly", "more-than"]),
        ("adding up to 12,000 dead", ["exactly"]),
        ("inching back up to 5 percent", ["exactly"]),
        ("from 24 to 33-35 billion", ["exactly", "between"]),
        ("over 3 miles (5 km/4.8 km)", ["more-than", "more-than", "more-than"]),
    ],
)
def test_a_bound_belongs_to_its_number_only(text: str, bounds: list[str]) -> None:
    assert [a.comparator for a in read(text)] == bounds
