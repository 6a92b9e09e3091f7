"""The group that the sentence before tells of by a common noun alone: whose "its spokesman" is."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import slice_at

GROUPS = frozenset({"group", "movement", "party", "alliance", "coalition", "front", "faction", "militia", "force"})
"""Nouns for groups that "its" is said of."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def group_before(at: int, layers: Layers) -> Token | None:
    """The noun with "the" that is the main subject of the sentence before the one at an offset, or owns it: "The group
    was not there", "The party's lawmakers were silent"; None where another is."""
    piece = slice_at(layers.doc, (at, at + 1))
    if not len(piece) or not piece[0].sent.start:
        return None
    for noun in layers.doc[piece[0].sent.start - 1].sent:
        subject = noun.head if noun.dep_ == "poss" else noun
        main = subject.dep_ in SUBJECTS and subject.head.dep_ == "ROOT"
        definite = noun.i > noun.sent.start and noun.nbor(-1).lower_ == "the"
        if main and definite and noun.lower_ in GROUPS:
            return noun
    return None
