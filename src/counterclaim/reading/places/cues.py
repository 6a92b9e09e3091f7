"""The words that the place component goes by, read once from data/cues.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

FILE = files("counterclaim.reading.places") / "data" / "cues.yaml"


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See the comments in data/cues.yaml."""

    units: dict[str, frozenset[str]]
    directions: frozenset[str]
    compass: dict[str, str]
    relations: dict[str, str]
    relation_nouns: dict[str, str]
    place_prepositions: frozenset[str]
    taking: frozenset[str]
    taken: frozenset[str]
    metonym_verbs: frozenset[str]
    metonym_objects: frozenset[str]
    speech_verbs: frozenset[str]
    seat_suffixes: frozenset[str]
    titles: frozenset[str]
    seldom: frozenset[str]
    abbreviations: frozenset[str]
    never: frozenset[str]
    sites: frozenset[str]
    landforms: frozenset[str]
    site_words: frozenset[str]
    town_sites: tuple[tuple[str, ...], ...]
    river_prepositions: frozenset[str]
    unit_adjectives: frozenset[str]


@cache
def cues() -> Cues:
    """The cues. Raises msgspec.ValidationError, with the path to it, where the file has a bad field."""
    return msgspec.convert(yaml.load(FILE.read_bytes(), Loader=yaml.CSafeLoader), Cues)


@cache
def unit_kinds() -> dict[str, str]:
    """The kind of place that each unit word means: `oblast` is a region."""
    return {word: kind for kind, words in cues().units.items() for word in words}
