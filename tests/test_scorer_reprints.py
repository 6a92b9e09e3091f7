"""The scorer of reprints, on families made by hand, and the gold that it scores by. All texts are invented."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks import making_reprints, reprinting
from benchmarks.tasks.reprints import APART, own, pairs_of, score, taken_together
from counterclaim.records import Family, Member
from tests.wires import dispatch


def labelled(id_: str, *wires: str, kind: str = "cut") -> reprinting.Labelled:
    return reprinting.Labelled(dispatch("Words.", outlet=id_), frozenset(wires), kind)


def family(*ids: str, also: tuple[str, ...] = ()) -> Family:
    """A family; `also` is what its last member has passages of."""
    members = tuple(
        Member(document_id=id_, input_id=id_, published=None, outlet=None, shared=1.0,
               also=also if id_ == ids[-1] else ())
        for id_ in ids
    )  # fmt: skip
    return Family(family_id=ids[0], members=members)


def test_dispatches_of_one_wire_belong_together() -> None:
    gold = pairs_of([labelled("a", "x"), labelled("b", "x", "y"), labelled("c", "y"), labelled("d", "z")])
    assert gold == {("a", "b"), ("b", "c")}


def test_merger_is_taken_together_with_both_families() -> None:
    taken = taken_together([family("a", "b", also=("c",)), family("c", "d")])
    assert taken == {("a", "b"), ("b", "c"), ("b", "d"), ("c", "d")}


def test_passage_of_a_dispatch_that_stands_alone_ties_only_the_two() -> None:
    assert taken_together([family("a", "b", also=("c",))]) == {("a", "b"), ("b", "c")}


def test_f1_falls_by_what_is_missed_and_by_what_is_invented() -> None:
    every = [labelled("a", "x"), labelled("b", "x"), labelled("c", "x"), labelled("d", "z", kind="press-conference"),
             labelled("e", "w", kind="press-conference")]  # fmt: skip
    right = score(every, pairs_of(every))
    assert (right["F1"], right["n apart wrong"], right["cut"]) == (100.0, 0.0, 100.0)
    missed = score(every, frozenset({("a", "b"), ("a", "c")}))
    assert missed["precision"] == 100.0 and missed["recall"] == pytest.approx(200 / 3)
    invented = score(every, pairs_of(every) | {("d", "e")})
    assert invented["precision"] == 75.0 and invented["n apart wrong"] == 1.0 and invented["press-conference"] == 0.0
    assert score(every, frozenset())["F1"] == 0.0


def test_gold_is_what_its_maker_makes() -> None:
    made = making_reprints.rows()
    assert made == reprinting._yaml("reprints.yaml")


def test_gold_has_every_kind_in_both_halves_and_no_text_in_both() -> None:
    halves = [own(0), own(1)]
    kinds = [Counter(one.kind for one in half) for half in halves]
    assert kinds[0].keys() == kinds[1].keys() >= {*making_reprints.EDITS} - {"retitle"} | APART
    assert sum(n for half in kinds for kind, n in half.items() if kind == "press-conference") >= 20
    wires = [{wire for one in half for wire in one.wires} for half in halves]
    assert not wires[0] & wires[1]


def test_edits_do_what_their_names_say() -> None:
    assert reprinting.reworded("At least 8 people were killed on Tuesday, he said.") != ""
    assert "8" in reprinting.reworded("At least 8 people were killed on Tuesday, he said.")
    rows = [row for row in making_reprints.rows() if row["kind"] == "figure" and row.get("figures")]
    for row in rows[:5]:
        plain = reprinting.text_of({**row, "figures": []})
        assert plain != reprinting.text_of(row)
    merged = next(row for row in making_reprints.rows() if row["kind"] == "merge")
    assert {path for path, _ in merged["parts"]} == {*merged["wires"]}
