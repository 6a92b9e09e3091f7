"""When the best reading of a name is sure enough, and what each kind of evidence weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from counterclaim.gazetteer import GazetteerPlace, kilometres

SAME_WORLD = 100.0
"""Kilometres within which two readings of a name are not rivals: a city and the region around it."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence adds, in decades of population. Tuned on GWN's articles of even index."""

    other_name: float = -1.2
    fuzzy: float = -2.0
    country: float = 2.0
    capital: float = 1.8
    region: float = 0.2
    district: float = -1.6
    unit: float = 3.0
    other_unit: float = -2.5
    inside: float = 4.0
    same_country: float = 2.2
    doubt: float = 2.0
    same_region: float = 1.0
    nearby: float = 1.4
    reach: float = 180.0
    close: float = 60.0
    theatre: float = 1.6
    threshold: float = 0.6
    floor: float = 3.2


WEIGHTS = Weights()


class Evidence(NamedTuple):
    """What a reading got from each kind of evidence, in decades of population, and how its name fitted."""

    size: float
    """How large the place is."""
    fit: float
    """Its own name or another, and the kind of place that the words ask for."""
    theatre: float
    document: float
    """The other places of the document: their countries, regions, nearness."""
    container: float
    """A place that the words say it lies in."""
    named: str
    """own-name, other-name, adjective or near-spelling."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The readings of one mention, best first, with their scores from 0 to 1; `place` is None where none is sure."""

    place: GazetteerPlace | None
    score: float
    ranked: tuple[tuple[GazetteerPlace, float], ...]
    evidence: Evidence | None = None
    """What spoke for the first of them."""


def lead(ranked: Sequence[tuple[GazetteerPlace, float]]) -> float:
    """How sure the best reading is, from 0 to 1: the share of it among the readings that lie elsewhere."""
    if not ranked:
        return 0.0
    best, top = ranked[0]
    others = sum(
        10 ** max(-12.0, score - top)
        for place, score in ranked[1:]
        if kilometres(best.latitude, best.longitude, place.latitude, place.longitude) > SAME_WORLD
    )
    return 1 / (1 + others)


def settled(ranked: Sequence[tuple[GazetteerPlace, float]], weights: Weights) -> Resolved:
    """The best reading if it is sure enough and weighs enough, with the runners-up."""
    if not ranked:
        return Resolved(None, 0.0, ())
    sure = lead(ranked)
    top = ranked[0][1]
    shown = tuple((place, round(sure * 10 ** max(-12.0, score - top), 3)) for place, score in ranked[:4])
    accepted = sure >= weights.threshold and top >= weights.floor
    return Resolved(ranked[0][0] if accepted else None, round(sure, 3), shown)
