"""Which army soldiers are of who stand without an owner: the only one near in the text, else the theatre's."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import Actor
from counterclaim.theatres import offices

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
FLYING = frozenset({"pilot", "pilots"})
NEAR = 200
"""Code points back to which another army named makes it doubtful which is meant."""


def army_meant(noun: Token, before: Sequence[Actor], layers: Layers) -> Actor | None:
    """The army of soldiers and officers without an owner, None for other ranks and where two may be meant."""
    if noun.lower_ in FLYING:
        return _default("air-force", layers) if any(c.lower_ in DEFINITE for c in noun.children) else None
    if noun.lower_ not in {*offices().fighting.soldiers, *offices().fighting.regulars}:
        return None
    return army_near(noun, before, layers)


def army_near(noun: Token, before: Sequence[Actor], layers: Layers) -> Actor | None:
    """The only army that the text names near a word, else the theatre's, else the only one of the text."""
    at = extent(noun)[0]
    armies = [m for m in before if is_army(m)]
    near = {m.id: m for m in armies if m.span[1] >= min(noun.sent.start_char, at - NEAR)}
    definite = any(c.lower_ in DEFINITE for c in noun.children)
    if len(near) == 1 and definite:
        return next(iter(near.values()))
    own = _of_theatre(armies, layers)
    doubtful = near if definite else {id_: m for id_, m in near.items() if m.span[0] < noun.sent.start_char}
    return own if own is not None and not doubtful.keys() - {own.id} else None


def is_army(actor: Actor) -> bool:
    """Whether somebody is a state's army, whose side is known."""
    return actor.kind == "military" and actor.side is not None and actor.id.endswith(":armed-forces")


def _of_theatre(armies: Sequence[Actor], layers: Layers) -> Actor | None:
    """The army that the theatre says is meant, else the only one that the text names."""
    default = _default("armed-forces", layers)
    if default is not None:
        return default
    parties = {party.id for party in layers.theatre.parties}
    met = {m.id: m for m in armies}
    return next(iter(met.values())) if len(met) == 1 and {m.side for m in armies} <= parties else None


def _default(office: str, layers: Layers) -> Actor | None:
    """The force that the theatre says is meant where no owner stands with the word."""
    default = next((d for d in layers.theatre.defaults if d.endswith(f":{office}")), None)
    who = composer_for(layers.theatre, layers.document.published_day).by_id(default) if default is not None else None
    return actor_of(who, (0, 0)) if who is not None else None
