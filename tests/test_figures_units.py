"""Units: how the news writes them, and their conversion, held to the units library pint."""

from __future__ import annotations

import sys
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.figures.amounts import amounts
from counterclaim.reading.figures.conversion import converted, original
from counterclaim.reading.figures.folding import folded
from counterclaim.reading.figures.lexicon import listed_units, units
from tests.amount_reading import only
from training import units as made

CONVERTED = sorted(name for name, unit in units().items() if unit.to is not None)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a 90-minute call", 90, "minute"),
        ("the call lasted 90 minutes", 90, "minute"),
        ("a 52-year-old man", 52, "year"),
        ("a man aged 52 years", 52, "year"),
        ("20 km from the town", 20, "km"),
        ("12 nautical miles", 12, "nautical-mile"),
        ("300 sq. miles", 300, "mile2"),
        ("300 square-mile area", 300, "mile2"),
        ("40 hectares", 40, "hectare"),
        ("40ha", 40, "hectare"),
        ("40 acres", 40, "acre"),
        ("40 dunams", 40, "dunam"),
        ("40 feddans", 40, "feddan"),
        ("40 km2", 40, "km2"),
        ("40 sq km", 40, "km2"),
        ("40 tonnes", 40, "tonne"),
        ("40 short tons", 40, "short-ton"),
        ("40 long tons", 40, "long-ton"),
        ("100 pounds of explosives", 100, "pound"),
        ("a 500-pound bomb", 500, "pound"),
        ("a 2,000 lb bomb", 2000, "pound"),
        ("100 pounds", 100, "pound-sterling"),
        ("100 gallons", 100, "gallon"),
        ("1.2 million barrels", 1.2e6, "barrel"),
        ("1.2 million barrels per day", 1.2e6, "barrel-per-day"),
        ("104°F", 104, "fahrenheit"),
        ("40 degrees Celsius", 40, "celsius"),
        ("5 percentage points", 5, "percentage-point"),
        ("5 per cent", 5, "percent"),
        ("10 knots", 10, "knot"),
        ("3 kilotons", 3, "kilotonne"),
        ("122mm", 122, "millimetre"),
    ],
)
def test_a_number_with_its_unit(text: str, value: float, unit: str) -> None:
    amount = only(text)
    assert amount.unit is not None
    assert (amount.value, amount.unit.unit.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("100 pounds of damage", "pound-sterling"),
        ("two million pounds", "pound-sterling"),
        ("weighing 100 pounds", "pound"),
        ("100 pounds (45 kg)", "pound"),
        ("£100", "pound-sterling"),
        ("up to PS2.7m", "pound-sterling"),
    ],
)
def test_pounds_of_money_and_of_weight(text: str, unit: str) -> None:
    measured = amounts(folded(text))[0].unit
    assert measured is not None
    assert measured.unit.unit == unit


def test_the_factors_are_what_pint_gives() -> None:
    assert made.FILE.read_text(encoding="utf-8") == made.written()


def test_every_unit_of_pint_is_one_that_something_is_converted_to_or_from() -> None:
    targets = {row.to for row in listed_units()}
    assert all(row.to or row.unit in targets for row in listed_units() if row.pint)


def test_pint_is_not_loaded_to_read() -> None:
    code = (
        "import sys; from counterclaim.reading.figures.amounts import amounts;"
        "from counterclaim.reading.figures.folding import folded;"
        "assert len(amounts(folded('3 square miles and 20 acres'))) == 2; sys.exit('pint' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "to"),
    [
        (1, "mile2", 2.589988110336, "km2"),
        (100, "hectare", 1, "km2"),
        (1000, "acre", 4.0468564224, "km2"),
        (1000, "dunam", 1, "km2"),
        (1000, "feddan", 4.20083333333, "km2"),
        (10, "mile", 16.09344, "km"),
        (10, "nautical-mile", 18.52, "km"),
        (2000, "pound", 0.90718474, "tonne"),
        (42, "gallon", 158.987294928, "litre"),
        (1, "barrel", 158.987294928, "litre"),
        (212, "fahrenheit", 100, "celsius"),
        (-40, "fahrenheit", -40, "celsius"),
        (3, "kilotonne", 3000, "tonne"),
    ],
)
def test_what_is_converted_to_what(value: float, unit: str, wanted: float, to: str) -> None:
    conversion = units()[unit].to
    assert conversion is not None
    assert conversion.unit == to
    assert converted(value, conversion) == pytest.approx(wanted, rel=1e-11)


@given(st.sampled_from(CONVERTED), st.floats(1e-3, 1e12))
def test_a_value_converted_and_back_is_itself(unit: str, value: float) -> None:
    conversion = units()[unit].to
    assert conversion is not None
    assert original(converted(value, conversion), conversion) == pytest.approx(value, rel=1e-9, abs=1e-9)


@given(st.sampled_from(CONVERTED), st.integers(2, 10**9))
def test_the_number_and_its_unit_are_kept_as_written(unit: str, value: int) -> None:
    word = next((w for w in (*units()[unit].words, *units()[unit].symbols) if w), "")
    text = f"about {value:,} {word}"
    found = amounts(folded(text))
    measured = found[0].unit
    assert measured is not None
    assert (found[0].value, measured.written, measured.unit.unit) == (float(value), word, unit)
