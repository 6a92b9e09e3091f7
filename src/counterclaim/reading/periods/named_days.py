"""Days with a name: those that the world knows, and those of the theatre."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from counterclaim.records import Span
from counterclaim.theatres import NamedDay, Theatre

NAMES = files(__package__) / "named_days.yaml"


class DayName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of named_days.yaml: month and day of every year, or days after Easter."""

    name: str
    month: int | None = None
    day: int | None = None
    easter: int | None = None
    orthodox: bool = False
    year: int | None = None

    def in_year(self, year: int) -> date | None:
        """The day in `year`, None where the calendar has none."""
        try:
            if self.easter is not None:
                sunday = orthodox_easter(year) if self.orthodox else easter(year)
                return sunday + timedelta(days=self.easter)
            return date(year, self.month or 0, self.day or 0)
        except ValueError:
            return None


class NamedDays:
    """The names of one theatre and of the world, found in one pass. A theatre's name goes before the world's."""

    def __init__(self, own: tuple[NamedDay, ...]) -> None:
        world: list[DayName] = msgspec.convert(yaml.load(NAMES.read_bytes(), yaml.CSafeLoader), list[DayName])
        theirs = [DayName(name=d.name, month=d.month, day=d.day) for d in own]
        self._days = {d.name.lower(): d for d in [*world, *theirs]}
        names = "|".join(re.escape(name) for name in sorted(self._days, key=len, reverse=True))
        self._pattern = re.compile(
            rf"(?<![\w/])(?P<name>{names})(?![\w/]|-\d)(?:,? (?:of )?(?P<year>(?:19|20)\d\d)\b)?", re.IGNORECASE
        )

    def found(self, text: str) -> list[tuple[Span, DayName, int | None]]:
        """Every named day of `text`, written with a capital or a digit, with the year that stands behind it."""
        hits = [m for m in self._pattern.finditer(text) if not m["name"][0].islower()]
        return [(m.span(), self._days[m["name"].lower()], int(m["year"]) if m["year"] else None) for m in hits]


@cache
def _named_days(own: tuple[NamedDay, ...]) -> NamedDays:
    return NamedDays(own)


def named_days(theatre: Theatre) -> NamedDays:
    """The names that hold in `theatre`."""
    return _named_days(theatre.days)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    ell = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches: the Julian computus, in the Gregorian calendar (years 1900 to 2099)."""
    a = (19 * (year % 19) + 15) % 30
    b = (2 * (year % 4) + 4 * (year % 7) - a + 34) % 7
    month, day = divmod(a + b + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
