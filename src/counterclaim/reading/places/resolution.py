"""Which place each mention means: one document is one world.

Every place of that name gets a score in decades of weight (log10 of population), to which the words around and the rest
of the document add; the best one wins, if it leads the next one that lies elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import exp, log10

from counterclaim.gazetteer import GazetteerPlace, Hit, kilometres
from counterclaim.reading.places.mention import Mention
from counterclaim.reading.places.rivers import WATERS
from counterclaim.reading.places.settling import WEIGHTS, Evidence, Resolved, Weights, lead, settled
from counterclaim.theatres import Theatre

LARGE = 100_000
"""Population from which a town that goes by a region's name is meant by it."""
KNOWN = 150_000
"""Population of a town that is named without its country, wherever the document else is."""
COHERENT = 3
"""Names of places besides that a document has at least which is taken to be about one country."""
ALONE = 0.9
"""Share of a document's places that lie in the one country that it is about."""
FAR = 1000.0
"""Kilometres from all of them beyond which a small town of another country is none of them."""
CONSIDERED = 40
"""Heaviest places of a name that are scored, beside those in the countries that the document is about."""


NAMED = ("own-name", "other-name", "adjective")
"""How a name fits, by the rank of the hit."""

Group = tuple[str, str | None, bool, str | None]
"""Folded name, kind asked for, whether an adjective, and the holder that sets it apart from others of its name."""


def resolve(mentions: Sequence[Mention], theatre: Theatre, weights: Weights = WEIGHTS) -> list[Resolved]:
    """What each mention means, in their order. Mentions of one name and kind mean one place throughout."""
    groups: dict[Group, list[Mention]] = defaultdict(list)
    keys = group_keys(mentions)
    for mention, key in zip(mentions, keys, strict=True):
        groups[key].append(mention)
    first: dict[Group, list[tuple[GazetteerPlace, float]]] = {}
    for key, group in groups.items():
        scored = [(hit.place, prior(hit, group, weights) + theatre_bonus(hit.place, theatre, weights))
                  for hit in considered(group, theatre)]  # fmt: skip
        first[key] = sorted(scored, key=lambda pair: (-pair[1], pair[0].id))
    for _ in range(2):
        world = World({k: (ranked[0][0], len(groups[k]), lead(ranked)) for k, ranked in first.items() if ranked})
        second: dict[Group, list[tuple[GazetteerPlace, float]]] = {}
        for key, group in groups.items():
            scored = []
            for hit in considered(group, theatre):
                if hit.distance and not hit.place.capital and not world.holds(hit.place, key[0], theatre):
                    continue  # a spelling that nobody listed needs its country in the document
                score = prior(hit, group, weights) + theatre_bonus(hit.place, theatre, weights)
                score += world.bonus(hit.place, key[0], weights) + container_bonus(hit.place, group, first, weights)
                scored.append((hit.place, score))
            second[key] = sorted(scored, key=lambda pair: (-pair[1], pair[0].id))
        before, first = first, second
    found = {key: settled(ranked, weights) for key, ranked in first.items()}
    for key, one in found.items():
        if one.ranked:
            foreign = one.place is not None and world.is_foreign_to(one.place, key[0], theatre)
            evidence = evidence_for(
                one.ranked[0][0], groups[key], theatre=theatre, world=world, ranked=before, weights=weights
            )
            found[key] = replace(one, place=None if foreign else one.place, evidence=evidence)
    return [found[key] for key in keys]


def evidence_for(
    place: GazetteerPlace,
    group: Sequence[Mention],
    *,
    theatre: Theatre,
    world: World,
    ranked: dict[Group, list[tuple[GazetteerPlace, float]]],
    weights: Weights,
) -> Evidence:
    """What speaks for a place as the meaning of some mentions."""
    hit = next(h for h in group[0].hits if h.place.id == place.id)
    size = log10(place.weight + 10)
    named = "near-spelling" if hit.distance else NAMED[hit.rank]
    return Evidence(
        size=size,
        fit=prior(hit, group, weights) - size,
        theatre=theatre_bonus(place, theatre, weights),
        document=world.bonus(place, group[0].key, weights),
        container=container_bonus(place, group, ranked, weights),
        named=named,
    )


def group_keys(mentions: Sequence[Mention]) -> list[Group]:
    """For each mention what it shares with those that mean the same place: name, kind and, where one name is told to
    lie in several places, the one that holds it ("Ivanivka, in Henichesk district … another Ivanivka, in Kupiansk")."""
    held: dict[tuple[str, str | None, bool], list[str]] = defaultdict(list)
    keys: list[Group] = []
    for mention in mentions:
        inside = held[mention.key, mention.unit, mention.adjective]
        if mention.within is not None and mention.within.key not in inside:
            inside.append(mention.within.key)
    for mention in mentions:
        inside = held[mention.key, mention.unit, mention.adjective]
        holder = mention.within.key if mention.within is not None else inside[0] if inside else None
        keys.append((mention.key, mention.unit, mention.adjective, holder if len(inside) > 1 else None))
    return keys


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
        or (unit == "site" and place.kind in {"site", "camp"})
        or (unit == "river" and place.kind in WATERS)
    ):
        score += weights.unit
    elif unit in {"region", "district"} and place.kind in {"region", "district"}:
        score += weights.unit / 2
    elif unit in {"region", "district"} and place.kind == "settlement":
        score += weights.other_unit / 2
    elif unit == "settlement" and place.kind != "settlement":
        score += weights.other_unit
    elif unit is None and place.kind in WATERS and hit.rank == 1 and group[0].hits[0].place.kind not in WATERS:
        score += weights.other_unit  # "Dnipro" alone is the city; see rivers.py for "the Dnipro"
    elif (
        unit is None
        and place.kind == "region"
        and (hit.rank == 1 or group[0].embedded)
        and shares_name_with_town(place, group[0].hits)
    ):
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
    ranked: dict[Group, list[tuple[GazetteerPlace, float]]],
    weights: Weights,
) -> float:
    """What "in the Kharkiv region" adds to the places that lie there."""
    best = 0.0
    for mention in group:
        outer = mention.within
        if outer is None:
            continue
        for candidate, _ in ranked.get((outer.key, outer.unit, outer.adjective, None), ())[:4]:
            if candidate.id == place.id:
                continue
            if (candidate.kind == "country" and place.country == candidate.country) or candidate.id in {
                place.region,
                place.parent,
            }:
                best = max(best, weights.inside)
            elif candidate.precision in {"area", "district", "settlement"} and candidate.kind != "country":
                away = kilometres(place.latitude, place.longitude, candidate.latitude, candidate.longitude)
                if away < weights.reach:
                    close = exp(-away / weights.close) if candidate.precision != "area" else 0.0
                    best = max(best, weights.inside * max(0.5, close))
    return best


class World:
    """What a document is about, as far as its surest readings tell: countries, regions and points."""

    def __init__(self, readings: dict[Group, tuple[GazetteerPlace, int, float]]) -> None:
        self.countries: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.regions: dict[int, set[str]] = defaultdict(set)
        self.points: list[tuple[str, GazetteerPlace, float]] = []
        self.total: dict[str, float] = defaultdict(float)
        for (key, *_), (place, count, sure) in readings.items():
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

    def is_foreign_to(self, place: GazetteerPlace, key: str, theatre: Theatre) -> bool:
        """Whether a small town lies far from a document that tells of one country and never of the town's: another
        village of the name, which no gazetteer lists, is meant."""
        if place.kind not in {"settlement", "district"} or place.weight >= KNOWN or self.holds(place, key, theatre):
            return False
        others = {country: mine for country, mine in self.countries.items() if mine.keys() - {key}}
        rest = self.sum - self.total.get(key, 0.0)
        names = {other for mine in others.values() for other in mine} - {key}
        most = max((sum(mine.values()) - mine.get(key, 0.0) for mine in others.values()), default=0.0)
        if len(names) < COHERENT or most < ALONE * rest:
            return False
        around = (p for k, p, _ in self.points if k != key)
        away = (kilometres(place.latitude, place.longitude, p.latitude, p.longitude) for p in around)
        return min(away, default=0.0) > FAR

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
