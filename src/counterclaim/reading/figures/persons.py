"""Whether a noun means persons: by a list, by its form, or as a nationality."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.lexicon import load

if TYPE_CHECKING:
    from spacy.tokens import Token


class Persons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """persons.yaml."""

    persons: tuple[str, ...]
    peoples: frozenset[str]
    """Peoples and faiths whose members are called by their name, with its capital."""
    sorts: dict[str, frozenset[str]]
    """By sex and age, the nouns that tell it."""


@cache
def listed() -> Persons:
    """persons.yaml."""
    return load("persons.yaml", Persons)


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for persons, singular."""
    return frozenset(listed().persons)


def sorts() -> dict[str, frozenset[str]]:
    """By sex and age (men, women, young), the nouns that tell it."""
    return listed().sorts


def people_of(noun: Token) -> str | None:
    """The people or faith that a noun names the members of: "Yazidi" of "40,000 Yazidis", "South Sudanese"."""
    text = noun.text
    if not text[:1].isupper():
        return None
    before = noun.nbor(-1).text if noun.i else ""
    for name in (f"{before} {text}", text):
        for form in (name, name.removesuffix("s")):
            if form in listed().peoples:
                return form
    return None


FLOWN = frozenset({"damage", "destroy", "down", "shoot", "lose", "scramble", "intercept", "fly", "hit", "deploy"})
"""Verbs of what befalls aircraft."""


def flies(noun: Token) -> bool:
    """Whether a bomber is an aircraft, by its model or by what befalls it: "two Su-24 bombers", "damaged 41
    bombers"."""
    before = noun.nbor(-1) if noun.i else noun
    model = any(c.isdigit() for c in before.text) and not before.like_num
    named = before.lower_ in (
        "strategic",
        "stealth",
        "tactical",
        "heavy",
        "fighter",
        "range",
        "nuclear",
        "tupolev",
        "sukhoi",
    )
    return model or named or (noun.head.pos_ == "VERB" and noun.head.lemma_ in FLOWN and noun.dep_ != "nsubj")


NO_MEN = frozenset({"merchantman", "talisman", "specimen", "regimen"})
"""Nouns that only end as those of persons do."""


def is_person(noun: Token) -> bool:
    """Whether a noun counts persons: "civilian", "policeman", "Palestinians"."""
    word = lemma(noun)
    if word == "by" and noun.i > 1 and noun.nbor(-2).lower_ in ("passer", "passers"):  # split at its hyphens
        return True
    if word in ("couple", "pair") and noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ == "of":
        return False
    if word == "bomber" and flies(noun):
        return False
    if word in person_nouns() or (word.endswith(("man", "woman", "men", "women")) and word not in NO_MEN):
        return True
    if people_of(noun) is not None or (noun.i and f"{noun.nbor(-1).lower_} {word}" in person_nouns()):
        return True
    return noun.ent_type_ == "NORP" or (noun.tag_ == "NNPS" and word.endswith(("ian", "i", "ese", "an")))
