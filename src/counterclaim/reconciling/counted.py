"""Whom a figure counts, beside another figure: the same people, a part of them, or plainly others."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from counterclaim.reconciling.agreeing import agree
from counterclaim.records import Figure

Relation = Literal["same", "part", "whole", "apart", "unsure"]


class Class(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A class of people: its nouns, the class that holds it, those with which it shares nobody."""

    nouns: tuple[str, ...]
    apart: tuple[str, ...] = ()
    within: str | None = None


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """counted.yaml."""

    everyone: frozenset[str]
    classes: dict[str, Class]


@cache
def table() -> Table:
    """The nouns and their classes."""
    text = Path(__file__).with_name("counted.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=Table)


@lru_cache(maxsize=20_000)
def class_of(noun: str | None) -> str:
    """The class of a noun: `everyone`, one of the table, or the noun itself. "12 Russian soldiers" are soldiers."""
    if noun is None or noun in table().everyone:
        return "everyone"
    words = noun.lower().split()
    for start in range(len(words)):
        shorter = " ".join(words[start:])
        for name, cls in table().classes.items():
            if shorter in cls.nouns:
                return name
    return noun


@lru_cache(maxsize=50_000)
def relation(a: str | None, b: str | None) -> Relation:
    """How those counted as `a` stand to those counted as `b`: "child" is a `part` of "person"; `unsure` where the table
    does not tell, as between children and civilians."""
    one, other = class_of(a), class_of(b)
    if one == other:
        return "same"
    if other in _holders(one):
        return "part"
    if one in _holders(other):
        return "whole"
    apart = any(y in _apart(x) for x, y in ((x, y) for x in _up(one) for y in _up(other)))
    return "apart" if apart else "unsure"


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures measure one thing, so that their bounds can exclude each other: the same measure
    and unit, per the same, of the same people."""
    if (a.measure, a.per) != (b.measure, b.per) or (a.unit or "person") != (b.unit or "person"):
        return False
    return relation(a.counted, b.counted) == "same"


def contradict(a: Figure, b: Figure) -> bool:
    """Whether two figures cannot both be right: they measure one thing, and no number is allowed by both."""
    return comparable(a, b) and not agree(a, b)


def _holders(name: str) -> frozenset[str]:
    return frozenset({*_up(name)[1:], "everyone"}) if name != "everyone" else frozenset()


def _up(name: str) -> tuple[str, ...]:
    cls = table().classes.get(name)
    return (name,) if cls is None or cls.within is None else (name, *_up(cls.within))


def _apart(name: str) -> frozenset[str]:
    cls = table().classes.get(name)
    return frozenset() if cls is None else frozenset(cls.apart)
