"""Where: toponyms and the places they name."""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.records.span import Span

PlacePrecision = Literal["point", "settlement", "district", "region", "country", "area"]
ToponymRole = Literal["literal", "modifier", "metonym", "embedded"]


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A place that a toponym may mean, with the score it got."""

    place: str
    name: str
    score: float


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """A mention of a place. `place` is None (and the coordinates with it) where it was not resolved.

    `relation` is how the passage relates to the place: in, near, north-of, from, to … (literal mentions only).
    Degrees are WGS 84.
    """

    start: int
    end: int
    text: str
    role: ToponymRole
    place: str | None
    name: str
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision | None
    relation: str = "in"
    country: str | None = None
    """ISO 3166-1 alpha-2 of the place resolved."""
    parent: str | None = None
    """Id of the unit that contains it, where known."""
    score: float = 0.0
    distance: float = 0.0
    """Letters in which the text's spelling differs from the nearest listed one, as a share of the longer; 0: listed."""
    candidates: tuple[Candidate, ...] = ()

    @property
    def span(self) -> Span:
        """Where the toponym stands."""
        return self.start, self.end


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place of a claim (contract, section 1)."""

    id: str
    place: str | None
    name: str
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision | None
    relation: str
    span: Span
    candidates: tuple[Candidate, ...] = ()
    """Where it was not resolved, the places that it may be, best first; else the one that came next."""
