"""Days with a name: those that the world knows, those of countries, and those of the theatre."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from counterclaim.reading.periods.feasts import easter, independence_of_israel, orthodox_easter, passover
from counterclaim.records import Span
from counterclaim.theatres import NamedDay, Theatre, countries

NAMES = files(__package__) / "named_days.yaml"
NATIONAL = files(__package__) / "national_days.yaml"

OWNER = 40
"""Characters before a name in which the country stands whose day it is."""

WORDS_OF_A_COUNTRY = 4
POSSESSIVE = re.compile(r"['’]s?\s*$")


class DayName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of named_days.yaml or national_days.yaml: month and day of every year, or days from a feast."""

    name: str
    country: str = ""
    month: int | None = None
    day: int | None = None
    easter: int | None = None
    orthodox: bool = False
    passover: int | None = None
    from_israels: int | None = None
    year: int | None = None

    def in_year(self, year: int) -> date | None:
        """The day in `year`, None where the calendar has none."""
        try:
            if self.easter is not None:
                sunday = orthodox_easter(year) if self.orthodox else easter(year)
                return sunday + timedelta(days=self.easter)
            if self.passover is not None:
                return passover(year) + timedelta(days=self.passover)
            if self.from_israels is not None:
                return independence_of_israel(year) + timedelta(days=self.from_israels)
            return date(year, self.month or 0, self.day or 0)
        except ValueError:
            return None


class NamedDays:
    """The names of one theatre, of countries and of the world, found in one pass.

    A country's day is meant where its name stands before it ("Ukraine's Independence Day"); else a theatre's own goes
    before those of the world, then come those of the countries that it is fought in, then of those that fight there.
    """

    def __init__(self, own: tuple[NamedDay, ...], fought_in: frozenset[str], fighting: frozenset[str]) -> None:
        world: list[DayName] = msgspec.convert(yaml.load(NAMES.read_bytes(), yaml.CSafeLoader), list[DayName])
        national: list[DayName] = msgspec.convert(yaml.load(NATIONAL.read_bytes(), yaml.CSafeLoader), list[DayName])
        theirs = [DayName(name=d.name, month=d.month, day=d.day) for d in own]
        self._days = {d.name.lower(): d for d in [*world, *theirs]}
        self._national = {(d.name.lower(), d.country): d for d in national}
        self._near: dict[str, list[DayName]] = {}
        for near in (fighting, fought_in):  # the latter goes before
            here = [day for day in national if day.country in near]
            self._near |= {day.name.lower(): [other for other in here if other.name == day.name] for day in here}
        every = {*self._days, *(name for name, _ in self._national)}
        names = "|".join(re.escape(name) for name in sorted(every, key=len, reverse=True))
        self._pattern = re.compile(
            rf"(?<![\w/])(?=(?-i:[A-Z\d]))(?P<name>{names})(?![\w/]|-\d)(?:,? (?:of )?(?P<year>(?:19|20)\d\d)\b)?",
            re.IGNORECASE,
        )

    def found(self, text: str) -> list[tuple[Span, tuple[DayName, ...], int | None]]:
        """Every named day of `text`, written with a capital or a digit, with the year that stands behind it.

        There are several days where the countries of the theatre each keep one of that name and the text does not say
        whose it is.
        """
        out: list[tuple[Span, tuple[DayName, ...], int | None]] = []
        for match in self._pattern.finditer(text):
            if meant := self._meant(text, match):
                out.append((match.span(), meant, int(match["year"]) if match["year"] else None))
        return out

    def _meant(self, text: str, match: re.Match[str]) -> tuple[DayName, ...]:
        name = match["name"].lower()
        owner = _country_before(text[max(0, match.start() - OWNER) : match.start()])
        if owner and (name, owner) in self._national:
            return (self._national[name, owner],)
        if name in self._days:
            return (self._days[name],)
        return tuple(self._near.get(name, ()))


def _country_before(before: str) -> str:
    """The code of the country that `before` ends with: "Ukraine's ", "South Sudanese "; "" where there is none."""
    words = POSSESSIVE.sub("", before).split()
    known = _words_of_countries()
    for many in range(WORDS_OF_A_COUNTRY, 0, -1):
        code = known.get(" ".join(words[-many:]).strip('("“').lower())
        if code:
            return code
    return ""


@cache
def _words_of_countries() -> dict[str, str]:
    out: dict[str, str] = {}
    for country in countries().values():
        for word in (country.name, country.genitive, *country.also, *country.adjectives):
            out[word.lower()] = country.code
    return out


@cache
def _named_days(own: tuple[NamedDay, ...], fought_in: frozenset[str], fighting: frozenset[str]) -> NamedDays:
    return NamedDays(own, fought_in, fighting)


def named_days(theatre: Theatre) -> NamedDays:
    """The names that hold in `theatre`."""
    fighting = frozenset(code for party in theatre.parties for code in party.countries)
    return _named_days(theatre.days, frozenset(theatre.countries), fighting)
