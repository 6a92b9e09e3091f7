"""Other names of actors and places: a search for an alias finds what is stored under the canonical name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache, lru_cache

NEAR = 5
"""Names offered where nothing is found."""


def actor_ids(name: str) -> frozenset[str]:
    """Ids of the theatres' actors of whom `name` (case does not count) is a name or an alias."""
    return _aliases().get(name.strip().casefold(), frozenset())


def place_ids(name: str) -> frozenset[str]:
    """Ids of the places that the gazetteer or a theatre lists under `name`, in any of its spellings."""
    from counterclaim.errors import GazetteerError
    from counterclaim.gazetteer import folded_name, gazetteer

    found = set(_local_places().get(name.strip().casefold(), frozenset()))
    folded = folded_name(name)
    try:
        hits = gazetteer().named((folded,)).get(folded, ())
    except GazetteerError:  # a ledger can be searched where the table of places is not built
        hits = ()
    return frozenset(found | {hit.place.place for hit in hits if hit.rank < 2})


@lru_cache(maxsize=50_000)
def country_of_place(place: str) -> str | None:
    """The country of a place by its id, ISO 3166-1 alpha-2; None where nobody lists one."""
    from counterclaim.errors import GazetteerError
    from counterclaim.gazetteer import gazetteer

    if not place.startswith("geonames:"):  # a theatre's own
        return None
    try:
        found = gazetteer().by_place(place)
    except GazetteerError:  # a ledger can be kept where the table of places is not built
        return None
    return found.country if found is not None else None


def other_names() -> None:
    """Read the names that all theatres list, once a process: a tenth of a second."""
    _aliases()
    _local_places()
    place_ids("")


def nearest(name: str, there: Iterable[str]) -> list[str]:
    """The names of `there` that are spelled most like `name`, the likest first."""
    folded: dict[str, str] = {}
    for one in there:
        for part in (one, *one.split()):
            folded.setdefault(part.casefold(), one)
    found = get_close_matches(name.strip().casefold(), folded, n=NEAR, cutoff=0.7)
    return list(dict.fromkeys(folded[key] for key in found))


@cache
def _aliases() -> dict[str, frozenset[str]]:
    from counterclaim.theatres import available, load

    found: dict[str, set[str]] = {}
    for theatre in available():
        for actor in load(theatre).actors:
            for name in (actor.name, *actor.aliases):
                found.setdefault(name.casefold(), set()).add(actor.id)
    return {name: frozenset(ids) for name, ids in found.items()}


@cache
def _local_places() -> dict[str, frozenset[str]]:
    from counterclaim.theatres import available, load

    found: dict[str, set[str]] = {}
    for theatre in available():
        for place in load(theatre).places:
            for name in (place.name, *place.aliases):
                found.setdefault(name.casefold(), set()).add(place.id)
    return {name: frozenset(ids) for name, ids in found.items()}
