"""Which place each mention means: one document is one world.

Every place of that name gets a score in decades of weight (log10 of population), to which the words around and the rest
of the document add; the best one wins, if it leads the next one that lies elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log10

from counterclaim.gazetteer import GazetteerPlace, Hit, kilometres
from counterclaim.reading.places.mention import Mention
from counterclaim.theatres import Theatre

SAME_WORLD = 100.0
"""Kilometres within which two readings of a name are not rivals: a city and the region around it."""
LARGE = 100_000
"""Population from which a town that goes by a region's name is meant by it."""
CONSIDERED = 40
"""Heaviest places of a name that are scored, beside those in the countries that the document is about."""


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
    theatre: float = 1.6
    threshold: float = 0.6
    floor: float = 3.2


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Resolved:
    """The readings of one mention, best first, with their scores from 0 to 1; `place` is None where none is sure."""

    place: GazetteerPlace | None
    score: float
    ranked: tuple[tuple[GazetteerPlace, float], ...]


def resolve(mentions: Sequence[Mention], theatre: Theatre, weights: Weights = WEIGHTS) -> list[Resolved]:
    """What each mention means, in their order. Mentions of one name and kind mean one place throughout."""
    groups: dict[tuple[str, str | None, bool], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.key, mention.unit, mention.adjective].append(mention)
    first: dict[tuple[str, str | None, bool], list[tuple[GazetteerPlace, float]]] = {}
    for key, group in groups.items():
        scored = [(hit.place, prior(hit, group, weights) + theatre_bonus(hit.place, theatre, weights))
                  for hit in considered(group, theatre)]  # fmt: skip
        first[key] = sorted(scored, key=lambda pair: (-pair[1], pair[0].id))
    for _ in range(2):
        world = World({k: (ranked[0][0], len(groups[k]), lead(ranked)) for k, ranked in first.items() if ranked})
        second: dict[tuple[str, str | None, bool], list[tuple[GazetteerPlace, float]]] = {}
        for key, group in groups.items():
            scored = []
            for hit in considered(group, theatre):
                if hit.distance and not world.holds(hit.place, key[0], theatre):
                    continue  # a spelling that nobody listed needs its country in the document
                score = prior(hit, group, weights) + theatre_bonus(hit.place, theatre, weights)
                score += world.bonus(hit.place, key[0], weights) + container_bonus(hit.place, group, first, weights)
                scored.append((hit.place, score))
            second[key] = sorted(scored, key=lambda pair: (-pair[1], pair[0].id))
        first = second
    return [settled(first[m.key, m.unit, m.adjective], weights) for m in mentions]


def considered(group: Sequence[Mention], theatre: Theatre) -> tuple[Hit, ...]:
    """The places worth scoring: the heaviest, those under their own name, and those of the theatre."""
    hits = group[0].hits
    if len(hits) <= CONSIDERED:
        return hits
    return tuple(h for at, h in enumerate(hits) if at < CONSIDERED or h.place.country in theatre.countries)


def prior(hit: Hit, group: Sequence[Mention], weights: Weights) -> float:
    """What a place has on its own: how well known it is, whether this is its own name, and the kind asked for."""
    place = hit.place
    score = log10(place.weight + 10)
    if hit.rank == 1 and place.kind in {"settlement", "district"}:
        score += weights.other_name
    if hit.distance:
        score += weights.fuzzy * (1 + hit.distance)
    if place.kind == "country":
        score += weights.country
    elif place.kind == "region":
        score += weights.region + (weights.other_name if hit.rank == 1 else 0.0)
    elif place.kind == "district":
        score += weights.district
    score += weights.capital * place.capital
    unit = group[0].unit
    if unit == "holder":
        score += weights.unit if place.kind == "country" else 0.0
    elif (
        unit == place.kind
        or (unit == "region" and place.precision == "area")
        or (unit == "site" and place.kind == "site")
    ):
        score += weights.unit
    elif unit in {"region", "district"} and place.kind == "settlement":
        score += weights.other_unit / 2
    elif unit == "settlement" and place.kind != "settlement":
        score += weights.other_unit
    elif unit is None and place.kind == "region" and hit.rank == 1 and shares_name_with_town(place, group[0].hits):
        score += weights.other_unit  # "Kharkiv" alone is the city, not the region named after it
    return score


def shares_name_with_town(region: GazetteerPlace, hits: Sequence[Hit]) -> bool:
    """Whether a town of that name lies in the region, or a capital of that name in its country."""
    return any(
        h.place.kind == "settlement"
        and h.place.country == region.country
        and (h.place.capital or (h.place.region == region.id and (h.rank == 0 or h.place.weight >= LARGE)))
        for h in hits
    )


def theatre_bonus(place: GazetteerPlace, theatre: Theatre, weights: Weights) -> float:
    """What the theatre adds: its countries, and nearness to its middle."""
    score = weights.theatre if place.country in theatre.countries else 0.0
    if theatre.latitude is not None and theatre.longitude is not None:
        away = kilometres(place.latitude, place.longitude, theatre.latitude, theatre.longitude)
        score += weights.theatre / 2 * exp(-away / 500)
    return score


def container_bonus(
    place: GazetteerPlace,
    group: Sequence[Mention],
    ranked: dict[tuple[str, str | None, bool], list[tuple[GazetteerPlace, float]]],
    weights: Weights,
) -> float:
    """What "in the Kharkiv region" adds to the places that lie there."""
    best = 0.0
    for mention in group:
        outer = mention.within
        if outer is None:
            continue
        for candidate, _ in ranked.get((outer.key, outer.unit, outer.adjective), ())[:4]:
            if candidate.id == place.id:
                continue
            if (candidate.kind == "country" and place.country == candidate.country) or candidate.id in {
                place.region,
                place.parent,
            }:
                best = max(best, weights.inside)
            elif (
                candidate.precision in {"area", "district", "settlement"}
                and candidate.kind != "country"
                and (
                    kilometres(place.latitude, place.longitude, candidate.latitude, candidate.longitude) < weights.reach
                )
            ):
                best = max(best, weights.inside / 2)
    return best


class World:
    """What a document is about, as far as its surest readings tell: countries, regions and points."""

    def __init__(self, readings: dict[tuple[str, str | None, bool], tuple[GazetteerPlace, int, float]]) -> None:
        self.countries: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.regions: dict[int, set[str]] = defaultdict(set)
        self.points: list[tuple[str, GazetteerPlace, float]] = []
        self.total: dict[str, float] = defaultdict(float)
        for (key, _, _), (place, count, sure) in readings.items():
            weight = sure * (1 + min(count, 6) / 3)
            if place.country:
                self.countries[place.country][key] += weight
                self.total[key] += weight
            region = place.id if place.kind == "region" else place.region
            if region is not None and sure > 0.5:
                self.regions[region].add(key)
            if place.precision in {"settlement", "district", "region", "point"} and sure > 0.5:
                self.points.append((key, place, sure))
        self.sum = sum(self.total.values())

    def holds(self, place: GazetteerPlace, key: str, theatre: Theatre) -> bool:
        """Whether another mention than `key`, or the theatre, speaks of the country of `place`."""
        return place.country in theatre.countries or bool(self.countries.get(place.country, {}).keys() - {key})

    def bonus(self, place: GazetteerPlace, key: str, weights: Weights) -> float:
        """What the other mentions of the document add to `place`, which goes by `key`."""
        score = 0.0
        rest = self.sum - self.total.get(key, 0.0)
        if place.country and rest > 0:
            there = self.countries.get(place.country)
            mine = sum(there.values()) - there.get(key, 0.0) if there else 0.0
            score += weights.same_country * (mine / (rest + weights.doubt)) ** 0.5
        region = place.id if place.kind == "region" else place.region
        if region is not None and self.regions.get(region, set()) - {key}:
            score += weights.same_region
        near = 0.0
        for other, point, sure in self.points:
            if other != key and point.id != place.id and abs(point.latitude - place.latitude) < 6:
                away = kilometres(place.latitude, place.longitude, point.latitude, point.longitude)
                near = max(near, sure * exp(-away / weights.reach))
        return score + weights.nearby * near


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
