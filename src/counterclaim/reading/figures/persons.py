"""Whether a noun means persons: by a list, by its form, or as a nationality."""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Token

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.lexicon import load


class Persons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """persons.yaml."""

    persons: tuple[str, ...]


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for persons, singular."""
    return frozenset(load("persons.yaml", Persons).persons)


def is_person(noun: Token) -> bool:
    """Whether a noun counts persons: "civilian", "policeman", "Palestinians"."""
    word = lemma(noun)
    if word == "by" and noun.i > 1 and noun.nbor(-2).lower_ in ("passer", "passers"):  # split at its hyphens
        return True
    if word in person_nouns() or word.endswith(("man", "woman", "men", "women")):
        return True
    return noun.ent_type_ == "NORP" or (noun.tag_ == "NNPS" and word.endswith(("ian", "i", "ese", "an")))
