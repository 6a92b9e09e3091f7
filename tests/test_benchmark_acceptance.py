"""The bounds of whole dispatches hold what they say."""

from __future__ import annotations

from benchmarks.acceptance import OWN, published, shortfalls


def test_scores_below_a_floor_and_false_above_its_bound_are_named() -> None:
    scores = {"recall": 0.8, "precision": 0.9, "slots": 0.5, "false": 0.1}
    assert shortfalls(scores, {"recall": 0.8, "false": 0.1}) == []
    assert shortfalls(scores, {"recall": 0.81, "slots": 0.4}) == ["recall is 0.800, its bound 0.81"]
    assert shortfalls(scores, {"false": 0.09}) == ["false is 0.100, its bound 0.09"]


def test_own_dispatches_say_that_they_are_invented() -> None:
    folders = [folder for folder in OWN.iterdir() if folder.is_dir()]
    assert len(folders) >= 12
    for folder in folders:
        text = (folder / "dispatch.txt").read_text(encoding="utf-8")
        assert text.startswith("Invented for testing: nothing in this text happened, and nobody said it."), folder
        assert published(folder)[:2] == "20"
