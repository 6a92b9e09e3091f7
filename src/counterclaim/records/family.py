"""Dispatches that have their words from each other, or from one wire."""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.records.span import Span, Spans

Change = Literal["cut", "changed", "added"]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A passage in which a member of a family differs from its earliest one. `before` are offsets into the earliest
    member's text, `after` into this one's; one of them is None for what was added or cut. `figures` says that a
    number stands in the place of another: that is news."""

    change: Change
    before: Span | None
    after: Span | None
    figures: bool = False


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A dispatch of a family. `shared` is the share of its own words that it has in common with the rest of the family;
    `credits` are the agencies that it names as where it has its words from."""

    document_id: str
    input_id: str
    published: str | None
    outlet: str | None
    shared: float
    credits: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    own: Spans = ()
    """The passages that no other member has: offsets into this member's text."""
    also: tuple[str, ...] = ()
    """Ids of dispatches of other families that it has passages in common with: it merges several wires."""
    because: tuple[str, ...] = ()


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Reprints of one text, earliest member first. Whoever speaks in the shared words is one origin, in whatever member
    they stand."""

    family_id: str
    members: tuple[Member, ...]
