"""Quantities of parsed sentences: what they count, ages, lengths of time, and issues of what was left unread."""

from __future__ import annotations

import functools

import pytest

from counterclaim.reading.annotations import quantity_rows
from counterclaim.reading.figures import Quantities
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Document, Section


@functools.cache
def layers_of(text: str) -> Layers:
    document = Document(document_id="d", input_id="d", blob="", text=text, sections=(Section("body", 0, len(text)),))
    return Quantities()(Syntax()(Layers(document=document)))


def brief(text: str) -> list[tuple[float | None, str | None, str | None]]:
    return [(q.value, q.unit, q.counted) for q in layers_of(text).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor, 52, said so.", [(52, "year", None)]),
        ("Children aged 3, 11 and 15 were found.", [(3, "year", None), (11, "year", None), (15, "year", None)]),
        ("A 12-year-old girl was hurt.", [(12, "year", None)]),
        ("The presidents spoke for 90 minutes by telephone.", [(90, "minute", None)]),
        ("The shell landed 20 km from the town.", [(20, "km", None)]),
        ("The 93rd brigade lost 12 tanks near Highway 15.", [(12, "tank", "tank")]),
        ("Under Resolution 2202 they handed over 40 prisoners.", [(40, "person", "prisoner")]),
        ("Five T-72 tanks and two Su-25 jets were destroyed.", [(5, "tank", "tank"), (2, "jet", "jet")]),
        ("They found 100 pounds of explosives.", [(100, "pound", "explosive")]),
        ("No casualties were reported.", [(0, "person", "casualty")]),
    ],
)
def test_what_a_quantity_counts(text: str, expected: list[tuple[float | None, str | None, str | None]]) -> None:
    assert brief(text) == expected


def test_a_range_of_ages_is_in_years() -> None:
    (one,) = layers_of("Eleven were between the ages of six and 15.").quantities[1:]
    assert (one.low, one.high, one.unit) == (6, 15, "year")


def test_the_row_of_a_quantity_shows_the_original_and_what_it_comes_to() -> None:
    (row,) = quantity_rows(layers_of("They took at least 3 square miles."))
    assert row["original"] == {"value": "3", "unit": "square miles"}
    assert (row["unit"], row["value"], row["low"], row["high"]) == ("mile2", 3, 3, None)
    assert row["converted"] == {"unit": "km2", "value": 7.76996433101, "low": 7.76996433101, "high": None}


def test_a_quantity_without_a_unit_of_its_own_is_converted_to_nothing() -> None:
    (row,) = quantity_rows(layers_of("They took 12 villages."))
    assert row["converted"] is None


def test_an_issue_says_where_a_number_was_left_unread() -> None:
    text = "They lost 1,2,3,4 tanks and 1e999 men, and 12 guns."
    layers = layers_of(text)
    assert [q.value for q in layers.quantities] == [12]
    assert [(i.code, text[slice(*(i.span or (0, 0)))]) for i in layers.issues] == [
        ("number-unreadable", "1,2,3,4"),
        ("number-too-large", "1e999"),
    ]


def test_digits_of_two_scripts_are_no_number_and_marks_of_direction_inside_one_are_named() -> None:
    text = "Shelling killed 12\u0663 people, 1\u200f2 soldiers and ١٢ guards."
    layers = layers_of(text)
    assert [q.value for q in layers.quantities] == [12, 12]
    assert [(i.code, text[slice(*(i.span or (0, 0)))]) for i in layers.issues] == [
        ("number-unreadable", "12\u0663"),
        ("number-marked", "1\u200f2"),
    ]
