"""Tokens by offsets: what spaCy's own `char_span` finds, without its walk."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.syntax.syntax import pipeline
from counterclaim.reading.syntax.tree import slice_at

TEXT = "Invented text.  The army\n\nsaid (on Monday) that it’s \u201cready\u201d.\tOthers   did not."


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_tokens_that_share_a_character(start: int, end: int) -> None:
    doc = pipeline().make_doc(TEXT)
    first, last = sorted((start, end))
    expected = [t.i for t in doc if t.idx < last and t.idx + len(t) > first]
    assert [t.i for t in slice_at(doc, (first, last))] == expected
    piece = doc.char_span(first, last, alignment_mode="expand") if first < last else None
    if piece is not None and len(piece):
        assert [t.i for t in piece] == expected
