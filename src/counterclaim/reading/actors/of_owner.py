"""A body that nobody knows, of a party's body named after it: "the Defence Committee of the State Duma"."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.siding import THIRD
from counterclaim.reading.actors.who import Who
from counterclaim.theatres.spelling import words_in

OF = re.compile(r" of (?:the )?")
OWNERS = 60
"""Code points after "of" within which the name of an owner ends."""


def of_owner(who: Who, end: int, text: str, composer: Composer) -> Who:
    """The body whose name ends at `end`, on the side of the party's body that "of" after it names."""
    link = OF.match(text, end)
    words = words_in(text, (link.end(), min(len(text), link.end() + OWNERS))) if link is not None else []
    piece = composer.lexicon.match(words, 0, text) if words else None
    entries = piece.of("actor") if piece is not None else ()
    actor = next((e.actor for e in entries if e.actor is not None), None)
    owner = composer.known(actor) if actor is not None else None
    if owner is None or owner.side.side in {None, THIRD} or owner.role == "person":
        return who
    return replace(who, side=owner.side, kind=owner.kind, country=owner.country)
