"""Spokespersons without a name: "the army's spokeswoman" is named the Spokesperson of the army.

What they say is their body's word: their claims are the body's (speakers.py), and they keep its id.
"""

from __future__ import annotations

import msgspec

from counterclaim.reading.actors.composing import titled
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import Actor
from counterclaim.theatres import offices

SINGLE = frozenset({"spokesman", "spokeswoman", "spokesperson"})


def as_spokesperson(actor: Actor, layers: Layers) -> Actor:
    """The spokesperson of a body where the words that mention the body are a spokesperson's, else the actor itself."""
    head = head_at(layers.doc, actor.span)
    if (
        head is None
        or head.lower_ not in SINGLE
        or not actor.named
        or actor.resolution not in {"office", "description"}
    ):
        return actor
    if is_person(actor, layers):
        return actor
    office = next(o for o in offices().offices if o.id == "spokesperson")
    return msgspec.structs.replace(actor, name=titled(office, actor.name, ""))
