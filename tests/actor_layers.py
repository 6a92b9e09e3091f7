"""Layers for the tests of actors: a text with its sources marked by double brackets, read without the other parts."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.reading.actors import Mentions, Speakers
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.reading.theatre import TheatreChoice
from counterclaim.records import Actor, Attribution, Document, Section, Span, Toponym


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without its `[[` and `]]`, and where the marked words stand in it."""
    plain, spans, start = "", [], 0
    for part in re.split(r"(\[\[|\]\])", text):
        if part == "[[":
            start = len(plain)
        elif part == "]]":
            spans.append((start, len(plain)))
        else:
            plain += part
    return plain, spans


def read(
    text: str,
    *,
    theatre: str | None = None,
    published: str | None = "2023-06-01",
    places: dict[str, str] | None = None,
    content: dict[int, str] | None = None,
    outlet: str | None = None,
) -> Layers:
    """The layers up to the speakers. `places` gives the towns of the text with their countries, `content` the words
    that a source is cited for."""
    plain, spans = marked(text)
    document = Document(
        document_id="d", input_id="d", blob="b", text=plain, sections=(Section("body", 0, len(plain)),),
        published=published, theatre=theatre, outlet=outlet,
    )  # fmt: skip
    toponyms = tuple(
        Toponym(
            start=m.start(), end=m.end(), text=m[0], role="literal", place=f"test:{name}", name=name, latitude=0.0,
            longitude=0.0, precision="settlement", country=country,
        )
        for name, country in (places or {}).items()
        for m in re.finditer(re.escape(name), plain)
    )  # fmt: skip
    layers = replace(TheatreChoice()(Syntax()(Layers(document))), toponyms=toponyms)
    told = {i: (plain.index(words), plain.index(words) + len(words)) for i, words in (content or {}).items()}
    attributions = tuple(
        Attribution(source=(span,), cue=(), content=(told.get(i, (span[1], span[1] + 1)),), voice="indirect")
        for i, span in enumerate(spans)
    )
    return Speakers()(replace(Mentions()(layers), attributions=attributions))


def speakers(
    text: str,
    *,
    theatre: str | None = None,
    published: str | None = "2023-06-01",
    content: dict[int, str] | None = None,
    outlet: str | None = None,
) -> list[Actor]:
    """The first speaker of every marked source."""
    layers = read(text, theatre=theatre, published=published, content=content, outlet=outlet)
    return [actors[0] for actors in layers.speakers]


def mention(layers: Layers, words: str) -> Actor:
    """The first mention of exactly these words."""
    return next(m for m in layers.mentions if layers.text[slice(*m.span)] == words)
