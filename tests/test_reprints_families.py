"""Families of reprints. All texts are invented."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.reprints import bands, compare, families_from, families_of, signature
from counterclaim.reconciling.reprints.kinship import Kinship
from counterclaim.records import Document, Family
from tests.wires import DENIAL, LEAD, OTHER, POWER, RESCUE, TALKS, WIRE, at, dispatch

FIRST = dispatch(*WIRE, outlet="Wire", published="2031-03-04T06:00:00+00:00")
CUT = dispatch(LEAD, POWER, TALKS, outlet="Cut", published="2031-03-05")
CHANGED = dispatch(LEAD.replace("8", "11"), *WIRE[1:], outlet="Changed", published="2031-03-04T09:00:00+00:00")
STRANGE = dispatch(*OTHER, outlet="Strange")
OTHER_COPY = dispatch(*OTHER, outlet="Other copy", published="2031-03-06")
MERGED = dispatch(LEAD, RESCUE, DENIAL, *OTHER[:2], outlet="Merged", published="2031-03-07")
SOME = (FIRST, CUT, CHANGED, STRANGE, OTHER_COPY, MERGED)


def members(family: Family) -> list[str]:
    return [member.document_id for member in family.members]


def test_members_stand_in_the_order_of_publication_with_their_differences() -> None:
    family = families_of(SOME)[0]
    assert members(family)[:3] == ["Wire", "Changed", "Cut"]
    assert family.members[0].differences == ()
    assert [(d.change, d.figures) for d in family.members[1].differences] == [("changed", True)]
    assert [d.change for d in family.members[2].differences] == ["cut"]
    assert family.members[2].shared > 0.9


def test_dispatch_that_stands_alone_is_of_no_family() -> None:
    assert families_of([FIRST, STRANGE]) == ()
    assert families_of([]) == ()


def test_merged_wires_stay_apart_and_the_merger_names_the_lesser() -> None:
    families = families_of(SOME)
    assert [members(family) for family in families] == [["Wire", "Changed", "Cut", "Merged"], ["Strange", "Other copy"]]
    assert families[0].members[3].also == ("Strange",)
    assert all(member.also == () for family in families for member in family.members if member.document_id != "Merged")


def test_wire_is_first_of_its_parts_printed_on_the_same_day() -> None:
    parts = [dispatch(LEAD, RESCUE, outlet="A"), dispatch(LEAD, RESCUE, DENIAL, outlet="B")]
    (family,) = families_of([*parts, dispatch(*WIRE, outlet="Z")])
    assert members(family) == ["Z", "A", "B"]


def test_round_up_of_two_whole_briefs_does_not_tie_them_together() -> None:
    briefs = [dispatch(LEAD, RESCUE, outlet="A"), dispatch(*OTHER, outlet="B")]
    (family,) = families_of([*briefs, dispatch(LEAD, RESCUE, *OTHER, outlet="Round-up")])
    assert members(family) == ["B", "Round-up"]
    assert family.members[1].also == ("A",)


def test_agency_that_others_credit_is_first_of_its_day() -> None:
    early = dispatch(*WIRE[:-1], f"{TALKS} (Reuters)", outlet="Early Bird", published="2031-03-04T01:00:00+00:00")
    agency = dispatch(*WIRE, outlet="Reuters", published="2031-03-04")
    (family,) = families_of([early, agency])
    assert members(family) == ["Reuters", "Early Bird"]
    assert family.members[1].credits == ("Reuters",)


def test_whom_another_family_credits_is_no_sooner_first() -> None:
    early = dispatch(*WIRE, outlet="Early Bird", published="2031-03-04T01:00:00+00:00")
    agency = dispatch(*WIRE, outlet="Reuters", published="2031-03-04")
    elsewhere = [dispatch(*OTHER[:-1], f"{OTHER[-1]} (Reuters)", outlet="A"), dispatch(*OTHER, outlet="B")]
    assert families_of([early, agency, *elsewhere])[0] == families_of([early, agency])[0]


def test_passage_that_no_other_member_has_is_a_members_own() -> None:
    with_own = dispatch(LEAD, OTHER[2], RESCUE, DENIAL, outlet="Own", published="2031-03-05")
    (family,) = families_of([FIRST, with_own])
    assert family.members[1].own == (at(with_own, OTHER[2]),)


def test_note_below_every_dispatch_ties_nothing_together() -> None:
    words = " ".join(OTHER).split()
    draw = random.Random(7)
    reports = [dispatch(f"{' '.join(draw.sample(words, 55))}.", TALKS, outlet=f"Report {n}") for n in range(10)]
    assert compare(reports[0], reports[1]) is not None
    assert families_of(reports) == ()


@settings(max_examples=40, deadline=None)
@given(st.permutations(SOME))
def test_order_in_which_dispatches_come_does_not_matter(order: Sequence[Document]) -> None:
    assert families_of(order) == families_of(SOME)


@settings(max_examples=30, deadline=None)
@given(st.permutations(SOME))
def test_one_dispatch_after_another_gives_the_same_families(order: Sequence[Document]) -> None:
    known: dict[str, Document] = {}
    index: dict[int, set[str]] = {}
    kinships: list[Kinship] = []
    for document in order:
        keys = bands(signature(document))
        for other in sorted({id_ for key in keys for id_ in index.get(key, ())}):
            kinship = compare(known[other], document)
            if kinship is not None:
                kinships.append(kinship)
        known[document.document_id] = document
        for key in keys:
            index.setdefault(key, set()).add(document.document_id)
    assert families_from(known, kinships) == families_of(SOME)


def test_ten_thousand_copies_are_one_family_in_near_linear_time() -> None:
    def seconds(number: int) -> float:
        copies = [dispatch(*WIRE, outlet=f"Outlet {n:05}") for n in range(number)]
        began = time.process_time()
        (family,) = families_of(copies)
        assert len(family.members) == number
        assert all(member.differences == () and member.shared == 1.0 for member in family.members)
        return time.process_time() - began

    small, large = (min(seconds(number) for _ in range(3)) for number in (2_000, 10_000))
    assert large < 12 * small


def test_hundreds_of_copies_each_a_little_different_are_one_family_in_near_linear_time() -> None:
    def seconds(number: int) -> float:
        prints = [
            dispatch(f"Our desk number {n} brings the wire.", *WIRE, outlet=f"Outlet {n:04}") for n in range(number)
        ]
        began = time.process_time()
        (family,) = families_of(prints)
        assert len(family.members) == number
        return time.process_time() - began

    small, large = seconds(60), seconds(360)
    assert large < 18 * small
