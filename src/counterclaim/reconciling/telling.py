"""One claim's word on one thing that is said to have happened: what incidents are made of."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.reconciling.origin import Origin
from counterclaim.records import Claim, Event, Figure, Place


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """An event of a claim, with those figures and places of the claim that belong to it.

    `key` names it in all ledgers: the claim's id and the event's id within it. `family` is the id of the family of
    reprints that its document belongs to, None for a dispatch that stands alone. `words` are the folded words of the
    content and of the sentences around it that tell one incident from another (names, streets, ages, weapons).
    """

    key: str
    claim: Claim
    event: Event
    origin: Origin
    places: tuple[Place, ...]
    figures: tuple[Figure, ...]
    family: str | None = None
    theatre: str | None = None
    words: frozenset[str] = frozenset()


def tellings_of(
    claim: Claim, origin: Origin, *, family: str | None = None, theatre: str | None = None,
    words: frozenset[str] = frozenset(),
) -> Iterator[Telling]:  # fmt: skip
    """The tellings of a claim, one for each of its events. A figure that names no event belongs to the first one; an
    event without places of its own has those of the claim that no other event has."""
    taken = {place for event in claim.events for place in event.places}
    for number, event in enumerate(claim.events):
        mine = tuple(f for f in claim.figures if f.event == event.id or (f.event is None and number == 0))
        named = {*event.places, *(place for figure in mine for place in figure.places)}
        places = tuple(p for p in claim.places if p.id in named) or tuple(p for p in claim.places if p.id not in taken)
        yield Telling(
            key=f"{claim.claim_id}/{event.id}", claim=claim, event=event, origin=origin, places=places, figures=mine,
            family=family, theatre=theatre, words=words,
        )  # fmt: skip
