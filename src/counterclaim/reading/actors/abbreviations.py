"""Abbreviations that the text itself gives: "the Israeli Air Force (IAF) … the IAF", also in the headline above."""

from __future__ import annotations

import re

import msgspec

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.layers import Layers
from counterclaim.records import UNREAD, Actor, Span
from counterclaim.records.located import Stretches
from counterclaim.theatres.spelling import words_in

GIVEN = re.compile(r"\s?\((?:the |or )?(?P<short>[A-Z][A-Za-z0-9-]{0,8}[A-Z0-9])\)")
"""Right after a name, in brackets: two capitals at least."""
OPEN = frozenset({"description", "unresolved"})


def abbreviated(layers: Layers) -> tuple[Actor, ...]:
    """The mentions, with those by an abbreviation that stands in brackets after a body's name and that nobody else is
    known by, in text order."""
    short: dict[str, Actor] = {}
    for mention in layers.mentions:
        given = GIVEN.match(layers.text, mention.span[1])
        if given is None or not mention.named or is_person(mention, layers) or is_known(given["short"], layers):
            continue
        if sum(c.isupper() for c in given["short"]) > 1:
            short.setdefault(given["short"], mention)
    if not short:
        return layers.mentions
    settled = Stretches(m.span for m in layers.mentions if not _is_open(m, short))
    unread = Stretches(s.span for s in layers.document.sections if s.kind in UNREAD)
    places = re.finditer(rf"(?<![\w-])(?:{'|'.join(map(re.escape, short))})(?![\w-])", layers.text)
    spans: list[tuple[Span, str]] = [(m.span(), m[0]) for m in places]
    added = [
        msgspec.structs.replace(short[words], span=span, resolution="name")
        for span, words in spans
        if not settled.touch(span) and not unread.touch(span) and layers.text[span[0] - 1 : span[0]] != "("
    ]
    taken = Stretches(m.span for m in added)
    kept = (m for m in layers.mentions if not (_is_open(m, short) and taken.touch(m.span)))
    return tuple(sorted([*kept, *added], key=lambda m: m.span))


def is_known(words: str, layers: Layers) -> bool:
    """Whether the theatre knows an actor or country by some words."""
    known = composer_for(layers.theatre, layers.document.published_day).lexicon
    piece = known.match(words_in(words), 0, words)
    return piece is not None and bool(piece.of("actor") or piece.of("country"))


def _is_open(mention: Actor, short: dict[str, Actor]) -> bool:
    return mention.id.startswith("text:") and mention.name in short
