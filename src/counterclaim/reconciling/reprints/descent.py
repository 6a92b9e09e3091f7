"""From which dispatch another has its words: of those that came before it, the one that has most of them.

A dispatch has one main source, also where it merges two wires: these keep apart, and it stands with the one of which it
has more. Were every kinship taken for one family, a single round-up would tie together all that it was made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time

from counterclaim.reconciling.reprints.kinship import Kinship
from counterclaim.records import Document, Member
from counterclaim.records.span import length, merged, minus

MERGED = 1.25
"""A dispatch merges wires where all its kin together have this many times the words of it that any one has."""
OLDER = 0.2
"""Share of what a dispatch has from others that is of an earlier day, from which on it carries older words along."""
CONTAINED, BEYOND = 0.8, 0.7
"""Share of its words from which a dispatch is a part of another one, and share of the other's words up to which the
other says more."""
NEARLY = 0.9
"""Share of the most words that any has of it from which on a dispatch may as well be a source."""
PASSAGE = 80
"""Code points that a dispatch must have from another family, beyond what its own has."""
DAY = len("2022-09-13")

Near = Mapping[str, tuple[Kinship, ...]]


def kin_of(kinships: Iterable[Kinship]) -> Near:
    """The kinships of each dispatch, by its id."""
    near: dict[str, list[Kinship]] = defaultdict(list)
    for kinship in kinships:
        near[kinship.a].append(kinship)
        near[kinship.b].append(kinship)
    return {id_: tuple(sorted(several, key=lambda k: (k.a, k.b))) for id_, several in near.items()}


def connected(pairs: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Pairs of dispatches in groups that have no dispatch in common, in the order of the first of each."""
    near: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        for id_ in pair:
            near[id_].append(pair)
    seen: set[str] = set()
    groups: list[list[tuple[str, str]]] = []
    for start in near:
        if start in seen:
            continue
        seen.add(start)
        front, group = [start], []
        while front:
            id_ = front.pop()
            group += [pair for pair in near[id_] if pair[0] == id_]
            beside = {other for pair in near[id_] for other in pair} - seen
            seen |= beside
            front += sorted(beside)
        groups.append(group)
    return groups


class Descent:
    """Which of the dispatches with kin came before which, and what each has from those before it.

    Before: by day; an agency's own (`agencies`: ids of dispatches by an agency that others credit) before others of the
    day; by the hour where it is known; what carries words of earlier days along, and what merges several, after the
    others; and parts after the whole.
    """

    def __init__(self, near: Near, documents: Mapping[str, Document], agencies: Collection[str]) -> None:
        self.near = near
        days = {id_: moment_of(documents[id_])[:DAY] for id_ in near}
        self.order = {id_: _order(id_, near[id_], documents[id_], days, own=id_ in agencies) for id_ in near}

    def families(self) -> list[list[str]]:
        """The dispatches that lead to one source, in order; also those that stand alone."""
        root: dict[str, str] = {}
        found: dict[str, list[str]] = defaultdict(list)
        for id_ in sorted(self.near, key=self.order.__getitem__):
            source = self.main_source(id_)
            root[id_] = id_ if source is None else root[source]
            found[root[id_]].append(id_)
        return list(found.values())

    def main_source(self, id_: str) -> str | None:
        """Of the dispatches before one, that which has most of its words; of those with nearly as many the earliest."""
        return self._most({k.other(id_): covered(k, id_) for k in self.near[id_] if self._is_before(k.other(id_), id_)})

    def other_sources(self, id_: str, members: Collection[str]) -> tuple[str, ...]:
        """Of the dispatches before one that are not of its family, those from which it has what its family has not."""
        kin = self.near[id_]
        common = merged(span for k in kin if k.other(id_) in members for span in k.passages(id_))
        left = {
            k.other(id_): minus(k.passages(id_), common)
            for k in kin
            if k.other(id_) not in members and self._is_before(k.other(id_), id_)
        }
        found: list[str] = []
        while True:
            best = self._most({other: sum(map(length, spans)) for other, spans in left.items()})
            if best is None or sum(map(length, left[best])) < PASSAGE:
                return tuple(sorted(found))
            found.append(best)
            taken = left.pop(best)
            left = {other: minus(spans, taken) for other, spans in left.items()}

    def _is_before(self, id_: str, other: str) -> bool:
        return self.order[id_] < self.order[other]

    def _most(self, has: Mapping[str, int]) -> str | None:
        nearly = NEARLY * max(has.values(), default=0)
        return min((id_ for id_ in has if has[id_] >= nearly), key=self.order.__getitem__, default=None)


def covered(kinship: Kinship, id_: str) -> int:
    """Code points of a dispatch that stand in its kin."""
    return sum(map(length, kinship.passages(id_)))


def moment_of(document: Document | Member) -> str:
    """When a dispatch was published, so that later ones sort later: in UTC, a day without a time at its end, unknown
    last."""
    if not document.published:
        return "9999"
    try:
        moment = datetime.fromisoformat(document.published)
    except ValueError:
        return document.published
    if len(document.published) == DAY:
        moment = datetime.combine(moment.date(), time.max)
    return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


Order = tuple[str, bool, str, bool, bool, bool, str]


def _order(id_: str, kin: Sequence[Kinship], document: Document, days: Mapping[str, str], *, own: bool) -> Order:
    best = max((covered(k, id_) for k in kin if days[k.other(id_)] <= days[id_]), default=0)
    everything = _covered_by([k for k in kin if days[k.other(id_)] <= days[id_]], id_)
    older = _covered_by([k for k in kin if days[k.other(id_)] < days[id_]], id_)
    part = any(k.share(id_) >= CONTAINED and k.share(k.other(id_)) <= BEYOND for k in kin)
    merges = everything > MERGED * best
    return (days[id_], not own, moment_of(document), older >= OLDER * everything > 0, merges, part, id_)


def _covered_by(kin: Sequence[Kinship], id_: str) -> int:
    """Code points of a dispatch that stand in any of its kin."""
    return sum(map(length, merged(span for k in kin for span in k.passages(id_))))
