"""From which dispatch another has its words: of those that came before it, the one that has most of them.

A dispatch has one main source, also where it merges two wires: these keep apart, and it stands with the one of which it
has more. Were every kinship taken for one family, a single round-up would tie together all that it was made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time

from counterclaim.reconciling.reprints.kinship import Kinship
from counterclaim.records import Document, Member
from counterclaim.records.span import length, merged

MERGED = 1.25
"""A dispatch merges wires where all its kin together have this many times the words of it that any one has."""
CONTAINED, BEYOND = 0.8, 0.7
"""Share of its words from which a dispatch is a part of another one, and share of the other's words up to which the
other says more."""
DAY = len("2022-09-13")

Near = Mapping[str, tuple[Kinship, ...]]


def kin_of(kinships: Iterable[Kinship]) -> Near:
    """The kinships of each dispatch, by its id."""
    near: dict[str, list[Kinship]] = defaultdict(list)
    for kinship in kinships:
        near[kinship.a].append(kinship)
        near[kinship.b].append(kinship)
    return {id_: tuple(sorted(several, key=lambda k: (k.a, k.b))) for id_, several in near.items()}


def connected(kinships: Iterable[Kinship]) -> list[list[Kinship]]:
    """The kinships in groups that have no dispatch in common, in the order of the first of each."""
    near = kin_of(kinships)
    seen: set[str] = set()
    groups: list[list[Kinship]] = []
    for start in near:
        if start in seen:
            continue
        seen.add(start)
        front, group = [start], []
        while front:
            id_ = front.pop()
            for kinship in near[id_]:
                if kinship.a == id_:
                    group.append(kinship)
                other = kinship.other(id_)
                if other not in seen:
                    seen.add(other)
                    front.append(other)
        groups.append(group)
    return groups


def earlier_kin(near: Near, documents: Mapping[str, Document], agencies: frozenset[str]) -> dict[str, list[str]]:
    """For each dispatch its kin that came before it, those first that have most of its words: the first of them is its
    main source.

    Before: by day; an agency's own (`agencies`: ids of dispatches by an agency that others credit) before others of the
    day; by the hour where it is known; what merges several after what it merges, and parts after the whole.
    """
    order = {id_: _order(id_, near, documents[id_], own=id_ in agencies) for id_ in near}
    earlier: dict[str, list[str]] = {}
    for id_, kin in near.items():
        before = [k for k in kin if order[k.other(id_)] < order[id_]]
        earlier[id_] = [
            id_ for *_, id_ in sorted((-covered(k, id_), order[k.other(id_)], k.other(id_)) for k in before)
        ]
    return earlier


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


Order = tuple[str, bool, str, bool, bool, str]


def _order(id_: str, near: Near, document: Document, *, own: bool) -> Order:
    kin = near[id_]
    best = max(covered(k, id_) for k in kin)
    everything = sum(map(length, merged(span for k in kin for span in k.passages(id_))))
    part = any(k.share(id_) >= CONTAINED and k.share(k.other(id_)) <= BEYOND for k in kin)
    return (moment_of(document)[:DAY], not own, moment_of(document), everything > MERGED * best, part, id_)
