"""Capitals and states that speak before a colon: "Kyiv: Russia shelled hospital in Izium" is what Kyiv says.

A capital before a colon is as often where something happened ("Kyiv: two people were hurt"), a state what it is about.
They speak where another state or party is told to have done it; a capital also where a headline tells of another town.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Span as Slice

from counterclaim.reading.attribution.headlines import STOP
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Actor, Span, Toponym
from counterclaim.records.located import Stretches
from counterclaim.records.span import hull
from counterclaim.theatres import countries

BEFORE_COLON = re.compile(
    r"(?:[-*•–—]\s+)?(?P<name>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,2})\s?(?P<colon>:)\s+(?=\S)"
)
"""A name of up to three words, and a colon."""
DOING = frozenset({"state", "government", "military", "armed-group"})
"""Kinds of who fights."""
FULL = frozenset({"AUX", "DET"})
"""Parts of speech that a headline leaves out."""


def capitals_speaking(layers: Layers, passage: Passage, found: Sequence[Cited]) -> Iterator[Cited]:
    """A citation for each line that begins with a capital or state which speaks, where none of `found` cites in it."""
    labels = list(_labels(passage))
    speaking = [(line, m, code) for line, m in labels if (code := capitals().get(m["name"]) or states().get(m["name"]))]
    if not speaking or any(_is_town(layers, m.span("name")) for _, m in labels if m["name"] not in capitals()):
        return  # lines by town: "Kyiv: …", "Kharkiv: …"
    cited = Stretches(hull((*c.cue, *c.content)) for c in found if c.cue or c.content)
    for line, match, country in speaking:
        stop = STOP.search(passage.text, match.end(), line[1])
        content = passage.fitted((match.end(), stop.start() if stop else line[1]))
        if content[0] >= content[1] or cited.touch((match.start(), content[1])):
            continue
        told = slice_at(passage.doc, content)
        elsewhere = any(_is_town(layers, t.span) for t in layers.toponyms_at.within(content) if t.text != match["name"])
        doer = _doer(layers, told, country)
        headline = stop is None and not any(t.pos_ in FULL for t in told)
        state = match["name"] in states()
        if (doer is not None and (elsewhere or state or doer.kind == "state")) or (
            headline and elsewhere and not state
        ):
            at = slice_at(passage.doc, match.span("colon"))
            yield Cited(
                (match.span("name"),), (match.span("colon"),), pieces(content), at.start, rule="capital-before-colon"
            )


def _labels(passage: Passage) -> Iterator[tuple[Span, re.Match[str]]]:
    """The names before a colon at the beginning of a line, each with its stretch up to the next in its paragraph."""
    for start, end in passage.paragraphs:
        lines = [start, *(m.end() for m in re.finditer(r"\n[ \t]*", passage.text[start:end]))]
        begins = [lines[0], *(start + at for at in lines[1:])]
        found = [m for at in begins if (m := BEFORE_COLON.match(passage.text, at, end))]
        ends = (*(m.start() for m in found[1:]), end)
        yield from (((m.start(), last), m) for m, last in zip(found, ends, strict=False))


@cache
def states() -> dict[str, str]:
    """Code of the country that is called so: Russia."""
    return {country.name: country.code for country in countries().values()}


@cache
def capitals() -> dict[str, str]:
    """Code of the country for which a city stands as it is written: Kyiv, Kiev."""
    return {name: country.code for country in countries().values() for name in country.capitals}


def _is_town(layers: Layers, span: Span) -> bool:
    return any(_settled(t) for t in layers.toponyms_at.touching(span))


def _settled(town: Toponym) -> bool:
    return town.place is not None and town.precision not in {"country", "region"} and town.role == "literal"


def _doer(layers: Layers, told: Slice, country: str) -> Actor | None:
    """Who fights and is not of `country`, if it is the subject of what is told."""
    subject = next((t for t in told if t.dep_ == "nsubj" and t.head.pos_ == "VERB"), None)
    if subject is None:
        return None
    mentions = layers.mentions_at.touching((subject.idx, subject.idx + len(subject)))
    own = {party.id for party in layers.theatre.parties if country in party.countries}
    codes = {code.lower() for code in countries()}
    for actor in mentions:
        code = actor.id.split(":")[0]
        other = code != country.lower() if code in codes else actor.side not in {None, "third-party", *own}
        if actor.kind in DOING and other:
            return actor
    return None
