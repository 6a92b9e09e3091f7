"""The places that tellings give, as far as they are compared: how far apart, how precise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from counterclaim.gazetteer.geometry import kilometres
from counterclaim.reconciling.telling import Telling
from counterclaim.records.place import PlacePrecision

AT = frozenset({"in", "near", "at", "on", "over", "outside", "inside", "around"})
"""Relations of what happened to a place by which it happened there or close by."""
FROM = "from"
"""That of a retreat to where it happened."""

RADIUS: dict[PlacePrecision | None, float] = {
    "point": 2.0, "settlement": 8.0, "district": 40.0, "region": 200.0, "country": 1500.0, "area": 200.0, None: 0.0,
}  # fmt: skip
"""How far from its coordinates a thing may have happened that happened "in" a place, in kilometres."""
SHARE: dict[PlacePrecision | None, float] = {
    "point": 1.0, "settlement": 1.0, "district": 0.7, "region": 0.35, "country": 0.1, "area": 0.35, None: 0.8,
}  # fmt: skip
"""How much it says that two things happened in one place of such a precision."""
NEIGHBOURS = 15.0
"""Kilometres up to which two towns may be two names for where one thing happened."""
FAR = 25.0
"""Kilometres beyond that, or beyond what their precision allows, at which two places are not one."""
UNLIKE = -0.7
"""What two names that no gazetteer knows say of two things, where they are not alike."""
ALIKE = 0.8
"""Share of letters, or of consonants, from which such names are alike."""
WRITTEN_ANYHOW = re.compile(r"[aeiouyhw]|(.)(?=\1)")
"""Letters that names of other alphabets are written with in many ways: Nourah, Noora; Gouz, Goz; Abbas, Abas."""
CONSONANTS = 3
"""How many consonants a name must have to be known by them."""
PRECISIONS: dict[str, PlacePrecision] = {precision: precision for precision in RADIUS if precision is not None}
COMPARED = 12
"""Places of a telling that are compared, the most precise first: a list of 300 dates nothing more exactly."""


class Spot(msgspec.Struct, frozen=True, order=True):
    """A place as it is compared. `place` is the gazetteer's id, or the folded words of one that it does not know."""

    place: str
    name: str
    latitude: float = 0.0
    longitude: float = 0.0
    precision: str = ""

    @property
    def known(self) -> bool:
        """Whether it has coordinates."""
        return bool(self.precision)


def spots_of(telling: Telling) -> tuple[Spot, ...]:
    """The places at which a telling says that it happened, the most precise first, at most COMPARED of them."""
    found = {
        Spot(p.place, p.name, p.latitude, p.longitude, p.precision or "area")
        if p.place and p.latitude is not None and p.longitude is not None
        else Spot(f"text:{p.name.casefold()}", p.name)
        for p in telling.places
        if p.relation in AT or (p.relation == FROM and telling.event.type == "retreat")
    }
    if len(found) < 2:
        return tuple(found)
    return tuple(sorted(found, key=lambda spot: (-SHARE[_precision(spot)], spot))[:COMPARED])


@lru_cache(maxsize=200_000)
def _close(a: Spot, b: Spot) -> float:
    """How well two places agree: 1 the same point or settlement, 0 nothing said, -1 not one place."""
    if a.place == b.place:
        return SHARE[_precision(a)]
    if not (a.known and b.known):
        return SHARE[None] if spelled_alike(a.name, b.name) else 0.0 if a.known or b.known else UNLIKE
    way = kilometres(a.latitude, a.longitude, b.latitude, b.longitude)
    wide, narrow = sorted((RADIUS[_precision(a)], RADIUS[_precision(b)]), reverse=True)
    if wide <= RADIUS["settlement"]:  # two named towns: neighbours at best
        return 0.5 if way <= narrow else max(-1.0, (NEIGHBOURS - way) / FAR) if way > NEIGHBOURS else 0.1
    if way <= wide + narrow:
        return 0.7 * min(SHARE[_precision(a)], SHARE[_precision(b)])
    return -min(1.0, (way - wide - narrow) / FAR)


def spelled_alike(a: str, b: str) -> bool:
    """Whether two names that no gazetteer knows may be one, written otherwise: "Si Par", "Si-par village"."""
    one, other = _letters(a), _letters(b)
    if one in other or other in one or SequenceMatcher(None, one, other).ratio() >= ALIKE:
        return True
    one, other = (WRITTEN_ANYHOW.sub("", letters) for letters in (one, other))
    return min(len(one), len(other)) >= CONSONANTS and SequenceMatcher(None, one, other).ratio() >= ALIKE


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _precision(spot: Spot) -> PlacePrecision | None:
    return PRECISIONS.get(spot.precision)


def nearest(a: Sequence[Spot], b: Sequence[Spot]) -> tuple[Spot, Spot, float] | None:
    """The pair of places that agrees best, with how well. Where both name towns or districts, only these are compared:
    that two towns lie in one country brings them no closer."""
    if len(a) == 1 and len(b) == 1:
        return a[0], b[0], _close(a[0], b[0])
    a, b = _inside_countries(a), _inside_countries(b)
    known = [spot for spot in a if spot.known], [spot for spot in b if spot.known]
    exact = (
        [spot for spot in a if SHARE[_precision(spot)] >= 0.7],
        [spot for spot in b if SHARE[_precision(spot)] >= 0.7],
    )
    if all(exact):
        a, b = exact
    best = _best(a, b)
    if best is not None and best[2] == 0 and best[0].known != best[1].known:
        # a village that no gazetteer knows may be anywhere, but not outside the region that is named with it
        around = _best(known[0], known[1])
        return around if around is not None and around[2] < 0 else best
    return best


def _inside_countries(spots: Sequence[Spot]) -> Sequence[Spot]:
    """The places that are no countries, where there are any: that El Fasher lies in Sudan says nothing of Sudan's
    Gezira."""
    narrow = [spot for spot in spots if spot.precision != "country"]
    return narrow or spots


def _best(a: Sequence[Spot], b: Sequence[Spot]) -> tuple[Spot, Spot, float] | None:
    pairs = ((x, y, _close(x, y)) for x in a for y in b)
    return max(pairs, key=lambda found: (found[2], found[0], found[1]), default=None)
