"""The labels that are told apart: what befell persons, what befell things, what is counted itself."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from counterclaim.reading.figures.classes import known_things, name_of
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.found import Found, Thing, is_family
from counterclaim.reading.figures.measures import effects, person_measures

NONE, OTHER = "none", "other"
"""No figure, and a figure of a kind too rare to be learnt: nothing is read from either."""
PERSONS, THINGS, COUNTED = "persons", "things", "counted"
BODIES = "corpse"


def label_of(measure: str) -> str:
    """The label of a measure: "persons:deaths", "things:destroyed" of house-destroyed, "counted:corpse"."""
    if measure in person_measures():
        return f"{PERSONS}:{measure}"
    effect = next((name for name in _endings() if measure.endswith(f"-{name}")), None)
    return f"{THINGS}:{effect}" if effect is not None else f"{COUNTED}:{measure}"


def found_by(label: str, thing: Thing, trigger: Token) -> Found | None:
    """The effect that a label means for what is counted, None where it is none or does not happen to such a thing."""
    kind, _, name = label.partition(":")
    if kind == PERSONS and (thing.person or is_family(thing) or is_unknown(thing)):
        return Found(_effect_by_measure()[name], name, trigger, likened=True)
    if kind == THINGS and not thing.person and thing.kind is not None:
        supplied = thing.kind == "house" and (name.startswith("without-") or name == "reconnected")
        return Found(name, f"{'household' if supplied else thing.kind}-{name}", trigger, likened=True)
    if kind == COUNTED and may_count(name, thing):
        return Found("counted", name, trigger, likened=True)
    return None


def may_count(name: str, thing: Thing) -> bool:
    """Whether what is counted may be told by such a measure: bodies are no rooms, but soldiers may be bodies."""
    return name != BODIES or thing.noun is None or thing.person or thing.kind == BODIES


def is_unknown(thing: Thing) -> bool:
    """Whether the noun counted is in no table, so that it may well be one of persons: "50 cadres"."""
    noun = thing.noun
    return noun is not None and noun.tag_ in ("NNS", "NNPS") and not {lemma(noun), name_of(noun)} & known_things()


@cache
def _endings() -> tuple[str, ...]:
    """Effects, the longest first."""
    return tuple(sorted({e.effect for e in effects()}, key=lambda name: (-len(name), name)))


@cache
def _effect_by_measure() -> dict[str, str]:
    table: dict[str, str] = {}
    for effect in effects():
        if effect.persons:
            table.setdefault(effect.persons, effect.effect)
    return table
