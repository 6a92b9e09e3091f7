"""Writes the table of places as one SQLite file."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from . import sources
from .dumps import add_dump, digest_of
from .names import folded_name, skeleton
from .own_places import add_places
from .table import ADJECTIVE, Entry, Table
from .ukraine import add_settlements
from .world import (
    DATA,
    FIRST_OWN,
    add_areas,
    add_cities,
    add_countries,
    add_divisions,
    mark_capitals,
    name_regions_after_towns,
    name_towns,
)

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, place TEXT NOT NULL, name TEXT NOT NULL, latitude REAL NOT NULL,
    longitude REAL NOT NULL, kind TEXT NOT NULL, precision TEXT NOT NULL, country TEXT NOT NULL, region INTEGER,
    parent INTEGER, weight INTEGER NOT NULL, capital INTEGER NOT NULL);
CREATE TABLE name (folded TEXT NOT NULL, id INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (folded, id, rank))
    WITHOUT ROWID;
CREATE TABLE spelling (skeleton TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY KEY (skeleton, folded)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
FUZZY_WEIGHT = 5000
"""Settlements below this population are found by exact spellings only, but for those of Ukraine's codifier."""


def build_digest() -> str:
    """Digest of everything that the file is made from: this code, our tables, and the packages' versions."""
    hashed = hashlib.sha256(repr(sources.PACKAGES).encode())
    for file in sorted([*Path(__file__).parent.glob("*.py"), *DATA.glob("**/*.yaml")]):
        hashed.update(file.name.encode() + file.read_bytes())
    return hashed.hexdigest()[:16]


def compile_if_stale(target: Path) -> bool:
    """Build `target` unless it is there and made from what it would be made from now, with dumps or without. Says
    whether it was built."""
    if target.exists():
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(target)) as there:
            row = there.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
            if row is not None and row[0].partition("+")[0] == build_digest():
                return False
    compile_table(target)
    return True


def world_table() -> Table:
    """All places."""
    table = Table()
    add_countries(table)
    by_row = add_divisions(table)
    add_cities(table, by_row)
    regions = {code: d.geoname for d in sources.divisions() if d.level == 1 for code in (d.iso, d.code) if code}
    add_settlements(table, regions)
    name_towns(table)
    name_regions_after_towns(table)
    mark_capitals(table)
    add_areas(table)
    add_places(table, regions)
    return table


def compile_table(target: Path, dumps: Sequence[Path] = ()) -> tuple[int, int]:
    """Build `target` anew, from the packages and any `dumps` of GeoNames, replacing it only when all is written. Gives
    the number of places and of names. Raises ValueError for a dump that is none."""
    table = world_table()
    for dump in dumps:
        add_dump(table, dump)
    return write_table(table, target, build_digest() + digest_of(dumps))


def write_table(table: Table, target: Path, digest: str) -> tuple[int, int]:
    """Write `table` as the file `target`. Gives the number of places and of names."""
    entries = list(table.entries.values())
    fresh = target.with_suffix(".tmp")
    fresh.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(fresh)) as out:
        out.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        out.executemany(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                (
                    e.id,
                    e.place,
                    e.name,
                    e.latitude,
                    e.longitude,
                    e.kind,
                    e.precision,
                    e.country,
                    e.region,
                    e.parent,
                    e.weight,
                    e.capital,
                )
                for e in sorted(entries, key=lambda e: e.id)
            ),
        )
        names = sorted({row for entry in entries for row in names_of(entry)})
        out.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", names)
        spellings = {
            (skeleton(f), f)
            for entry in entries
            if is_fuzzy(entry)
            for f, _, rank in names_of(entry)
            if rank != ADJECTIVE
        }
        out.executemany("INSERT INTO spelling VALUES (?,?)", sorted(pair for pair in spellings if pair[0]))
        out.execute("INSERT INTO meta VALUES ('digest', ?)", (digest,))
        out.commit()
        out.execute("VACUUM")
    fresh.replace(target)
    return len(entries), len(names)


def names_of(entry: Entry) -> list[tuple[str, int, int]]:
    """Rows of the table of names: a folded name has its best rank; an adjective stands beside it."""
    best: dict[tuple[str, bool], int] = {}
    for name, rank in entry.names.items():
        key = folded_name(name), rank == ADJECTIVE
        best[key] = min(rank, best.get(key, rank))
    return [(folded, entry.id, rank) for (folded, _), rank in best.items() if folded]


def is_fuzzy(entry: Entry) -> bool:
    """Whether unlisted spellings may lead to this place."""
    return entry.kind not in {"settlement", "district"} or entry.weight >= FUZZY_WEIGHT or entry.id >= FIRST_OWN
