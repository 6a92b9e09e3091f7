"""Who did it by their own word: "claimed responsibility for the attack", "the attack, claimed by the militia"."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.events.arguments import arguments_of
from counterclaim.reading.events.roles import actors_at, light_verb
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor

CLAIMING = frozenset({"claim"})
"""Verbs whose object is what somebody says to have done."""
ANSWERING = frozenset({"claim", "take", "accept", "admit", "acknowledge", "assume"})
"""Verbs by which somebody takes responsibility."""
BLAME = frozenset({"responsibility", "credit"})
FIGHTING = frozenset({"state", "government", "military", "armed-group"})
"""Kinds of who may have done it: what a monitor claims is told by others."""
GROUPS = frozenset({"armed-group"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
NOBODY = frozenset({"no", "neither"})


def claimants_of(act: Token, layers: Layers) -> tuple[Actor, ...]:
    """Those who say of an act, named by a noun, that it is theirs."""
    noun = _answered_for(act)
    verb, relation = light_verb(noun or act)
    lemmas = ANSWERING if noun is not None else CLAIMING
    if verb is None or verb.lemma_.lower() not in lemmas or any(c.dep_ == "neg" for c in verb.children):
        return ()
    subjects = (s for s in arguments_of(verb).subjects if not any(c.lower_ in NOBODY for c in s.children))
    sure = noun is not None or relation != "dobj" or any(c.lower_ in DEFINITE for c in act.children)
    kinds = FIGHTING if sure else GROUPS  # "Moscow claimed drone attacks on its depots"
    return tuple(actor for actor in actors_at(subjects, layers.mentions_at) if actor.kind in kinds)


def _answered_for(act: Token) -> Token | None:
    """The responsibility that somebody has for an act."""
    if act.dep_ != "pobj" or act.head.lower_ != "for":
        return None
    return act.head.head if act.head.head.lemma_.lower() in BLAME else None
