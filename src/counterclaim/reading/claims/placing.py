"""Where a figure is told of, among the places of its event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from counterclaim.records import Event, Figure, Toponym

OPENS = re.compile(r"(?:^|\n)[ \t]*(?:[-–—•●▪*·][ \t]*)?\Z")
ROWED = re.compile(r"\s*[:–—-]?\s*")
"""Between a place and its number in a row of such: "Goma 12; Sake 3; Minova 7"."""
ROW_OPENS = re.compile(r"(?:[:;,]\s*(?:and\s+)?|\n\s*(?:[-–—•●▪*·]\s*)?|^)\Z")
UNKNOWN = re.compile(r"[;,\n]\s*(?:and\s+)?[A-Z][\w'’ -]*\s*[:–—-]?\s*\Z")
NAMED = 40
"""Code points before a number in which a name in such a row stands."""
LOOK = 16
"""Code points before a place in which its line begins, where it opens one."""


def labelled(text: str, toponyms: Sequence[Toponym]) -> list[int]:
    """The number of the place that with a colon opens a line, none where the first of a claim does not: it is where all
    of it happened ("Vuhledar: 31 shells, four wounded")."""
    if not toponyms:
        return []
    first = toponyms[0]
    before = text[max(0, first.start - LOOK) : first.start]
    opens = OPENS.search(before if first.start <= LOOK else f"_{before}") is not None
    return [0] if opens and text[first.end : first.end + 2].lstrip().startswith(":") else []


class Placing:
    """The places of the figures of one claim: `linked` are these in text order with their events, `toponyms` its
    literal places, which have the ids p1, p2 … in their order."""

    def __init__(
        self,
        text: str,
        linked: Sequence[tuple[Figure, Event | None]],
        toponyms: Sequence[Toponym],
        *,
        label: Sequence[int] = (),
    ) -> None:
        self._text = text
        self._label = tuple(f"p{number + 1}" for number in label)
        starts = sorted(figure.span[0] for figure, _ in linked)
        places = [toponym.span[0] for toponym in toponyms]
        self._own: dict[str, frozenset[str]] = {}
        self._alike: dict[tuple[str, str], list[str]] = {}
        for figure, event in linked:
            following = bisect_left(starts, figure.span[1])
            until = starts[following] if following < len(starts) else None
            first = bisect_left(places, figure.span[1])
            last = len(places) if until is None else bisect_left(places, until)
            self._own[figure.id] = frozenset(f"p{number + 1}" for number in range(first, last))
            if event is not None and figure.subset_of is None:
                self._alike.setdefault((event.id, figure.measure), []).append(figure.id)
        self._before = {
            figure.id: f"p{number + 1}"
            for figure, _ in linked
            for number, toponym in enumerate(toponyms)
            if ROWED.fullmatch(text, toponym.end, figure.span[0]) and self._follows(text, toponym)
        }
        self._apart = {key for key, ids in self._alike.items() if len(ids) > 1 and all(self._own[id_] for id_ in ids)}

    @staticmethod
    def _follows(text: str, toponym: Toponym) -> bool:
        """Whether a name stands in a row: after a mark, at the beginning of a line."""
        return ROW_OPENS.search(text, max(0, toponym.start - LOOK), toponym.start) is not None

    def of(self, figure: Figure, event: Event | None) -> tuple[str, ...]:
        """The ids of the places of a figure: its event's; or those told right after it where each figure that measures
        the same has its own ("5 people in Kharkiv and 7 in Odesa"), or where it is a part ("14 in Rakhine State")."""
        if len(self._before) > 1 and (before := self._before.get(figure.id)) is not None:
            return (before,)
        if len(self._before) > 1 and UNKNOWN.search(self._text, max(0, figure.span[0] - NAMED), figure.span[0]):
            return ()  # the name before it in the row is of no known place
        if event is None:
            return self._label
        if figure.subset_of is None and (event.id, figure.measure) not in self._apart:
            return event.places
        own = self._own[figure.id]
        return tuple(place for place in event.places if place in own) or event.places
