"""Where it happened by who tells it, of a claim without a place: "a resident of Lashio said soldiers had shot three".

Who lives or holds office in one town or region mostly tells of it; whoever speaks for a state or from its capital does
not, and hospitals take in those who were hurt elsewhere. A place put before who speaks ("In the West Bank, the ministry
said seven were killed") goes before that, but for a capital, in which one may only speak. Both are less sure than a
place of the words, and their reasons say so.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from spacy.tokens import Token

from counterclaim.reading.claims.linking import Parts, place_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.fronts import front_of
from counterclaim.reading.syntax.tree import head_at, sentence_of
from counterclaim.records import Event, Link, Reason, ReasonKey, Toponym
from counterclaim.theatres.capitals import capitals
from counterclaim.theatres.spelling import slug

LOCAL = frozenset(
    {
        "resident", "inhabitant", "villager", "townsman", "neighbour", "neighbor", "witness", "farmer", "trader",
        "shopkeeper", "mayor", "governor", "prefect", "administrator", "councillor", "elder", "chief", "headman",
        "police", "fireman", "firefighter", "administration", "council", "municipality", "governorate", "parish",
        "priest", "imam", "teacher", "pastor", "bishop",
    }
)  # fmt: skip
"""Nouns for who speaks of where he is."""
GOVERNING = frozenset({"governor", "governorate", "prefect", "administrator", "administration", "police"})
NEAR = frozenset({"of", "in", "at", "near", "from", "for"})
SMALL = frozenset({"settlement", "district", "region"})
"""Precisions of places in which one speaker knows what happens."""
TYPES = frozenset({"assault", "coerce", "service", "protest"})
"""Types of events that happen where somebody is."""
TOLD = frozenset({"occurred", "ongoing"})
CONFIDENCE = 0.6
"""How sure such a place is."""


def placed_by_speaker(layers: Layers, parts: Parts, links: Sequence[Link]) -> Parts:
    """The parts with the place of who tells of them, where the claim has none; else as they are."""
    if parts.places or not links:
        return parts
    there = [event for event in parts.events if event.type in TYPES and event.status in TOLD]
    if not there:
        return parts
    front = place_before(layers, links[-1])
    toponym = front or place_of_source(layers, links[-1])
    if toponym is None:
        return parts
    rule = "put-before-its-speaker" if front else "where-its-speaker-is"
    place = place_of(toponym, 0)
    placed = {event.id for event in there}
    events = tuple(_there(event, place.id) if event.id in placed else event for event in parts.events)
    figures = tuple(
        msgspec.structs.replace(figure, places=(place.id,)) if figure.event in placed else figure
        for figure in parts.figures
    )
    why = (Reason(slot="places", by="claims", rule=rule, words=(toponym.span,), confidence=CONFIDENCE),)
    reasons: dict[ReasonKey, tuple[Reason, ...]] = {("event", event.trigger): why for event in there}
    return parts._replace(events=events, figures=figures, places=(place,)).with_reasons(reasons)


def place_before(layers: Layers, link: Link) -> Toponym | None:
    """The one place that with nothing else opens the sentence before its speaker, None for a capital."""
    if not link.source:
        return None
    source = link.source[0]
    front = front_of(layers, sentence_of(layers.doc, source))
    if front is None or layers.text[front[1] : source[0]].strip() != ",":
        return None
    found = [t for t in layers.toponyms_at.within(front) if t.role == "literal" and t.precision in SMALL]
    return found[0] if len(found) == 1 and found[0].place and slug(found[0].text) not in capitals() else None


def place_of_source(layers: Layers, link: Link) -> Toponym | None:
    """The one town or region of which a speaker is told to be, None where there is none or more than one."""
    found = [t for t in layers.toponyms_at.within(*link.source) if t.place is not None and t.precision in SMALL]
    head = head_at(layers.doc, found[0].span) if len(found) == 1 else None
    if head is None or not _is_local(head, town=found[0].precision == "settlement"):
        return None
    return None if _told_before(layers, found[0]) else found[0]


def _told_before(layers: Layers, source: Toponym) -> bool:
    """Whether its paragraph names another place before, where it may have happened as well."""
    start = layers.text.rfind("\n", 0, source.start) + 1
    before = layers.toponyms_at.within((start, source.start)) if start < source.start else ()
    return any(t.role == "literal" and t.place != source.place for t in before)


def _is_local(place: Token, *, town: bool) -> bool:
    """Whether the words of a place belong to a noun for who is there: "residents of Lashio", "the Kherson mayor". The
    governor of a `town`'s name governs the region that has it too."""
    word = place
    while word.dep_ in ("pobj", "prep", "compound", "poss", "nmod", "amod", "conj", "appos") and word.head.i != word.i:
        if word.dep_ == "prep" and word.lower_ not in NEAR:
            return False
        word = word.head
        if word.pos_ in ("NOUN", "PROPN") and word.lemma_.lower() in LOCAL:
            return not (town and word.lemma_.lower() in GOVERNING)
    return False


def _there(event: Event, place: str) -> Event:
    return msgspec.structs.replace(event, places=(place,))
