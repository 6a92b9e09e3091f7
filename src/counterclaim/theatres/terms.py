"""What is held from a day to a day: an office by a person, a place by a party. Written `WHAT@SINCE/UNTIL`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from counterclaim.theatres.spelling import keys_in
from counterclaim.theatres.theatre import KnownActor, Party

TERM = re.compile(r"(?P<what>[^@]+)(?:@(?P<since>\d{4}-\d\d-\d\d)?/(?P<until>\d{4}-\d\d-\d\d)?)?")


class Term(NamedTuple):
    """An office or place held from a day to a day, both included; None is open."""

    office: str
    since: date | None
    until: date | None

    @property
    def is_dated(self) -> bool:
        """Whether it began or ended on a day that is known."""
        return self.since is not None or self.until is not None

    def covers(self, day: date | None) -> bool:
        """Whether it is held on `day`; on an unknown day only an undated or a running term counts."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def term_of(written: str) -> Term:
    """A term as a theatre file writes it. Raises ValueError, which says what is wrong with it."""
    match = TERM.fullmatch(written)
    if not match:
        raise ValueError("is not WHAT@SINCE/UNTIL")
    term = Term(match["what"], *(date.fromisoformat(d) if d else None for d in (match["since"], match["until"])))
    if term.since and term.until and term.until < term.since:
        raise ValueError("ends before it begins")
    return term


def terms(actor: KnownActor) -> tuple[Term, ...]:
    """The offices that an actor holds or held."""
    return tuple(term_of(entry) for entry in actor.holder_of)


@lru_cache(maxsize=256)
def _holdings(holds: tuple[str, ...]) -> dict[tuple[str, ...], tuple[Term, ...]]:
    found: dict[tuple[str, ...], tuple[Term, ...]] = {}
    for entry in holds:
        term = term_of(entry)
        found[keys_in(term.office)] = (*found.get(keys_in(term.office), ()), term)
    return found


def holder_of_place(parties: Sequence[Party], place: str, day: date | None) -> Party | None:
    """The party that governs a place of another's country on a day, None where none does."""
    keys = keys_in(place)
    return next((p for p in parties if any(t.covers(day) for t in _holdings(p.holds).get(keys, ()))), None)
