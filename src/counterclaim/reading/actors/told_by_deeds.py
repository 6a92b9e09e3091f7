"""Soldiers whose side the verb tells that reaches them: "the enemy lost 140 servicemen", "state television showed
marines", "the jihadists attacked militiamen".

A force loses, sends, thanks and shows its own; it kills, captures and attacks those of whom it fights, where that is
one side. Only soldiers without an owner whom nothing else has settled are asked so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace
from spacy.tokens import Token

from counterclaim.reading.actors.enemies import facing, main_force
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, head_at
from counterclaim.records import Actor
from counterclaim.records.located import Located
from counterclaim.theatres import offices

OF_OWN = frozenset({
    "lose", "mourn", "bury", "thank", "praise", "decorate", "honour", "honor", "reward", "deploy", "withdraw",
    "dispatch", "redeploy", "mobilise", "mobilize", "mass", "evacuate", "pull",
})  # fmt: skip
"""Verbs of what a side does with its own soldiers."""
SHOWING = frozenset({"show", "film", "interview"})
"""Verbs of what a side's media do with them."""
OF_OTHERS = frozenset({
    "kill", "attack", "ambush", "wound", "injure", "eliminate", "annihilate", "repel", "encircle", "surround",
    "capture", "neutralise", "neutralize", "rout", "target", "hit", "strike", "bomb", "shell",
})  # fmt: skip
"""Verbs of what it does to those whom it fights."""
ARMED = frozenset({"military", "armed-group", "state", "government", "administration"})
BARE = frozenset(
    {"det", "nummod", "predet", "quantmod", "advmod", "punct", "relcl", "acl", "prep", "cc", "conj", "appos"}
)
NEAR = 600
"""Code points back to which a party is looked for whom the one that acts fights."""


def by_deeds(cast: Sequence[Actor], layers: Layers) -> list[Actor]:
    """The cast, the soldiers on no known side on the side that the verb tells which reaches them."""
    parties = {party.id for party in layers.theatre.parties}
    if not parties:
        return list(cast)
    located = Located([one for one in cast if one.side is not None], lambda actor: actor.span)
    return [_told(one, located, layers) or one if one.side is None else one for one in cast]


def _told(actor: Actor, sided: Located[Actor], layers: Layers) -> Actor | None:
    noun = head_at(layers.doc, actor.span)
    if noun is None or actor.named or noun.lower_ not in _soldiers():
        return None
    if any(child.dep_ not in BARE for child in noun.children):
        return None
    upto = noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.nbor(-1).lower_ == "up"
    verb = noun.head.head if upto else noun.head
    if noun.dep_ != "dobj" and not upto:
        return None
    lemma = verb.lemma_.lower()
    subject = _subject(verb)
    if subject is None or lemma not in OF_OWN | SHOWING | OF_OTHERS:
        return None
    parties = {party.id for party in layers.theatre.parties}
    if subject.pos_ == "PRON" and verb.dep_ == "ccomp":  # "the group said it had attacked militiamen"
        subject = _subject(verb.head) or subject
    acting = [one for one in sided.touching(extent(subject)) if one.side in parties]
    kinds = {"media"} if lemma in SHOWING else ARMED
    acting = [one for one in acting if one.kind in kinds]
    sides = {one.side for one in acting}
    if len(sides) != 1:
        return None
    side = next(iter(sides)) or ""
    before = sided.within((max(0, actor.span[0] - NEAR), actor.span[0]))
    if lemma in OF_OTHERS:
        enemy = facing(side, noun, before, layers)
        return replace(actor, side=enemy.side, aligned_with=enemy.aligned_with) if enemy is not None else None
    own = (
        main_force(side, rules=False, met=before, layers=layers) if noun.lower_ in offices().fighting.soldiers else None
    )
    return replace(own, span=actor.span, resolution="description") if own is not None else replace(actor, side=side)


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to."""
    while True:
        found = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if found is not None or verb.dep_ not in {"conj", "xcomp"} or verb.head.i == verb.i:
            return found
        verb = verb.head


@cache
def _soldiers() -> frozenset[str]:
    fighting = offices().fighting
    return frozenset((*fighting.soldiers, *fighting.ranks, *fighting.bands, "marines", "servicemen")) - {
        "men", "boys", "guards", "drivers", "medic", "comrades", "units", "unit", "column", "columns", "general",
        "commander", "commanders",
    }  # fmt: skip
