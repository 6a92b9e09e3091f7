"""Everybody of a plain text, read by the whole chain as `annotate actor` does, the rules alone telling who is cited."""

from __future__ import annotations

import json
from functools import cache

from counterclaim.annotating import AnnotateLine, annotate_lines
from counterclaim.reading.annotations import TASKS
from counterclaim.reading.chain import english_chain
from counterclaim.reading.component import Component, chain_for
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor


def everybody(text: str, published: str) -> dict[str, Actor]:
    """The actors of a text by the words that mean them, an article before them left out; of the same words the last."""
    (line,) = annotate_lines([json.dumps({"text": text, "published": published, "language": "en"}).encode()])
    assert isinstance(line, AnnotateLine)
    layers = Layers(line.document)
    for component in _chain():
        layers = component(layers)
    found = {layers.text[slice(*actor.span)]: actor for actor in layers.cast}
    return {words.removeprefix("The ").removeprefix("the "): actor for words, actor in found.items()}


@cache
def _chain() -> tuple[Component, ...]:
    needed, _ = TASKS["actor"]
    return tuple(chain_for(needed, english_chain("rules")))
