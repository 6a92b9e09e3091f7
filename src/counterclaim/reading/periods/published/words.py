"""The words of words.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

WORDS = files(__package__) / "words.yaml"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of words.yaml, each explained there."""

    labels: tuple[str, ...]
    updates: tuple[str, ...]
    other: frozenset[str]
    headings: frozenset[str]
    joints: frozenset[str]
    sentences: frozenset[str]
    foretelling: frozenset[str]


@cache
def words() -> Words:
    """The words, read once a process. Raises msgspec.ValidationError, naming the field, where one is no word."""
    return msgspec.convert(yaml.load(WORDS.read_bytes(), yaml.CSafeLoader), Words)
