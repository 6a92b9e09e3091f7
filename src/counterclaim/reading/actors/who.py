"""Who some words mean, on the way to the record of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterclaim.reading.actors.siding import Side
from counterclaim.records import Actor, ActorKind, Resolution, Span

Role = Literal["person", "body", "spokesperson", "members", "state", "description"]


@dataclass(frozen=True, slots=True)
class Who:
    """Who some words mean, before they become an Actor: what the contract wants, and what later words may ask."""

    id: str
    name: str
    kind: ActorKind
    side: Side
    resolution: Resolution
    role: Role
    named: bool = True
    country: str | None = None
    office: str | None = None
    gender: str | None = None
    plural: bool = False
    stands_for: Who | None = None
    """For a spokesperson without a name: the body."""


def actor_of(who: Who, span: Span) -> Actor:
    """A mention as the record of the contract."""
    return Actor(
        id=who.id, name=who.name, side=who.side.side, aligned_with=who.side.aligned_with, kind=who.kind,
        named=who.named, span=span, resolution=who.resolution,
    )  # fmt: skip
