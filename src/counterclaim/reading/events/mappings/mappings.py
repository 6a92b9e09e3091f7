"""Reading the tables from our types and modes to those of other codebooks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

import msgspec
import yaml

from counterclaim.errors import OntologyError
from counterclaim.records import EventType

T = TypeVar("T")
Agent = Literal["state", "group"]
"""Who acted, where a table cares: forces of the state whose ground it is, or an armed group."""


class Plover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER event with its mode; both None where PLOVER has none."""

    event: str | None
    mode: str | None


class Acled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ACLED event type with its sub-event type; both None where ACLED does not code it.

    ACLED codes foreign state forces that take ground as non-state actors: they are no `by_state`.
    """

    event_type: str | None
    sub_event_type: str | None
    by_state: str | None = None
    by_group: str | None = None


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A CASE 2021 label, and the one that stands instead where the agents are known."""

    label: str | None
    by_state: str | None = None
    by_group: str | None = None


def plover(type_: EventType, mode: str) -> Plover:
    """PLOVER's name for an event. Raises OntologyError for a mode that the table does not hold."""
    return _row("plover", _plover(), type_, mode)


def acled(type_: EventType, mode: str, *, by: Agent | None = None) -> Acled:
    """ACLED's name for an event, done `by` whom where that is known.

    Raises OntologyError for a mode that the table does not hold.
    """
    row = _row("acled", _acled(), type_, mode)
    return Acled(row.event_type, _by(row, by) or row.sub_event_type)


def ucdp(type_: EventType, mode: str) -> int | None:
    """UCDP's type of violence as far as the mode says it: 1, 2, 3, or None where UCDP counts no such violence.

    Raises OntologyError for a mode that the table does not hold.
    """
    return _row("ucdp", _ucdp(), type_, mode)


def case2021(type_: EventType, mode: str, *, by: Agent | None = None) -> str | None:
    """The CASE 2021 snippet label of an event, None where that label set has none.

    Raises OntologyError for a mode that the table does not hold.
    """
    row = _row("case2021", _case2021(), type_, mode)
    return _by(row, by) or row.label


def _by(row: Acled | Label, by: Agent | None) -> str | None:
    return row.by_state if by == "state" else row.by_group if by == "group" else None


def _row(name: str, table: Mapping[EventType, Mapping[str, T]], type_: EventType, mode: str) -> T:
    try:
        return table[type_][mode]
    except KeyError as error:
        raise OntologyError(f"the mapping to {name} does not hold '{type_}/{mode}'") from error


@cache
def _plover() -> Mapping[EventType, Mapping[str, Plover]]:
    return msgspec.convert(_yaml("plover"), dict[EventType, dict[str, Plover]])


@cache
def _acled() -> Mapping[EventType, Mapping[str, Acled]]:
    return msgspec.convert(_yaml("acled"), dict[EventType, dict[str, Acled]])


@cache
def _ucdp() -> Mapping[EventType, Mapping[str, int | None]]:
    return msgspec.convert(_yaml("ucdp"), dict[EventType, dict[str, int | None]])


@cache
def _case2021() -> Mapping[EventType, Mapping[str, Label]]:
    return msgspec.convert(_yaml("case2021"), dict[EventType, dict[str, Label]])


def _yaml(name: str) -> object:
    text = (files("counterclaim.reading.events.mappings") / f"{name}.yaml").read_text("utf-8")
    table: object = yaml.load(text, Loader=yaml.CSafeLoader)
    return table
