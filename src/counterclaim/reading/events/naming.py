"""Which words other components have told to be places or bodies: they know names that the parser's tagger misses."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import slice_at

BODIES = frozenset({"state", "government", "military", "armed-group", "administration"})
"""Kinds of actor that act as a body in war."""


@dataclass(frozen=True, slots=True)
class Named:
    """Numbers of the tokens that stand in the name of a place, or in a mention of a body."""

    places: frozenset[int] = frozenset()
    bodies: frozenset[int] = frozenset()


def named_in(layers: Layers) -> Named:
    """The words of the layers' toponyms and of their mentions of bodies."""
    doc = layers.doc
    places = {t.i for toponym in layers.toponyms for t in slice_at(doc, toponym.span) if toponym.role != "modifier"}
    bodies = {t.i for actor in layers.mentions if actor.kind in BODIES for t in slice_at(doc, actor.span)}
    return Named(frozenset(places), frozenset(bodies))
