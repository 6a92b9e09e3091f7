"""Pairing of quotation marks, sound and broken."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.attribution.quotation import paragraphs, quotations


def quoted(text: str) -> list[str]:
    return [text[slice(*q.span)] for q in quotations(text) if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('"Yes," he said. "No."', ['"Yes,"', '"No."']),
        ("« Oui », dit-il.", ["« Oui »"]),
        ("„Ja“, sagte er.", ["„Ja“"]),
        ("`` Yes , '' he said .", ["`` Yes , ''"]),
        ("''Yes,'' he said. ''No.''", ["''Yes,''", "''No.''"]),
        ("“by early morning “ they go", ["“by early morning “"]),
        ("The soldiers' homes and the army's 'special operation' there.", ["'special operation'"]),
        ('A 105" gun stood there.', []),
        ("It's the people's and the soldiers' choice, isn't it?", []),
        ("The army 's offer stands , the soldiers ' union said .", []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es fiel“, sagte er. Niemand kam. „Wir gehen“, sagte sie.", ["Es fiel“", "„Wir gehen“"]),
        ("« Tout est calme, dit-il. Il ajoute : « Nous restons ».", ["« Tout est calme, dit-il.", "« Nous restons »"]),
        ("“We stay.”“They go.”", ["“We stay.”", "“They go.”"]),
        ("''''Yes,'''' he said. ''''No.''''", ["''''Yes,''''", "''''No.''''"]),
        ("‘‘Yes,’’ he said. No,’’ she said. ‘‘Both.’’", ["‘‘Yes,’’", "No,’’", "‘‘Both.’’"]),
    ],
)
def test_missing_or_doubled_mark_spoils_no_other(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We held on. The bridge fell, Gen. Oran of the staff said in the capital.", "“We held on. The bridge fell,"),
        ("“Was it you? he asked on Monday.", "“Was it you?"),
        ("The ministry called it “a grave breach and urged restraint.", "“a grave breach"),
        ("The ministry said: “It is over. Nobody is left.", "“It is over. Nobody is left."),
    ],
)
def test_end_without_a_mark(text: str, expected: str) -> None:
    assert quoted(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We held on. The bridge fell,” the general said.", "We held on. The bridge fell,”"),
        ("Mr. Oran, the head of the office, said, It is over.”", "It is over.”"),
        ("Snow fell. The mayor said he was tired. We go on. We stay.”", "We go on. We stay.”"),
    ],
)
def test_beginning_without_a_mark(text: str, expected: str) -> None:
    assert quoted(text) == [expected]


def test_quotation_inside_a_quotation_has_depth_one() -> None:
    outer, inner = quotations("“They shouted ‘leave the town’ at us,” she said.")
    assert (outer.depth, inner.depth) == (0, 1)


def test_missing_closing_mark_ends_before_the_reporting_clause() -> None:
    text = "“We will stay, the mayor said. “They will leave.”"
    first, second = quotations(text)
    assert text[slice(*first.span)] == "“We will stay,"
    assert (first.opened, first.closed) == (True, False)
    assert text[slice(*second.span)] == "“They will leave.”"


def test_missing_opening_mark_begins_with_the_sentence() -> None:
    text = "Nothing moved. We will stay”, the mayor said."
    (only,) = quotations(text)
    assert text[slice(*only.span)] == "We will stay”"
    assert not only.opened


def test_open_quotation_runs_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    text = "“First paragraph. Still the first.\n\n“Second paragraph,” she said."
    first, second = quotations(text)
    assert text[slice(*first.span)] == "“First paragraph. Still the first."
    assert first.runs_on and not second.runs_on


def test_one_paragraph_cannot_spoil_another() -> None:
    assert quoted("A “broken one.\n\nA “sound” one.")[-1] == "“sound”"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    assert len(paragraphs("The army said on Tuesday\nthat it had left.\n\nNothing else.")) == 2


@given(st.text(alphabet="ab .,\n“”\"'«»„‘’`s", max_size=80))
def test_spans_lie_in_the_text_and_outer_ones_do_not_overlap(text: str) -> None:
    found = quotations(text)
    for quotation in found:
        assert 0 <= quotation.span[0] <= quotation.inner[0] < quotation.inner[1] <= quotation.span[1] <= len(text)
    outer = sorted(q.span for q in found if q.depth == 0)
    assert all(a[1] <= b[0] for a, b in pairwise(outer))
