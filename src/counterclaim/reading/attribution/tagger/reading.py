"""What the trained tagger reads in a passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.reading.attribution.tagger.decoding import Lattice
from counterclaim.reading.attribution.tagger.linking import Linked, linked
from counterclaim.reading.attribution.tagger.model import scored
from counterclaim.reading.attribution.tagger.units import Units, units_of
from counterclaim.records import Spans


class Tagged(NamedTuple):
    """A passage as the tagger sees it, with the citations that it finds there."""

    passage: Passage
    units: Units
    lattice: Lattice
    citations: list[Cited]


def tagged(passage: Passage, rules: Sequence[Cited]) -> Tagged:
    """The passage with what the tagger finds in it; `rules` is what the rules find there."""
    units = units_of(passage, rules)
    scores = scored(units)
    citations = (_cited(passage, units, link) for link in linked(scores) if link.contents)
    return Tagged(passage, units, scores.lattice, [c for c in citations if has_words(passage.text, c.content)])


def _cited(passage: Passage, units: Units, link: Linked) -> Cited:
    source, cue, content = (
        tuple(units.span(run.first, run.end) for run in runs)
        for runs in (link.source, [link.cue] if link.cue is not None else [], link.contents)
    )
    head = (cue or content)[0][0]
    token = passage.doc.char_span(head, head + 1, alignment_mode="expand")
    at = token[0].i if token is not None and len(token) else 0
    return Cited(source, cue, tuple(sorted(content)), at, rule="tagger")


def has_words(text: str, spans: Spans) -> bool:
    """Whether a letter or digit stands in `spans`."""
    return any(char.isalnum() for start, end in spans for char in text[start:end])
