"""Our own tables of places in data/places/: villages, camps, crossings, rivers and lands of the news of wars, which no
package lists or places (the form: data/places/world.yaml)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from math import cos, radians, sqrt
from typing import Any, NamedTuple, Protocol

from .names import folded_name
from .table import Entry, Table
from .world import DATA, PRECISION, own_table

FIRST_PLACE = 150_000_000
WEIGHTS = {"settlement": 3000, "district": 15000, "camp": 20000, "site": 40000, "river": 60000, "water": 60000,
           "strait": 60000, "area": 60000, "region": 60000, "mountain": 40000, "cape": 40000,
           "island": 20000}  # fmt: skip
"""How well known a place of a kind is where its group does not say."""
UNIT = re.compile(r"(?i) (?:territory|township|locality|cercle|chiefdom|district|governorate|region)\b.*$")
"""What follows the name that a unit is called by where its kind is told elsewhere in the sentence."""
SAME_TOWN, SAME_COMMUNE, SAME_AREA, NEAREST_TOWN = 30.0, 100.0, 150.0, 200.0
"""Kilometres within which a place of one name is the one that is known already, and within which the nearest town's
region is the place's."""


class Row(NamedTuple):
    """One place of the tables: its group's fields, its names, its point."""

    group: dict[str, Any]
    name: str
    aliases: tuple[str, ...]
    latitude: float
    longitude: float

    @property
    def kind(self) -> str:
        """What it is."""
        return str(self.group.get("kind", "settlement"))


def rows() -> Iterator[Row]:
    """Every place of the tables, file by file. Raises ValueError for a key that no group has."""
    for file in sorted((DATA / "places").glob("*.yaml")):
        for group in own_table(f"places/{file.name}"):
            unknown = group.keys() - {"country", "region", "kind", "precision", "weight", "places"}
            if unknown:
                raise ValueError(f"{file.name}: groups have no {', '.join(sorted(unknown))}")
            for names, (latitude, longitude) in group["places"].items():
                first, *aliases = (re.sub(r" \(.*\)$", "", name) for name in names.split(" / "))
                yield Row(group, first, tuple(aliases), latitude, longitude)


def add_places(table: Table, region_of_code: dict[str, int]) -> None:
    """Add the places that `table` lacks, and to those that it has their other names. Raises KeyError for a region that
    no package has, ValueError where two places would have one id."""
    towns: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    near: dict[str, list[Entry]] = defaultdict(list)
    others: dict[str, list[Entry]] = defaultdict(list)
    units: dict[tuple[str, str, str], Entry] = {}
    for entry in table.entries.values():
        if entry.kind == "settlement":
            for name in {folded_name(name) for name in entry.names}:
                towns[entry.country, name].append(entry)
            if entry.region is not None and entry.precision == "settlement":
                near[entry.country].append(entry)
        elif entry.kind in {"region", "district"}:
            units[entry.country, entry.kind, folded_name(entry.name)] = entry
        elif entry.kind != "country":
            others[folded_name(entry.name)].append(entry)
    taken = {entry.place for entry in table.entries.values()}
    for number, row in enumerate(rows()):
        country = row.group.get("country", "")
        region = region_of_code[row.group["region"]] if "region" in row.group else None
        if row.kind == "settlement":
            known = same_town(row, region, towns)
        elif row.kind in {"region", "district"}:
            known = units.get((country, row.kind, folded_name(row.name)))
        else:
            known = same_area(row, others)
        if known is not None:
            merge(known, row)
            continue
        region = region if region is not None or not country else region_nearby(row, near[country])
        place = table.put(new_place(FIRST_PLACE + number, row, region, taken))
        place.add(*row.aliases)
        if place.kind in {"region", "district"}:
            place.add(*(UNIT.sub("", name) for name in (row.name, *row.aliases)))
        taken.add(place.place)
        if place.kind == "settlement":
            for name in {folded_name(name) for name in place.names}:
                towns[country, name].append(place)
        else:
            others[folded_name(place.name)].append(place)


def new_place(id_: int, row: Row, region: int | None, taken: set[str]) -> Entry:
    """The record of a place that nobody lists."""
    code = str(row.group.get("region") or row.group.get("country") or "").lower().replace(".", "-")
    slug = re.sub(r"[^\w]+", "-", folded_name(row.name)).strip("-")
    ids = (f"own:{code}-{slug}".replace(":-", ":"), f"own:{code}-{row.kind}-{slug}".replace(":-", ":"),
           f"own:{code}-{slug}-{row.latitude:.0f}-{row.longitude:.0f}")  # fmt: skip
    place = next((one for one in ids if one not in taken), None)
    if place is None:
        raise ValueError(f"two places of our own tables would both be {ids[-1]}")
    precision = row.group.get("precision") or PRECISION[row.kind]
    return Entry(id_, place, row.name, row.latitude, row.longitude, row.kind, precision, row.group.get("country", ""),
                 region, region, row.group.get("weight", WEIGHTS[row.kind]))  # fmt: skip


def same_town(row: Row, region: int | None, towns: dict[tuple[str, str], list[Entry]]) -> Entry | None:
    """The settlement that goes by the row's name, the nearest first; a village known to its community's middle only is
    looked for in the whole region."""
    for name in (row.name, *row.aliases):
        alike = towns.get((row.group["country"], folded_name(name)), ())
        close = [(away(row, entry), entry.id, entry) for entry in alike if region is None or entry.region == region]
        for distance, _, entry in sorted(close):
            if distance <= (SAME_TOWN if entry.precision == "settlement" else SAME_COMMUNE):
                return entry
    return None


def same_area(row: Row, others: dict[str, list[Entry]]) -> Entry | None:
    """The area, water or site of areas.yaml that is the row's."""
    for name in (row.name, *row.aliases):
        for entry in others.get(folded_name(name), ()):
            alike = PRECISION[entry.kind] == PRECISION[row.kind]
            if (
                alike
                and away(row, entry) <= SAME_AREA
                and (PRECISION[row.kind] != "point" or away(row, entry) < SAME_TOWN)
            ):
                return entry
    return None


def merge(known: Entry, row: Row) -> None:
    """Let a place that is known go by the row's names; one that was placed by its community only gets the point."""
    known.add(row.name, *row.aliases)
    known.weight = max(known.weight, row.group.get("weight", WEIGHTS[row.kind]))
    if known.precision == "district" and known.kind == "settlement":
        known.latitude, known.longitude, known.precision = row.latitude, row.longitude, "settlement"


def region_nearby(row: Row, towns: list[Entry]) -> int | None:
    """The region of the nearest town of the country."""
    nearest = min(((away(row, town), town.region) for town in towns if town.region is not None), default=None)
    return nearest[1] if nearest is not None and nearest[0] <= NEAREST_TOWN else None


class Located(Protocol):
    """Anything with a point."""

    @property
    def latitude(self) -> float:
        """Degrees north."""

    @property
    def longitude(self) -> float:
        """Degrees east."""


def away(row: Located, entry: Entry) -> float:
    """Kilometres from the row to the place, on a plane: near enough for neighbours."""
    north = (row.latitude - entry.latitude) * 111.2
    east = (row.longitude - entry.longitude) * 111.2 * cos(radians(row.latitude))
    return sqrt(north * north + east * east)
