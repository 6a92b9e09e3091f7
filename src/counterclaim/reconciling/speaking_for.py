"""Whose words somebody speaks: the body behind a spokesperson, a minister, an unnamed official."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from counterclaim.theatres import KnownActor, Office, Theatre, countries, load, offices, terms
from counterclaim.theatres.spelling import keys_in

FILE = Path(__file__).parent / "bodies.yaml"
BY_TEXT = "text:"
"""How the id of somebody begins whom only the text knows: it names no office."""
HOLDER = "holder"


class Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """bodies.yaml."""

    bodies: dict[str, str]
    unnamed: dict[str, str]


class Body(NamedTuple):
    """A body by its id and name, and as what somebody speaks for it: `HOLDER` who holds the office that it is, "" where
    it is himself."""

    id: str
    name: str
    speaking_as: str = ""


@cache
def bodies() -> Bodies:
    """The table of bodies.yaml. Raises msgspec.ValidationError where the file is not of its form."""
    return msgspec.convert(yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), Bodies)


@lru_cache(maxsize=20_000)
def body_of(actor_id: str, name: str, *, theatre: Theatre | None, day: date | None) -> Body:
    """The body for which the actor with this id speaks: the ministry for a minister, his spokesman, a source in it.

    `name` is how the actor is called; `theatre` knows who held which office on `day` (None: unknown, then only offices
    held to the present count). Somebody who speaks for nobody else, or of whom nothing tells, is his own body.
    """
    world = theatre or load("world")
    known = known_actors(world).get(actor_id)
    if known is None or ":" in actor_id:
        return _of_office(actor_id, name, world, ()) or Body(actor_id, name)
    if known.gender is None or known.plural:
        return Body(actor_id, known.name)
    held = [term.office for term in terms(known) if term.covers(day)]
    for office in held:
        found = _of_office(office, known.name, world, ())
        if found is not None:
            return Body(found.id, found.name, found.speaking_as or HOLDER)
    return Body(actor_id, known.name)


def _of_office(key: str, name: str, theatre: Theatre, seen: tuple[str, ...]) -> Body | None:
    """The body behind an office's id: `country:office`, `body:office` or `office:place`; None for an id that names
    none."""
    owner, _, office = key.rpartition(":")
    if key in seen or key.startswith(BY_TEXT):
        return None
    table = bodies().bodies
    if not owner:
        return Body(f"{key}:government", _called(f"{key}:government", name, theatre)) if _is_state(key) else None
    if _template(owner) is not None and owner not in known_actors(theatre):  # governor:kharkiv
        held = table.get(owner, owner)
        holder = _templates()[held]
        speaking_as = HOLDER if held == owner else owner.replace("-", " ")
        return Body(f"{held}:{office}", holder.name.format(of=office.replace("-", " ").title()), speaking_as)
    template = _template(office)
    if template is None and office not in table:
        return None
    if template is not None and template.role == "spokesperson":
        return _of_owner(owner, name, theatre, (*seen, key), "spokesperson")
    if _is_state(owner):
        if office == "leader":
            office = countries()[owner.upper()].leader
        speaking = table.get(office, office)
        speaking_as = "" if speaking == office else office.replace("-", " ")
        whole = f"{owner}:{speaking}"
        return Body(whole, _called(whole, name, theatre), speaking_as)
    if template is not None and template.role in {"person", "members"}:
        return _of_owner(owner, name, theatre, (*seen, key), office.replace("-", " "))
    return Body(key, _called(key, name, theatre))


def _of_owner(owner: str, name: str, theatre: Theatre, seen: tuple[str, ...], speaking_as: str) -> Body:
    found = _of_office(owner, name, theatre, seen)
    if found is not None:
        return Body(found.id, found.name, found.speaking_as or speaking_as)
    return Body(owner, _called(owner, name, theatre), speaking_as)


def _called(key: str, name: str, theatre: Theatre) -> str:
    """The name of the body with this id: the theatre's, else its office's with the owner in it, else `name`."""
    known = known_actors(theatre).get(key)
    if known is not None:
        return known.name
    owner, _, office = key.rpartition(":")
    template = _template(office)
    if template is None:
        return name
    if _is_state(owner):
        return template.name.format(of=countries()[owner.upper()].genitive)
    holder = known_actors(theatre).get(owner)
    return template.name.format(of=holder.name) if holder is not None else name


def _is_state(key: str) -> bool:
    return key.upper() in countries() and key.islower()


@cache
def _templates() -> dict[str, Office]:
    return {office.id: office for office in offices().offices}


def _template(office: str) -> Office | None:
    return _templates().get(office)


@lru_cache(maxsize=32)
def known_actors(theatre: Theatre) -> dict[str, KnownActor]:
    """The actors of a theatre by id."""
    return {actor.id: actor for actor in theatre.actors}


def actor_named(name: str, theatre: Theatre | None) -> KnownActor | None:
    """The actor of the theatre (or of the world) that has this name or alias, whatever its case and accents."""
    return _by_name(theatre or load("world")).get(_plain(name))


@lru_cache(maxsize=32)
def _by_name(theatre: Theatre) -> dict[str, KnownActor]:
    """First come, first served, names before aliases."""
    found: dict[str, KnownActor] = {}
    for names in ([(a.name, a) for a in theatre.actors], [(n, a) for a in theatre.actors for n in a.aliases]):
        for name, actor in names:
            found.setdefault(_plain(name), actor)
    return found


def _plain(name: str) -> str:
    keys = keys_in(name)
    return " ".join(keys[1:] if keys[:1] == ("the",) else keys)
