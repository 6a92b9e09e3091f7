"""The table of measures: effects, the words that carry them, and classes of things."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from counterclaim.reading.figures.lexicon import load

Words = tuple[str, ...]
EFFECTS = tuple(
    f"effects/{name}.yaml"
    for name in (
        "turns_of_phrase",
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
    beside: Words = ()


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state that persons, or things, are in, by the words that say so."""

    state: str
    persons: str | None = None
    by_noun: bool = False
    """The measure takes the noun counted itself: child-out-of-school."""
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
    same: dict[str, str]
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


class Beside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that are of another class beside other words."""

    nouns: frozenset[str]
    kind: str
    words: frozenset[str]


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """classes.yaml."""

    classes: dict[str, Words]
    models: dict[str, Words]
    groups: dict[str, Words]
    counted: dict[str, Words]
    beside: tuple[Beside, ...]
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
