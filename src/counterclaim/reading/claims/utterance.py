"""On which day something was said."""

from __future__ import annotations

from collections.abc import Container

from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, slice_at
from counterclaim.records import TimeExpression
from counterclaim.records.span import touches

PASSES = frozenset(
    {"prep", "npadvmod", "pobj", "nmod", "compound", "amod", "advmod", "conj", "appos", "tmod", "dep", "det"}
)
"""Relations by which a time expression may hang below the cue that it dates."""

CONTINUES = frozenset({"conj", "advcl", "parataxis"})
"""Relations by which a second cue ("…, adding that") continues the sentence of a first."""


class Utterances:
    """The attributions of one document, to be asked on which day each was uttered."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        doc = layers.doc
        self._cues = [[t for span in a.cue for t in slice_at(doc, span)] for a in layers.attributions]
        self._of_cue: dict[int, list[int]] = {}
        for index, cue in enumerate(self._cues):
            for i in {token.i for token in cue}:
                self._of_cue.setdefault(i, []).append(index)
        self._below = _below_cues(layers, self._of_cue)
        self._known: dict[int, TimeExpression | None] = {}

    def dated_by(self, index: int) -> TimeExpression | None:
        """The expression that dates the utterance of the attribution at `index`, None where the text leaves its day
        open.

        The time must modify the cue (or the noun that the cue is: "in a statement on Monday"), outside the content. A
        second cue in the same sentence by the same source takes the day of the first. A day after publication is none.
        """
        if index not in self._known:
            own = self._dated(index)
            first = None if own is not None else self._continued(index)
            self._known[index] = self._dated(first) if first is not None else own
        return self._known[index]

    def _continued(self, index: int) -> int | None:
        """The first attribution before this one whose cue one of its own continues, by the same source."""
        source = self._layers.attributions[index].source
        firsts = (
            other
            for token in self._cues[index]
            if token.dep_ in CONTINUES
            for other in self._of_cue.get(token.head.i, ())
            if other < index and self._layers.attributions[other].source == source
        )
        return min(firsts, default=None)

    def _dated(self, index: int) -> TimeExpression | None:
        times, attribution = self._layers.times, self._layers.attributions[index]
        below = sorted({number for token in self._cues[index] for number in self._below.get(token.i, ())})
        found: TimeExpression | None = None
        for time in (times[number] for number in below):
            if touches(time.span, attribution.content):
                continue
            if found is not None and found.days != time.days:
                return None
            found = found or time
        return found


def _below_cues(layers: Layers, of_cue: Container[int]) -> dict[int, list[int]]:
    """For each token of a cue the numbers of the times that hang below it, and may date what was said by it."""
    below: dict[int, list[int]] = {}
    for number, time in enumerate(layers.times):
        token = head_at(layers.doc, time.span) if _may_date(layers, time) else None
        while token is not None:
            if token.i in of_cue:
                below.setdefault(token.i, []).append(number)
            token = token.head if token.dep_ in PASSES and token.head.i != token.i else None
    return below


def _may_date(layers: Layers, time: TimeExpression) -> bool:
    """A point in time of the reporting, not a duration, not after publication."""
    if time.type not in ("DATE", "TIME") or time.days is None or time.ambiguous:
        return False
    first, last = time.days
    published = layers.document.published_day
    return first is not None and last is not None and (published is None or first <= published)
