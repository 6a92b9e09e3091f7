"""The words of a verbal cue: the verb with its auxiliaries, negation, adverbs, particle, and the medium it names."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.syntax.negation import neither_confirms

AUXILIARY = frozenset({"aux", "auxpass", "neg"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
NEAR = 3
"""Tokens: an infinitive further than this from its governor is no part of the same cue."""


def cue_tokens(verb: Token) -> tuple[Token, Token]:
    """First and last token of the verb group ("has repeatedly denied", "refused to say", "pointed out")."""
    first = verb
    for child in verb.lefts:
        if child.dep_ in AUXILIARY and child.pos_ in ("AUX", "PART", "VERB"):
            first = min(first, child, key=lambda t: t.i)
    if any(k.dep_ in SUBJECT and first.i < k.i < verb.i for k in verb.children):
        first = verb  # "has the army confirmed …": the auxiliary stands apart
    before = first.nbor(-1) if first.i else None
    if before is not None and before.head == verb and before.dep_ == "advmod" and before.pos_ == "ADV":
        first = before
    governor = verb.head
    if verb.dep_ == "xcomp" and governor.lemma_.lower() in cues().raising and 0 < verb.i - governor.i <= NEAR:
        first = cue_tokens(governor)[0]
    if neither_confirms(verb):
        first = cue_tokens(governor)[0]
    last = verb
    for child in verb.rights:
        if child.dep_ == "prt" and child.i == last.i + 1:
            last = child
    return first, last


def with_medium(verb: Token, last: Token) -> Token:
    """The last token of "said in a statement", "wrote on Telegram"; `last` where no medium follows."""
    known = cues().media
    for child in verb.rights:
        if child.dep_ == "prep" and child.i == last.i + 1 and child.lower_ in ("in", "on", "via"):
            medium = next((k for k in child.children if k.dep_ == "pobj"), None)
            if medium is not None and (medium.lower_ in known or medium.lemma_.lower() in known):
                return medium
    return last
