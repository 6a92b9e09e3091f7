"""What the accounts of an incident come to: who says it, who denies it, and what they differ in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

import msgspec

from counterclaim.reconciling.asserting import (
    OFFICIAL,
    TALKS,
    THIRD_PARTY,
    admits,
    asserts,
    denies,
    only_planned,
    parties,
    party_of,
    side_of,
)
from counterclaim.reconciling.estimates.by_origin import counts_by_origin
from counterclaim.reconciling.estimates.count import Count
from counterclaim.reconciling.estimates.counted_in import spoken_in
from counterclaim.reconciling.estimates.reliability import cited_in
from counterclaim.reconciling.standing.control import holding_differs
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Account, Flags

DONE_BY = frozenset({"assault", "coerce", "service", "protest", "sanction"})
"""Types of events of which accounts can name different doers."""

MUTUAL = frozenset({"clash", "prisoner-exchange"})
"""Modes in which both sides are doers."""


class Exclusive(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of causes.yaml."""

    why: str
    one: frozenset[str]
    other: frozenset[str]
    chosen: bool = False

    def parts(self, a: frozenset[str], b: frozenset[str]) -> bool:
        """Whether one account has modes of the one group only, another account of the other only."""
        return bool(a & self.one and b & self.other) and not b & self.one and (self.chosen or not a & self.other)


@cache
def exclusive() -> tuple[Exclusive, ...]:
    """The pairs of modes that cannot both be right."""
    return msgspec.yaml.decode(Path(__file__).with_name("causes.yaml").read_bytes(), type=tuple[Exclusive, ...])


def flags_of(tellings: Iterable[Telling], accounts: Sequence[Account]) -> Flags:
    """The flags of an incident, from its tellings and what `accounts_of` made of them; lists in alphabetical order."""
    known = sorted(tellings, key=lambda t: t.key)
    planned = only_planned(known)
    said = vouched([t for t in known if asserts(t, planned=planned)])
    return Flags(
        claimed_by=_sorted(party_of(t) for t in said),
        independent=len(independent_origins(said)),
        denied_by=_sorted(side_of(t) for t in known if denies(t)),
        incompatible=_incompatible(said, accounts),
        admitted_by=_sorted(party_of(t) for t in known if admits(t)),
        told_by=_told_by(said),
    )


def vouched(said: Sequence[Telling]) -> list[Telling]:
    """Without what outlets only repeat in their own voice: headlines, and texts that cite somebody for the thing."""
    citing = cited_in(said)

    def vouches(telling: Telling) -> bool:
        if telling.claim.attribution:
            return True
        return telling.claim.section != "headline" and telling.text_id not in citing

    return [t for t in said if vouches(t)]


def independent_origins(said: Iterable[Telling]) -> frozenset[str]:
    """Keys of the third parties among those who say that it happened, but for the allies of a party."""
    return frozenset(t.origin.key for t in said if side_of(t) == THIRD_PARTY and not t.origin.aligned_with)


def _told_by(said: Sequence[Telling]) -> tuple[str, ...]:
    talks = (t for t in said if t.event.type in TALKS and t.origin.kind in OFFICIAL and t.claim.attribution)
    return _sorted(side_of(t) for t in talks)


def _incompatible(
    said: Sequence[Telling], accounts: Sequence[Account]
) -> tuple[str, ...]:  # fmt: skip
    doers = _doers(said)
    causes = [frozenset(a.causes) for a in accounts if a.side is not None]
    found = {
        "agent": any(not a & b for a, b in combinations(doers, 2)),
        "cause": any(row.parts(a, b) or row.parts(b, a) for row in exclusive() for a, b in combinations(causes, 2)),
        "control": holding_differs(said),
    }
    return (*(what for what, differs in found.items() if differs), *_measures_that_differ(said))


def _doers(said: Sequence[Telling]) -> list[frozenset[str]]:
    """The parties that each side says did it, sides that name none left out. A side that blames another and tells
    beside that what it did itself ("we destroyed ten vehicles") blames the other."""
    named: dict[str, frozenset[str]] = {}
    for telling in said:
        side, event = side_of(telling), telling.event
        if side is not None and event.type in DONE_BY and event.mode not in MUTUAL and (by := parties(event.agents)):
            named[side] = named.get(side, frozenset()) | by
    return [by - {side} or by for side, by in named.items()]


def _measures_that_differ(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Measures in which each count of one side excludes each count of another."""
    spoken = list(spoken_in(tellings))
    differing = []
    for measure in sorted({s.figure.measure for s in spoken}):
        of_measure = [s for s in spoken if s.figure.measure == measure]
        sides = {s.telling.origin.key: side_of(s.telling) for s in of_measure}
        by_side: dict[str, list[Count]] = {}
        for count in counts_by_origin(of_measure):
            side = sides[count.origin.key]
            if side is not None and count.whole:
                by_side.setdefault(side, []).append(count)
        if any(
            not any(a.reach.meets(b.reach) for a in one for b in other)
            for one, other in combinations(by_side.values(), 2)
        ):
            differing.append(measure)
    return tuple(differing)


def _sorted(sides: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({s for s in sides if s is not None}))
