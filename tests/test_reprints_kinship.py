"""Two dispatches that have their words from one wire, and two that only look so. All texts are invented."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.reprints import bands, compare, signature, tiling
from counterclaim.reconciling.reprints.in_common import InCommon, fewest, in_common, may_be_kin
from counterclaim.reconciling.reprints.tiling import SHORTEST, common_one_by_one, most_in_common, runs_in, tiles
from counterclaim.reconciling.reprints.wording import hashed, wording_of
from counterclaim.records import Document
from tests.wires import DENIAL, LEAD, OTHER, POWER, RESCUE, TALKS, WIRE, dispatch

FIRST = dispatch(*WIRE, outlet="Wire")
REWORDED = (
    "No gun of ours was fired, the army in the north insisted. According to its account it was the navy of the south "
    "that bombarded the harbour which is its own, so as to put the blame on others."
)
EDITS = {
    "retitled": dispatch("By our foreign desk", *WIRE, headline="Night of shells"),
    "cut to its half": dispatch(LEAD, POWER, TALKS),
    "moved about": dispatch(TALKS, LEAD, POWER, DENIAL, RESCUE),
    "one paragraph in other words": dispatch(LEAD, RESCUE, REWORDED, POWER, TALKS),
    "another number": dispatch(LEAD.replace("8", "11"), *WIRE[1:]),
    "opening of its own": dispatch("It is a night that this town will not forget, and it is not over yet.", *WIRE[1:]),
    "merged with another wire": dispatch(LEAD, RESCUE, DENIAL, *OTHER[:2]),
    "extract in a report on something else": dispatch(OTHER[0], LEAD, RESCUE, TALKS, *OTHER[1:]),
    "agency's dateline and credit": dispatch(f"NORTH PORT, March 4 (AFP) — {LEAD}", *WIRE[1:-1], f"{TALKS} (AFP)"),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_edited_print_of_a_wire_is_found_by_a_key_and_is_kin(edit: str) -> None:
    reprint = EDITS[edit]
    assert set(bands(signature(FIRST))) & set(bands(signature(reprint)))
    kinship = compare(FIRST, reprint)
    assert kinship is not None
    assert (kinship.a, kinship.b) == ("Daily", "Wire")
    for start, end in kinship.passages("Daily"):
        assert reprint.text[start:end].strip()


def test_shares_and_order_say_how_much_was_taken_and_moved() -> None:
    half = compare(FIRST, EDITS["cut to its half"])
    assert half is not None and half.share("Daily") > 0.95 and 0.4 < half.share("Wire") < 0.7 and half.order == 1.0
    moved = compare(FIRST, EDITS["moved about"])
    assert moved is not None and moved.order < 0.7


def test_changed_figure_is_counted() -> None:
    kinship = compare(FIRST, EDITS["another number"])
    assert kinship is not None and kinship.figures_differ == 1


def test_same_quotations_with_other_words_around_them_are_two_reports() -> None:
    said = '"The bridge will be opened when the last shell has been found, and not one hour before that," '
    more = '"Whoever tells you another date has not walked across it with us this morning."'
    one = dispatch(
        f"Sappers need more time at the river, an army engineer said. {said}he told reporters. {more}",
        "Lorries have queued on both banks since Sunday, and bread is short in the eastern quarters.", outlet="A",
    )  # fmt: skip
    other = dispatch(
        f"Asked by this paper about the crossing, the officer in charge lost his patience. {said}he replied. {more}",
        "His men had cleared forty-one rounds by noon; children watched them from the embankment.", outlet="B",
    )  # fmt: skip
    assert compare(one, other) is None


def test_bulletins_of_successive_days_with_other_numbers_are_no_reprints() -> None:
    form = (
        "The general staff informs: over the past day {} clashes took place along the front, and the enemy launched {} "
        "missile strikes and {} air strikes on populated places. Our units repelled {} attacks in the eastern "
        "direction and hit {} depots of ammunition. The losses of the enemy over the past day amounted to {} soldiers "
        "and {} tanks."
    )
    monday = dispatch(form.format(61, 4, 22, 17, 3, 410, 9), outlet="Staff Monday", published="2031-03-04")
    tuesday = dispatch(form.format(74, 2, 31, 12, 5, 380, 14), outlet="Staff Tuesday", published="2031-03-05")
    reprint = dispatch("Our desk brings the bulletin.", form.format(61, 4, 22, 17, 3, 410, 9), outlet="Print")
    assert compare(monday, tuesday) is None
    assert compare(monday, reprint) is not None
    assert compare(tuesday, reprint) is None


def test_statement_of_a_network_on_another_day_is_no_reprint_of_the_one_before() -> None:
    form = (
        "The doctors' network said in a statement that artillery shelling of the northern quarters by the "
        "paramilitary force on {} killed {} civilians and wounded {} others, and that it held the leadership of the "
        "force responsible."
    )
    sunday = dispatch(form.format("Sunday", 5, 13), outlet="A", published="2031-03-02")
    monday = dispatch(form.format("Monday", 9, 21), outlet="B", published="2031-03-03")
    assert compare(sunday, monday) is None
    assert compare(sunday, dispatch(form.format("Sunday", 6, 13), outlet="B", published="2031-03-03")) is not None


def test_reports_of_their_own_and_empty_ones_are_no_kin() -> None:
    assert compare(FIRST, dispatch(*OTHER)) is None
    assert compare(FIRST, dispatch("")) is None
    assert compare(dispatch("", outlet="A"), dispatch("", outlet="B")) is None
    assert bands(signature(dispatch(""))) == ()


def test_request_to_the_public_months_later_is_no_reprint() -> None:
    note = (
        "Whoever saw what happened is asked to call the investigators at the number of the public prosecutor, where "
        "calls are taken day and night and names are kept from everybody who has no part in the case."
    )
    spring = dispatch(note, *OTHER[:1], outlet="A", published="2031-03-04")
    autumn = dispatch(note, DENIAL, outlet="B", published="2031-09-04")
    assert compare(spring, autumn) is None
    assert compare(spring, dispatch(note, *OTHER[:1], "More soon.", outlet="B", published="2031-09-04")) is not None


@pytest.mark.parametrize(
    ("have", "days", "enough"),
    [
        (InCommon(words=40, own=32, in_passages=20, share=0.32, whole=0.2), 0, True),
        (InCommon(words=60, own=20, in_passages=20, share=0.32, whole=0.2), 0, False),  # the rest is quoted
        (InCommon(words=160, own=159, in_passages=30, share=0.17, whole=0.1), 0, False),  # turns of phrase
        (InCommon(words=160, own=159, in_passages=90, share=0.17, whole=0.1), 0, True),
        (InCommon(words=900, own=90, in_passages=90, share=0.05, whole=0.05), 0, False),
        (InCommon(words=15, own=14, in_passages=10, share=0.65, whole=0.3), 90, True),  # most of a brief
        (InCommon(words=40, own=32, in_passages=32, share=0.40, whole=0.2), 90, False),
        (InCommon(words=90, own=80, in_passages=80, share=0.40, whole=0.2), 90, True),
        (InCommon(words=95, own=3, in_passages=3, share=0.30, whole=0.95), 0, True),  # a statement as it is
    ],
)
def test_how_much_makes_a_reprint(have: InCommon, days: int, enough: bool) -> None:
    assert have.is_enough(days=days) is enough


def test_text_that_repeats_itself_takes_no_square_of_time() -> None:
    began = time.process_time()
    assert compare(dispatch("word " * 10_000, outlet="A"), dispatch("word " * 10_000 + "other", outlet="B")) is not None
    assert time.process_time() - began < 5


def test_versions_of_one_page_are_no_reprints() -> None:
    first = dispatch(*WIRE, outlet="A", url="https://example.org/a")
    assert compare(first, dispatch(*WIRE, outlet="B", url="https://example.org/a")) is None
    assert compare(first, dispatch(*WIRE, outlet="B", url="https://example.org/b")) is not None


def test_standing_note_that_many_have_ties_nothing_together() -> None:
    one, other = dispatch(OTHER[0], TALKS, outlet="A"), dispatch(POWER, TALKS, outlet="B")
    note = signature(dispatch(TALKS)).passages
    assert compare(one, other) is not None
    assert compare(one, other, common=note) is None


def test_texts_in_scripts_without_spaces_are_compared_by_sign() -> None:
    text = "第一段：港口星期二遭到炮击，州长说至少八人死亡，救援人员一直搜寻到黎明，海岸一带第三个夜晚都能听到炮声。"
    kinship = compare(dispatch(text, outlet="A"), dispatch(text.replace("八", "九"), outlet="B"))
    assert kinship is not None and kinship.share_a > 0.9


def test_signature_does_not_hang_on_headline_byline_and_credit() -> None:
    plain = signature(dispatch(*WIRE))
    dressed = signature(dispatch(f"NORTH PORT (AFP) — {LEAD}", *WIRE[1:-1], f"{TALKS} (AFP)", headline="Eight dead"))
    assert plain == dressed


def test_hashes_are_the_same_on_every_machine() -> None:
    assert hashed(("a", "b")) == 8945880261400226312
    assert signature(dispatch(LEAD)).minhash[:3] == (823852409, 3270120219, 3234365202)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abcd"), max_size=60), st.lists(st.sampled_from("abcd"), max_size=60))
def test_tiles_are_common_runs_that_do_not_overlap(a: list[str], b: list[str]) -> None:
    seen_a: set[int] = set()
    seen_b: set[int] = set()
    for tile in tiles(a, b):
        assert tile.length >= SHORTEST
        assert a[tile.a : tile.a + tile.length] == b[tile.b : tile.b + tile.length]
        mine, theirs = range(tile.a, tile.a + tile.length), range(tile.b, tile.b + tile.length)
        assert not seen_a & set(mine) and not seen_b & set(theirs)
        seen_a |= set(mine)
        seen_b |= set(theirs)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abcd"), max_size=60), st.lists(st.sampled_from("abcd"), max_size=60))
def test_no_more_words_are_in_common_runs_than_are_foretold(a: list[str], b: list[str]) -> None:
    foretold = most_in_common(np.sort(runs_in(a)), runs_in(b))
    assert sum(tile.length for tile in tiles(a, b)) <= foretold <= len(b)
    assert most_in_common(np.sort(runs_in(a)), runs_in(a)) == (len(a) if len(a) >= SHORTEST else 0)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=60), st.lists(st.sampled_from("abc"), max_size=60), st.integers(0, 30))
def test_runs_found_by_their_numbers_are_those_found_one_by_one(a: list[str], b: list[str], shared: int) -> None:
    b = b + a[shared:]
    assert tiles(a, b) == tiling._without_overlaps(common_one_by_one(a, b), len(a), len(b))


def test_other_words_with_the_number_of_a_run_are_not_taken_for_it() -> None:
    a, b = [*"abcdefgh"], [*"stuvwxyz"]
    assert tiles(a, b, (runs_in(a), runs_in(a))) == ()


def test_a_run_that_stands_in_very_many_places_is_looked_at_in_the_first_ones() -> None:
    a, b = [*"abcde"] * 20, [*"abcde"] * 15
    assert tiles(a, b) == tiling._without_overlaps(common_one_by_one(a, b), len(a), len(b))


PIECES = st.lists(st.sampled_from([*WIRE, *OTHER]), max_size=6)


@settings(max_examples=40, deadline=None)
@given(PIECES, PIECES)
def test_comparison_is_the_same_both_ways_and_its_passages_lie_in_the_texts(one: list[str], other: list[str]) -> None:
    a, b = dispatch(*one, outlet="A"), dispatch(*other, outlet="B")
    kinship = compare(a, b)
    assert kinship == compare(b, a)
    if kinship is not None:
        for document in (a, b):
            _inside(document, kinship.passages(document.document_id))
            assert 0 < kinship.share(document.document_id) <= 1


@settings(max_examples=40, deadline=None)
@given(PIECES, PIECES)
def test_no_reprint_has_fewer_words_in_common_than_its_length_asks_for(one: list[str], other: list[str]) -> None:
    wordings = wording_of(dispatch(*one)), wording_of(dispatch(*other))
    found = tiles(wordings[0].keys, wordings[1].keys)
    common, extents = in_common(*wordings, found), [wording.extent for wording in wordings]
    assert not common.is_enough(days=0) or (common.words >= fewest(*extents) and may_be_kin(*extents))


def _inside(document: Document, passages: tuple[tuple[int, int], ...]) -> None:
    assert all(0 <= start < end <= len(document.text) for start, end in passages)
