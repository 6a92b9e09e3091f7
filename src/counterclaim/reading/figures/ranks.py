"""One more of those counted before, told by its rank: "killed two policemen and injured a third", "two bridges were
blown up and a third was damaged", "two explosions in the port, a third in the town"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.effects import effect_of
from counterclaim.reading.figures.lexicon import numerals
from counterclaim.reading.syntax.tree import text_of
from counterclaim.records import Quantity

LEAST, MOST = 2, 10
"""Ranks by which one more is told."""
ALONE = re.compile(
    r"\s*(?:[,.;:]|$)|\s+(?:was|were|is|has|had|in|at|on|near|by|after|when|while|got|later|also|\w+ed|\w+ly)\b"
)
"""After a rank that names no noun."""
PLACED = re.compile(r"\s+(?:in|at|near|on|over|off|outside)\s+(?:the\s+)?[A-Z]|\s+in\s+part\b")
"""After one of which only the place is told, and happens what happened to those before."""


def ranked(doc: Doc, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each one more. `drafts` are those of the numbers, in text order."""
    made: list[Draft] = []
    for word in doc:
        rank = rank_of(word)
        if rank is None and not is_another(word):
            continue
        before = told_before(word, [*drafts, *made], rank)
        if before is None:
            continue
        like = replace(before.thing, noun=None)
        found = effect_of(doc, word, like)
        if found is None and PLACED.match(text_of(doc), word.idx + len(word)):
            found = before.found
        if found is not None:
            made.append(Draft(one_more(word, before.quantity), like, found))
            yield made[-1]


def rank_of(word: Token) -> int | None:
    """The rank that an ordinal with an article but without a noun tells, None where the word is no such."""
    ordinals = numerals().ordinals
    if word.lower_ not in ordinals or not word.i or word.nbor(-1).lower_ != "a":
        return None
    rank = ordinals.index(word.lower_) + 1
    alone = LEAST <= rank <= MOST and ALONE.match(text_of(word.doc), word.idx + len(word)) is not None
    return rank if alone else None


def is_another(word: Token) -> bool:
    """Whether a word is an "another" that names no noun, the object or subject of a verb."""
    if word.lower_ != "another" or word.dep_ not in ("dobj", "nsubjpass", "nsubj"):
        return False
    return word.head.pos_ in ("VERB", "AUX") and not (word.i and word.nbor(-1).lower_ == "one")


def told_before(word: Token, drafts: Sequence[Draft], rank: int | None) -> Draft | None:
    """The draft, in its sentence or the one before, after which a rank tells the next; None where there is none. An
    "another" is one of the things told last in its sentence."""
    first = word.sent.start
    start = (word.doc[first - 1].sent if first else word.sent).start_char
    before = [d for d in drafts if start <= d.quantity.start < word.idx and d.found is not None and not d.echo]
    before.sort(key=lambda draft: draft.quantity.start)
    if rank is None:
        last = before[-1] if before and before[-1].quantity.start >= word.sent.start_char else None
        return last if last is not None and last.thing.noun is not None and not last.thing.person else None
    for one in reversed(before):
        counted = one.quantity.value == rank - 1 and one.quantity.comparator == "exactly"
        next_to = one.quantity.original_value.lower() in numerals().ordinals[rank - 2 : rank - 1]
        if counted or next_to:
            return one
    return None


def one_more(word: Token, before: Quantity) -> Quantity:
    """The quantity that a rank tells, of what `before` counts."""
    return Quantity(
        start=word.nbor(-1).idx if word.lower_ != "another" else word.idx,
        end=word.idx + len(word),
        value=1.0,
        low=1.0,
        high=1.0,
        comparator="exactly",
        unit=before.unit or "person",
        counted=before.counted,
        original_value=word.text,
    )
