"""Searching the table of places: one SQLite file, read only, remembered name by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.errors import GazetteerError
from counterclaim.gazetteer.compiling.names import skeleton

PATH = Path(__file__).parent / "places.sqlite"
CHUNK = 400
REMEMBERED = 60_000
"""Names whose answers are kept in memory: some tens of megabytes at most."""
FURTHEST = 0.34
"""Letters that may differ, as a share of the longer spelling, in a fuzzy match."""


class GazetteerPlace(NamedTuple):
    """One place. `weight` is its population or what stands for it; `region`, `parent` are numbers of other places."""

    id: int
    place: str
    name: str
    latitude: float
    longitude: float
    kind: str
    precision: str
    country: str
    region: int | None
    parent: int | None
    weight: int
    capital: int


class Hit(NamedTuple):
    """A place found by a name: `rank` 0 for its canonical name, 1 for another, 2 for its adjective. `distance` is the
    share of letters in which the spelling differs from a listed one (0: listed)."""

    place: GazetteerPlace
    rank: int
    distance: float = 0.0


class Gazetteer:
    """An open table. All methods are deterministic; answers are ordered by falling weight, then by id."""

    def __init__(self, path: Path = PATH) -> None:
        """Raises GazetteerError where the file is missing or no table of places."""
        self._path = path
        if not path.exists():
            raise GazetteerError(f"the table of places is not there: {path}")
        if is_cut_off(path):
            raise GazetteerError(f"the table of places is damaged, its end is missing: {path}")
        try:
            self._db = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise GazetteerError(f"the table of places cannot be read ({error}): {path}") from error
        row = next(self._rows("SELECT value FROM meta WHERE key = 'digest'", ()), None)
        self.digest: str = row[0] if row else ""
        self._named: dict[str, tuple[Hit, ...]] = {}
        self._spelled: dict[str, tuple[tuple[str, float], ...]] = {}
        self._by_id: dict[int, GazetteerPlace | None] = {}

    def _rows(self, query: str, values: Sequence[object]) -> Iterator[Any]:
        """The rows of an answer. Raises GazetteerError where the file is damaged."""
        try:
            yield from self._db.execute(query, values)
        except sqlite3.Error as error:
            raise GazetteerError(f"the table of places cannot be read ({error}): {self._path}") from error

    def named(self, names: Iterable[str]) -> dict[str, tuple[Hit, ...]]:
        """The places that each of `names` (folded, see `folded_name`) is a listed name of; names of none are left
        out."""
        wanted = set(names)
        unknown = [name for name in wanted if name not in self._named]
        if len(self._named) > REMEMBERED:
            self._named.clear()
            unknown = list(wanted)
        for at in range(0, len(unknown), CHUNK):
            chunk = unknown[at : at + CHUNK]
            found: dict[str, list[Hit]] = {}
            marks = ",".join("?" * len(chunk))
            for folded, rank, *place in self._rows(
                f"SELECT n.folded, n.rank, p.* FROM name n JOIN place p ON p.id = n.id WHERE n.folded IN ({marks}) "  # noqa: S608
                "ORDER BY p.weight DESC, p.id",
                chunk,
            ):
                found.setdefault(folded, []).append(Hit(GazetteerPlace(*place), rank))
            for name in chunk:
                self._named[name] = tuple(found.get(name, ()))
        return {name: hits for name in wanted if (hits := self._named[name])}

    def spelled(self, name: str) -> tuple[Hit, ...]:
        """The places whose listed names sound as `name` (folded) does and differ from it in few letters, with the
        distance. A second try, for spellings that nobody listed."""
        if name not in self._spelled:
            near: list[tuple[str, float]] = []
            key = skeleton(name)
            if key:
                for (folded,) in self._rows("SELECT folded FROM spelling WHERE skeleton = ?", (key,)):
                    away = edits(name, folded) / max(len(name), len(folded))
                    if 0 < away <= FURTHEST:
                        near.append((folded, away))
            self._spelled[name] = tuple(sorted(near, key=lambda pair: (pair[1], pair[0]))[:6])
        places: dict[int, Hit] = {}
        for folded, away in self._spelled[name]:
            for hit in self.named((folded,)).get(folded, ()):
                if hit.rank < 2:
                    places.setdefault(hit.place.id, Hit(hit.place, 1, round(away, 3)))
        return tuple(places.values())

    def by_id(self, id_: int) -> GazetteerPlace | None:
        """The place of this number."""
        if id_ not in self._by_id:
            row = next(self._rows("SELECT * FROM place WHERE id = ?", (id_,)), None)
            self._by_id[id_] = GazetteerPlace(*row) if row else None
        return self._by_id[id_]

    def by_place(self, place: str) -> GazetteerPlace | None:
        """The place of this id (`geonames:703448`), for theatres that add aliases to it."""
        number = place.removeprefix("geonames:")
        if number != place and number.isdigit():
            return self.by_id(int(number))
        row = next(self._rows("SELECT * FROM place WHERE place = ?", (place,)), None)
        return GazetteerPlace(*row) if row else None


def is_cut_off(path: Path) -> bool:
    """Whether an SQLite file is shorter than its own header says; False for what is no such file."""
    with path.open("rb") as file:
        head = file.read(32)
    if len(head) < 32 or not head.startswith(b"SQLite format 3\0"):
        return False
    size = int.from_bytes(head[16:18], "big")
    return path.stat().st_size < (65536 if size == 1 else size) * int.from_bytes(head[28:32], "big")


def edits(a: str, b: str) -> int:
    """Letters to add, drop or change to make `b` of `a` (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


@cache
def gazetteer() -> Gazetteer:
    """The table that comes with the program, opened on first use."""
    return Gazetteer()
