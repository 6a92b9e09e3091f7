"""The words of time, read from vocabulary.yaml: which classes a word belongs to, and what it stands for in each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

VOCABULARY = files(__package__) / "vocabulary.yaml"

Value = int | str


class WordClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One class of words. With `capital` a word belongs to it only where it is written with a capital letter."""

    words: dict[str, Value]
    capital: bool = False


class Vocabulary(msgspec.Struct, frozen=True):
    """All classes by name."""

    classes: dict[str, WordClass]

    def value(self, word: str, *names: str) -> Value:
        """What `word` (lower case) stands for in the first of the classes `names` that has it. Raises KeyError."""
        for name in names:
            if word in self.classes[name].words:
                return self.classes[name].words[word]
        raise KeyError(word)

    def number(self, word: str, *names: str) -> int:
        """The same where the class holds numbers."""
        return int(self.value(word, *names))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once a process."""
    return Vocabulary(msgspec.convert(yaml.load(VOCABULARY.read_bytes(), yaml.CSafeLoader), dict[str, WordClass]))
