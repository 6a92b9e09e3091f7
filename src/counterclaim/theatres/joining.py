"""Two theatres as one, for a text of two wars."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

import msgspec

from counterclaim.theatres.loading import load
from counterclaim.theatres.theatre import KnownActor, Party, Theatre


@cache
def joined(first: str, second: str) -> Theatre:
    """The first theatre, under its id, with the parties and actors of the second beside its own.

    Each party fights those of its own war only. What only one war could mean by it means nobody where both are told of:
    an army without a country, and "the rebels" where both have some. Whom both know is as the one has him whose party
    he is of.
    """
    ours, theirs = load(first), load(second)
    words = [{e for p in t.parties for e in p.epithets} for t in (ours, theirs)]
    shared = words[0] & words[1]
    parties = (_within(party, theatre.parties, shared) for theatre in (ours, theirs) for party in theatre.parties)
    return msgspec.structs.replace(
        ours,
        parties=tuple(parties),
        countries=(*ours.countries, *theirs.countries),
        actors=_actors(ours, theirs),
        places=(*ours.places, *(p for p in theirs.places if p.id not in {one.id for one in ours.places})),
        signs=(*ours.signs, *theirs.signs),
        tells=(*ours.tells, *theirs.tells),
        defaults=(),
        digest=f"{ours.digest}{theirs.digest}",
    )


def _within(party: Party, war: Sequence[Party], shared: set[str]) -> Party:
    """A party that fights the others of its war only, without the words for it that mean one of the other war too."""
    fights = party.fights or tuple(other.id for other in war if other.id != party.id)
    return msgspec.structs.replace(party, fights=fights, epithets=tuple(e for e in party.epithets if e not in shared))


def _actors(ours: Theatre, theirs: Theatre) -> tuple[KnownActor, ...]:
    """The actors of both, without the common nouns that mean one of either: each once."""
    everybody = {actor.id: actor for actor in load("world").actors}
    found: dict[str, KnownActor] = {}
    for theatre in (ours, theirs):
        sides = {party.id for party in theatre.parties}
        for actor in theatre.actors:
            own = actor.side in sides or actor.country in set(chain.from_iterable(p.countries for p in theatre.parties))
            known = found.get(actor.id)
            if known is None or (own and known == everybody.get(actor.id)):
                found[actor.id] = msgspec.structs.replace(actor, epithets=())
    return tuple(found.values())
