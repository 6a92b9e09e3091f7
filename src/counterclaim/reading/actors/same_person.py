"""One person is on one side: where the text tells it at one mention, it is told for all."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from counterclaim.records import Actor


def sides_told(actors: Iterable[Actor]) -> dict[str, Actor]:
    """For each whom no theatre knows, by id, a mention that tells the side, where no two tell different ones."""
    told: dict[str, Actor] = {}
    sides: dict[str, set[str]] = {}
    for actor in actors:
        if _is_of_text(actor) and actor.side is not None:
            told.setdefault(actor.id, actor)
            sides.setdefault(actor.id, set()).add(actor.side)
    return {id_: actor for id_, actor in told.items() if len(sides[id_]) == 1}


def alike(actor: Actor, told: dict[str, Actor]) -> Actor:
    """The actor, with the side and kind that another mention of the same one tells."""
    other = told.get(actor.id)
    if other is None or actor.side is not None or not _is_of_text(actor):
        return actor
    return replace(actor, side=other.side, aligned_with=other.aligned_with, kind=other.kind)


def _is_of_text(actor: Actor) -> bool:
    return actor.named and actor.id.startswith("text:") and actor.resolution == "name"
