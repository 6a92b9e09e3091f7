"""What is known of a number by the parse, as one vector: the words around it by their place in the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

Vector = NDArray[np.float32]

WIDTH = 300
"""Numbers in the vector of a word."""
RELATIONS = (
    "nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj", "nummod", "attr", "dep", "npadvmod", "compound", "ROOT",
    "nmod", "amod", "acl", "relcl", "advcl", "ccomp", "xcomp", "prep", "agent", "dative", "oprd", "quantmod",
)  # fmt: skip
"""Relations of the parse that are told apart; one more place is for all others."""
ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj")
"""What a number's phrase is to its verb: the verb's vector stands once more in the place of its relation."""
PREPOSITIONS = (
    "of", "in", "to", "from", "with", "by", "at", "on", "for", "among", "into", "than", "over", "including", "against",
    "after", "as", "about", "between",
)  # fmt: skip
OBJECTS = ("dobj", "attr", "acomp", "oprd", "xcomp")
AFTER_VERB = ("prt", "prep", "advmod")
JOINING = ("conj", "nummod", "appos", "compound", "quantmod")
CLIMB = 10
"""Steps up the tree at most."""
CLAUSE = 30
"""Tokens of its clause on either side of a number that are looked at."""
WINDOW = 6
"""Tokens right around a number."""
VECTORS = 13
"""Places for words, in the order of `_words`."""
SIGNS = 6
SIZE = WIDTH * (VECTORS + len(ARGUMENTS) + 1) + 3 * (len(RELATIONS) + 1) + len(PREPOSITIONS) + 1 + SIGNS


class Standing(NamedTuple):
    """Where a number stands: `top` heads its phrase, `noun` is what it counts (None: nothing is named), `first` and
    `end` are its tokens, `person` says whether the noun means persons, `unit` is its unit or noun, None for none."""

    doc: Doc
    first: int
    end: int
    top: Token
    noun: Token | None
    person: bool | None
    unit: str | None


def features(number: Standing) -> Vector:
    """The vector of a number, SIZE long; all zero for words that the pipeline has no vector of."""
    base = _unjoined(number.top)
    verb = governing(base)
    words = _words(number, base, verb)
    relations = (*ARGUMENTS, None)
    by_relation = np.zeros((len(relations), WIDTH), np.float32)
    by_relation[relations.index(base.dep_ if base.dep_ in ARGUMENTS else None)] = words[0]
    preposition = base.head.lower_ if base.dep_ == "pobj" else ""
    return np.concatenate(
        [
            *words,
            _one(base.dep_, RELATIONS),
            _one(preposition, PREPOSITIONS),
            _one(number.top.dep_, RELATIONS),
            _one(verb.dep_ if verb is not None else "", RELATIONS),
            _signs(number, verb),
            by_relation.ravel(),
        ]
    )


def governing(token: Token) -> Token | None:
    """The nearest verb above a token."""
    for _ in range(CLIMB):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _unjoined(token: Token) -> Token:
    """The first of a row of nouns, or the noun of a number."""
    for _ in range(CLIMB):
        if token.dep_ not in JOINING or token.head.pos_ not in ("NOUN", "PROPN", "NUM") or token.head.i == token.i:
            break
        token = token.head
    return token


def _words(number: Standing, base: Token, verb: Token | None) -> list[Vector]:
    doc, noun = number.doc, number.noun
    children = list(verb.children) if verb is not None else []
    own = list((noun if noun is not None else number.top).children)
    after = max(number.end, noun.i + 1) if noun is not None else number.end
    sentence = number.top.sent
    first, last = max(sentence.start, number.first - CLAUSE), min(sentence.end, number.end + CLAUSE)
    clause = doc[first:last]
    if verb is not None:
        clause = doc[max(first, verb.left_edge.i) : min(last, verb.right_edge.i + 1)]
    near = doc[max(sentence.start, number.first - WINDOW) : min(sentence.end, after + WINDOW)]
    return [
        _vector(verb),
        _vector(governing(verb) if verb is not None else None),
        _vector(noun),
        _vector(next((c for c in children if c.dep_ in OBJECTS and c.i != base.i), None)),
        _vector(next((c for c in own if c.dep_ in ("acl", "relcl")), None)),
        _vector(next((c for c in own if c.dep_ == "amod"), None)),
        _vector(doc[after] if after < len(doc) else None),
        _vector(doc[number.first - 1] if number.first else None),
        _vector(base.head.head if base.dep_ == "pobj" else None),
        _mean(clause),
        _mean(near),
        _vector(next((c for c in children if verb is not None and c.dep_ in AFTER_VERB and c.i > verb.i), None)),
        _vector(next((c for c in children if c.dep_ in ("nsubj", "nsubjpass") and c.i != base.i), None)),
    ]


def _signs(number: Standing, verb: Token | None) -> Vector:
    passive = verb is not None and any(c.dep_ == "auxpass" for c in verb.children)
    before = verb is not None and verb.i < number.top.i
    unnamed = number.noun is None
    signs = (
        passive, unnamed, number.person is True, unnamed and number.unit is not None, before,
        verb is not None and verb.tag_ == "VBG",
    )  # fmt: skip
    return np.array(signs, np.float32)


def _one(name: str, names: tuple[str, ...]) -> Vector:
    out = np.zeros(len(names) + 1, np.float32)
    out[names.index(name) if name in names else len(names)] = 1
    return out


def _vector(token: Token | None) -> Vector:
    """A word's vector at length 1."""
    if token is None or not token.has_vector:
        return np.zeros(WIDTH, np.float32)
    vector: Vector = np.asarray(token.vector, np.float32)
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def _mean(tokens: Iterable[Token]) -> Vector:
    """The mean of the vectors of words that say something."""
    vectors = [_vector(t) for t in tokens if t.is_alpha and t.has_vector and not t.is_stop and not t.like_num]
    return np.mean(vectors, axis=0, dtype=np.float32) if vectors else np.zeros(WIDTH, np.float32)
