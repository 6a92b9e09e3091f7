"""Whether parties fight on one side: M23 and Rwanda fight the same army and not each other."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from counterclaim.theatres import available, load


def in_one_camp(parties: Collection[str], theatre: str | None) -> bool:
    """Whether none of several parties fights another, as the theatre's file says; False where it does not know them."""
    if len(parties) < 2 or theatre is None or theatre not in available():
        return False
    known = {party.id: party for party in load(theatre).parties}

    def fights(one: str, other: str) -> bool:
        return not known[one].fights or other in known[one].fights

    return all(
        a in known and b in known and not fights(a, b) and not fights(b, a) for a, b in combinations(sorted(parties), 2)
    )
