"""Whose state an office without an owner is of by the medium that has its words: "the ministry said in a statement
carried by X", "the ministry told X", where X is a medium of a party's state.
"""

from __future__ import annotations

import re

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.numbering import numbered
from counterclaim.reading.layers import Layers
from counterclaim.theatres.spelling import words_in

CARRIED = re.compile(
    r"\b(?:carried|quoted|cited|published|released|reported|distributed|read out)(?: \w+)? (?:by|on)\s+"
    r"(?:the )?(?:[a-z]+ )?(?:state |official |news )*(?:agency |newspaper |television |channel )?(?=[A-Z])"
    r"|\b(?:told|tells)\s+(?:the )?(?:[a-z]+ )?(?:state |official |news )*(?:agency |newspaper |channel )?(?=[A-Z])"
)
"""What stands before the medium that has somebody's words."""


def carriers(layers: Layers) -> dict[int, str]:
    """Numbers of sentences → the code of the party's state whose medium has the words that somebody is cited for in
    them; none where media of two states have them."""
    composer = composer_for(layers.theatre, layers.document.published_day)
    parties = {code for party in layers.theatre.parties for code in party.countries}
    found: dict[int, set[str]] = {}
    for number, (start, end) in enumerate(numbered(layers.doc), 1):
        for match in CARRIED.finditer(layers.text, start, end):
            words = words_in(layers.text, (match.end(), end))
            piece = composer.lexicon.match(words, 0, layers.text) if words else None
            media = [e.actor for e in piece.of("actor") if e.actor is not None] if piece is not None else []
            codes = {m.country for m in media if m.kind == "media" and m.country in parties}
            found.setdefault(number, set()).update(code for code in codes if code is not None)
    return {number: next(iter(codes)) for number, codes in found.items() if len(codes) == 1}
