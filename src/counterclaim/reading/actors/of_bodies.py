"""People without a name of a body that stands beside them: "paramedics of the Valley Relief", "the Valley Relief's
researcher". What they are called goes on to the body, and where they had no side, they have its."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from counterclaim.reading.actors.people import is_person
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor
from counterclaim.records.located import Located
from counterclaim.theatres.spelling import slug

OF = re.compile(r"\s+(?:of|from|with)\s+(?:the\s+)?")
FORCES = frozenset({"military", "armed-group"})
"""Kinds of body whose medics are its own."""
POSSESSIVE = re.compile(r"['’]s?\s+(?:[a-zA-Z-]+\s+){0,2}$")
NEAR = 60
"""Code points before a description within which its body begins."""


def of_bodies(cast: Sequence[Actor], layers: Layers) -> Iterator[Actor]:
    """Each of the cast, the unnamed people of a body by the words that name the body too."""
    bodies = Located([m for m in cast if m.named and not is_person(m, layers)], lambda mention: mention.span)
    for actor in cast:
        if actor.named or actor.resolution != "description" or not _by_words(actor, layers):
            yield actor
            continue
        start, end = actor.span
        after = OF.match(layers.text, end)
        following = bodies.beginning_in((after.end(), after.end() + 1)) if after is not None else []
        owners = [
            body for body in bodies.within((max(0, start - NEAR), start))
            if POSSESSIVE.fullmatch(layers.text, body.span[1], start)
        ]  # fmt: skip
        body = next(iter([*following, *owners[-1:]]), None)
        if body is None:
            yield actor
            continue
        words = " ".join(layers.text[min(start, body.span[0]) : max(end, body.span[1])].split())
        own = actor.side is None or (body.kind in FORCES and actor.kind == "medical")
        kind = body.kind if actor.kind in {"civilian", "unknown"} else actor.kind
        yield replace(actor, id=f"text:{slug(words)}", name=words, kind=kind, side=body.side if own else actor.side)


def _by_words(actor: Actor, layers: Layers) -> bool:
    """Whether somebody is called by no more than the text's own words."""
    return actor.name.casefold() == " ".join(layers.text[slice(*actor.span)].split()).casefold()
