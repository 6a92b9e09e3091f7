"""One event told by two words is one: "shelling killed 8" is a shelling, not a shelling and another that killed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.records import Event, Figure

LATELY = 16
"""Events told alike but with other figures, among the last of which the same one is looked for."""


def merged(events: Sequence[Event], figures: Sequence[Figure]) -> tuple[tuple[Event, ...], tuple[Figure, ...]]:
    """The events of one claim without those that say the same, numbered anew, and the figures, linked to what stayed.

    Two say the same where kind, status, agents, places and days are equal, at most one names who was hit, and their
    figures can be those of one event: none counts the same thing differently. The first told stays, with its trigger.
    """
    counted: dict[str, list[Figure]] = {}
    for figure in figures:
        counted.setdefault(figure.event or "", []).append(figure)
    kept: list[Event] = []
    figures_of: list[list[Figure]] = []
    alike: dict[tuple[object, ...], list[int]] = {}
    now: dict[str, str] = {}
    for event in events:
        own = counted.get(event.id, [])
        numbers = alike.setdefault(_told(event), [])
        fitting = (i for i in numbers[-LATELY:] if _may_be_hit(kept[i], event) and _agree(figures_of[i], own))
        at = next(fitting, len(kept))
        if at == len(kept):
            kept.append(msgspec.structs.replace(event, id=f"e{at + 1}"))
            figures_of.append([])
            numbers.append(at)
        elif not kept[at].targets:
            kept[at] = msgspec.structs.replace(kept[at], targets=event.targets)
        figures_of[at] += own
        now[event.id] = kept[at].id
    linked = (msgspec.structs.replace(f, event=now[f.event]) if f.event in now else f for f in figures)
    return tuple(kept), tuple(linked)


def _may_be_hit(one: Event, other: Event) -> bool:
    """Whether the two may have hit the same."""
    return not one.targets or not other.targets or {a.id for a in one.targets} == {a.id for a in other.targets}


def _told(event: Event) -> tuple[object, ...]:
    agents = frozenset(agent.id for agent in event.agents)
    where = frozenset(event.places)
    return event.type, event.mode, event.status, agents, where, event.period, event.precision, event.background


def _agree(some: Iterable[Figure], others: Sequence[Figure]) -> bool:
    """Whether no figure counts what another counts too, and differs from it."""
    return all(
        (one.comparator, one.value, one.low, one.high) == (other.comparator, other.value, other.low, other.high)
        for one in some
        for other in others
        if (one.measure, one.counted) == (other.measure, other.counted)
    )
