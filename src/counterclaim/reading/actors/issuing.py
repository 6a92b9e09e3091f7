"""Who issued a document: "we" in a statement is the body that put it out."""

from __future__ import annotations

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.phrases import Parser
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor
from counterclaim.theatres.spelling import words_in


def issued_by(layers: Layers) -> Actor | None:
    """The body whose statement a document is, if its outlet is one and no medium; its span is empty."""
    outlet = layers.document.outlet
    if not outlet:
        return None
    composer = composer_for(layers.theatre, layers.document.published_day)
    words = words_in(outlet)
    found = Parser(composer.lexicon, composer, words, outlet, ()).phrases()
    whole = [p.who for p in found if p.who is not None and p.last == len(words)]
    if len(whole) != 1 or whole[0].kind == "media" or whole[0].role == "person":
        return None
    return actor_of(whole[0], (0, 0))
