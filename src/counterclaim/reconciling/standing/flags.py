"""What the accounts of an incident come to: who says it, who denies it, and what they differ in."""

from __future__ import annotations

import re
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
from counterclaim.reconciling.standing.camps import in_one_camp
from counterclaim.reconciling.standing.control import holding_differs
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Account, Flags

DONE_BY = frozenset({"assault", "coerce", "service", "protest", "sanction"})
"""Types of events of which accounts can name different doers."""

MUTUAL = frozenset({"clash", "prisoner-exchange"})
"""Modes in which both sides are doers."""


SEEN = re.compile(
    r"\b(?:reporters?|correspondents?|journalists?|photographers?|(?:television|camera) crew)\b", re.IGNORECASE
)
"""In an outlet's own voice, who of its own saw it."""

ANOTHERS = re.compile(
    r"\b(?:by|in)\s+(?:his|her|its|their)\s+(?:own\s+)?(?:account|count|words?|figures?|estimate|telling)\b"
    r"|\b(?:he|she|they|officials?)\s+(?:said|says|say|claimed|claims|claim|added|wrote|told)\b",
    re.IGNORECASE,
)
"""In an outlet's own voice, what marks a sentence as somebody else's word."""


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
    claimed_by = _sorted(party_of(t) for t in said)
    theatres = {t.theatre for t in said if party_of(t) is not None}
    return Flags(
        claimed_by=claimed_by,
        independent=len(independent_origins(said)),
        denied_by=_sorted(side_of(t) for t in known if denies(t)),
        incompatible=_incompatible(said, accounts),
        admitted_by=_sorted(party_of(t) for t in known if admits(t)),
        told_by=_told_by(known),
        one_camp=len(theatres) == 1 and in_one_camp(claimed_by, *theatres),
    )


def vouched(said: Sequence[Telling]) -> list[Telling]:
    """Without what outlets only repeat in their own voice: headlines, texts that cite somebody for the thing, and,
    where anybody is cited for it in another text, all that do not say that their reporters saw it."""
    citing = cited_in(said)

    def vouches(telling: Telling) -> bool:
        claim = telling.claim
        if claim.attribution:
            return True
        if claim.section == "headline" or ANOTHERS.search(claim.text):
            return False
        if SEEN.search(claim.text):
            return True
        return not citing if side_of(telling) == THIRD_PARTY else telling.text_id not in citing

    return [t for t in said if vouches(t)]


def independent_origins(said: Iterable[Telling]) -> frozenset[str]:
    """Keys of the third parties among those who say that it happened, but for the allies of a party, and for sources of
    which neither name nor kind is told."""
    return frozenset(
        t.origin.key
        for t in said
        if side_of(t) == THIRD_PARTY and not t.origin.aligned_with and (t.origin.named or t.origin.kind != "unknown")
    )


def _told_by(known: Sequence[Telling]) -> tuple[str, ...]:
    """The sides whose officials tell of talks that somebody says took place: a readout tells what was asked, warned of
    and promised, and need not say that there was a call."""
    if not any(t.event.type in TALKS and asserts(t) for t in known):
        return ()
    met = any(t.event.type == "consult" for t in known)
    return _sorted(
        side_of(t)
        for t in known
        if t.origin.kind in OFFICIAL and t.claim.attribution and (met or (t.event.type in TALKS and asserts(t)))
    )


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
        if side is not None and event.type in DONE_BY and event.mode not in MUTUAL and (by := _blamed(telling)):
            named[side] = named.get(side, frozenset()) | by
    return [by - {side} or by for side, by in named.items()]


def _blamed(telling: Telling) -> frozenset[str]:
    """The parties that a telling says did it; of power cut by shelling, those that its claim says shelled."""
    by = parties(telling.event.agents)
    if by or telling.event.type != "service":
        return by
    return parties(a for event in telling.claim.events if event.type == "assault" for a in event.agents)


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
