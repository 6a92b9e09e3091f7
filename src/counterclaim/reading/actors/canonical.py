"""One name and one id for people without a name, however the text writes them: "Aid workers", "an aid worker"."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from counterclaim.records import Actor
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import slug

ARTICLE = re.compile(r"^(?:an?|the|one|another|some|several)\s+", re.I)
AFTER = re.compile(r"\s*,.*$", re.S)
"""What an apposition or a relative clause adds."""
LOYAL = re.compile(r"\b(?P<body>[a-z]+) loyal to (?P<whom>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)")
OPENING = re.compile(r"[A-Z][a-z]+(?=\s[a-z])")
"""A capital that only the beginning of a sentence or headline gives."""


def canonical(actor: Actor) -> Actor:
    """The actor with the name and id that all spellings of its description share; a named one as it is."""
    return actor if actor.named or actor.resolution not in {"description", "pronoun"} else _same(actor)


def _same(actor: Actor) -> Actor:
    name = short(actor.name)
    known = _singular().get(actor.id)
    if known is not None:
        return msgspec.structs.replace(actor, id=known, name=name[:1].lower() + name[1:])
    if not actor.id.startswith("text:") or not name:
        return actor
    return msgspec.structs.replace(actor, id=f"text:{slug(name)}", name=name)


def short(words: str) -> str:
    """A description without article, apposition and clause: "faction loyal to X" of "A faction loyal to X, …"."""
    loyal = LOYAL.search(words)
    if loyal is not None:
        return loyal[0]
    name = AFTER.sub("", ARTICLE.sub("", words.strip(" ,")))
    return name[:1].lower() + name[1:] if OPENING.match(name) and ARTICLE.match(words) is None else name


@cache
def _singular() -> dict[str, str]:
    """The id of each description → that of one of the same people."""
    one = {d.id for d in offices().descriptions if not d.plural}
    singular = {d.id: IRREGULAR.get(d.id, d.id.removesuffix("s")) for d in offices().descriptions}
    return {i: s if s in one else i for i, s in singular.items()}


IRREGULAR = {"witnesses": "witness"}
"""Plural ids that do not end in a mere "s"."""
