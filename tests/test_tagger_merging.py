"""The tagger's citations and the rules' as one list. The texts are invented."""

from __future__ import annotations

import numpy as np
import pytest

from counterclaim.reading.attribution.passage import Cited, Passage, passage_of
from counterclaim.reading.attribution.rules import ruled
from counterclaim.reading.attribution.tagger.decoding import Lattice
from counterclaim.reading.attribution.tagger.labels import COUNT, allowed, labels_of, may_begin
from counterclaim.reading.attribution.tagger.merging import united
from counterclaim.reading.attribution.tagger.reading import Tagged
from counterclaim.reading.attribution.tagger.units import layered, units_of
from counterclaim.reading.syntax.folding import folded
from counterclaim.reading.syntax.syntax import pipeline
from counterclaim.records import Spans


def passage(text: str) -> Passage:
    return passage_of(text, pipeline()(folded(text)))


def _found(text: str, words: str) -> Spans:
    return ((text.index(words), text.index(words) + len(words)),) if words else ()


def tagged(text: str, *words: tuple[str, str, str], sure: float = 5) -> Tagged:
    """`text` as a tagger sees it that finds exactly the citations `words` (source, cue, content)."""
    here = passage(text)
    citations = [Cited(_found(text, s), _found(text, c), _found(text, w), at=0) for s, c, w in words]
    units = units_of(here, ())
    labels = labels_of(layered(citations, units)[0], len(units))
    emissions = np.full((len(units), COUNT), -sure, np.float32)
    emissions[np.arange(len(units)), labels] = sure
    moves = np.where(allowed(), 0, -1e4).astype(np.float32)
    begin = np.where(may_begin(), 0, -1e4).astype(np.float32)
    return Tagged(here, units, Lattice(emissions, moves, begin, np.zeros(COUNT, np.float32)), citations)


def words(one: Tagged, found: list[Cited]) -> list[tuple[str, str, str]]:
    text = one.passage.text
    return [(*(" … ".join(text[s:e] for s, e in spans) for spans in (c.source, c.cue, c.content)),) for c in found]  # type: ignore[misc]


def test_where_both_agree_the_tagger_says_where_spans_end() -> None:
    one = tagged("The mayor said the bridge is open today.", ("The mayor", "said", "the bridge is open"))
    assert words(one, united(one, ruled(one.passage))) == [("The mayor", "said", "the bridge is open")]


def test_a_content_never_cuts_through_marks() -> None:
    text = "The mayor said the bridge “is open and will stay open”."
    one = tagged(text, ("The mayor", "said", "the bridge “is open"))
    assert words(one, united(one, ruled(one.passage))) == [
        ("The mayor", "said", "the bridge “is open and will stay open”")
    ]


def test_a_citation_within_another_comes_from_the_rules() -> None:
    text = "The ministry said that the governor had said that the road was mined."
    one = tagged(text, ("The ministry", "said", "that the governor had said that the road was mined"))
    assert ("the governor", "had said", "that the road was mined") in words(one, united(one, ruled(one.passage)))


def test_what_the_tagger_is_sure_is_no_citation_is_none() -> None:
    one = tagged("The mayor said the bridge is open.")
    assert ruled(one.passage)
    assert united(one, ruled(one.passage)) == []


def test_what_wants_is_no_speech() -> None:
    text = "The army is bent on retaking the town."
    one = tagged(text, ("The army", "is bent on", "retaking the town"))
    (found,) = united(one, ruled(one.passage))
    assert not found.speech


@pytest.mark.parametrize("sure", [0.0, 5.0])
def test_what_the_tagger_doubts_is_left_out(sure: float) -> None:
    text = "The army is bent on retaking the town."
    one = tagged(text, ("The army", "is bent on", "retaking the town"), sure=sure)
    assert bool(united(one, ())) == (sure > 0)
