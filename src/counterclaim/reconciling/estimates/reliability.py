"""How reliable an origin's count is: by how it stands to those who fight, and what kind of source it is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from counterclaim.reconciling.asserting import parties
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.telling import Telling
from counterclaim.records import ActorKind

Position = Literal["independent", "own", "repeating", "unknown", "ally", "other"]


class Tier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of reliability.yaml."""

    words: str
    standing: Position
    kinds: tuple[ActorKind, ...] = ()


@cache
def tiers() -> tuple[Tier, ...]:
    """The tiers, the most reliable first."""
    return msgspec.yaml.decode(Path(__file__).with_name("reliability.yaml").read_bytes(), type=tuple[Tier, ...])


@cache
def partial_tiers() -> int:
    """The first tier whose counts do not narrow a more reliable one that they agree with: those of no known side, of
    allies, and of a party about the other's people ("at least 8" is not made 400 by what the enemy claims)."""
    return next(n for n, tier in enumerate(tiers()) if tier.standing == "unknown")


def tier_of(origin: Origin, tellings: Iterable[Telling]) -> int:
    """The tier of an origin, 0 the most reliable, by what it tells of the incident."""
    position = position_of(origin, tellings)
    return next(n for n, t in enumerate(tiers()) if t.standing == position and (not t.kinds or origin.kind in t.kinds))


def position_of(origin: Origin, tellings: Iterable[Telling]) -> Position:
    """How an origin stands to those who fight, by its own tellings of the incident."""
    known = list(tellings)
    mine = [t for t in known if t.origin.key == origin.key]
    if not any(t.claim.attribution for t in mine) and {t.text_id for t in mine} <= cited_in(known):
        return "repeating"
    if origin.side is None:
        return "unknown"
    if origin.side == "third-party":
        return "ally" if origin.aligned_with else "independent"
    hit = parties(a for t in mine for a in t.event.targets)
    by = parties(a for t in mine for a in t.event.agents)
    if hit:
        return "own" if origin.side in hit else "other"
    return "other" if by == {origin.side} else "own"


def cited_in(tellings: Iterable[Telling]) -> set[str]:
    """The texts that cite somebody for the incident: what their outlets say of it in their own voice, they only
    repeat."""
    return {t.text_id for t in tellings if t.claim.attribution}
