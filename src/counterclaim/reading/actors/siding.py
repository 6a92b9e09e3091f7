"""Whose side an actor is on (contract, section 1, "Side")."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from counterclaim.records import ActorKind
from counterclaim.theatres import Description, KnownActor, Theatre, countries
from counterclaim.theatres.terms import holder_of_place

THIRD = "third-party"
OUTSIDERS = frozenset(
    {"intergovernmental", "humanitarian", "monitor", "medical", "civil-society", "witness", "civilian"}
)
"""Kinds that are third parties unless a theatre says otherwise."""

OFFICIAL = frozenset({"state", "national", "government", "ministry", "army", "military", "forces", "resistance", "war"})
"""Words in the name of a medium that belongs to a state or a force."""


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


def side_of_actor(theatre: Theatre, actor: KnownActor, day: date | None) -> Side:
    """The side that the theatre gives an actor on a day: its own, that of its country, or a third party's."""
    match ground_of_actor(theatre, actor, day)[0]:
        case "side-not-yet" | "side-no-longer":
            return Side(THIRD)
        case "side-of-theatre":
            return Side(actor.side, actor.aligned_with)
        case "side-of-country":
            side = side_of_country(theatre, actor.country or "")
            return Side(side.side, actor.aligned_with or side.aligned_with)
        case "side-of-nobody":
            return Side(THIRD, actor.aligned_with)
        case _:
            return Side(None)


def ground_of_actor(theatre: Theatre, actor: KnownActor, day: date | None) -> tuple[str, str]:
    """By what the theatre tells an actor's side on a day, and the entry that tells it."""
    if actor.since is not None and day is not None and day < actor.since:
        return "side-not-yet", actor.since.isoformat()
    if actor.until is not None and day is not None and day > actor.until:
        return "side-no-longer", actor.until.isoformat()
    if actor.side is not None:
        return "side-of-theatre", actor.id
    if actor.country is not None:
        return "side-of-country", actor.country
    if actor.aligned_with or theatre.parties or actor.kind in OUTSIDERS:
        return "side-of-nobody", actor.id
    return "side-open", actor.id


def side_of_kind(kind: ActorKind) -> Side:
    """The side of somebody known by kind only: a witness is a third party, an official could be anybody's."""
    return Side(THIRD if kind in OUTSIDERS else None)


def side_of_body(kind: ActorKind, keys: Set[str]) -> Side:
    """The side of a body that no theatre knows, by its kind and the words of its name: an outlet is a third party
    unless its name says that it is a state's or a force's."""
    outside = kind in OUTSIDERS or (kind == "media" and keys.isdisjoint(OFFICIAL))
    return Side(THIRD if outside else None)


def side_of_description(description: Description) -> Side:
    """The side of people without a name."""
    if not description.sided:
        return Side(None)
    return Side(description.side) if description.side else side_of_kind(description.kind)


def side_of_place(theatre: Theatre, code: str, place: str, day: date | None) -> Side:
    """The side of a local official: the party that holds the place on the day, else the one whose state the country is.

    A state without a part in the conflict is a third party, and so are its towns.
    """
    holder = holder_of_place(theatre.parties, place, day)
    return Side(holder.id) if holder else side_of_country(theatre, code)


def side_of_epithet(theatre: Theatre, keys: set[str]) -> Side:
    """The party that a common noun means in this conflict: whom "rebels" are in it."""
    meant = [p.id for p in theatre.parties if keys & set(p.epithets)]
    return Side(meant[0] if len(meant) == 1 else None)
