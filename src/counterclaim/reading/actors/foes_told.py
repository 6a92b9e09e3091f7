"""Soldiers whose side what they say tells, where two sides fight: who says "the Russians send motorcycles" is none."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from counterclaim.reading.actors.standing import SUBJECTS
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, slice_at
from counterclaim.records import Actor, Attribution
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import words_in

TWO = 2
FORCES = frozenset({"military", "armed-group"})


def by_foe(actors: Sequence[Actor], attribution: Attribution, layers: Layers) -> tuple[Actor, ...]:
    """The speakers, soldiers on no known side on the side of whoever fights the force that they tell of."""
    parties = {party.id for party in layers.theatre.parties}
    if len(parties) != TWO or not any(actor.side is None and _is_soldier(actor, layers) for actor in actors):
        return tuple(actors)
    told = {
        mention.side
        for span in attribution.content
        for mention in layers.mentions_at.within(span)
        if mention.kind in FORCES and mention.side in parties and _acts(mention, layers)
    }
    if len(told) != 1:
        return tuple(actors)
    own = next(iter(parties - told))
    return tuple(
        replace(actor, side=own, kind="military") if actor.side is None and _is_soldier(actor, layers) else actor
        for actor in actors
    )


def _is_soldier(actor: Actor, layers: Layers) -> bool:
    """Whether somebody is one of the ranks, by his kind or by what he is called."""
    piece = slice_at(layers.doc, actor.span)
    called = len(piece) > 0 and any(t.lower_ in offices().fighting.ranks for t in (piece.root, *piece.root.children))
    return actor.kind == "military" or (actor.kind == "unknown" and not actor.named and called)


def _acts(mention: Actor, layers: Layers) -> bool:
    """Whether a force acts that is called by whose it is: bare "soldiers" may be the speaker's own."""
    head = head_at(layers.doc, mention.span)
    if head is None or head.dep_ not in SUBJECTS:
        return False
    own = {*offices().fighting.soldiers, *offices().fighting.regulars, "the", "army", "military"}
    return any(word.key not in own for word in words_in(layers.text, mention.span))
