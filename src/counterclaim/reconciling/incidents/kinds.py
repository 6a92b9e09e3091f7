"""Which types and modes of events may be one thing told in other words (`modes.yaml`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _table() -> Any:
    return yaml.safe_load((files(__package__) / "modes.yaml").read_text("utf-8"))


@cache
def kinds_of(type: str, mode: str | None) -> frozenset[str]:
    """The kinds that an event belongs to: `violence`, `diplomacy` … Events of no common kind are never one incident."""
    return frozenset(
        kind
        for kind, types in _table()["kinds"].items()
        if type in types and (types[type] is None or mode is None or mode in types[type])
    )


@cache
def how_apart(kinds: frozenset[str]) -> str:
    """How far apart tellings of one dispatch are that have these kinds, none in common: a name in `within.yaml`."""
    return "other kinds" if kinds.isdisjoint(_table()["told alone"]) else "other kinds, one told alone"


def worded(mode: str | None) -> str:
    """A mode in words."""
    return (mode or "something that happened").replace("-", " ")


@cache
def is_general(mode: str | None) -> bool:
    """Whether a mode says that something happened and not how: `attack`, `killing`."""
    return mode is None or mode in _table()["general"]


@cache
def fit(a: str | None, b: str | None) -> float:
    """How well two modes of one kind go together: 1 the same, 0.7 one of them general, 0.5 alike, 0 not one thing."""
    if a == b:
        return 1.0
    if is_general(a) or is_general(b):
        return 0.7
    return 0.5 if any(a in group and b in group for group in _table()["alike"]) else 0.0
