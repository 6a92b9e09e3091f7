"""People without a name of whom a clause says what they lead: "the man who leads the front", "the general who commands
the army's grouping". They are on its side.
"""

from __future__ import annotations

from msgspec.structs import replace
from spacy.tokens import Token

from counterclaim.reading.actors.common_nouns import body_meant
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.actors.siding import THIRD
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, head_at
from counterclaim.records import Actor, ActorKind

LEADING = frozenset({"lead", "head", "command", "run", "rule", "chair", "govern"})
"""Verbs of what somebody does with his own."""
WHO = frozenset({"who", "that"})
OWNERS = frozenset({"military", "armed-group", "administration", "government", "state", "party-politician"})
"""Kinds of body that are led on a side."""


def by_what_they_lead(actor: Actor, layers: Layers) -> Actor:
    """The actor, on the side of the body that he leads where his own words and the clause after them tell one."""
    if actor.named or actor.resolution not in {"description", "unresolved"} or actor.side not in {None, THIRD}:
        return actor
    noun = head_at(layers.doc, actor.span)
    if noun is None or noun.tag_ != "NN":
        return actor
    led = next((led for clause in noun.children if clause.dep_ == "relcl" for led in _led(clause)), None)
    body = _body(led, layers) if led is not None else None
    if body is None:
        return actor
    his: ActorKind = "government" if body.kind == "state" else body.kind
    kind = his if actor.kind in {"unknown", "civilian", "witness"} else actor.kind
    return replace(actor, side=body.side, aligned_with=body.aligned_with, kind=kind)


def _led(verb: Token) -> list[Token]:
    """What the verb of a clause says that its "who" leads."""
    leads = verb.lemma_ in LEADING and any(c.lower_ in WHO and c.dep_ == "nsubj" for c in verb.children)
    return [c for c in verb.children if c.dep_ == "dobj"] if leads else []


def _body(led: Token, layers: Layers) -> Actor | None:
    """The body of a party that somebody leads, by its name or taken up by a noun."""
    named = [m for m in layers.mentions_at.touching(extent(led)) if m.kind in OWNERS and not is_person(m, layers)]
    before = layers.mentions_at.within((0, led.idx))
    body = named[-1] if named else body_meant(led, before, layers)
    parties = {party.id for party in layers.theatre.parties}
    return body if body is not None and body.side in parties and body.kind in OWNERS else None
