"""What is counted, and the effect that a word carries on it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.measures import nouns


@dataclass(frozen=True, slots=True)
class Found:
    """The effect, its measure, and the word that carries it."""

    effect: str
    measure: str
    trigger: Token
    itself: bool = False
    """The noun counted is the effect: "22 deaths" count no noun of their own."""
    counts: Token | None = None
    """What a number alone counts, where the words of its total say so: "the number of houses burned rose to 40"."""
    likened: bool = False
    """No rule says so: it is read by likeness to numbers that were read."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted: a noun (None: nobody is named), whether it is persons, its class."""

    noun: Token | None
    person: bool
    kind: str | None
    referred: bool = False
    """A pronoun names who they are: "142 of them"."""


def is_family(thing: Thing) -> bool:
    """Whether families are counted: what happens to their persons is told of them."""
    return thing.noun is not None and not thing.person and lemma(thing.noun) in nouns().families
