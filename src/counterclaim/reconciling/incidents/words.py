"""Words that tell one incident from another: names, streets, ages, weapons; and how rare each is.

A word's weight is its rarity by a fixed table (`common_words.yaml`), not by the dispatches at hand: a weight that moved
with every dispatch would make what was linked yesterday depend on what comes tomorrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


def tokens(text: str) -> Iterator[tuple[str, bool]]:
    """The folded words of a text, each with whether it is written as a name: a capital where no sentence begins."""
    for found in TOKEN.finditer(text):
        written = found.group()
        word = written.casefold().replace("’", "'").replace("–", "-").removesuffix("'s")
        before = text[max(0, found.start() - 4) : found.start()]
        yield word, written[0].isupper() and bool(before) and not OPENING.search(before)


def telling_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of some passages that are not everywhere."""
    return frozenset(word for text in texts for word, _ in tokens(text) if weight(word) > 0 and len(word) > 1)


def rare_names(texts: Iterable[str]) -> frozenset[str]:
    """Rare words written as names, alone and, where two stand side by side, as a pair: persons, streets, firms."""
    found: set[str] = set()
    for text in texts:
        before = ""
        for word, named in tokens(text):
            rare = named and len(word) > 2 and weight(word) >= RARE and not word[0].isdecimal()
            if rare:
                found.add(word)
                if before:
                    found.add(f"{before} {word}")
            before = word if rare else ""
    return frozenset(found)


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Cosine of two sets of words by their weights, 0 to 1."""
    both = sum(map(_square, a & b))
    return both / sqrt(sum(map(_square, a)) * sum(map(_square, b))) if both else 0.0


@lru_cache(maxsize=200_000)
def _square(word: str) -> int:
    """A word's weight squared, in hundredths: a sum of whole numbers is the same in whatever order a set gives them."""
    return round(100 * weight(word) ** 2)
