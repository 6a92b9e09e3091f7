"""Noise changes the text and keeps the gold at its words; a missing mark's harm is counted."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.inside_out import counted, removals
from benchmarks.noise import KINDS, ROLES, Edit, edited, noised

TEXT = (
    "Shelling cut the power to the whole of the town, the mayor said.\n\n"
    "“We will rebuild every single house. We have done so before,” the governor said on Tuesday. "
    "The ministry’s spokesman called it “a grave breach” and said: “The answer will come.”\n\n"
    "‘Nobody sleeps,’ a nurse told the agency. The army denied that it had fired."
)
SAID = (
    ("the mayor", "said", "Shelling cut the power to the whole of the town"),
    ("the governor", "said", "“We will rebuild every single house. We have done so before,”"),
    ("The ministry’s spokesman", "called", "“a grave breach”"),
    ("The ministry’s spokesman", "said", "“The answer will come.”"),
    ("a nurse", "told", "‘Nobody sleeps,’"),
    ("The army", "denied", "that it had fired"),
)
LETTERS = str.maketrans("", "", " \n\N{NO-BREAK SPACE}“”\"„«»'‘’")


def row() -> dict[str, Any]:
    """A dispatch with its attributions, each span found by its words, a cue after its source."""
    attributions = []
    for source, cue, content in SAID:
        begins = TEXT.index(source)
        says = TEXT.index(cue, begins)
        attributions.append(
            {
                "source": [[begins, begins + len(source)]],
                "cue": [[says, says + len(cue)]],
                "content": [[TEXT.index(content), TEXT.index(content) + len(content)]],
            }
        )
    return {"id": "town", "text": TEXT, "attributions": attributions}


def words(of: dict[str, Any], role: str) -> list[str]:
    return [of["text"][start:end] for a in of["attributions"] for start, end in a[role]]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_changes_the_text_and_is_the_same_for_a_seed(kind: str) -> None:
    before = row()
    noisy = noised(before, kind, 1)
    assert noisy["text"] != TEXT
    assert noisy == noised(row(), kind, 1)
    assert before == row(), "the row that was given is left as it was"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"turned-clauses", "capitals", "ellipses"}])
@settings(deadline=None)
@given(seed=st.integers(0, 50))
def test_noise_in_marks_and_spaces_keeps_the_letters_of_every_span(kind: str, seed: int) -> None:
    noisy = noised(row(), kind, seed)
    for role in ROLES:
        kept = [span.translate(LETTERS) for span in words(noisy, role)]
        assert kept == [span.translate(LETTERS) for span in words(row(), role)]
        assert all(span == span.strip() for span in words(noisy, role))


def test_capitals_keep_every_span() -> None:
    noisy = noised(row(), "capitals", 1)
    for role in ROLES:
        assert words(noisy, role) == [span.upper() for span in words(row(), role)]


@settings(deadline=None)
@given(seed=st.integers(0, 50))
def test_turned_clause_has_its_verb_first_and_the_gold_follows(seed: int) -> None:
    noisy = noised(row(), "turned-clauses", seed)
    turned = noisy["attributions"][:2]
    for attribution in turned:
        ((says, said),), ((begins, _),) = attribution["cue"], attribution["source"]
        assert said + 1 == begins
        assert noisy["text"][says:said] in {"said", "has said", "indicated", "has indicated", "declared"}
    assert words(noisy, "source") == words(row(), "source")
    assert words(noisy, "cue")[2:] == words(row(), "cue")[2:]
    assert words(noisy, "content") == words(row(), "content")


@settings(deadline=None)
@given(seed=st.integers(0, 50))
def test_ellipses_stand_inside_quotations_between_words(seed: int) -> None:
    noisy = noised(row(), "ellipses", seed)
    changed = [span for span in words(noisy, "content") if span not in words(row(), "content")]
    assert changed
    for span in changed:
        assert span[0] in "“" and span[-1] == "”"
        assert re.sub(r" (?:\[…\]|\[\.\.\.\]|\(\.\.\.\)|\(…\))", "", span) in words(row(), "content")


def test_a_third_of_the_marks_is_dropped() -> None:
    noisy = noised(row(), "dropped-marks", 3)
    assert sum(noisy["text"].count(mark) for mark in "“”") == 4


def test_directions_of_marks() -> None:
    plain = {"text": 'He said "yes" and ``no\'\'. "Go,"she said.', "attributions": []}
    assert noised(plain, "low-high-marks", 1)["text"] == "He said „yes“ and „no“. „Go,“she said."


def test_span_edge_inside_a_replaced_stretch() -> None:
    given_row = {"text": "abcdef", "attributions": [{"source": [[0, 3]], "cue": [[3, 6]], "content": [[2, 4]]}]}
    longer = edited(given_row, [Edit(2, 5, "WXYZ")])
    assert longer["text"] == "abWXYZf"
    assert words(longer, "source") == ["abW"]
    assert words(longer, "cue") == ["XYZf"]
    assert words(longer, "content") == ["WX"]


def test_span_without_words_is_dropped_and_so_is_an_attribution_without_spans() -> None:
    given_row = {
        "text": "a bc d",
        "attributions": [
            {"source": [[2, 4]], "cue": [[0, 1]], "content": []},
            {"source": [[2, 4]], "cue": [[2, 3]], "content": [[1, 4]]},
        ],
    }
    (left,) = edited(given_row, [Edit(2, 4, "")])["attributions"]
    assert left == {"source": [], "cue": [[0, 1]], "content": []}


def test_words_put_in_at_an_edge_stay_outside() -> None:
    given_row = {"text": "abcd", "attributions": [{"source": [[0, 2]], "cue": [[2, 4]], "content": [[1, 3]]}]}
    noisy = edited(given_row, [Edit(2, 2, "__")])
    assert [words(noisy, role) for role in ROLES] == [["ab"], ["cd"], ["b__c"]]


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="begins inside another"):
        edited({"text": "abcd"}, [Edit(0, 3, ""), Edit(2, 4, "")])


@settings(deadline=None)
@given(text=st.text(alphabet="ab .\n“”\"'«», ", max_size=60), kind=st.sampled_from(sorted(KINDS)), dice=st.randoms())
def test_spans_lie_in_the_text_and_hold_something(text: str, kind: str, dice: random.Random) -> None:
    spans = [sorted(dice.sample(range(len(text) + 1), 2)) for _ in range(6)] if text else []
    noisy = noised({"text": text, "attributions": [dict.fromkeys(ROLES, spans)]}, kind, 1)
    for role in ROLES:
        for start, end in (span for a in noisy["attributions"] for span in a[role]):
            assert 0 <= start < end <= len(noisy["text"])
            assert noisy["text"][start:end] == noisy["text"][start:end].strip()


def test_marks_that_know_their_direction_spoil_nothing_after_them() -> None:
    removed = list(removals("“We stay,” he said. Nobody came. “They left,” she said. All was quiet."))
    assert [one.fault for one in removed] == [None] * 4
    assert counted(removed)["inside_out"] == 0


def test_harm_of_a_missing_mark_is_seen() -> None:
    """The single mark of a nested quotation is the one that the rules cannot pair when one is missing."""
    text = "He said 'we will stay' and then 'we will go' on Monday."
    lost = [one for one in removals(text) if one.fault == "lost"]
    assert [text[one.start] for one in lost] == ["'"]
    assert counted(removals(text))["lost"] == 25.0
    assert text[lost[0].at :].startswith("we will go")
