"""Places and days that two joined predicates share though the parse hangs them on one: those told at the end after the
second ("two were killed and six wounded in the town"), and those put before the first ("In the town, two were killed
and six were wounded")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from counterclaim.reading.claims.anchoring import SUBJECTS, Triggers
from counterclaim.reading.syntax.tree import head_at, sentence_at, text_of
from counterclaim.records import Event, Figure, Span

FAR = 100
"""Code points at most between the words of two joined events."""
JOINS = re.compile(
    r"(?:\s+[\w'’-]+){0,6},?\s+(?:and|while|with)\s+(?:some\s+|another\s+|about\s+)?|(?:\s+\w+){0,3},\s+"
)
"""What stands between the first event and the number of the second: "left 14 dead and"."""
COUNTED = re.compile(r"(?:\s+(?!and\b|or\b)[\w'’-]+){0,4}\s+")
"""What stands between that number and its event: "others were"."""
PARTED = frozenset({";", ":", ".", "but"})


class Joined:
    """The events of a claim that stand next to each other in one sentence, and the figures that may join them."""

    def __init__(self, doc: Doc, events: Sequence[Event], figures: Sequence[Figure], triggers: Triggers) -> None:
        self._doc = doc
        self._events = events
        self._figures = figures
        self._heads = triggers.heads
        order = sorted(range(len(events)), key=lambda number: events[number].trigger)
        at = [sentence_at(doc, event.trigger) for event in events]
        self._pairs = [(first, second) for first, second in pairwise(order) if at[first] == at[second]]

    def shared(self, adjuncts: Sequence[Span], of: Sequence[Sequence[int]]) -> list[list[int]]:
        """The indices of `adjuncts` that belong to each event: those `of` it, and, where it has none, those that it
        shares with the one joined to it, if no other stands between the two."""
        out = [list(own) for own in of]
        if not any(out):
            return out
        events = self._events
        starts = sorted(adjunct[0] for adjunct in adjuncts)
        pairs = [
            (first, second)
            for first, second in self._pairs
            if not _between(starts, events[first].trigger[1], events[second].trigger[0])
        ]
        for first, second in reversed(pairs):
            if not out[first] and out[second] and self._are_counted_together(events[first], events[second]):
                out[first] = [i for i in out[second] if adjuncts[i][0] >= events[second].trigger[1]]
        for first, second in pairs:
            verb, joined = self._heads[first], self._heads[second]
            if out[first] and not out[second] and verb is not None and joined is not None:
                out[second] = [i for i in out[first] if _is_before_both(self._doc, adjuncts[i], verb, joined)]
        return out

    def _are_counted_together(self, first: Event, second: Event) -> bool:
        """Whether of two events of a type the second is joined to the first by its own number, few words around it."""
        begin, end = first.trigger[1], second.trigger[0]
        if first.type != second.type or end - begin > FAR:
            return False
        text = text_of(self._doc)
        return any(
            JOINS.fullmatch(text, begin, figure.span[0]) is not None
            and (figure.span[1] >= end or COUNTED.fullmatch(text, figure.span[1], end) is not None)
            for figure in self._figures
            if begin < figure.span[0] < end
        )


def _between(starts: Sequence[int], begin: int, end: int) -> bool:
    """Whether any of `starts` stands between two places of the text."""
    at = bisect_left(starts, begin)
    return at < len(starts) and starts[at] < end


def _is_before_both(doc: Doc, adjunct: Span, first: Token, second: Token) -> bool:
    """Whether an adjunct stands before the subject of the first of two verbs that are coordinated in one breath."""
    when = head_at(doc, adjunct)
    if when is None or second not in first.conjuncts or any(t.lower_ in PARTED for t in doc[first.i : second.i]):
        return False
    subject = next((child.left_edge.i for child in first.children if child.dep_ in SUBJECTS), None)
    return subject is not None and when.i < subject
