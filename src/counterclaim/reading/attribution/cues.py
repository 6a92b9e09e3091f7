"""The lexicon of cues: which words cite, and in which frames. Data in cues.yaml, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

FILE = files(__package__) / "cues.yaml"

FRAMES = frozenset({
    "clause", "clause-out", "quote", "infinitive", "object", "addressee+infinitive", "object+of", "object+for",
    "object+as", "object+on", "object+to", "naming", "for", "on", "to", "about", "against", "with", "of", "at",
    "to-as", "to-infinitive", "with-infinitive", "quoted-infinitive",
    "gerund", "passive", "passive-clause", "appearing", "responsibility",
    "toll", "tally", "judging", "blame", "right", "proposal", "answering",
})  # fmt: skip
"""What the lists of `verbs` and `nouns` may hold; cues.yaml says what each means."""
PREPOSITIONS = frozenset({"for", "on", "to", "about", "against", "with", "of", "at"})


class Cues(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The lexicon as written in cues.yaml."""

    verbs: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    prepositions: tuple[str, ...]
    raising: frozenset[str]
    additive: frozenset[str]
    addressing: frozenset[str]
    reported_from: frozenset[str]
    media: frozenset[str]
    scare: frozenset[str]
    labels: frozenset[str]
    speaking: frozenset[str]
    documents: frozenset[str]
    issuing: frozenset[str]
    mute: frozenset[str]
    bodies: frozenset[str]
    charges: frozenset[str]
    certainty: frozenset[str]
    answering: frozenset[str]
    accounts: frozenset[str]

    def __post_init__(self) -> None:
        """Raise ValueError (msgspec reports it with its path) on a frame that nothing knows."""
        for kind, words in (("verbs", self.verbs), ("nouns", self.nouns)):
            for word, frames in words.items():
                unknown = frames - FRAMES
                if unknown:
                    raise ValueError(f"{kind}.{word}: unknown frame {', '.join(sorted(unknown))}")


@cache
def cues() -> Cues:
    """The lexicon. Raises msgspec.ValidationError, naming the field, where cues.yaml is not as it should be."""
    return msgspec.convert(yaml.load(FILE.read_bytes(), yaml.CSafeLoader), Cues)
