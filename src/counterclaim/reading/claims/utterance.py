"""On which day something was said."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cached_property

from spacy.tokens import Token

from counterclaim.reading.claims.dating import above, occasions
from counterclaim.reading.claims.sessions import days_at_sessions
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout import entry_at
from counterclaim.reading.syntax.tree import head_at, slice_at
from counterclaim.records import Attribution, Spans, TimeExpression
from counterclaim.records.span import touches

CONTINUES = frozenset({"conj", "advcl", "parataxis"})
"""Relations by which a second cue ("…, adding that") continues the sentence of a first."""
ADDING = frozenset({"add", "continue", "go"})
"""Verbs with which the next sentence goes on with what was said ("went on")."""
FINITE = frozenset({"VBD", "VBP", "VBZ"})
BESIDE = re.compile(r"\s+(?:\(\s*|(?:(?:late|early|earlier) )?on )?", re.IGNORECASE)
"""What may stand between a cue and the day right after it, which dates it whatever the parser made of it."""


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
        self._before = self._attributions_before()
        self._known: dict[int, TimeExpression | None] = {}

    def dated_by(self, index: int) -> TimeExpression | None:
        """The expression that dates the utterance of the attribution at `index`, None where the text leaves its day
        open.

        The time must modify the cue, or what was said on the occasion ("in a statement on Monday", "speaking on
        Monday"), outside the content. What continues an utterance takes its day: a second cue in the same sentence by
        the same source, "he added" in the next one, a quotation that goes on, a claim that is rejected in the sentence
        that tells it; and what is said at an occasion, the occasion's. A day after publication is none.
        """
        return self._plainly(index) or self._at_sessions.get(index)

    @cached_property
    def _at_sessions(self) -> dict[int, TimeExpression]:
        """The days that only an occasion gives, of those made there and of those that continue them."""
        count = len(self._layers.attributions)
        plain = [self._plainly(index) for index in range(count)]
        days = days_at_sessions(self._layers, plain, self._cues)
        for index in range(count):
            first = self._continued(index) if plain[index] is None and index not in days else None
            if first is not None and first in days:
                days[index] = days[first]
        return days

    def _plainly(self, index: int) -> TimeExpression | None:
        """The expression that dates an utterance by itself or by what it continues."""
        waiting: list[int] = []
        at = index
        while at not in self._known:
            found = self._dated(at)
            first = self._continued(at) if found is None else None
            if first is None:
                self._known[at] = found
            else:
                waiting.append(at)
                at = first
        self._known.update(dict.fromkeys(waiting, self._known[at]))
        return self._known[index]

    def _continued(self, index: int) -> int | None:
        """An attribution before this one (a smaller index) whose utterance it continues."""
        attribution = self._layers.attributions[index]
        if attribution.carried:
            return self._before.get((attribution.source, index))
        firsts = (
            other
            for token in self._cues[index]
            if token.dep_ in CONTINUES
            for other in self._of_cue.get(token.head.i, ())
            if other < index and self._layers.attributions[other].source == attribution.source
        )
        others = (self._joined_to(index), self._taken_up(index), self._added_to(index))
        return min(firsts, default=next((other for other in others if other is not None), None))

    def _joined_to(self, index: int) -> int | None:
        """The attribution just before "and denied that", where the parse joins the verb to what was said and the rules
        of attribution gave it the same source."""
        before, this = self._layers.attributions[index - 1] if index else None, self._layers.attributions[index]
        if before is None or before.source != this.source or not self._cues[index] or not self._cues[index - 1]:
            return None
        verb, first = self._cues[index][-1], self._cues[index - 1][-1]
        return index - 1 if verb.dep_ == "conj" and first.sent.start == verb.sent.start else None

    def _taken_up(self, index: int) -> int | None:
        """The attribution just before, in the same sentence, which this one takes up there: "said on Tuesday that it
        had taken the town, a claim that the army rejected"."""
        if not index or not self._cues[index] or not self._cues[index - 1]:
            return None
        verb, first = self._cues[index][-1], self._cues[index - 1][-1]
        if first.sent.start != verb.sent.start or first.i > verb.i:
            return None
        known = occasions()
        if any(k.lower_ in known.apart or (k.dep_ == "aux" and k.lower_ == "had") for k in verb.children):
            return None
        resumed = verb.dep_ in ("relcl", "acl") and verb.tag_ == "VBD" and verb.head.lemma_.lower() in known.taken_up
        return index - 1 if resumed else None

    def _added_to(self, index: int) -> int | None:
        """The attribution just before "X added that", where the same speaker is cited by it, in the same paragraph."""
        speakers = self._layers.speakers
        additive = any(token.lemma_.lower() in ADDING for token in self._cues[index])
        if not additive or not 0 < index < len(speakers) or not self._cues[index - 1]:
            return None
        ids = {actor.id for actor in speakers[index]}
        last, first = self._cues[index - 1][-1], self._cues[index][0]
        between = self._layers.text[last.idx : first.idx]
        return index - 1 if ids and ids == {a.id for a in speakers[index - 1]} and "\n\n" not in between else None

    def _attributions_before(self) -> dict[tuple[Spans, int], int]:
        """For each carried attribution, with its source, the last one before it that gives this source."""
        given: dict[Spans, int] = {}
        before: dict[tuple[Spans, int], int] = {}
        for index, attribution in enumerate(self._layers.attributions):
            if not attribution.carried:
                given[attribution.source] = index
            elif attribution.source in given:
                before[attribution.source, index] = given[attribution.source]
        return before

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
        return found or self._beside(index)

    def _beside(self, index: int) -> TimeExpression | None:
        """The day that follows the cue at once: "said on Tuesday [the aim was …]"."""
        layers, attribution = self._layers, self._layers.attributions[index]
        if not attribution.cue:
            return None
        gap = BESIDE.match(layers.text, attribution.cue[-1][1])
        near = layers.times_at.beginning_in((gap.start(), gap.end() + 1)) if gap is not None else ()
        beside = next((t for t in near if _may_date(layers, t) and not touches(t.span, attribution.content)), None)
        return beside or self._of_entry(attribution)

    def _of_entry(self, attribution: Attribution) -> TimeExpression | None:
        """The day of the chronology's entry in which the cue stands."""
        entry = entry_at(self._layers, attribution.cue[0][0])
        return entry.day if entry is not None and _may_date(self._layers, entry.day) else None


def _below_cues(layers: Layers, of_cue: Container[int]) -> dict[int, list[int]]:
    """For each token of a cue the numbers of the times that hang below it, and may date what was said by it."""
    below: dict[int, list[int]] = {}
    for number, time in enumerate(layers.times):
        token: Token | None = head_at(layers.doc, time.span) if _may_date(layers, time) else None
        while token is not None:
            if token.i in of_cue:
                below.setdefault(token.i, []).append(number)
            elif token.dep_ == "conj" and token.tag_ in FINITE:  # what happened, beside what is said
                break
            token = above(token)
    return below


def _may_date(layers: Layers, time: TimeExpression) -> bool:
    """A point in time of the reporting, not a duration, not after publication."""
    if time.type not in ("DATE", "TIME") or time.days is None or time.ambiguous:
        return False
    first, last = time.days
    published = layers.document.published_day
    return first is not None and last is not None and (published is None or first <= published)
