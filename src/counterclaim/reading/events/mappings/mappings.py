"""Reading the tables from our types and modes to those of other codebooks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
import yaml

from counterclaim.errors import OntologyError
from counterclaim.records import EventType

T = TypeVar("T")


class Plover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER event with its mode; both None where PLOVER has none."""

    event: str | None
    mode: str | None


class Acled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ACLED event type with its sub-event type; both None where ACLED does not code it."""

    event_type: str | None
    sub_event_type: str | None


def plover(type_: EventType, mode: str) -> Plover:
    """PLOVER's name for an event. Raises OntologyError for a mode that the table does not hold."""
    return _row("plover", Plover, type_, mode)


def acled(type_: EventType, mode: str) -> Acled:
    """ACLED's name for an event. Raises OntologyError for a mode that the table does not hold."""
    return _row("acled", Acled, type_, mode)


def ucdp(type_: EventType, mode: str) -> int | None:
    """UCDP's type of violence as far as the mode says it: 1, 2, 3, or None where UCDP counts no such violence.

    Raises OntologyError for a mode that the table does not hold.
    """
    row: int | None = _row("ucdp", int | None, type_, mode)  # type: ignore[arg-type]
    return row


def case2021(type_: EventType, mode: str) -> str | None:
    """The CASE 2021 snippet label of an event, None where that label set has none."""
    row: str | None = _row("case2021", str | None, type_, mode)  # type: ignore[arg-type]
    return row


def _row(name: str, kind: type[T], type_: EventType, mode: str) -> T:
    try:
        return table(name, kind)[type_][mode]
    except KeyError as error:
        raise OntologyError(f"the mapping to {name} does not hold '{type_}/{mode}'") from error


@cache
def table(name: str, kind: Any) -> Mapping[EventType, Mapping[str, Any]]:
    """One table, type → mode → row. Loaded once a process."""
    text = (files("counterclaim.reading.events.mappings") / f"{name}.yaml").read_text("utf-8")
    rows: Mapping[EventType, Mapping[str, Any]] = msgspec.convert(
        yaml.load(text, Loader=yaml.CSafeLoader), dict[EventType, dict[str, kind]]
    )
    return rows
