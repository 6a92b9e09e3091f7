"""Each side's version of an incident: who did it, how, how many, and what it denies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.reconciling.asserting import THIRD_PARTY, denies, side_of
from counterclaim.reconciling.estimates.by_origin import counts_by_origin
from counterclaim.reconciling.estimates.counted_in import spoken_in
from counterclaim.reconciling.estimates.spoken import Spoken
from counterclaim.reconciling.moments import published_at
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Account, Actor, Claim, Figure

BESIDES = frozenset({"demands", "condemns", "promises", "threatens", "warns"})
"""Stances by which two accounts of one talk differ: what each says was asked for, condemned, promised."""


def accounts_of(tellings: Iterable[Telling]) -> tuple[Account, ...]:
    """The accounts of an incident, parties in alphabetical order, then third parties, then those of no known side.

    Whose account a claim is in is its origin's side: who only passes it on has no part in it. The outlet's own voice is
    a third party's, unless a party runs the outlet. Agents and targets are those whom a side names in what it says
    happened, its figures the latest of each of its origins.
    """
    known = sorted(tellings, key=lambda t: (published_at(t.claim.published).order, t.key))
    spoken = list(spoken_in(known))
    by_side: dict[str | None, list[Telling]] = {}
    for telling in known:
        by_side.setdefault(side_of(telling), []).append(telling)
    accounts = [
        _account(side, by_side[side], [s for s in spoken if side_of(s.telling) == side])
        for side in sorted(by_side, key=_order)
    ]
    claims = {t.claim.claim_id: t.claim for t in known}
    return tuple(msgspec.structs.replace(a, alone=_alone(a, accounts, claims)) for a in accounts)


def _order(side: str | None) -> tuple[bool, bool, str]:
    return side is None, side == THIRD_PARTY, side or ""


def _account(side: str | None, tellings: Sequence[Telling], spoken: Sequence[Spoken]) -> Account:
    told = [t for t in tellings if not denies(t)]
    return Account(
        side=side,
        claims=_unique(t.claim.claim_id for t in tellings),
        agents=_named(a for t in told for a in t.event.agents),
        targets=_named(a for t in told for a in t.event.targets),
        figures=_current(spoken),
        denials=_unique(t.claim.claim_id for t in tellings if denies(t)),
        origins=tuple(sorted({t.origin.key for t in tellings})),
        causes=tuple(sorted({t.event.mode for t in told if t.event.mode is not None})),
    )


def _current(spoken: Sequence[Spoken]) -> tuple[Figure, ...]:
    """The figures in which the latest counts of a side's origins stand, once each."""
    figures: dict[object, Figure] = {}
    by_measure: dict[str, list[Spoken]] = {}
    for one in spoken:
        by_measure.setdefault(one.figure.measure, []).append(one)
    for _, of_measure in sorted(by_measure.items()):
        standing = {claim for count in counts_by_origin(of_measure) for claim in count.claims}
        for one in of_measure:
            figure = one.figure
            if one.telling.claim.claim_id in standing:
                same = figure.measure, figure.counted, figure.comparator, figure.value, figure.low, figure.high
                figures.setdefault(same, figure)
    return tuple(figures.values())


def _alone(account: Account, accounts: Sequence[Account], claims: dict[str, Claim]) -> tuple[str, ...]:
    others = [claims[c] for other in accounts if other is not account for c in other.claims]
    if not others:
        return ()
    stances = {c.stance for c in others}
    measures = {f.measure for c in others for f in c.figures}

    def has_no_like(claim: Claim) -> bool:
        besides = claim.stance in BESIDES and claim.stance not in stances
        return besides or any(f.measure not in measures for f in claim.figures)

    return tuple(c for c in account.claims if has_no_like(claims[c]))


def _named(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    by_id: dict[str, Actor] = {}
    for actor in actors:
        by_id.setdefault(actor.id, actor)
    return tuple(by_id[key] for key in sorted(by_id))


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
