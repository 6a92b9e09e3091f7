"""Full country dumps of GeoNames (CC BY 4.0; download.geonames.org/export/dump), where a user has one: villages, camps,
rivers and bases that the packages leave out."""

from __future__ import annotations

import hashlib
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from .names import folded_name
from .own_places import SAME_TOWN, WEIGHTS, away
from .sources import is_useful
from .table import Entry, Table
from .world import PRECISION, plain_name

FIELDS = 19
"""Columns of a dump, separated by tabs: geonameid, name, asciiname, alternatenames, latitude, longitude, feature class,
feature code, country, cc2, admin1, admin2, admin3, admin4, population, elevation, dem, timezone, modification date."""
CODES = {
    "river": "STM STMI CNL",
    "water": "LK LKS LKI RSV SEA GULF BAY LGN",
    "strait": "STRT",
    "mountain": "MT MTS PK",
    "cape": "CAPE PT",
    "island": "ISL ISLS",
    "site": "AIRP AIRB AIRF DAM BDG CSTM PS PSN PSH MILB",
    "camp": "CMP CMPRF",
    "area": "RGN RGNH PRK",
    "district": "ADM2 ADM3",
    "region": "ADM1",
}
KINDS = {code: kind for kind, codes in CODES.items() for code in codes.split()}
"""The feature codes that are read, beside populated places, and the kinds that they are here."""
GONE = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})
"""Populated places that are no more."""
LITTLE_KNOWN = 20
"""By how much less a place that nobody counted weighs than one that our own tables hold."""


class DumpRow(NamedTuple):
    """One place of a dump, as far as it is read."""

    id: int
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    kind: str
    country: str
    admin1: str
    population: int


def dump_rows(path: Path) -> Iterator[DumpRow]:
    """The places of a dump, a text file or the zip that GeoNames offers. Raises ValueError, with the line's number,
    for a line that is none of a dump's."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as packed:
            name = next((n for n in packed.namelist() if n.endswith(".txt") and n != "readme.txt"), None)
            if name is None:
                raise ValueError(f"{path} holds no table of GeoNames")
            with TextIOWrapper(packed.open(name), encoding="utf-8", newline="\n") as table:
                yield from _rows(path, table)
    else:
        with path.open(encoding="utf-8", newline="\n") as table:
            yield from _rows(path, table)


def _rows(path: Path, table: Iterable[str]) -> Iterator[DumpRow]:
    for number, line in enumerate(table, start=1):
        cells = line.rstrip("\r\n").split("\t")
        try:
            if len(cells) != FIELDS:
                raise ValueError(f"{len(cells)} columns, not {FIELDS}")
            kind = "settlement" if cells[6] == "P" and cells[7] not in GONE else KINDS.get(cells[7])
            if kind is not None:
                names = (cells[2], *cells[3].split(","))
                point = float(cells[4]), float(cells[5])
                useful = tuple(filter(is_useful, names))
                yield DumpRow(int(cells[0]), cells[1], useful, *point, kind, cells[8], cells[10], int(cells[14] or 0))
        except ValueError as error:
            raise ValueError(f"{path}, line {number}, is no line of a GeoNames dump: {error}") from error


def add_dump(table: Table, path: Path) -> int:
    """Add the places that `table` lacks; a unit that it has takes its point, and a village that it has from elsewhere
    its point and names. Says how many places were added."""
    placed: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in table.entries.values():
        if entry.kind == "settlement" and not entry.place.startswith("geonames:"):
            for name in {folded_name(name) for name in entry.names}:
                placed[entry.country, name].append(entry)
    added = 0
    for row in dump_rows(path):
        known = table.entries.get(row.id) or same_village(table, row, placed)
        if known is not None:
            known.add(*row.names)
            if known.kind in {"region", "district"} or known.precision == "district":
                known.latitude, known.longitude = row.latitude, row.longitude
                known.precision = PRECISION[known.kind]
        elif row.kind != "region":
            table.put(new_entry(table, row)).add(*row.names)
            added += 1
    return added


def same_village(table: Table, row: DumpRow, placed: dict[tuple[str, str], list[Entry]]) -> Entry | None:
    """The settlement of the codifier or of our own tables that the row is: of its name, in its region, near."""
    if row.kind != "settlement":
        return None
    region = table.regions.get(f"{row.country}.{row.admin1}")
    alike = [
        (away(row, entry), entry.id, entry)
        for name in {folded_name(name) for name in (row.name, *row.names)}
        for entry in placed.get((row.country, name), ())
        if region is None or entry.region in {None, region.id}
    ]
    nearest = min(alike, default=None, key=lambda one: one[:2])
    return nearest[2] if nearest is not None and nearest[0] <= SAME_TOWN else None


def new_entry(table: Table, row: DumpRow) -> Entry:
    """The record of a place that the table lacks."""
    region = table.regions.get(f"{row.country}.{row.admin1}")
    id_ = region.id if region is not None else None
    weight = row.population or WEIGHTS[row.kind] // LITTLE_KNOWN
    return Entry(row.id, f"geonames:{row.id}", plain_name(row.name, row.country), row.latitude, row.longitude, row.kind,
                 PRECISION[row.kind], row.country, id_, id_, weight)  # fmt: skip


def digest_of(paths: Sequence[Path]) -> str:
    """Digest of dumps, to be told apart from a table without them; "" for none."""
    hashed = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            hashed.update(hashlib.file_digest(file, "sha256").digest())
    return "+" + hashed.hexdigest()[:8] if paths else ""
