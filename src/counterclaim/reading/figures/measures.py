"""The table of measures: effects, the words that carry them, and classes of things."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec
from spacy.tokens import Token

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.lexicon import load

Words = tuple[str, ...]


class Effect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One effect and the words that carry it (see measures.yaml)."""

    effect: str
    persons: str | None = None
    things: Literal["any"] | Words = ()
    by_noun: bool = False
    """The measure takes the noun counted itself, not its class: soldier-sent, truck-entered."""
    verbs: Words = ()
    subjects: Words = ()
    adjectives: Words = ()
    nouns: Words = ()
    counts: Words = ()
    count_words: Words = ()
    totals: Words = ()

    def takes(self, kind: str | None, *, person: bool) -> bool:
        """Whether it happens to things of class `kind`, or to persons (None: nothing is named, which means persons)."""
        if person:
            return self.persons is not None
        return self.things == "any" or (kind is not None and kind in self.things)


class Money(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A measure of sums of money."""

    measure: str
    verbs: Words = ()
    nouns: Words = ()


class Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """measures.yaml."""

    effects: tuple[Effect, ...]
    money: tuple[Money, ...]
    aid_nouns: Words
    without: Words
    cutting: Words
    lethal: dict[str, Words]
    driving: Words
    homes: Words
    civil: Words
    totals: Words
    totalling: Words
    times: dict[str, str]
    classes: dict[str, Words]
    counted: dict[str, Words]
    transparent: Words
    regaining_control: Words
    taking_control: Words
    losing_control: Words
    never: Words
    participles: dict[str, str]
    affected: dict[str, str]
    idioms: tuple[tuple[str, str, str], ...]


class Relations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """relations.yaml."""

    kinds: dict[Literal["new", "cumulative", "revised"], Words]
    per: dict[str, Words]
    part_before: Words
    part_after: Words


@cache
def measures() -> Measures:
    """measures.yaml."""
    return load("measures.yaml", Measures)


@cache
def relations() -> Relations:
    """relations.yaml."""
    return load("relations.yaml", Relations)


@cache
def by_role() -> dict[str, dict[str, tuple[Effect, ...]]]:
    """Effects by role (verbs, subjects, adjectives, nouns, counts, totals) and word, in the order of the table."""
    table: dict[str, dict[str, tuple[Effect, ...]]] = {}
    for effect in measures().effects:
        for role in ("verbs", "subjects", "adjectives", "nouns", "counts", "count_words", "totals"):
            words = table.setdefault(role, {})
            for word in getattr(effect, role):
                words[word] = (*words.get(word, ()), effect)
    return table


@cache
def person_measures() -> frozenset[str]:
    """Measures that count persons."""
    return frozenset(e.persons for e in measures().effects if e.persons)


@cache
def class_table() -> dict[str, str]:
    """Class by noun or compound."""
    table: dict[str, str] = {}
    for name, words in measures().classes.items():
        for word in words:
            table.setdefault(word, name)
    return table


def compound(noun: Token) -> str:
    """A noun with the word before it that it is a compound with: "war crime", "cruise missile"."""
    before = noun.doc[noun.i - 1] if noun.i else None
    if (
        before is not None
        and (before.dep_ in ("compound", "amod") or before.pos_ in ("NOUN", "ADJ", "PROPN"))
        and before.is_alpha
    ):
        return f"{before.lemma_.lower()} {lemma(noun)}"
    return lemma(noun)


def class_of(noun: Token) -> str:
    """The class of a thing: that of its compound, of its noun, or the noun itself."""
    table = class_table()
    word = lemma(noun)
    return table.get(compound(noun)) or table.get(word) or word.replace(" ", "-")
