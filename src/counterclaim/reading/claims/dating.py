"""From a time expression up the parse to the cue that it dates: by which steps one word dates the next."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml
from spacy.tokens import Token

FILE = files(__package__) / "occasions.yaml"
PASSES = frozenset(
    {"prep", "npadvmod", "pobj", "nmod", "compound", "amod", "advmod", "conj", "appos", "tmod", "dep", "det"}
)
"""Relations by which what dates a word dates the word above it."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Occasions(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The lists of occasions.yaml."""

    said_in: frozenset[str]
    speaking: frozenset[str]
    issuing: frozenset[str]
    elsewhen: frozenset[str]
    sessions: frozenset[str]
    opening: frozenset[str]
    asking: frozenset[str]
    writing: frozenset[str]
    apart: frozenset[str]
    taken_up: frozenset[str]


@cache
def occasions() -> Occasions:
    """The lists. Raises msgspec.ValidationError, naming the field, where occasions.yaml is not as it should be."""
    return msgspec.convert(yaml.load(FILE.read_bytes(), yaml.CSafeLoader), Occasions)


def above(token: Token) -> Token | None:
    """The word above `token` that the same time dates; None where it dates no more than this one."""
    head = token.head
    if head.i == token.i or token.lower_ in occasions().elsewhen:
        return None
    if token.tag_ in ("VBG", "VBN"):
        return head if _is_occasion(token) else None
    if token.dep_ == "poss" or (token.dep_ == "prep" and head.pos_ in ("NOUN", "PROPN")):
        # "Tuesday's statement", "a statement on Tuesday", and no "strike on Friday"
        return head if _is_said_in(head) or head.ent_type_ in ("DATE", "TIME") else None
    if token.dep_ in SUBJECTS:
        return head if _is_said_in(token) or any(_is_occasion(k) for k in token.children) else None
    return head if token.dep_ in PASSES else None


def _is_occasion(participle: Token) -> bool:
    """ "speaking on Monday" beside a cue or its speaker; "published on Saturday" after a text."""
    lemma = participle.lemma_.lower()
    if participle.dep_ in ("advcl", "acl", "dep") and lemma in occasions().speaking:
        return True
    return participle.dep_ == "acl" and lemma in occasions().issuing and _is_said_in(participle.head)


def _is_said_in(noun: Token) -> bool:
    """Whether things are said in what the noun names."""
    return noun.lemma_.lower() in occasions().said_in
