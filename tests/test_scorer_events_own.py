"""The scorer of types of events on sentences made by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.tasks.events_own import counted, documents, score, sentence, sentences


def test_marks_are_types_alternatives_and_what_may_be_left_out() -> None:
    one = sentence("1", "assault+coerce/retreat+aid?: They went: all of them.")
    assert one.text == "They went: all of them."
    assert [(sorted(mark.types), mark.optional) for mark in one.marks] == [
        (["assault"], False),
        (["coerce", "retreat"], False),
        (["aid"], True),
    ]
    assert sentence("2", "-: Nothing.").marks == ()
    with pytest.raises(ValueError, match="no marks"):
        sentence("3", "Nothing.")


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        (set(), {"gold": 2}),
        ({"assault"}, {"gold": 2, "found": 1, "given": 1, "right": 1}),
        ({"assault", "retreat", "aid"}, {"gold": 3, "found": 3, "given": 3, "right": 3}),
        ({"sanction"}, {"gold": 2, "given": 1}),
    ],
)
def test_each_mark_is_found_once_and_what_may_be_left_out_counts_where_it_is_given(
    given: set[str], counts: dict[str, int]
) -> None:
    one = sentence("1", "assault+coerce/retreat+aid?: They went.")
    assert Counter(counted(one, given)) == counts


def test_a_sentence_without_events_counts_as_such() -> None:
    one = sentence("1", "-: The town is old.")
    assert Counter(counted(one, set())) == {"eventless": 1, "nothing": 1}
    assert Counter(counted(one, {"aid"})) == {"eventless": 1, "given": 1}


def test_answers_that_are_the_gold_have_full_marks() -> None:
    answers = {one.id: [{"type": min(mark.types)} for mark in one.marks] for one in sentences(0)}
    assert score(0, answers) == {"f1": 100.0, "recall": 100.0, "precision": 100.0, "nothing": 100.0}
    assert score(0, {})["f1"] == 0.0


def test_the_halves_share_nothing() -> None:
    assert {row["id"] for row in documents(0)}.isdisjoint(row["id"] for row in documents(1))
