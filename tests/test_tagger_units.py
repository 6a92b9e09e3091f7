"""What the tagger takes in: units at the text's own offsets, whatever its marks look like."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reading.attribution.passage import Passage, passage_of
from counterclaim.reading.attribution.rules import ruled
from counterclaim.reading.attribution.tagger.labels import Run
from counterclaim.reading.attribution.tagger.units import FEATURES, column, layered, plain, units_of
from counterclaim.reading.syntax.folding import folded
from counterclaim.reading.syntax.syntax import pipeline


def passage(text: str) -> Passage:
    return passage_of(text, pipeline()(folded(text)))


MARKS = "“”„«»‘’'\"`()[]-.,:; \nабвabcXYZ\u200b\x00\t1"


@given(st.text(alphabet=MARKS, max_size=60))
def test_plain_marks_have_the_length_of_the_old(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(alphabet=MARKS, min_size=1, max_size=40))
@settings(deadline=None)
def test_units_stand_in_order_and_hold_every_letter(text: str) -> None:
    units = units_of(passage(text), ())
    spans = list(zip(units.starts.tolist(), units.ends.tolist(), strict=True))
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    letters = {at for at, char in enumerate(text) if char.isalnum()}
    assert letters <= {at for start, end in spans for at in range(start, end)}


def test_every_value_of_a_feature_is_in_its_range() -> None:
    text = (
        "The ministry said on 4 May: \"We hold NATO's line, as the 36th said: 'all is calm'\".\n\nIt denied `` this ''."
    )
    found = passage(text)
    units = units_of(found, ruled(found))
    assert len(units)
    for number, feature in enumerate(FEATURES):
        assert units.features[:, number].max() < feature.values, feature.name


@pytest.mark.parametrize(
    "text", ["He said “no”.", "He said `` no ''.", "He said « no ».", 'He said "no".', "He said „no“."]
)
def test_any_mark_is_one_unit_of_the_same_piece(text: str) -> None:
    units = units_of(passage(text), ())
    assert len(units) == 6
    assert units.pieces[units.first[2]] == units.pieces[units.first[4]]
    assert units.features[2:5, column("quoted")].tolist() == [2, 1, 3]


def test_a_citation_within_another_goes_into_the_second_layer() -> None:
    text = "The ministry said that the governor said that the road is open."
    found = passage(text)
    outer, inner = layered(ruled(found), units_of(found, ()))
    assert Run("source", 0, 2) in outer
    assert Run("cue", 6, 7) in inner


def test_nothing_gives_no_units() -> None:
    assert len(units_of(passage(""), ())) == 0
    assert len(units_of(passage(" \n "), ())) == 0
