"""Who holds a place, by each side's telling of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from counterclaim.reconciling.asserting import asserts, parties, party_of, side_of
from counterclaim.reconciling.telling import Telling

HOLDING = frozenset({"territory-taken", "territory-retaken", "territory-held"})


def holding_differs(tellings: Sequence[Telling]) -> bool:
    """Whether two sides say of different parties that they hold one place. That one only denies what the other claims
    is a denial: it does not say who holds it. A telling without a place ("the city is under our control") is of the one
    that the others tell of, if that is one."""
    holding = [(t, holder) for t in tellings if side_of(t) is not None and (holder := holder_in(t))]
    told_of = {place for t, _ in holding for place in _places(t)}
    holders: dict[str, dict[str | None, frozenset[str]]] = {}
    for telling, holder in holding:
        for place in _places(telling) or (told_of if len(told_of) == 1 else set() if told_of else {""}):
            by_side = holders.setdefault(place, {})
            by_side[side_of(telling)] = by_side.get(side_of(telling), frozenset()) | holder
    return any(not a & b for by_side in holders.values() for a, b in combinations(by_side.values(), 2))


def _places(telling: Telling) -> set[str]:
    """The towns of a telling, of one that names none its regions."""
    known = [p for p in telling.places if p.place is not None]
    towns = [p for p in known if p.precision not in ("region", "country", "area")]
    return {p.place for p in towns or known if p.place is not None}


def holder_in(telling: Telling) -> frozenset[str]:
    """The parties that a telling says hold the place; empty where it says nothing of that. "The city is under our
    control" names nobody: it is the speaker's."""
    event = telling.event
    if event.type != "control" or event.mode not in HOLDING or event.status == "denied" or not asserts(telling):
        return frozenset()
    named, party = parties(event.agents), party_of(telling)
    if not named and party is not None and event.mode == "territory-held" and not parties(event.targets):
        return frozenset({party})
    return named
