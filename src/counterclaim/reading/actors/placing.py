"""What the words of a source and those around tell of an actor that is found: one of many, whose side, whose medium."""

from __future__ import annotations

import msgspec

from counterclaim.reading.actors.belonging import belonging, sided
from counterclaim.reading.actors.introductions import introductions
from counterclaim.reading.actors.of_land import state_run
from counterclaim.reading.actors.siding import THIRD
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor, Span
from counterclaim.theatres.spelling import slug, words_in

OFFICIAL = frozenset({"government", "military", "local-official"})


def one_of_many(actor: Actor, whole: Span, layers: Layers) -> Actor:
    """An actor without a name where "a" and small letters say one of several: "a local resistance committee"."""
    words = words_in(layers.text, (whole[0], max(whole[0], actor.span[1])))
    if actor.resolution != "name" or not words or words[0].key not in {"a", "an", "another"}:
        return actor
    if any(word.capital for word in words[1:]):
        return actor
    name = layers.text[words[0].start : words[-1].end]
    return msgspec.structs.replace(actor, id=f"text:{slug(name)}", name=name, named=False, resolution="description")


def quoted(actor: Actor, outer: tuple[Actor, ...]) -> Actor:
    """An unnamed official whom a state's own media quote is that state's."""
    if actor.side is not None or actor.named or actor.kind not in OFFICIAL or len(outer) != 1:
        return actor
    medium = outer[0]
    if medium.kind != "media" or (":state-" not in medium.id and medium.side in {None, THIRD}):
        return actor
    return msgspec.structs.replace(actor, side=medium.side, aligned_with=medium.aligned_with)


def placed(actor: Actor, whole: Span, layers: Layers) -> Actor:
    """The actor with the side that its words, or those that introduce it, tell where it has none; a medium that they
    call the state's is its."""
    of_state = state_run(actor, whole, layers) if actor.side == THIRD else None
    if of_state is not None:
        return msgspec.structs.replace(actor, side=of_state.side, aligned_with=of_state.aligned_with)
    if actor.side is not None or actor.resolution not in {"description", "unresolved", "name", "office"}:
        return actor
    name = actor.span if actor.named else None
    words = [*introductions(name, layers), whole] if name and actor.resolution == "name" else [whole]
    every = (belonging(w, layers, name=name) for w in words)
    told = next((b for b in every if b is not None and b.side.side is not None), None)
    if told is None or told.side.side is None:
        return actor
    if actor.resolution == "unresolved":
        actor = msgspec.structs.replace(actor, resolution="description")
    return sided(actor, told)
