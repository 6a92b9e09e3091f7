"""The table of measures: effects, the words that carry them, and classes of things."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec
from spacy.tokens import Token

from counterclaim.reading.figures.counting import PREFIXES, lemma
from counterclaim.reading.figures.lexicon import load
from counterclaim.reading.figures.persons import people_of, person_nouns

Words = tuple[str, ...]
EFFECTS = tuple(
    f"effects/{name}.yaml"
    for name in (
        "killed_and_hurt",
        "taken",
        "moved",
        "tried_and_freed",
        "trapped_and_called_up",
        "suffering",
        "land",
        "plunder",
        "weapons",
        "attacked",
        "destroyed",
        "losses",
        "operations",
    )
)
"""The files of effects in their order."""


class Effect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One effect and the words that carry it (see effects/killed_and_hurt.yaml)."""

    effect: str
    persons: str | None = None
    whom: Literal["troops", "civil"] | None = None
    things: Literal["any"] | Words = ()
    by_noun: bool = False
    """The measure takes the noun counted itself, not its class: soldier-sent, truck-entered."""
    weak: bool = False
    """Not of nouns that already measure something by being counted."""
    bare: bool = False
    """The measure is the class alone."""
    having: Words = ()
    unless: Words = ()
    not_by: Words = ()
    by: Words = ()
    only: Words = ()
    finite: bool = False
    """Not of a participle in -ing: "a bus carrying 40 people"."""
    named: Literal["always", "active"] | None = None
    """Only where a noun is counted: always, or unless the verb is passive."""
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
        return self.things == "any" or (kind is not None and kind in kinds_of(self.things))


class Money(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A measure of sums of money."""

    measure: str
    verbs: Words = ()
    nouns: Words = ()
    aid: bool = False


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state that persons, or things, are in, by the words that say so."""

    state: str
    persons: str | None = None
    things: bool = False
    only: Words = ()
    words: Words = ()


class Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """measures.yaml."""

    money: tuple[Money, ...]
    aid_nouns: Words
    without: dict[str, str]
    losing: Words
    assailing: Words
    spoils: Words
    summing: frozenset[str]
    states: tuple[State, ...]
    cutting: Words
    lethal: dict[str, Words]
    driving: Words
    homes: Words
    occasions: frozenset[str]
    idle: frozenset[str]
    totals: Words
    totalling: Words
    times: dict[str, str]
    transitive: frozenset[str]
    transparent: Words
    regaining_control: Words
    taking_control: Words
    losing_control: Words
    portions: frozenset[str]
    never: Words
    participles: dict[str, str]
    affected: dict[str, str]
    idioms: tuple[tuple[str, str, str], ...]
    containers: frozenset[str]
    done_to: frozenset[str]
    mixed: frozenset[str]
    weapons: frozenset[str]
    harming: frozenset[str]
    skipped: frozenset[str]
    restoring: frozenset[str]
    testifying: frozenset[str]
    endured: frozenset[str]


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """classes.yaml."""

    classes: dict[str, Words]
    models: dict[str, Words]
    groups: dict[str, Words]
    counted: dict[str, Words]
    troops: frozenset[str]
    civil_men: frozenset[str]
    families: frozenset[str]
    buying: frozenset[str]
    diseases: frozenset[str]
    case_nouns: frozenset[str]
    compounds: dict[str, frozenset[str]]
    of_compounds: dict[str, frozenset[str]]


class Relations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """relations.yaml."""

    kinds: dict[Literal["new", "cumulative", "revised"], Words]
    totals_before: Words
    correcting: Words
    stretches: Words
    fighting: Words
    per: dict[str, Words]
    part_before: Words
    part_after: Words


@cache
def measures() -> Measures:
    """measures.yaml."""
    return load("measures.yaml", Measures)


@cache
def effects() -> tuple[Effect, ...]:
    """The effects of all files, in the order in which the first that fits is taken."""
    return tuple(effect for name in EFFECTS for effect in load(name, tuple[Effect, ...]))


@cache
def nouns() -> Nouns:
    """classes.yaml."""
    return load("classes.yaml", Nouns)


@cache
def kinds_of(things: Words) -> frozenset[str]:
    """Classes with the groups among them spelt out."""
    groups = nouns().groups
    return frozenset(kind for name in things for kind in groups.get(name, (name,)))


@cache
def known_things() -> frozenset[str]:
    """Nouns and classes of things that the tables name: none of them are persons."""
    listed = (word for group in nouns().groups.values() for word in group)
    return frozenset((*class_table(), *nouns().classes, *listed))


@cache
def relations() -> Relations:
    """relations.yaml."""
    return load("relations.yaml", Relations)


@cache
def by_role() -> dict[str, dict[str, tuple[Effect, ...]]]:
    """Effects by role (verbs, subjects, adjectives, nouns, counts, totals) and word, in the order of the table."""
    table: dict[str, dict[str, tuple[Effect, ...]]] = {}
    for effect in effects():
        for role in ("verbs", "subjects", "adjectives", "nouns", "counts", "count_words", "totals"):
            words = table.setdefault(role, {})
            for word in getattr(effect, role):
                words[word] = (*words.get(word, ()), effect)
    return table


@cache
def tails() -> dict[str, tuple[str, ...]]:
    """Of verbs with words after them ("put out of action"), those words by verb, the longest first."""
    table: dict[str, list[str]] = {}
    for role in ("verbs", "subjects"):
        for name in by_role()[role]:
            verb, _, tail = name.partition(" ")
            if tail:
                table.setdefault(verb, []).append(tail)
    return {verb: tuple(sorted(set(found), key=len, reverse=True)) for verb, found in table.items()}


@cache
def person_measures() -> frozenset[str]:
    """Measures that count persons."""
    return frozenset(e.persons for e in effects() if e.persons)


@cache
def class_table() -> dict[str, str]:
    """Class by noun or compound."""
    table: dict[str, str] = {}
    for name, words in nouns().classes.items():
        for word in words:
            table.setdefault(word, name)
    return table


@cache
def model_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The pattern of the models of each class, singular or plural: "Shahed", "T-72s"."""
    return tuple((kind, re.compile(f"({'|'.join(words)})s?")) for kind, words in nouns().models.items())


def model_of(noun: Token) -> tuple[str, str] | None:
    """The class and the name of a model: "drone" and "Shahed" of "31 Shaheds". None where the noun is none."""
    if not noun.text[0].isupper():
        return None
    for kind, pattern in model_patterns():
        if match := pattern.fullmatch(noun.text):
            return kind, match[1]
    return None


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


def forms(noun: Token) -> tuple[str, ...]:
    """A noun as the tables may have it: with what its "of" says first, as a compound, alone."""
    of = (g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj")
    return (*(f"{lemma(g)} {lemma(noun)}" for g in of), compound(noun), lemma(noun))


def grown(noun: Token) -> str:
    """A noun with what is joined to it by a hyphen: "pick-up", "semi-submersible"; its lemma where nothing is."""
    joined = noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).idx + len(noun.nbor(-2)) == noun.nbor(-1).idx
    return f"{noun.nbor(-2).lower_}-{lemma(noun)}" if joined else lemma(noun)


def counts_alone(noun: Token) -> bool:
    """Whether a noun measures something by being counted: a mass grave, a death, a clash."""
    names = set(forms(noun))
    return bool(names & set(by_role()["counts"]) or any(names & set(words) for words in nouns().counted.values()))


def class_of(noun: Token) -> str:
    """The class of a thing: that of its compound, of its noun, or the noun itself."""
    table = class_table()
    word = lemma(noun)
    if word == "round" and [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 3]] == ["of", "ammunition"]:
        return "round"
    if (joined := grown(noun)) != word and joined in table:
        return table[joined]
    if (known := table.get(compound(noun)) or table.get(word)) is not None:
        return known
    model = model_of(noun) or (model_of(noun.nbor(-1)) if noun.i and noun.tag_ in ("NN", "NNS") else None)
    return model[0] if model is not None else name_of(noun).replace(" ", "-")


def class_of_pair(first: str, noun: Token) -> str:
    """The class of a thing of which the first part of the compound stands elsewhere: "5 missile and 61 air strikes"."""
    table = class_table()
    word = lemma(noun)
    return table.get(f"{first} {word}") or table.get(word) or word.replace(" ", "-")


def name_of(noun: Token) -> str:
    """What a noun counts, in a word: "police station", "prisoner of war" where such words are one, else the noun."""
    word = lemma(noun)
    if (joined := grown(noun)) != word and (noun.nbor(-2).lower_ in PREFIXES or joined in class_table()):
        return joined
    if word in nouns().compounds and noun.i:
        first = noun.doc[noun.i - 1].lower_
        if first in nouns().compounds[word]:
            air = first in ("defence", "defense") and noun.i > 1 and noun.nbor(-2).lower_ == "air"
            return f"air {first} {word}" if air else f"{first} {word}"
    if word in nouns().of_compounds and noun.i + 2 < len(noun.doc) and noun.nbor(1).lower_ == "of":
        last = noun.nbor(2).lower_
        if last in nouns().of_compounds[word]:
            return f"{word} of {last}"
    return word


def counted_name(noun: Token) -> str:
    """What a figure says it counts: the noun's name, a nation with its capital ("Palestinian")."""
    if (model := model_of(noun)) is not None:
        return model[1]
    if (named := people_of(noun)) is not None:
        return named
    name = name_of(noun)
    people = noun.ent_type_ == "NORP" and noun.text[:1].isupper() and " " not in name
    return name.capitalize() if people and name not in person_nouns() else name
