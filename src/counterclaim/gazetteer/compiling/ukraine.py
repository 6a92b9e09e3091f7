"""Every settlement of Ukraine: the codifier's names on GeoNames' towns, and the villages that GeoNames lacks."""

from __future__ import annotations

from collections import defaultdict

from . import sources
from .names import folded_name, skeleton
from .sources import Settlement, romanised
from .table import CANONICAL, Entry, Table

ORDER = "MTXC"
"""Categories of settlements: city, town, settlement, village."""
FIRST_VILLAGE = 200_000_000
ISO_OF_OBLAST = {"44": "09", "80": "30", "85": "40", "01": "43"}
"""KATOTTG numbers its oblasts as ISO 3166-2 does, but for these."""


def add_settlements(table: Table, region_of_iso: dict[str, int]) -> None:
    """Give GeoNames' towns their official romanised names, and add the settlements that it lacks at the mean point of
    their hromada's known towns, or their raion's, with the precision of a district."""
    towns: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in table.entries.values():
        if entry.country == "UA" and entry.kind == "settlement" and entry.region:
            for name in {folded_name(n) for n in entry.names if n[0] >= "Ѐ"}:
                towns[entry.region, name].append(entry)
    rows: dict[tuple[int, str], list[Settlement]] = defaultdict(list)
    for row in sources.settlements():
        number = row.code[2:4]
        region = region_of_iso.get("UA-" + ISO_OF_OBLAST.get(number, number))
        if region is not None:
            rows[region, folded_name(row.name)].append(row)
    located: dict[str, list[Entry]] = defaultdict(list)
    missing: list[tuple[int, Settlement]] = []
    named: set[int] = set()
    for (region, name), same in sorted(
        rows.items(), key=lambda item: min(ORDER.index(row.category) for row in item[1])
    ):
        same.sort(key=lambda row: ORDER.index(row.category))  # a city outranks a village of its name in the oblast
        known = sorted(towns.get((region, name), ()), key=lambda entry: -entry.weight)
        town = next((e for e in known if e.id not in named and is_spelled_alike(e.name, romanised(same[0].name))), None)
        if town is not None and (len(known) == len(same) == 1 or same[0].category in "MT"):
            named.add(town.id)
            rename(town, same[0])
            located[same[0].hromada].append(town)
            located[same[0].raion].append(town)
        elif not known:
            missing += [(region, row) for row in same]
    for at, (unit, row) in enumerate(missing):
        around = located.get(row.hromada) or located.get(row.raion)
        if around:
            table.put(village(FIRST_VILLAGE + at, unit, row, around))


def is_spelled_alike(known: str, official: str) -> bool:
    """Whether two romanised names begin alike, or GeoNames still has the name from before a renaming."""
    return skeleton(folded_name(known)) == skeleton(folded_name(official)) or known[:2].lower() == official[:2].lower()


def rename(entry: Entry, row: Settlement) -> None:
    """Call a town by its official romanised name; what GeoNames calls it stays as another name."""
    old, entry.name = entry.name, romanised(row.name)
    entry.add(entry.name, rank=CANONICAL)
    entry.add(old, row.name)


def village(id_: int, region: int, row: Settlement, around: list[Entry]) -> Entry:
    """A settlement that GeoNames lacks, at the mean point of its neighbours."""
    entry = Entry(
        id_, f"katottg:{row.code}", romanised(row.name),
        round(sum(e.latitude for e in around) / len(around), 4),
        round(sum(e.longitude for e in around) / len(around), 4),
        "settlement", "district", "UA", region, around[0].parent, {"M": 5000, "T": 2000}.get(row.category, 100),
    )  # fmt: skip
    entry.add(row.name)
    return entry
