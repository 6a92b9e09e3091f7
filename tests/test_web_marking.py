"""Marks on a text: nothing of the text is lost, whatever overlaps."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.web.marking import Mark, MarkKind, runs

KINDS = st.sampled_from(get_args(MarkKind))


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(max_size=40))
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place).map(lambda p: (min(p), max(p))), max_size=6))
    return text, [Mark(span, draw(KINDS), f"x{i}", "") for i, span in enumerate(spans)]


@given(marked_texts())
def test_runs_joined_are_the_text(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    assert "".join(run.text for run in runs(text, marks)) == text


@given(marked_texts())
def test_every_character_has_the_marks_that_cover_it(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    at = 0
    for run in runs(text, marks):
        for offset in range(at, at + len(run.text)):
            covering = {m.part for m in marks if m.span[0] <= offset < m.span[1]}
            assert set(run.parts) == covering
        at += len(run.text)


@given(marked_texts(), st.sets(st.integers(0, 40), max_size=4))
def test_run_begins_where_something_points(case: tuple[str, list[Mark]], at: set[int]) -> None:
    text, marks = case
    found = runs(text, marks, at=at)
    assert "".join(run.text for run in found) == text
    begins = [sum(len(run.text) for run in found[:i]) for i in range(len(found))]
    assert {run.at for run in found} - {None} == {offset for offset in at if offset < len(text)}
    assert all(run.at in {None, begin} for run, begin in zip(found, begins, strict=True))


def test_window_shows_only_its_stretch() -> None:
    marks = [Mark((0, 5), "source", "s0", "the ministry"), Mark((4, 9), "content", "content", "")]
    shown = runs("abcdefghij", marks, window=(2, 8))
    assert [(r.text, r.kinds) for r in shown] == [
        ("cd", ("source",)),
        ("e", ("source", "content")),
        ("fgh", ("content",)),
    ]
