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
DATA = ("numerals.yaml", "bounds.yaml", "names.yaml", "units.yaml", "factors.yaml", "areas.yaml")
T = TypeVar("T")


class Numerals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of numbers and their values."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    short_scales: dict[str, int]
    vague: dict[str, tuple[int, int]]
    vague_openers: tuple[str, ...]
    pairs: dict[str, Comparator]
    multiples: dict[str, int]
    ordinals: tuple[str, ...]
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


class Factor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a value of one unit becomes one of another: times `factor`, plus `offset`."""

    factor: float
    offset: float = 0.0


class Conversion(msgspec.Struct, frozen=True):
    """The unit that figures are given in, and how a value of another becomes one of it."""

    unit: str
    factor: float
    offset: float = 0.0


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One unit as units.yaml has it. `signs` stand before the number (currencies); `goods` are nouns after it by which
    "pounds" are of weight; `pint` is the unit's name in the units library, `to` the unit it is converted to."""

    unit: str
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    kind: str = "share"
    goods: tuple[str, ...] = ()
    pint: str | None = None
    to: str | None = None


class Unit(msgspec.Struct, frozen=True):
    """One unit of measurement, with its conversion."""

    unit: str
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    signs: tuple[str, ...]
    kind: str
    goods: tuple[str, ...]
    to: Conversion | None


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


def listed_units() -> tuple[Listed, ...]:
    """units.yaml."""
    return load("units.yaml", tuple[Listed, ...])


@cache
def units() -> dict[str, Unit]:
    """The units by name, with what factors.yaml says of their conversion."""
    factors = load("factors.yaml", dict[str, Factor])

    def conversion(row: Listed) -> Conversion | None:
        return None if row.to is None else Conversion(row.to, factors[row.unit].factor, factors[row.unit].offset)

    return {
        row.unit: Unit(row.unit, row.words, row.symbols, row.signs, row.kind, row.goods, conversion(row))
        for row in listed_units()
    }


@cache
def areas() -> dict[str, float]:
    """areas.yaml: km2 by name."""
    table = load("areas.yaml", Areas)
    return {**table.countries, **table.cities_and_regions}
