"""What people decide about incidents goes before all that speaks for or against a link, and nothing undoes it."""

from __future__ import annotations

from itertools import permutations

import msgspec

from counterclaim.reconciling.incidents.decisions import Decisions, holding
from counterclaim.reconciling.reconcile import reconcile
from counterclaim.records import Decision, Document, Reading
from counterclaim.records.decision import DecisionKind
from tests.dispatches_made import Story, dispatch


def decision(
    kind: DecisionKind, one: str = "", other: str = "", *, at: int = 1, undoes: str | None = None
) -> Decision:  # fmt: skip
    return Decision(
        decision_id=f"{kind}-{at}", at=f"2031-03-05T10:00:{at:02}+00:00", by="desk", kind=kind, because="invented",
        one=tuple(one.split()), other=tuple(other.split()), undoes=undoes,
    )  # fmt: skip


def inputs(many: list[tuple[Document, Reading]], *decisions: Decision) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(i.input_ids)) for i in reconcile(many, decisions=decisions).incidents)


SAME = [dispatch(name, Story(dead=4)) for name in "abc"]
A, B, C = (reading.claims[0].claim_id for _, reading in SAME)
OTHER = dispatch("d", Story(place="Kharkiv", dead=9))
D = OTHER[1].claims[0].claim_id


def test_a_split_parts_what_would_be_one() -> None:
    assert inputs(SAME) == [("a", "b", "c")]
    parted = inputs(SAME, decision("split", A, f"{B} {C}"))
    assert ("b", "c") in parted
    assert ("a",) in parted


def test_a_merge_joins_what_would_be_two() -> None:
    assert inputs([*SAME, OTHER], decision("merge", A, D)) == [("a", "b", "c", "d")]


def test_a_merge_says_that_people_decided() -> None:
    (incident,) = reconcile([*SAME[:1], OTHER], decisions=[decision("merge", A, D)]).incidents
    assert any("people decided that the two are one" in joined.because for joined in incident.joined)


def test_an_undo_takes_a_decision_back_and_can_be_undone_itself() -> None:
    split, undo = decision("split", A, f"{B} {C}"), decision("undo", at=2, undoes="split-1")
    assert inputs(SAME, split, undo) == [("a", "b", "c")]
    again = decision("undo", at=3, undoes="undo-2")
    assert ("b", "c") in inputs(SAME, split, undo, again)
    assert holding([split, undo, again]) == [split]


def test_the_later_of_two_contradicting_decisions_holds() -> None:
    merge, split = decision("merge", A, B), decision("split", A, B, at=2)
    assert Decisions([merge, split]).apart(A, B)
    assert Decisions([decision("split", A, B), decision("merge", A, B, at=2)]).together(A, B)


def test_the_order_of_decisions_does_not_matter() -> None:
    said = [decision("merge", A, B), decision("split", B, C, at=2), decision("merge", A, D, at=3)]
    for order in permutations(said):
        decided = Decisions(order)
        assert decided.together(B, D)
        assert decided.apart(D, C)
        assert not decided.together(A, C)


def test_who_may_change_with_a_claim_is_known() -> None:
    decided = Decisions([decision("merge", A, B), decision("split", B, C, at=2)])
    assert set(decided.touching(A)) == {B, C}
    assert decided.touching(D) == ()


def test_decisions_about_claims_that_are_gone_change_nothing() -> None:
    assert inputs(SAME, decision("merge", "gone", "lost")) == [("a", "b", "c")]


def with_what_goes_on(name: str) -> tuple[Document, Reading]:
    """A dispatch whose second claim tells of no event and goes on from the first."""
    document, reading = dispatch(name, Story(dead=4), Story(place=None, day=None, words="for an hour"))
    first, second = reading.claims
    return document, msgspec.structs.replace(reading, claims=(first, msgspec.structs.replace(second, events=())))


def claims_together(many: list[tuple[Document, Reading]], *decisions: Decision) -> set[frozenset[str]]:
    return {frozenset(c.claim_id for c in i.claims) for i in reconcile(many, decisions=decisions).incidents}


def test_a_split_parts_what_goes_on_from_an_event() -> None:
    many = [with_what_goes_on("a"), dispatch("b", Story(dead=4))]
    (first, second), other = (c.claim_id for c in many[0][1].claims), many[1][1].claims[0].claim_id
    assert claims_together(many) == {frozenset({first, second, other})}
    assert claims_together(many, decision("split", second, f"{first} {other}")) == {frozenset({first, other})}


def test_what_goes_on_can_be_split_from_one_incident_and_merged_into_another() -> None:
    many = [with_what_goes_on("a"), OTHER]
    first, second = (c.claim_id for c in many[0][1].claims)
    said = [decision("split", second, first), decision("merge", second, D, at=2)]
    assert claims_together(many) == {frozenset({first, second}), frozenset({D})}
    # it is of the kind of the event that it went on from, as the other incident is
    assert claims_together(many, *said) == {frozenset({first}), frozenset({second, D})}


def test_a_split_parts_what_a_dispatch_tells_as_context() -> None:
    context = dispatch("x", Story(dead=4, background=True))
    told = context[1].claims[0].claim_id
    assert claims_together([*SAME, context]) == {frozenset({A, B, C, told})}
    assert claims_together([*SAME, context], decision("split", told, f"{A} {B} {C}")) == {frozenset({A, B, C})}


def test_a_merge_joins_what_a_dispatch_tells_as_context() -> None:
    context = dispatch("x", Story(place="Sumy", dead=4, background=True))
    told = context[1].claims[0].claim_id
    assert claims_together([*SAME, context]) == {frozenset({A, B, C})}
    assert claims_together([*SAME, context], decision("merge", told, A)) == {frozenset({A, B, C, told})}
