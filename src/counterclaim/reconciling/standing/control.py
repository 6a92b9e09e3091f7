"""Who holds a place, by each side's telling of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from counterclaim.reconciling.asserting import asserts, parties, side_of
from counterclaim.reconciling.telling import Telling

HOLDING = frozenset({"territory-taken", "territory-retaken", "territory-held"})


def holding_differs(tellings: Sequence[Telling]) -> bool:
    """Whether two sides say of different parties that they hold the place. That one only denies what the other claims
    is a denial: it does not say who holds it."""
    holders: dict[str, frozenset[str]] = {}
    for telling in tellings:
        side, holder = side_of(telling), holder_in(telling)
        if side is not None and holder:
            holders[side] = holders.get(side, frozenset()) | holder
    return any(not a & b for a, b in combinations(holders.values(), 2))


def holder_in(telling: Telling) -> frozenset[str]:
    """The parties that a telling says hold the place; empty where it says nothing of that."""
    event = telling.event
    if event.type != "control" or event.mode not in HOLDING or event.status == "denied" or not asserts(telling):
        return frozenset()
    return parties(event.agents)
