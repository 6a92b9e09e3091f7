"""Theatres from their folders, each merged onto the world, every mistake named by file and path to the field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from counterclaim.errors import TheatreFileError, UnknownTheatreError
from counterclaim.records import digest
from counterclaim.theatres.checking import (
    Names,
    Problem,
    problem_of_actor,
    problem_of_day,
    problem_of_parents,
    problem_of_party,
    problem_of_place,
    problem_of_time,
)
from counterclaim.theatres.countries import Country
from counterclaim.theatres.offices import Offices
from counterclaim.theatres.spelling import slug
from counterclaim.theatres.theatre import KnownActor, LocalPlace, NamedDay, Party, Theatre
from counterclaim.theatres.written import ActorEntry, ActorGroup, TheatreFile, convert, label

WORLD_ID = "world"
TABLES = frozenset({"countries.yaml", "offices.yaml"})
"""Files of the world that are not parts of a theatre."""


def folder() -> Traversable:
    """Where the theatres lie."""
    return files("counterclaim.theatres")


@cache
def available() -> tuple[str, ...]:
    """Ids of all theatres, the world excepted, in alphabetical order."""
    return tuple(sorted(f.name for f in folder().iterdir() if f.name != WORLD_ID and _yaml_files(f)))


@cache
def load(theatre: str) -> Theatre:
    """The theatre with this id (or one of its `also` ids), merged onto the world.

    Raises UnknownTheatreError, which lists the valid ids, and TheatreFileError, which names file and field.
    """
    if theatre == WORLD_ID:
        return read(folder() / WORLD_ID)
    if theatre in available():
        return merged(read(folder() / theatre), load(WORLD_ID))
    for other in available():
        if theatre in load(other).also:
            return load(other)
    raise UnknownTheatreError(theatre, (*available(), WORLD_ID))


@cache
def countries() -> dict[str, Country]:
    """All states by ISO code."""
    table = convert(folder() / WORLD_ID / "countries.yaml", tuple[Country, ...])
    return {country.code: country for country in table}


@cache
def offices() -> Offices:
    """Office templates, descriptions and the words around them."""
    return convert(folder() / WORLD_ID / "offices.yaml", Offices)


def merged(own: Theatre, world: Theatre) -> Theatre:
    """`own` with everything of the world that it does not itself define."""
    mine = {actor.id for actor in own.actors}
    return msgspec.structs.replace(
        own,
        actors=(*own.actors, *(a for a in world.actors if a.id not in mine)),
        days=(*own.days, *world.days),
        digest=f"{own.digest}{world.digest}",
    )


def read(where: Traversable) -> Theatre:
    """The theatre of one folder, not merged. Raises TheatreFileError."""
    paths = _yaml_files(where)
    if not paths:
        raise TheatreFileError(where.name, "$", "the folder holds no .yaml file")
    parts = [(path, convert(path, TheatreFile)) for path in paths]
    single: dict[str, Any] = {}
    for field in ("id", "name", "began", "since", "ended", "latitude", "longitude"):
        for path, part in parts:
            value = getattr(part, field)
            if value is not None and single.setdefault(field, value) != value:
                raise TheatreFileError(label(path), f"$.{field}", "another file of the folder gives another value")
    if "id" not in single or "name" not in single:
        raise TheatreFileError(where.name, "$.id", "no file of the folder gives the theatre's id and name")
    if single["id"] != where.name:
        raise TheatreFileError(where.name, "$.id", f"the id '{single['id']}' is not the folder's name")
    parties = _parties(parts)
    theatre = Theatre(
        **single,
        also=tuple(x for _, part in parts for x in part.also),
        countries=tuple(x for _, part in parts for x in part.countries),
        parties=parties,
        actors=_actors(parts, frozenset(p.id for p in parties), of_world=where.name == WORLD_ID),
        places=_places(parts),
        days=_days(parts),
        signs=tuple(x for _, part in parts for x in part.signs),
        tells=tuple(x for _, part in parts for x in part.tells),
        defaults=tuple(x for _, part in parts for x in part.defaults),
        digest=digest(*(path.read_text("utf-8") for path in paths)),
    )
    _check_codes(theatre, where.name)
    if theatre.since and theatre.began and theatre.since > theatre.began:
        raise TheatreFileError(where.name, "$.since", "the war begins before the first day covered")
    late = problem_of_time(theatre.first_day, theatre.ended)
    if late is not None:
        raise TheatreFileError(where.name, f"$.{late.at}", late.why)
    return theatre


Part = tuple[Traversable, TheatreFile]


def _parties(parts: Sequence[Part]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for path, part in parts:
        for i, party in enumerate(part.parties):
            _refuse(path, f"$.parties[{i}]", problem_of_party(party, found))
            found[party.id] = party
    for path, part in parts:
        for i, party in enumerate(part.parties):
            strange = sorted(set(party.fights) - found.keys())
            if strange:
                raise TheatreFileError(label(path), f"$.parties[{i}].fights", f"there is no party '{strange[0]}'")
    return tuple(found.values())


def _places(parts: Sequence[Part]) -> tuple[LocalPlace, ...]:
    found: dict[str, LocalPlace] = {}
    for path, part in parts:
        for i, place in enumerate(part.places):
            _refuse(path, f"$.places[{i}]", problem_of_place(place, found))
            found[place.id] = place
    return tuple(found.values())


def _days(parts: Sequence[Part]) -> tuple[NamedDay, ...]:
    for path, part in parts:
        for i, day in enumerate(part.days):
            _refuse(path, f"$.days[{i}]", problem_of_day(day))
    return tuple(day for _, part in parts for day in part.days)


def _actors(parts: Sequence[Part], sides: frozenset[str], *, of_world: bool) -> tuple[KnownActor, ...]:
    names = Names()
    found: dict[str, KnownActor] = {}
    at: dict[str, tuple[Traversable, str]] = {}
    for path, where, entry, group in _entries(parts):
        actor = _actor(entry, group)
        _refuse(path, where, names.problem(actor) or problem_of_actor(actor, sides, sorted(sides)))
        names.add(actor)
        found[actor.id], at[actor.id] = actor, (path, where)
    parents = {id_: actor.part_of for id_, actor in found.items()}
    above = {} if of_world or not any(parents.values()) else {a.id: a for a in load(WORLD_ID).actors}
    bad = problem_of_parents(parents, above)
    if bad is not None:
        _refuse(*at[bad[0]], bad[1])
    return tuple(_heir(actor, found, above) for actor in found.values())


def _entries(parts: Sequence[Part]) -> Iterator[tuple[Traversable, str, ActorEntry, ActorGroup]]:
    for path, part in parts:
        for g, group in enumerate(part.actors):
            for m, entry in enumerate(group.members):
                yield path, f"$.actors[{g}].members[{m}]", entry, group


def _refuse(path: Traversable, where: str, problem: Problem | None) -> None:
    if problem is not None:
        raise TheatreFileError(label(path), f"{where}.{problem.at}", problem.why)


def _heir(actor: KnownActor, own: dict[str, KnownActor], above: dict[str, KnownActor]) -> KnownActor:
    """The actor with the side and country of the body that it is a part of, where it says neither itself."""
    parent = actor
    while parent.part_of is not None and parent.side is None and parent.country is None:
        parent = own.get(parent.part_of) or above[parent.part_of]
    if parent is actor:
        return actor
    return msgspec.structs.replace(actor, side=parent.side, country=parent.country)


def _actor(entry: ActorEntry, group: ActorGroup) -> KnownActor:
    return KnownActor(
        id=entry.id or slug(entry.name),
        name=entry.name,
        kind=entry.kind or group.kind,
        side=entry.side or group.side,
        aligned_with=group.aligned_with if entry.aligned_with is None else entry.aligned_with,
        aliases=entry.aliases,
        gender=entry.gender or group.gender,
        holder_of=entry.holder_of,
        plural=entry.plural,
        country=entry.country or group.country,
        since=entry.since,
        until=entry.until,
        part_of=entry.part_of,
        adjectives=entry.adjectives,
        epithets=entry.epithets,
        seats=entry.seats,
        wikidata=entry.wikidata,
    )


def _check_codes(theatre: Theatre, name: str) -> None:
    known = countries()
    named = {
        "$.countries": theatre.countries,
        "$.parties": tuple(c for p in theatre.parties for c in (*p.countries, *p.allied_countries)),
        "$.actors": tuple(a.country for a in theatre.actors if a.country),
    }
    for at, codes in named.items():
        unknown = sorted(set(codes) - set(known))
        if unknown:
            raise TheatreFileError(name, at, f"there is no country '{unknown[0]}'")


def _yaml_files(where: Traversable) -> tuple[Traversable, ...]:
    if not where.is_dir():
        return ()
    return tuple(sorted((f for f in where.iterdir() if f.name.endswith(".yaml") and f.name not in TABLES), key=label))
