"""Who issued a document: "we" in a statement is the body that put it out."""

from __future__ import annotations

import re

import msgspec

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.phrases import Parser
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.records import UNREAD, Actor
from counterclaim.theatres.spelling import words_in

HEADING = re.compile(
    r"^\W*(?:official |joint |daily |evening |morning |press )?(?:communiqu[eé]|statement|press release|declaration"
    r"|summary|report|bulletin|announcement)\b(?:,? (?:number|no\.?) ?\d+)?[^.\n]{0,40}? (?:of|by|from) (?:the )?",
    re.I,
)
"""How a statement begins that says whose it is: "Communique of the front."."""
TITLE = 120
"""Code points within which it says so."""


def _by_heading(layers: Layers) -> Actor | None:
    """The body or its spokesman of whom the first words of a text say that it is his statement."""
    body = next((s for s in layers.document.sections if s.kind not in UNREAD), None)
    start = body.start if body is not None else 0
    match = HEADING.match(layers.text[start : start + TITLE])
    at = start + match.end() if match is not None else -1
    here = [m for m in layers.mentions if m.span[0] <= at < m.span[1]] if match is not None else []
    known = [m for m in here if m.side is not None and m.kind != "media" and m.resolution != "unresolved"]
    if not known:
        return None
    after = layers.text[known[0].span[1] : known[0].span[1] + 2]
    return msgspec.structs.replace(known[0], span=(0, 0)) if after[:1] in {".", ",", ":", "\n", ""} else None


def issued_by(layers: Layers) -> Actor | None:
    """The body whose statement a document is, if its outlet is one and no medium, or its first words say so; its span
    is empty."""
    outlet = layers.document.outlet
    if not outlet:
        return _by_heading(layers)
    composer = composer_for(layers.theatre, layers.document.published_day)
    words = words_in(outlet)
    found = Parser(composer.lexicon, composer, words, outlet, ()).phrases()
    whole = [p.who for p in found if p.who is not None and p.last == len(words)]
    if len(whole) != 1 or whole[0].kind == "media" or whole[0].role == "person":
        return None
    return actor_of(whole[0], (0, 0))
