"""What `annotate` prints of a layer."""

from __future__ import annotations

from counterclaim.reading.annotations import attribution_rows
from tests.claim_layers import Dispatch


def test_one_source_and_cue_with_two_contents_is_one_annotation() -> None:
    text = "The army said that the road was open and that the town was calm."
    dispatch = Dispatch(text).cites("The army", "said", "that the road was open")
    dispatch.cites("The army", "said", "that the town was calm")
    (row,) = attribution_rows(dispatch.layers)
    assert [text[start:end] for start, end in row["content"]] == ["that the road was open and that the town was calm"]


def test_two_cues_stay_two_annotations_and_parents_are_rows() -> None:
    text = "The army said that the road was open and that the mayor had asked people to leave, adding that it was calm."
    dispatch = Dispatch(text).cites("The army", "said", "that the road was open")
    dispatch.cites("The army", "said", "that the mayor had asked people to leave")
    dispatch.cites("the mayor", "had asked", "people to leave", parent=1)
    dispatch.cites("The army", "adding", "that it was calm")
    rows = attribution_rows(dispatch.layers)
    assert [row["parent"] for row in rows] == [None, 0, None]
