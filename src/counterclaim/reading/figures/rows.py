"""Members of a row that the parse tore from the word that tells of them all: "leaving 49 guards and four drivers dead",
"will deliver 18 tanks and 40 fighting vehicles"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import msgspec
from spacy.tokens import Doc, Token

from counterclaim.reading.figures.bases import base_of_part, is_base_of_some, opens_with_whole
from counterclaim.reading.figures.carriers import resolved, told_of
from counterclaim.reading.figures.counting import NOUNS, lemma
from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.effects import thing_of
from counterclaim.reading.figures.found import Found, Thing, is_family
from counterclaim.reading.figures.inheriting import words as inheriting
from counterclaim.reading.figures.lexicon import units
from counterclaim.reading.figures.measures import by_role, effects, measures
from counterclaim.reading.figures.parts import part
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity

JOINED = re.compile(r"(?:,|,?\s+(?:and|or|plus|as well as|along with|together with))\s+(?:also\s+)?$", re.IGNORECASE)
ONLY_JOINED = re.compile(
    r"\s*(?:,|,?\s+(?:and|or|plus|as well as|along with|together with))\s+(?:also\s+)?", re.IGNORECASE
)
IN = r"\s(?P<in>over|in|at|near|on|from|off|above)\s+(?:the\s+)?"
PLACED = re.compile(IN + "[A-Z]")
"""After a number alone, the place of which it tells."""
OTHER_PLACE = re.compile(
    IN + r"[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*|\s(?:region|district|oblast|province)){0,3}(?:,|,?\s+and)\s+\Z"
)
"""Before it, the place of which the number before it tells."""
FRONTED = re.compile(
    r"[,;]\s+(?:and\s+)?(?P<in>over|in|at|near|on|off|above)\s+(?:the\s+)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?,?\s+\Z"
)
"""Before a number, the place of which it tells where it comes first: "in Lyman two houses burned, in Siversk six"."""
ENDED = re.compile(r"\s*(?:[.,;:]|$|and\b)")
REACH = 7
"""Tokens between two members of a row."""


def whole_rows(doc: Doc, quantities: Sequence[Quantity], drafts: Sequence[Draft | None]) -> list[Draft | None]:
    """The drafts, by their quantity, with what their neighbours in a row undergo where nothing told of themselves."""
    out = list(drafts)
    last = len(out) - 1
    for at in range(last):
        out[at + 1] = filled(doc, quantities, out, at + 1, at) or placed(doc, quantities, out, at + 1) or out[at + 1]
    for at in range(last, 0, -1):
        out[at - 1] = filled(doc, quantities, out, at - 1, at) or out[at - 1]
    return out


def placed(doc: Doc, quantities: Sequence[Quantity], drafts: Sequence[Draft | None], at: int) -> Draft | None:
    """The draft of a number alone that tells of another place what the one before it tells of its own: five of "12
    drones were shot down over the port, 5 over the town"; None where it tells something itself."""
    quantity, mine, before = quantities[at], drafts[at], drafts[at - 1]
    if (mine is not None and (mine.found is not None or mine.echo)) or quantity.head is not None or quantity.unit:
        return None
    if before is None or before.found is None or before.found.itself or part(doc, quantity):
        return None
    text = text_of(doc)
    start = doc[slice_at(doc, quantity.span).start].sent.start_char
    if (fronted := FRONTED.search(text, max(start, quantities[at - 1].end), quantity.start)) is not None:
        opened = re.match(r"(?i)" + fronted["in"] + r"\s", text[start : start + 12])
        if opened is not None and ENDED.match(text, quantity.end):
            bare = msgspec.structs.replace(quantity, counted=before.quantity.counted, unit=before.quantity.unit)
            return Draft(bare, before.thing, before.found)
    own = PLACED.match(text, quantity.end)
    other = OTHER_PLACE.search(text, max(start, quantities[at - 1].end), quantity.start)
    if own is None or other is None or own["in"].lower() != other["in"].lower():
        return None
    bare = msgspec.structs.replace(quantity, counted=before.quantity.counted, unit=before.quantity.unit)
    return Draft(bare, before.thing, before.found)


def filled(
    doc: Doc, quantities: Sequence[Quantity], drafts: Sequence[Draft | None], at: int, beside: int
) -> Draft | None:
    """The draft of quantity `at` by the effect on the one `beside` it, None where it has one or they make no row."""
    mine, neighbour = drafts[at], drafts[beside]
    if mine is not None and (mine.found is not None or mine.echo):
        return None
    if mine is not None and part(doc, mine.quantity):
        return None
    if neighbour is None or neighbour.found is None or neighbour.echo or neighbour.found.itself:
        return None
    noun = mine.thing.noun if mine is not None else counted(doc, quantities[at])
    other = neighbour.thing.noun
    if noun is None or other is None or not in_row(doc, quantities[min(at, beside)], quantities[max(at, beside)]):
        return None
    if lemma(noun) in measures().never or elsewhere(noun, neighbour.found.trigger, before=at < beside):
        return None
    thing = mine.thing if mine is not None else thing_of(noun, area=False)
    if at < beside and (thing.person != neighbour.thing.person or neighbour.found.trigger.i == other.i):
        return None  # the latter: "3,000 fighters, 301 wounded and a newborn"
    found = shared(neighbour.found, thing)
    if found is not None and found.effect == "shot-down" and opens_with_whole(doc, quantities[at]):
        found = resolved(tuple(e for e in by_role()["verbs"]["fire"] if e.effect == "fired"), found.trigger, thing)
    return Draft(quantities[at], thing, found) if found is not None else None


def counted(doc: Doc, quantity: Quantity) -> Token | None:
    """The noun that a quantity of no unit counts."""
    share = quantity.unit not in units() and quantity.value is not None and 0 < quantity.value < 1
    unit = units().get(quantity.unit or "")
    if quantity.head is None or share or (unit is not None and unit.kind not in ("mass", "volume")):
        return None
    if part(doc, quantity) or base_of_part(doc, quantity) or is_base_of_some(doc, quantity):
        return None
    piece = slice_at(doc, quantity.head)
    return piece[0] if len(piece) and piece[0].pos_ in NOUNS and piece[0].tag_ in ("NNS", "NNPS", "NN", "NNP") else None


def in_row(doc: Doc, first: Quantity, second: Quantity) -> bool:
    """Whether only what belongs to a noun, and a comma or "and", stands between two quantities."""
    end = max(first.end, first.head[1] if first.head else 0)
    text = text_of(doc)
    between = text[end : second.start]
    if ONLY_JOINED.fullmatch(between):
        return True
    if len(between) > 80 or JOINED.search(between) is None:
        return False
    words = slice_at(doc, (end, second.start))
    return len(words) <= REACH and not any(
        (t.pos_ in ("VERB", "AUX", "SCONJ", "PRON") and t.dep_ not in ("amod", "compound")) or t.text in {";", ":", "("}
        for t in words
    )


def elsewhere(noun: Token, trigger: Token, *, before: bool) -> bool:
    """Whether a noun is an argument of another verb than the one that tells of its neighbour."""
    head = noun.head
    if before and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "across", "at") and noun.head.head.i != trigger.i:
        return True  # "debris in five districts, 14 cars on fire"
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return head.i != trigger.i and head.pos_ in ("VERB", "AUX")
    return before and noun.dep_ == "dobj" and head.i != trigger.i and head.lemma_ not in inheriting().light


def shared(found: Found, thing: Thing) -> Found | None:
    """An effect as one on such a thing, None where it does not happen to it."""
    if found.effect.startswith("without-"):
        kind = "household" if thing.kind in ("house", "household") else "person" if thing.person else thing.kind
        return replace(found, measure=f"{kind}-{found.effect}", counts=None)
    if found.effect == "counted":
        return None
    for effect in effects():
        if effect.effect != found.effect or effect.by_noun or not told_of(effect, found.trigger, thing):
            continue
        if effect.persons and (thing.person or is_family(thing)):
            return replace(found, measure=effect.persons, counts=None)
        if not thing.person and effect.takes(thing.kind, person=False):
            return replace(found, measure=f"{thing.kind}-{found.effect}", counts=None)
    return None
