"""What a theatre file may not say, told by the path to the field: doubled names, unknown parties, impossible days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from counterclaim.theatres.spelling import keys_in
from counterclaim.theatres.terms import term_of
from counterclaim.theatres.theatre import KnownActor, LocalPlace, NamedDay, Party

WIKIDATA = re.compile(r"Q[1-9]\d*")
LEAP = 2024
"""A year that has every day that a named day may be."""


class Problem(NamedTuple):
    """A field, as a path from the record that it stands in, and why it is refused."""

    at: str
    why: str


class Names:
    """The names, seats, adjectives and epithets given so far in a theatre, none of which may mean two actors."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self._of: dict[tuple[str, tuple[str, ...]], str] = {}

    def add(self, actor: KnownActor) -> None:
        """Remember what an actor is called."""
        self.ids.add(actor.id)
        self._of |= {(sort, keys_in(name)): actor.id for sort, _, name in _called(actor)}

    def problem(self, actor: KnownActor) -> Problem | None:
        """The first name of an actor that is no name, that it has twice or that another one has."""
        if actor.id in self.ids:
            return Problem("id", f"the id '{actor.id}' stands twice")
        own: set[tuple[str, str]] = set()
        for sort, at, name in _called(actor):
            if not keys_in(name):
                return Problem(at, "has no letter or digit")
            other = self._of.get((sort, keys_in(name)), actor.id)
            if other != actor.id:
                return Problem(at, f"'{name}' is also a name of '{other}'")
            if (sort, name) in own:
                return Problem(at, f"'{name}' stands twice")
            own.add((sort, name))
        return None


def _called(actor: KnownActor) -> Iterator[tuple[str, str, str]]:
    yield "name", "name", actor.name
    for sort, field, names in (
        ("name", "aliases", actor.aliases), ("adjective", "adjectives", actor.adjectives),
        ("epithet", "epithets", actor.epithets), ("seat", "seats", actor.seats),
    ):  # fmt: skip
        yield from ((sort, f"{field}[{i}]", name) for i, name in enumerate(names))


def problem_of_actor(actor: KnownActor, sides: Container[str], all_sides: Sequence[str]) -> Problem | None:
    """What is wrong with an actor apart from its names; `all_sides` are listed to whoever gave another."""
    if actor.side is not None and actor.side != "third-party" and actor.side not in sides:
        return Problem("side", f"there is no party '{actor.side}'; the parties are {', '.join(all_sides) or 'none'}")
    unknown = sorted(s for s in actor.aligned_with if s not in sides)
    if unknown:
        return Problem("aligned_with", f"there is no party '{unknown[0]}'")
    if actor.gender not in {None, "female", "male"}:
        return Problem("gender", f"'{actor.gender}' is neither female nor male")
    return _problem_of_terms("holder_of", actor.holder_of) or _problem_of_id(actor.wikidata)


def problem_of_party(party: Party, ids: Container[str]) -> Problem | None:
    """What is wrong with a party; `ids` are those of the parties before it."""
    if party.id in ids:
        return Problem("id", f"the id '{party.id}' stands twice")
    return _problem_of_terms("holds", party.holds) or _problem_of_id(party.wikidata)


def problem_of_place(place: LocalPlace, ids: Container[str]) -> Problem | None:
    """What is wrong with a place; `ids` are those of the places before it."""
    if place.id in ids:
        return Problem("id", f"the id '{place.id}' stands twice")
    for field, value, most in (("latitude", place.latitude, 90.0), ("longitude", place.longitude, 180.0)):
        if value is not None and not -most <= value <= most:
            return Problem(field, f"{value:g} is not between -{most:g} and {most:g} degrees")
    return None


def problem_of_day(day: NamedDay) -> Problem | None:
    """What is wrong with a named day."""
    if not 1 <= day.month <= 12:
        return Problem("month", f"there is no month {day.month}")
    if not 1 <= day.day <= monthrange(LEAP, day.month)[1]:
        return Problem("day", f"month {day.month} has no day {day.day}")
    return None


def problem_of_time(began: date | None, ended: date | None) -> Problem | None:
    """What is wrong with a theatre's first and last day."""
    return Problem("ended", "it ends before it begins") if began and ended and ended < began else None


def problem_of_parents(parents: Mapping[str, str | None], known: Container[str]) -> tuple[str, Problem] | None:
    """The actor whose `part_of` is nobody's id, or leads back to it; `known` are the ids of other files."""
    for id_ in parents:
        line = [id_]
        while (above := parents.get(line[-1])) is not None:
            if above not in parents and above not in known:
                return line[-1], Problem("part_of", f"there is no actor '{above}'")
            if above in line:
                return line[-1], Problem("part_of", f"is a cycle: {' → '.join([*line[line.index(above) :], above])}")
            line.append(above)
    return None


def _problem_of_terms(field: str, entries: Sequence[str]) -> Problem | None:
    for i, entry in enumerate(entries):
        try:
            term_of(entry)
        except ValueError as error:
            return Problem(f"{field}[{i}]", f"'{entry}' {error}")
    return None


def _problem_of_id(wikidata: str | None) -> Problem | None:
    if wikidata is None or WIKIDATA.fullmatch(wikidata):
        return None
    return Problem("wikidata", f"'{wikidata}' is not Q and a number")
