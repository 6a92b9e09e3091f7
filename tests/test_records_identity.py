"""Identity is content."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import claim_id, digest, document_id


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_fields_never_share_an_id(a: list[str], b: list[str]) -> None:
    assert (digest(*a) == digest(*b)) == (a == b)


def test_same_words_in_two_outlets_are_two_documents() -> None:
    one = document_id(blob="ab", outlet="A", published="2022-09-13")
    assert one == document_id(blob="ab", outlet="A", published="2022-09-13")
    assert one != document_id(blob="ab", outlet="B", published="2022-09-13")
    assert one != document_id(blob="ab", locus="row 2", outlet="A", published="2022-09-13")


def test_claim_keeps_its_id_where_speakers_and_content_are_the_same() -> None:
    assert claim_id("d", [((0, 3),)], ((5, 9),)) == claim_id("d", [((0, 3),)], ((5, 9),))
    assert claim_id("d", [((0, 3),)], ((5, 9),)) != claim_id("d", [((0, 3),), ((3, 4),)], ((5, 9),))
