"""A theatre file as written: its YAML, and how a mistake in it is told by the path to the field."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec
import yaml

from counterclaim.errors import TheatreFileError
from counterclaim.records import ActorKind
from counterclaim.theatres.theatre import LocalPlace, NamedDay, Party

UNKNOWN_KEY = re.compile(r"Object contains unknown field `(?P<key>.*)`")
NO_DAY = re.compile(r"Invalid RFC ?3339 encoded date")
T = TypeVar("T")


class PlainLoader(yaml.CSafeLoader):
    """YAML's safe loader that leaves days as they are written, so that a bad one is told with its path."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
    for first, forms in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


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
    since: date | None = None
    until: date | None = None
    part_of: str | None = None
    adjectives: tuple[str, ...] = ()
    epithets: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    wikidata: str | None = None


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
    since: date | None = None
    ended: date | None = None
    countries: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    parties: tuple[Party, ...] = ()
    actors: tuple[ActorGroup, ...] = ()
    places: tuple[LocalPlace, ...] = ()
    days: tuple[NamedDay, ...] = ()
    tells: tuple[str, ...] = ()
    defaults: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


def convert(path: Traversable, shape: type[T]) -> T:
    """A YAML file as a record. Raises TheatreFileError with the path to the bad field."""
    try:
        return msgspec.convert(yaml.load(path.read_bytes(), PlainLoader), shape)  # noqa: S506 - it is a safe loader
    except yaml.YAMLError as error:
        raise TheatreFileError(label(path), "$", f"not valid YAML: {' '.join(str(error).split())}") from error
    except ValueError as error:  # msgspec's validation errors and YAML's own of numbers
        message, _, at = str(error).partition(" - at `")
        key = UNKNOWN_KEY.fullmatch(message)
        where = (at.rstrip("`") or "$") + (f".{key['key']}" if key else "")
        raise TheatreFileError(label(path), where, NO_DAY.sub("is not a day of the calendar", message)) from error


def label(path: Traversable) -> str:
    """A file as messages name it: its folder and name."""
    return "/".join(str(path).replace("\\", "/").split("/")[-2:])
