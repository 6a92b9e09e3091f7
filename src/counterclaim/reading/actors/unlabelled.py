"""Whose "the navy" and "a sergeant" are in a war of two states where the text gives only the other's forces a nation.

A dispatch says whose the enemy's forces are and leaves those of the land it tells of without a name: "The navy mined
the harbour. Russian missiles hit Odesa." Where it names both, or plays in both lands, nothing is told so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from counterclaim.reading.actors.home import home
from counterclaim.reading.actors.siding import side_of_place
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import Actor
from counterclaim.theatres import Party, countries, offices
from counterclaim.theatres.spelling import keys_in, words_in

TWO = 2
ENEMY = "enemy"
TAKEN = frozenset({
    "captured", "surrendered", "surrender", "prisoner", "prisoners", "deserter", "deserted", "defector", "defected",
    "detained", "captive", "captors", "conscript", "conscripts", "mercenary", "intercepted", "intercept", "captivity",
})  # fmt: skip
"""Words of a sentence whose soldiers may be the other side's."""
NUMBERED = frozenset({"brigade", "battalion", "regiment", "corps", "division", "garrison"})
"""Nouns for units whose officers and soldiers speak."""


def land_of_unlabelled(layers: Layers) -> Party | None:
    """The state at war whose forces the text leaves without a nation; None where it does not tell."""
    parties = layers.theatre.parties
    states = [party for party in parties if party.countries]
    told = any(default.endswith(":armed-forces") for default in layers.theatre.defaults)
    if len(states) != TWO or len(parties) != TWO or told:
        return None
    day = layers.document.published_day
    towns = [t for t in layers.toponyms if t.place is not None and t.country and t.precision != "country"]
    lands = {side_of_place(layers.theatre, t.country or "", t.name, day).side for t in towns if t.role == "literal"}
    code = home(layers)
    sides = {party.id for party in states if code in party.countries}
    sides = sides or {party.id for party in states if party.id in lands}
    keys = [word.key for word in words_in(layers.text)]
    words = {*keys, *(f"{key} s" for key, after in pairwise(keys) if after == "s")}
    named = [party for party in states if words & _names(party.countries[0])]
    if len(named) == 1 and not sides:
        sides = {party.id for party in states} - {named[0].id}
    if len(sides) != 1:
        return None
    own = next(party for party in states if party.id in sides)
    if any(party.id == own.id for party in named) or not (named or ENEMY in words):
        return None
    return own


@cache
def _names(code: str) -> frozenset[str]:
    """What a state and its people are called, in single words; its capital as the owner of something alone."""
    country = countries()[code]
    capitals = {keys_in(name) for name in country.capitals}
    called = (country.name, *country.also, *country.adjectives, *country.peoples)
    names = {key for name in called if keys_in(name) not in capitals for key in keys_in(name)[:1]}
    return frozenset(names | {f"{' '.join(capital)} s" for capital in capitals})


def of_land(actors: Sequence[Actor], layers: Layers) -> tuple[Actor, ...]:
    """The speakers, with soldiers and officers on no known side on that of the land whose forces have no nation."""
    if not any(actor.side is None and _serves(actor, layers) for actor in actors):
        return tuple(actors)
    own = layers.kept(land_of_unlabelled)
    if own is None:
        return tuple(actors)
    return tuple(
        replace(actor, side=own.id, kind="military") if actor.side is None and _serves(actor, layers) else actor
        for actor in actors
    )


def _serves(actor: Actor, layers: Layers) -> bool:
    """Whether somebody is a soldier, or speaks for a unit, and not one whom the other side has taken."""
    head = head_at(layers.doc, actor.span)
    if head is None or actor.kind not in {"military", "government", "unknown"} or actor.resolution == "unresolved":
        return False
    keys = {word.key for word in words_in(layers.text, actor.span)}
    soldierly = bool(keys & {*offices().fighting.ranks}) or bool(keys & NUMBERED)
    sentence = {token.lower_ for token in head.sent}
    return (actor.kind == "military" or soldierly) and soldierly and not sentence & TAKEN
