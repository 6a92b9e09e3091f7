"""Invented sentences, parsed, with mentions given by hand as `[words:side]`, for the tests of events and stance."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from counterclaim.reading.events import Events
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Actor, Document, Event, Section

MENTION = re.compile(r"\[([^:\]]+):([^\]]*)\]")


@cache
def read(marked: str, published: str | None = "2031-03-04") -> Layers:
    """The events of an invented text in which `[the rebels:north]` marks a mention with its side ("" for none)."""
    text, mentions, at = "", [], 0
    for found in MENTION.finditer(marked):
        text += marked[at : found.start()]
        start, words = len(text), found[1]
        text += words
        span = (start, start + len(words))
        mentions.append(Actor(id=words, name=words, side=found[2] or None, span=span, resolution="name"))
        at = found.end()
    text += marked[at:]
    document = Document(
        document_id="d",
        input_id="i",
        blob="b",
        text=text,
        sections=(Section("body", 0, len(text)),),
        published=published,
    )
    layers = replace(Syntax()(Layers(document=document)), mentions=tuple(mentions))
    return Events(likeness=False)(layers)


def events(marked: str, published: str | None = "2031-03-04") -> tuple[Event, ...]:
    """The layer of events."""
    return read(marked, published).events


def event(marked: str, mode: str) -> Event:
    """The only event of `mode`."""
    (found,) = [e for e in events(marked) if e.mode == mode]
    return found


def modes(marked: str) -> list[str | None]:
    """The modes of all events, in text order."""
    return [e.mode for e in events(marked)]


def names(actors: tuple[Actor, ...]) -> list[str]:
    """Names of actors."""
    return [a.name for a in actors]
