"""What a reprint cut, changed and added, with offsets into both texts. All texts are invented."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.reprints import differences
from counterclaim.records import Document
from tests.wires import DENIAL, LEAD, OTHER, POWER, RESCUE, TALKS, WIRE, at, dispatch

FIRST = dispatch(*WIRE, outlet="Wire")


def told(first: Document, member: Document) -> list[tuple[str, str | None, str | None, bool]]:
    """The differences in words."""
    return [
        (
            d.change, first.text[slice(*d.before)] if d.before else None,
            member.text[slice(*d.after)] if d.after else None, d.figures,
        )
        for d in differences(first, member)
    ]  # fmt: skip


def test_copies_do_not_differ_whatever_their_dress() -> None:
    assert differences(FIRST, dispatch(*WIRE)) == ()
    assert differences(FIRST, dispatch(f"NORTH PORT (AFP) — {LEAD}", *WIRE[1:])) == ()
    assert differences(FIRST, dispatch(TALKS, *WIRE[:-1])) == ()


def test_changed_figure_is_a_change_in_its_sentence() -> None:
    changed = LEAD.replace("8", "11")
    assert told(FIRST, dispatch(changed, *WIRE[1:])) == [("changed", LEAD, changed, True)]


def test_number_in_words_is_the_same_as_in_digits() -> None:
    assert told(FIRST, dispatch(LEAD.replace("8", "eight"), *WIRE[1:])) == [
        ("changed", LEAD, LEAD.replace("8", "eight"), False)
    ]


def test_number_that_is_only_left_out_is_no_other_figure() -> None:
    assert told(FIRST, dispatch(LEAD.replace("at least 8 people", "people"), *WIRE[1:]))[0][3] is False


def test_neighbouring_sentences_that_were_cut_are_one_passage() -> None:
    member = dispatch(LEAD, TALKS)
    found = differences(FIRST, member)
    assert [(d.change, d.before, d.after) for d in found] == [
        ("cut", (at(FIRST, RESCUE)[0], at(FIRST, POWER)[1]), None)
    ]


def test_added_passage_has_its_place_in_the_member() -> None:
    member = dispatch(LEAD, OTHER[2], *WIRE[1:])
    assert differences(FIRST, member)[0].after == at(member, OTHER[2])
    assert [d.change for d in differences(FIRST, member)] == ["added"]


def test_sentence_in_other_words_between_its_neighbours_is_a_change() -> None:
    words = "Electricity failed in three districts, and 12,000 households have had no water since, a ministry said."
    assert told(FIRST, dispatch(LEAD, RESCUE, DENIAL, words, TALKS)) == [("changed", POWER, words, False)]


def test_sentences_joined_are_one_change() -> None:
    joined = DENIAL.replace("fired. It said", "fired and said")
    assert told(FIRST, dispatch(LEAD, RESCUE, joined, POWER, TALKS)) == [("changed", DENIAL, joined, False)]


def test_retold_headline_is_a_change_and_its_figures_count() -> None:
    first = dispatch(*WIRE, outlet="Wire", headline="Eight killed in port")
    member = dispatch(*WIRE, headline="Eleven killed in port")
    assert told(first, member) == [("changed", "Eight killed in port", "Eleven killed in port", True)]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([*WIRE, *OTHER]), max_size=7), st.lists(st.sampled_from([*WIRE, *OTHER]), max_size=7))
def test_offsets_lie_in_the_texts_and_cover_every_sentence_that_one_lacks(one: list[str], other: list[str]) -> None:
    first, member = dispatch(*one, outlet="A"), dispatch(*other, outlet="B")
    for d in differences(first, member):
        assert (d.before is None) == (d.change == "added") and (d.after is None) == (d.change == "cut")
        for text, span in ((first.text, d.before), (member.text, d.after)):
            if span is not None:
                assert 0 <= span[0] < span[1] <= len(text)
                assert text[slice(*span)] == text[slice(*span)].strip()
    for paragraph in {*one} - {*other}:
        start = first.text.index(paragraph)
        assert any(d.before and d.before[0] < start + len(paragraph) and start < d.before[1]
                   for d in differences(first, member))  # fmt: skip
