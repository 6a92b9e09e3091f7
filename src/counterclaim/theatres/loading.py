"""Theatres from their folders, each merged onto the world, every mistake named by file and path to the field."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple, TypeVar

import msgspec
import yaml

from counterclaim.errors import TheatreFileError, UnknownTheatreError
from counterclaim.records import ActorKind, digest
from counterclaim.theatres.countries import Country
from counterclaim.theatres.offices import Offices
from counterclaim.theatres.spelling import keys_in, slug
from counterclaim.theatres.theatre import KnownActor, LocalPlace, NamedDay, Party, Theatre

WORLD_ID = "world"
TABLES = frozenset({"countries.yaml", "offices.yaml"})
"""Files of the world that are not parts of a theatre."""
TERM = re.compile(r"(?P<office>[^@\s]+)(?:@(?P<since>\d{4}-\d\d-\d\d)?/(?P<until>\d{4}-\d\d-\d\d)?)?")
T = TypeVar("T")


class Term(NamedTuple):
    """An office held from a day to a day, both included; None is open."""

    office: str
    since: date | None
    until: date | None

    def covers(self, day: date | None) -> bool:
        """Whether it is held on `day`; on an unknown day only an undated or a running term counts."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class ActorEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An actor as written in a file; what it leaves out its group gives, and the id is made from the name."""

    name: str
    id: str | None = None
    kind: ActorKind | None = None
    side: str | None = None
    aligned_with: tuple[str, ...] | None = None
    aliases: tuple[str, ...] = ()
    gender: str | None = None
    holder_of: tuple[str, ...] = ()
    plural: bool = False
    country: str | None = None


class ActorGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Actors that share a kind, a side or a country."""

    kind: ActorKind
    side: str | None = None
    aligned_with: tuple[str, ...] = ()
    country: str | None = None
    gender: str | None = None
    members: tuple[ActorEntry, ...]


class TheatreFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One YAML file of a theatre's folder. A single value stands in one file only; lists of all files are joined."""

    id: str | None = None
    name: str | None = None
    also: tuple[str, ...] = ()
    began: date | None = None
    ended: date | None = None
    countries: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    parties: tuple[Party, ...] = ()
    actors: tuple[ActorGroup, ...] = ()
    places: tuple[LocalPlace, ...] = ()
    days: tuple[NamedDay, ...] = ()
    defaults: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


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
    for field in ("id", "name", "began", "ended", "latitude", "longitude"):
        for path, part in parts:
            value = getattr(part, field)
            if value is not None and single.setdefault(field, value) != value:
                raise TheatreFileError(_label(path), f"$.{field}", "another file of the folder gives another value")
    if "id" not in single or "name" not in single:
        raise TheatreFileError(where.name, "$.id", "no file of the folder gives the theatre's id and name")
    if single["id"] != where.name:
        raise TheatreFileError(where.name, "$.id", f"the id '{single['id']}' is not the folder's name")
    parties = tuple(p for _, part in parts for p in part.parties)
    theatre = Theatre(
        **single,
        also=tuple(x for _, part in parts for x in part.also),
        countries=tuple(x for _, part in parts for x in part.countries),
        parties=parties,
        actors=_actors(parts, frozenset(p.id for p in parties)),
        places=tuple(x for _, part in parts for x in part.places),
        days=tuple(x for _, part in parts for x in part.days),
        signs=tuple(x for _, part in parts for x in part.signs),
        defaults=tuple(x for _, part in parts for x in part.defaults),
        digest=digest(*(path.read_text("utf-8") for path in paths)),
    )
    _check_codes(theatre, where.name)
    return theatre


def terms(actor: KnownActor) -> tuple[Term, ...]:
    """The offices that an actor holds or held."""
    found = (TERM.fullmatch(entry) for entry in actor.holder_of)
    return tuple(
        Term(m["office"], *(date.fromisoformat(d) if d else None for d in (m["since"], m["until"]))) for m in found if m
    )


def convert(path: Traversable, shape: type[T]) -> T:
    """A YAML file as a record. Raises TheatreFileError with the path to the bad field."""
    try:
        return msgspec.convert(yaml.load(path.read_bytes(), yaml.CSafeLoader), shape)
    except yaml.YAMLError as error:
        raise TheatreFileError(_label(path), "$", f"not valid YAML: {' '.join(str(error).split())}") from error
    except ValueError as error:  # YAML's own dates and msgspec's validation errors
        message, _, at = str(error).partition(" - at `")
        raise TheatreFileError(_label(path), at.rstrip("`") or "$", message) from error


def _actors(parts: list[tuple[Traversable, TheatreFile]], sides: frozenset[str]) -> tuple[KnownActor, ...]:
    ids: set[str] = set()
    names: dict[tuple[str, ...], str] = {}
    found: list[KnownActor] = []
    for path, part in parts:
        for g, group in enumerate(part.actors):
            for m, entry in enumerate(group.members):
                at = f"$.actors[{g}].members[{m}]"
                actor = _actor(entry, group)
                problem = _problem(actor, sides, ids, names)
                if problem:
                    raise TheatreFileError(_label(path), f"{at}.{problem[0]}", problem[1])
                ids.add(actor.id)
                names |= {keys_in(name): actor.id for name in (actor.name, *actor.aliases)}
                found.append(actor)
    return tuple(found)


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
    )


def _problem(
    actor: KnownActor, sides: frozenset[str], ids: set[str], names: dict[tuple[str, ...], str]
) -> tuple[str, str] | None:
    if actor.id in ids:
        return "id", f"the id '{actor.id}' stands twice"
    if actor.side is not None and actor.side not in {*sides, "third-party"}:
        return "side", f"there is no party '{actor.side}'; the parties are {', '.join(sorted(sides)) or 'none'}"
    unknown = sorted(set(actor.aligned_with) - sides)
    if unknown:
        return "aligned_with", f"there is no party '{unknown[0]}'"
    if actor.gender not in {None, "female", "male"}:
        return "gender", f"'{actor.gender}' is neither female nor male"
    for i, alias in enumerate((actor.name, *actor.aliases)):
        field = f"aliases[{i - 1}]" if i else "name"
        if not keys_in(alias):
            return field, "has no letter or digit"
        if names.get(keys_in(alias), actor.id) != actor.id:
            return field, f"'{alias}' is also a name of '{names[keys_in(alias)]}'"
    for i, entry in enumerate(actor.holder_of):
        matched = TERM.fullmatch(entry)
        try:
            if not matched:
                raise ValueError("is not office@since/until")
            term = Term(matched["office"], *(date.fromisoformat(d) if d else None for d in matched.group(2, 3)))
            if term.since and term.until and term.until < term.since:
                raise ValueError("ends before it begins")
        except ValueError as error:
            return f"holder_of[{i}]", f"'{entry}' {error}"
    return None


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
    return tuple(sorted((f for f in where.iterdir() if f.name.endswith(".yaml") and f.name not in TABLES), key=_label))


def _label(path: Traversable) -> str:
    return "/".join(str(path).replace("\\", "/").split("/")[-2:])
