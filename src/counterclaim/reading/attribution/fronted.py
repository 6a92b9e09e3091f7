"""A place or day put before what was said, which belongs to it: "[In Goma], two were killed, the mayor said", "[On
Tuesday], the mayor said, two were killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.fronts import front_of
from counterclaim.records import Span
from counterclaim.records.located import Stretches
from counterclaim.theatres.capitals import capitals
from counterclaim.theatres.spelling import slug

COMMA = re.compile(r",\s+")
PAST = frozenset({"VBD", "VBN"})


def with_fronts(layers: Layers, passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """`found` with the place or day that opens the sentence put to the content before a source and verb that end it, or
    around them where commas set these apart."""
    taken = Stretches(span for one in found for span in (*one.source, *one.cue, *one.content))
    return [_with_front(layers, passage, cited, taken) for cited in found]


def _with_front(layers: Layers, passage: Passage, cited: Cited, taken: Stretches) -> Cited:
    if not cited.content or len(cited.source) != 1 or len(cited.cue) != 1:
        return cited
    first, (source,), (cue,) = cited.content[0], cited.source, cited.cue
    word = passage.doc.char_span(*first, alignment_mode="expand")
    if not word or passage.quotation_at(first[0]) is not None:
        return cited
    front = front_of(layers, passage.sentence(word[0]))
    if front is None or taken.touch(front):
        return cited
    if _is_comma(layers.text, front[1], first[0]) and min(source[0], cue[0]) >= first[1]:
        return replace(cited, content=((front[0], first[1]), *cited.content[1:]))
    apart = _is_comma(layers.text, front[1], source[0]) and _is_comma(layers.text, cue[1], first[0])
    if not apart or source[1] > cue[0] or not any(t.tag_ in PAST for t in word) or _is_in_capital(layers, front):
        return cited
    return replace(cited, content=(front, *cited.content))


def _is_in_capital(layers: Layers, front: Span) -> bool:
    """Whether all that is told is a capital, in which somebody may only speak."""
    places = layers.toponyms_at.within(front)
    return not layers.times_at.within(front) and all(slug(t.text) in capitals() for t in places)


def _is_comma(text: str, start: int, end: int) -> bool:
    """Whether nothing but a comma stands between two places of the text."""
    return start < end and COMMA.fullmatch(text, start, end) is not None
