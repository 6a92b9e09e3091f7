"""Words that tell one incident from another: names, streets, ages, weapons; and how rare each is.

A word's weight is its rarity by a fixed table (`common_words.yaml`), not by the dispatches at hand: a weight that moved
with every dispatch would make what was linked yesterday depend on what comes tomorrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import sqrt

import yaml

WEIGHTS = {"everywhere": 0.0, "often": 0.4, "sometimes": 1.0}
"""By level of the table; what is in none of them weighs RARE."""
RARE = 2.0

TOKEN = re.compile(r"[^\W_]+(?:['’\-–][^\W_]+)*")
NUMBER = re.compile(r"\d{1,2}|(?:19|20)\d\d(?:-\d\d?-\d\d?)?|\d\d?-\d\d?-\d{2,4}")
OPENING = re.compile(r"(?:^|[.!?:;]['\"”’)]*\s+|\n\s*|[\"“‘(]\s*)$")


@cache
def levels() -> dict[str, float]:
    """Weight of every word of the table."""
    table = yaml.safe_load((files(__package__) / "common_words.yaml").read_text("utf-8"))
    return {word: WEIGHTS[level] for level, words in table.items() for word in words.split()}


@lru_cache(maxsize=200_000)
def weight(word: str) -> float:
    """How much a folded word tells, 0 for what stands in every dispatch to 2 for what hardly any has."""
    if NUMBER.fullmatch(word):
        return 0.0  # small numbers, years and days say nothing, or are compared as days
    return levels().get(word, RARE)


@lru_cache(maxsize=200_000)
def folded(written: str) -> str:
    """A word as it is compared."""
    return written.casefold().replace("’", "'").replace("–", "-").removesuffix("'s")


def words_in(text: str) -> Iterator[str]:
    """The folded words of a text, in order."""
    return map(folded, tokens(text))


def telling_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of some passages that are not everywhere."""
    return union([_telling_in(text) for text in texts])


def union(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """What is in any of some sets; mostly there is one."""
    return sets[0] if len(sets) == 1 else frozenset[str]().union(*sets)


@lru_cache(maxsize=10_000)
def _telling_in(text: str) -> frozenset[str]:
    return frozenset(map(_telling_word, set(tokens(text)))) - {""}


@lru_cache(maxsize=1_000)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text as they are written, in order."""
    return tuple(TOKEN.findall(text))


@lru_cache(maxsize=65_536)
def _telling_word(written: str) -> str:
    """A word, folded, if it is not everywhere; empty else."""
    word = folded(written)
    return word if weight(word) > 0 and len(word) > 1 else ""


def rare_names(texts: Iterable[str]) -> frozenset[str]:
    """Rare words written as names, alone and, where two stand side by side, as a pair: persons, streets, firms."""
    return frozenset[str]().union(*map(_names_in, texts))


@lru_cache(maxsize=10_000)
def _names_in(text: str) -> frozenset[str]:
    found: set[str] = set()
    before, at = "", 0
    for written in tokens(text):
        at = text.index(written, at)  # between two words stands nothing that a word begins with
        word = _rare_name(written)
        if word and _is_written_as_name(text, at):
            found.add(word)
            if before:
                found.add(f"{before} {word}")
            before = word
        else:
            before = ""
        at += len(written)
    return frozenset(found)


@lru_cache(maxsize=200_000)
def _rare_name(written: str) -> str:
    """A word with a capital, folded, if it is rare enough to be a name by which something is known; empty else."""
    if not written[0].isupper():
        return ""
    word = folded(written)
    return word if len(word) > 2 and weight(word) >= RARE and not word[0].isdecimal() else ""


def _is_written_as_name(text: str, at: int) -> bool:
    """Whether no sentence, line or quotation begins at an offset, so that a capital there is a name's."""
    before = text[max(0, at - 4) : at]
    return bool(before) and not OPENING.search(before)


def cosine(both: int, of_a: int, of_b: int) -> float:
    """Cosine of two sets of words by the `squares` of what both have, and of each."""
    return both / sqrt(of_a * of_b) if both else 0.0


def squares(words: Iterable[str]) -> int:
    """The sum of the squared weights of some words, in hundredths."""
    return sum(map(_square, words))


@lru_cache(maxsize=200_000)
def _square(word: str) -> int:
    """A word's weight squared, in hundredths: a sum of whole numbers is the same in whatever order a set gives them."""
    return round(100 * weight(word) ** 2)
