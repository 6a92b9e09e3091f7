"""Which claims a later doubt limits, by paragraphs. All texts are invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English

from counterclaim.reading.claims import limits
from counterclaim.reading.claims.limits import Breaks, limited
from counterclaim.reading.layers import Layers
from counterclaim.records import Claim, Document, Link, Section

text = st.text(alphabet="a \n\r", max_size=30)


@given(text, st.integers(0, 30), st.integers(0, 30))
def test_breaks_are_counted_as_an_expression_counts_them(some: str, end: int, start: int) -> None:
    end, start = sorted((min(end, len(some)), min(start, len(some))))
    assert Breaks(some).between(end, start) == len(re.findall(r"\n\s*", some[end:start]))


@given(text, st.integers(0, 30), st.integers(0, 3))
def test_no_offset_before_the_floor_has_so_few_breaks(some: str, start: int, most: int) -> None:
    start = min(start, len(some))
    floor = Breaks(some).floor(start, most)
    assert all(Breaks(some).between(end, start) > most for end in range(floor))


def claims_in(words: str, *said: str) -> tuple[Layers, tuple[Claim, ...]]:
    nlp = English()
    nlp.add_pipe("sentencizer")
    document = Document(
        document_id="d", input_id="d", blob="b", text=words, sections=(Section("body", 0, len(words)),), language="en"
    )
    claims = []
    for number, content in enumerate(said):
        at = words.index(content)
        link = Link(source=((number, number + 1),), cue=(), voice="indirect", carried=False, actors=(), said_on=None)
        claims.append(
            Claim(
                claim_id=str(number), document_id="d", reading_id="", input_id="d", published=None, outlet=None,
                section="body", background=False, text=content, content=((at, at + len(content)),), attribution=(link,),
                stance="asserts", events=(), figures=(), places=(), times=(), qualifiers=(), issues=(),
            )
        )  # fmt: skip
    return Layers(document, syntax=nlp(words)), tuple(claims)


WORDS = "The army said one fell. The mayor said two fell. Neither account could be independently verified."


def test_a_doubt_about_several_limits_all_before_it() -> None:
    claims, issues = limited(*claims_in(WORDS, "one fell", "two fell"))
    assert [[q.kind for q in claim.qualifiers] for claim in claims] == [["unverified"], ["unverified"]]
    assert issues == ()


def test_a_claim_too_far_before_a_doubt_is_left_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FAR", 20)
    claims, issues = limited(*claims_in(WORDS, "one fell", "two fell"))
    assert [[q.kind for q in claim.qualifiers] for claim in claims] == [[], ["unverified"]]
    assert [issue.code for issue in issues] == ["limit-too-far"]
