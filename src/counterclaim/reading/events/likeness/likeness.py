"""Events of what is cited, where no word known to name one stands in it: by likeness to sentences whose events people
marked (decision 0032). Only their type is told, no mode; the trigger is the word that heads what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.tokens import Token

from counterclaim.reading.events.arguments import arguments_of, is_verbal
from counterclaim.reading.events.background import Background
from counterclaim.reading.events.likeness.stored import network, types
from counterclaim.reading.events.reasons import of_likeness, of_party, of_status
from counterclaim.reading.events.roles import actors_at
from counterclaim.reading.events.status import mood_of
from counterclaim.reading.events.words import words
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, slice_at
from counterclaim.reading.wordpieces import tokenizer
from counterclaim.records import Actor, Attribution, Event, EventType, Reason
from counterclaim.records.located import Located

LEAST = 0.7
"""Probability from which an event is taken."""
FEWEST, LONGEST = 3, 120
"""Words of what is said at least, and its word pieces at most."""
FIRST, LAST = 101, 102
"""Pieces around a sentence."""
DOING = frozenset(
    {"agree", "aid", "consult", "control", "cooperate", "mobilize", "protest", "retreat", "sanction", "support"}
)
"""Types of event that the subject of a verb does, and which harm nobody."""


def likely_events(
    layers: Layers, known: Sequence[Event], background: Background
) -> Iterator[tuple[Event, tuple[Reason, ...]]]:
    """An event for each content of an attribution of speech in which no event of `known` stands and which is likely
    enough to tell of one, with why. Contents that hold another's are passed over: that one is asked about."""
    told = Located(known, lambda event: event.trigger)
    holding = {a.parent for a in layers.attributions if a.parent is not None}
    taken: set[int] = set()
    for number, said in enumerate(layers.attributions):
        if not said.speech or not said.content or number in holding or told.within(*said.content):
            continue
        head = _head(layers, said)
        if head is None or head.i in taken:
            continue
        type, likely = likeliest(" ".join(layers.text[slice(*piece)] for piece in said.content))
        if likely >= LEAST:
            taken.add(head.i)
            yield _event(layers, head, type, of_likeness(head, type, likely), background)


def likeliest(text: str) -> tuple[EventType, float]:
    """The type of event that a text tells of most likely, and how likely it does."""
    (scores,) = network().run(None, {"pieces": np.array([pieces_of(text)], dtype=np.int64)})
    best = int(scores[0].argmax())
    return types()[best], float(1 / (1 + np.exp(-scores[0][best])))


def pieces_of(text: str) -> list[int]:
    """The word pieces of a text as the network takes them in."""
    return [FIRST, *tokenizer().encode(text, add_special_tokens=False).ids[:LONGEST], LAST]


def _head(layers: Layers, said: Attribution) -> Token | None:
    """The word that heads what is said: of its longest piece the first that hangs on none within it, rather a verb;
    None for a few words."""
    piece = max(said.content, key=lambda span: (span[1] - span[0], -span[0]))
    within = [t for t in slice_at(layers.doc, piece) if t.is_alpha or t.like_num]
    if len(within) < FEWEST:
        return None
    inside = {t.i for t in within}
    heads = [t for t in within if t.head.i not in inside or t.head.i == t.i]
    return min(heads, key=lambda t: (not is_verbal(t), t.pos_ not in ("NOUN", "PROPN"), t.i), default=None)


def _event(
    layers: Layers, head: Token, type: EventType, why: Reason, background: Background
) -> tuple[Event, tuple[Reason, ...]]:
    agents = _agents(layers, head, type)
    mood = mood_of(head, words())
    context = background.reason(head)
    event = Event(
        type=type, mode=None, status=mood.status, trigger=extent(head), agents=agents,
        background=context is not None, likened=True,
    )  # fmt: skip
    reasons = (
        why, of_status(mood), of_party("agents", "role", agents, []), context,
    )  # fmt: skip
    return event, tuple(reason for reason in reasons if reason is not None)


def _agents(layers: Layers, head: Token, type: EventType) -> tuple[Actor, ...]:
    """Who did it, as far as the parse alone tells: the subject of a verb, of what subjects do. Harm is laid at nobody's
    door by likeness, nor is it said to whom anything was done."""
    if type not in DOING or not is_verbal(head):
        return ()
    return actors_at(arguments_of(head).subjects, layers.mentions_at)
