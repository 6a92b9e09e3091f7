"""Modes that only the company of other events tells: a rally that was dispersed is a dispersed demonstration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
import yaml

from counterclaim.records import Event, EventType

HAPPENED = ("occurred", "ongoing")


class Refinement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event of `type` and `mode` beside one of the modes `beside`, in one sentence, is of mode `becomes`."""

    type: EventType
    mode: str
    beside: frozenset[str]
    becomes: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with the sentence that it stands in, and whether it is told in a clause that modifies a noun."""

    event: Event
    sentence: int
    modifying: bool


def refinements_file() -> Traversable:
    """Where the refinements stand."""
    return files("counterclaim.reading.events") / "refinements.yaml"


@cache
def refinements() -> tuple[Refinement, ...]:
    """The refinements. Loaded once a process."""
    rows = yaml.load(refinements_file().read_text("utf-8"), Loader=yaml.CSafeLoader)
    return msgspec.convert(rows, tuple[Refinement, ...])


def refined(placed: Sequence[Placed]) -> tuple[Event, ...]:
    """The events with modes refined by their company, and those in modifying clauses set behind the main clause's."""
    beside: dict[int, set[str]] = {}
    main: set[int] = set()
    for item in placed:
        if item.event.status in HAPPENED and item.event.mode:
            beside.setdefault(item.sentence, set()).add(item.event.mode)
        if not item.modifying and not item.event.background:
            main.add(item.sentence)
    return tuple(_refined(item, beside.get(item.sentence, set()), item.sentence in main) for item in placed)


def _refined(item: Placed, beside: set[str], has_main: bool) -> Event:
    event = item.event
    if item.modifying and has_main and not event.background:
        event = msgspec.structs.replace(event, background=True)
    if event.status not in HAPPENED:
        return event
    for rule in refinements():
        if (event.type, event.mode) == (rule.type, rule.mode) and rule.beside & beside:
            return msgspec.structs.replace(event, mode=rule.becomes)
    return event
