"""The data of the number grammar: numerals, bounds, names with numbers, units, areas. Loaded once, on first use."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec
import yaml

from counterclaim.records import Comparator

FOLDER = files("counterclaim.reading.figures")
DATA = ("numerals.yaml", "bounds.yaml", "names.yaml", "units.yaml", "areas.yaml")
T = TypeVar("T")


class Numerals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of numbers and their values."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    short_scales: dict[str, int]
    vague: dict[str, tuple[int, int]]
    vague_openers: tuple[str, ...]
    fractions: dict[str, int]
    indefinite: tuple[str, ...]
    absences: tuple[str, ...]


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that bound a number."""

    before: dict[Comparator, tuple[str, ...]]
    after: dict[Comparator, tuple[str, ...]]
    between: tuple[str, ...]
    new: tuple[str, ...]
    during: tuple[str, ...]
    part_of_verb: dict[str, tuple[str, ...]]


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that make a number part of a name."""

    titles: tuple[str, ...]
    capital_titles: tuple[str, ...]
    kept_after: tuple[str, ...]
    hyphen_ok: tuple[str, ...]


class Conversion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The unit that figures are given in, and how many of it one of this unit is."""

    unit: str
    factor: float


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One unit of measurement. `signs` stand before the number (currencies)."""

    unit: str
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    kind: str = "share"
    to: Conversion | None = None


class Areas(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Areas in km2 by English name."""

    countries: dict[str, float]
    cities_and_regions: dict[str, float]


def data_files(*names: str) -> tuple[Traversable, ...]:
    """The data files of this folder by name."""
    return tuple(FOLDER.joinpath(name) for name in names)


def load(name: str, kind: type[T]) -> T:
    """One YAML file of this folder, checked. Raises msgspec.ValidationError naming the path of a bad field."""
    raw: Any = yaml.load(FOLDER.joinpath(name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return msgspec.convert(raw, kind)


@cache
def numerals() -> Numerals:
    """numerals.yaml."""
    return load("numerals.yaml", Numerals)


@cache
def bounds() -> Bounds:
    """bounds.yaml."""
    return load("bounds.yaml", Bounds)


@cache
def names() -> Names:
    """names.yaml."""
    return load("names.yaml", Names)


@cache
def units() -> dict[str, Unit]:
    """units.yaml by name of unit."""
    return {u.unit: u for u in load("units.yaml", tuple[Unit, ...])}


@cache
def areas() -> dict[str, float]:
    """areas.yaml: km2 by name."""
    table = load("areas.yaml", Areas)
    return {**table.countries, **table.cities_and_regions}
