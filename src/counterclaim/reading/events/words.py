"""The word lists by which status, background and light verbs are told (`status.yaml`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
import yaml


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Lists of lemmas, each named for what its members do to the event that they govern."""

    fails: frozenset[str]
    """The event did not happen, or is said not to have: "failed to take"."""
    intends: frozenset[str]
    wishes: frozenset[str]
    stops: frozenset[str]
    """What is stopped was going on."""
    continues: frozenset[str]
    occurs: frozenset[str]
    """Verbs that only say of an event noun that it took place, so that their own mood is its mood."""
    light: frozenset[str]
    """Verbs that lend an event noun their subject as agent: "carried out strikes"."""
    suffered: frozenset[str]
    """Light verbs whose subject is the target: "suffered an attack"."""
    admits: frozenset[str]
    """Verbs that, negated, do not say that what they govern happened: "has not admitted shelling the town"."""
    showing: frozenset[str]
    """Verbs that, negated, leave open what they would show: "does not mean that the city is lost"."""
    holders: frozenset[str]
    """Nouns under which an event is only thought of: "a threat of attack"."""
    planned_holders: frozenset[str]
    refused_holders: frozenset[str]
    """Nouns that pass the denial above them on: "rejected reports of shelling"."""
    unreal: frozenset[str]
    possible: frozenset[str]
    """Adjectives by which what they are said of only may be: "more attacks are likely"."""
    foiled: frozenset[str]
    coming: frozenset[str]
    going: frozenset[str]
    earlier: frozenset[str]
    future_modals: frozenset[str]
    unreal_modals: frozenset[str]


def words_file() -> Traversable:
    """Where the lists stand."""
    return files("counterclaim.reading.events") / "status.yaml"


@cache
def words() -> Words:
    """The lists. Loaded once a process."""
    return msgspec.convert(yaml.load(words_file().read_text("utf-8"), Loader=yaml.CSafeLoader), Words)
