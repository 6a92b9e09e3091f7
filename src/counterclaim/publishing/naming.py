"""What figures measure, in a person's words, from `measures.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec


class MeasureNames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of `measures.yaml`. A measure has its singular and, where it differs, its plural."""

    measures: dict[str, tuple[str, ...]]
    effects: tuple[str, ...]
    plurals: dict[str, str]
    units: dict[str, str]
    vague: frozenset[str]


@cache
def names() -> MeasureNames:
    """The words, read once."""
    import yaml

    written = (files("counterclaim.publishing") / "measures.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(written, Loader=yaml.CSafeLoader), MeasureNames)


def measure_words(measure: str, *, one: bool = False) -> str:
    """A measure after its number: "deaths", "drones shot down"; `one`: after 1, "death", "drone shot down"."""
    listed = names().measures.get(measure)
    if listed is not None:
        return listed[0] if one else listed[-1]
    effect = next((e for e in sorted(names().effects, key=len, reverse=True) if measure.endswith(f"-{e}")), "")
    thing = measure.removesuffix(f"-{effect}").replace("-", " ") if effect else measure.replace("-", " ")
    counted = thing if one else plural(thing)
    return f"{counted} {effect.replace('-', ' ')}".rstrip()


def plural(noun: str) -> str:
    """The plural of a noun in the singular, of the last word where there are several; a plural stays as it is."""
    before, space, last = noun.rpartition(" ")
    if last in names().plurals:
        return f"{before}{space}{names().plurals[last]}"
    if last.endswith("s") and not last.endswith("ss"):
        return noun
    if last.endswith(("ss", "x", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if last.endswith("y") and last[-2:-1] not in "aeiou" else f"{noun}s"


def unit_words(unit: str) -> str:
    """A unit as it is printed: km², %, dollars."""
    return names().units.get(unit, unit)


def is_vague(words: str) -> bool:
    """Whether a quantity as written gives no number at all: "dozens", "hundreds of thousands"."""
    parts = words.lower().replace(" of ", " ").split()
    return bool(parts) and all(part in names().vague for part in parts)
