"""Lists of losses with one item a line, as bulletins give them: a heading ("Enemy losses from 3 to 9 May were about:"),
then "tanks - 8,559 (+9)" or "9 tanks" in lines of their own. Read by their lines, which the parse takes apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
from spacy.tokens import Doc, Token

from counterclaim.reading.figures.amounts import limits
from counterclaim.reading.figures.bounding import alternatives
from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.earlier import counting
from counterclaim.reading.figures.effects import thing_of
from counterclaim.reading.figures.kinds import Told
from counterclaim.reading.figures.lexicon import bounds, units
from counterclaim.reading.figures.losses import measured_by, names_losses
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity, Span
from counterclaim.records.located import Located

BULLET = r"\s*(?:(?:[-–—‒―•*·▪●]|\d{1,2}[.)])\s*)?"
REST = r"(?:\s+[A-Za-z]+){0,3}\s*[,;.]?\s*"
NAMED = re.compile(BULLET + r"(?P<thing>[A-Za-z][^\d\n:]{1,60}?)(?:\s+[-–—‒―]+|\s*:)\s+")
"""Before the number of an item: "tanks - "."""
BARE = re.compile(BULLET)
AFTER = re.compile(REST)
ADDED = re.compile(r"(?:\s+[A-Za-z]+){0,2}\s*\(\s*\+\s*")
"""From the number of an item to how much it grew by: "11,400 (+6)"."""
CLOSED = re.compile(r"[^()\n\d]{0,30}\)" + REST)
SPLIT = re.compile(r"\s+(?:of|and|or|with)\s|\s*[(,/]")
"""After the first noun of an item that names several: "vehicles and fuel tanks"."""
RUNNING = re.compile(r"\b(?:since|total|overall|so\s+far|to\s+date)\b", re.IGNORECASE)
"""In a heading, words for a running total."""
LONGEST = 300
"""Code points of a heading at most."""


def itemised(doc: Doc, quantities: Sequence[Quantity]) -> Iterator[Draft]:
    """A draft for each number in a list of losses."""
    at = Located(quantities, lambda quantity: quantity.number or quantity.span)
    end = 0
    for named in doc:
        if named.idx < end or not names_losses(named) or (opened := _colon(doc, named)) is None:
            continue
        end = opened
        for line in _lines(text_of(doc), opened):
            item = list(_item(doc, line, at.touching(line), named, opened))
            if not item:
                break
            yield from item
            end = line[1]


def _colon(doc: Doc, named: Token) -> int | None:
    """Where the list begins that the line with `named` heads, after its colon; None where it heads none."""
    text = text_of(doc)
    line = text[named.idx : named.idx + LONGEST].split("\n", 1)[0]
    found = re.match(r"(?:[^:.;]|[:.;](?=\S))*:(?=\s|$)", line)
    return named.idx + found.end() if found is not None else None


def _lines(text: str, start: int) -> Iterator[Span]:
    """The lines from `start` that hold anything."""
    for found in re.compile(r"\S[^\n]*").finditer(text, start):
        yield found.span()


def _item(doc: Doc, line: Span, found: Sequence[Quantity], named: Token, opened: int) -> Iterator[Draft]:
    """The drafts of one line: of its number, and of what this grew by; none where the line is no item."""
    text = text_of(doc)
    if not 0 < len(found) < 3 or any(one.unit in units() for one in found):
        return
    count = found[0]
    number = count.number or count.span
    label = NAMED.fullmatch(text, line[0], count.start)
    noun = _noun(doc, label.span("thing")) if label is not None else _own(doc, count, line)
    if noun is None or (label is None and BARE.fullmatch(text, line[0], count.start) is None):
        return
    added = ADDED.match(text, number[1], line[1])
    more = found[1] if len(found) > 1 else None
    if more is None:
        if AFTER.fullmatch(text, number[1], line[1]) is None:
            return
    elif (
        added is None
        or added.end() not in (more.start, (more.number or more.span)[0])
        or CLOSED.fullmatch(text, (more.number or more.span)[1], line[1]) is None
    ):
        return
    thing = thing_of(noun, area=False)
    effect = measured_by(named, thing)
    if effect is None:
        return
    heading = text[max(text.rfind("\n", 0, named.idx) + 1, named.idx - LONGEST) : opened]
    running = RUNNING.search(heading)
    kind: Told | None = None
    if more is not None or running is not None:
        words = running.span() if running is not None else (0, len(heading))
        kind = Told("cumulative", "lasting", (opened - len(heading) + words[0], opened - len(heading) + words[1]))
    yield Draft(_bounded(_of(count, noun), heading), thing, effect, kind=kind, listed=True)
    if more is not None and added is not None:
        grown = Told("new", "new", (added.end() - 1, (more.number or more.span)[1]))
        yield Draft(_of(more, noun), thing, effect, kind=grown, listed=True)


def _noun(doc: Doc, span: Span) -> Token | None:
    """The noun of the words that name an item: the last of the first thing named."""
    words = SPLIT.split(text_of(doc)[slice(*span)], maxsplit=1)[0]
    piece = [t for t in slice_at(doc, (span[0], span[0] + len(words))) if t.is_alpha]
    return piece[-1] if piece and not names_losses(piece[-1]) else None


def _own(doc: Doc, quantity: Quantity, line: Span) -> Token | None:
    """The noun that a number counts by the parse, in its line."""
    told = quantity.head is not None and line[0] <= quantity.head[0] < line[1]
    return slice_at(doc, quantity.head)[0] if told and quantity.head is not None else None


def _of(quantity: Quantity, noun: Token) -> Quantity:
    """The quantity as one of the things of its item, whatever noun the parse gave it."""
    own = quantity.head is not None and quantity.head[0] == noun.idx
    return counting(quantity if own else msgspec.structs.replace(quantity, head=None), noun)


def _bounded(quantity: Quantity, heading: str) -> Quantity:
    """The quantity with the bound that the heading of its list tells of all: "were approximately:"."""
    if quantity.comparator != "exactly" or quantity.value is None or roughly().search(heading) is None:
        return quantity
    low, high = limits("about", quantity.value)
    return msgspec.structs.replace(quantity, comparator="about", low=low, high=high)


@cache
def roughly() -> re.Pattern[str]:
    """A word for "about" at the end of a heading, an adverb also before its verb: "approximately amounted to:"."""
    words = bounds().before["about"]
    adverbs = alternatives(tuple(word for word in words if word.endswith("ly")))
    return re.compile(rf"(?<!\w)(?:{alternatives(words)}|(?:{adverbs})(?:\s+[a-z]+){{1,3}})\s*:$", re.IGNORECASE)
