"""Whose side an actor is on (contract, section 1, "Side")."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from counterclaim.records import ActorKind
from counterclaim.theatres import Description, KnownActor, Theatre, countries
from counterclaim.theatres.spelling import keys_in

THIRD = "third-party"
OUTSIDERS = frozenset(
    {"intergovernmental", "humanitarian", "monitor", "medical", "civil-society", "witness", "civilian"}
)
"""Kinds that are third parties unless a theatre says otherwise."""


class Side(NamedTuple):
    """A party's id, `third-party`, or None where it is not known; and the parties that it is aligned with."""

    side: str | None
    aligned_with: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def side_of_country(theatre: Theatre, code: str) -> Side:
    """The side of a state's government, forces and bodies. Without parties only bystanders have one."""
    if not theatre.parties:
        country = countries().get(code)
        return Side(THIRD if country is not None and country.bystander else None)
    for party in theatre.parties:
        if code in party.countries:
            return Side(party.id)
    return Side(THIRD, tuple(p.id for p in theatre.parties if code in p.allied_countries))


def side_of_actor(theatre: Theatre, actor: KnownActor) -> Side:
    """The side that the theatre gives an actor: its own, that of its country, or a third party's."""
    if actor.side is not None:
        return Side(actor.side, actor.aligned_with)
    if actor.country is not None:
        side = side_of_country(theatre, actor.country)
        return Side(side.side, actor.aligned_with or side.aligned_with)
    if actor.aligned_with:
        return Side(THIRD, actor.aligned_with)
    return Side(THIRD if theatre.parties or actor.kind in OUTSIDERS else None)


def side_of_kind(kind: ActorKind) -> Side:
    """The side of somebody known by kind only: a witness is a third party, an official could be anybody's."""
    return Side(THIRD if kind in OUTSIDERS else None)


def side_of_description(description: Description) -> Side:
    """The side of people without a name."""
    if not description.sided:
        return Side(None)
    return Side(description.side) if description.side else side_of_kind(description.kind)


def side_of_place(theatre: Theatre, code: str, place: str = "") -> Side:
    """The side of a local official: the party that holds the place, else the one whose state the country is.

    A state without a part in the conflict is a third party, and so are its towns.
    """
    holder = next((p.id for p in theatre.parties if place and _same(place, p.holds)), None)
    return Side(holder) if holder else side_of_country(theatre, code)


def side_of_epithet(theatre: Theatre, keys: set[str]) -> Side:
    """The party that a common noun means in this conflict: whom "rebels" are in it."""
    meant = [p.id for p in theatre.parties if keys & set(p.epithets)]
    return Side(meant[0] if len(meant) == 1 else None)


def _same(place: str, places: tuple[str, ...]) -> bool:
    return keys_in(place) in {keys_in(p) for p in places}
