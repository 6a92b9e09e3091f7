"""What the layout of a text says, without a parse: turns, tables, lists. All texts are invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.layers import Layers
from counterclaim.reading.layout import listings_in, tables_in, turns_in
from tests.figure_reading import document_of


def layers(text: str) -> Layers:
    return Layers(document=document_of(text))


def turns(text: str) -> list[tuple[str, bool, str]]:
    return [(text[slice(*t.label)], t.asks, text[slice(*t.speech)]) for t in turns_in(layers(text))]


def test_questions_and_answers_are_turns_up_to_the_next() -> None:
    text = "Briefing of the staff\n\nQ: Was the town hit?\n\nA: It was.\nTwo died.\n\nQ: By whom?\n\nA: We do not know."
    assert turns(text) == [
        ("Q", True, "Was the town hit?"),
        ("A", False, "It was.\nTwo died."),
        ("Q", True, "By whom?"),
        ("A", False, "We do not know."),
    ]


def test_a_label_whose_turns_are_questions_asks_and_the_other_is_a_speaker() -> None:
    text = "Radio Delta: Who fired?\nGovernor: They did.\nRadio Delta: When?\nGovernor: At night."
    assert [(t[0], t[1]) for t in turns(text)] == [
        ("Radio Delta", True), ("Governor", False), ("Radio Delta", True), ("Governor", False),
    ]  # fmt: skip


def test_what_follows_the_last_short_answer_is_no_turn() -> None:
    text = "Q. Was it hit?\n\nA. Yes.\n\nQ. By whom?\n\nA. By shells.\n\nThe army did not comment."
    assert turns(text)[-1][2] == "By shells."


@pytest.mark.parametrize(
    "text",
    [
        "Kupiansk: 39 shells\nIzium: 4 shells\nKupiansk: 2 shells\nIzium: 1 shell",
        "The mayor: We hold out.\nThe governor: So do we.",
        "Why did it fall? Nobody knows.\nA: one.\nB: two.",
    ],
)
def test_labels_that_nobody_answers_make_no_transcript(text: str) -> None:
    assert turns(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Head.\n\nKind\tTotal\tDay\nTanks\t2,175\t+7\nDrones\t904\t+2\n\nEnd.", "Kind", "+2"),
        ("Kind      Total\nTanks     20\nDrones    9", "Kind", "9"),
        ("| Kind | Total |\n| Tanks | 20 |\n| Drones | 9 |", "| Kind", "9 |"),
    ],
)
def test_lines_in_columns_of_numbers_are_a_table(text: str, first: str, last: str) -> None:
    (table,) = tables_in(layers(text))
    assert text[slice(*table)].startswith(first)
    assert text[slice(*table)].endswith(last)


@pytest.mark.parametrize(
    "text", ["One line\tof two cells 4", "He came.  She went.\nThey ate.  He slept.\nIt rained.  All stayed."]
)
def test_prose_with_wide_spaces_is_no_table(text: str) -> None:
    assert tables_in(layers(text)) == ()


def test_items_under_a_head_with_a_colon_are_a_list() -> None:
    text = "The staff reported:\n\n- Izium: two hit\n- Lyman: one hit\n\nLater it rained."
    (listing,) = listings_in(layers(text))
    assert [text[slice(*item)] for item in listing.items] == ["Izium: two hit", "Lyman: one hit"]


def test_one_line_after_a_colon_is_no_list() -> None:
    assert listings_in(layers("The staff reported:\n\nIzium was hit.")) == ()
