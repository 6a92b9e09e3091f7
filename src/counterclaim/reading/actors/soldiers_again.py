"""Soldiers whom "the soldiers" takes up: those of whom the sentence before told, where it told of one side's alone."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import Actor
from counterclaim.records.located import Located

AGAIN = frozenset({"soldiers", "troops", "servicemen", "men"})
"""Nouns that take soldiers up."""
SOLDIERS = AGAIN | {"paratroopers", "marines", "conscripts", "commandos", "gunners", "servicemen", "reservists"}
"""Nouns for soldiers whom they may take up."""
BARE = frozenset({"det", "punct"})


def soldiers_again(cast: Sequence[Actor], layers: Layers) -> list[Actor]:
    """The cast, "the soldiers" on no known side on that of the soldiers of the sentence before."""
    parties = {party.id for party in layers.theatre.parties}
    forces = [one for one in cast if one.kind in {"military", "armed-group"} and one.side is not None]
    located = Located(forces, lambda actor: actor.span)
    out = []
    for actor in cast:
        noun = head_at(layers.doc, actor.span) if actor.side is None and not actor.named else None
        side = _side_before(noun, located, layers) if noun is not None and noun.lower_ in AGAIN else None
        out.append(replace(actor, side=side) if side in parties else actor)
    return out


def _side_before(noun: Token, forces: Located[Actor], layers: Layers) -> str | None:
    definite = any(child.lower_ == "the" for child in noun.children)
    if not definite or any(child.dep_ not in BARE for child in noun.children) or not noun.sent.start:
        return None
    before = noun.doc[noun.sent.start - 1].sent
    told = forces.within((before.start_char, noun.idx))
    soldiers = [one for one in told if (head := head_at(layers.doc, one.span)) is not None and head.lower_ in SOLDIERS]
    sides = {one.side for one in told}
    return soldiers[-1].side if soldiers and len(sides) == 1 else None
