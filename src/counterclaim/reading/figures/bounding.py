"""Words that bound a number, read outward from it on both sides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.reading.figures.lexicon import bounds, numerals
from counterclaim.records import Comparator

REACH = 48
"""Code points before a number in which its bound can stand."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparator with the place where its words begin; `new` where the chain holds "another", "a further"."""

    comparator: Comparator
    start: int
    new: bool = False


def alternatives(words: tuple[str, ...]) -> str:
    """Words as one pattern, longest first, spaces free."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


@cache
def before_pattern() -> tuple[re.Pattern[str], dict[str, Comparator]]:
    """A bound or a filler that ends right before a place, and the comparator of each bound."""
    table = bounds()
    known: dict[str, Comparator] = {}
    for comparator, words in table.before.items():
        for word in words:
            known[word] = comparator
    listed = alternatives((*known, *table.between))
    return re.compile(rf"(?:^|(?<![\w-]))(?P<word>{listed})[\s]*(?:[(\"']\s*)?$", re.IGNORECASE), known


OPPOSED = (
    {"at-most", "at-least"},
    {"at-most", "more-than"},
    {"less-than", "at-least"},
    {"less-than", "more-than"},
)
"""Bounds that cannot both hold: of "adds up to more than 20" only the inner one is a bound."""
TOLL = re.compile(r"\btoll\b(?:\s+(?!(?:of|be|could|may|might)\b)[\w'’-]+)*\s+$", re.IGNORECASE)
"""Before an "up to" that tells what a toll has risen to: "toll in market strike up to 17"."""
CLAUSE = 90
"""Code points before a number in which the toll stands."""
LAST = re.compile(r"([^\W\d_]+[-.]?|[^\w\s(\"']+)\s*(?:[(\"']\s*)?$")


@cache
def endings() -> frozenset[str]:
    """The last word, or sign, of every bound and filler before a number."""
    table = bounds()
    phrases = (*(word for words in table.before.values() for word in words), *table.between)
    return frozenset(match[1].lower() for match in map(LAST.search, phrases) if match)


@cache
def after_pattern() -> tuple[re.Pattern[str], dict[str, Comparator]]:
    """A bound that starts right after a place."""
    known: dict[str, Comparator] = {}
    for comparator, words in bounds().after.items():
        for word in words:
            known[word] = comparator
    small = alternatives(tuple(numerals().cardinals))
    return re.compile(
        rf"\s*(?P<word>{alternatives(tuple(known))})(?![\w]|\s+(?:\d|{small}|a\s|some\s|than\s))", re.IGNORECASE
    ), known


def bound_before(text: str, at: int) -> Bound:
    """The bound of the number at `at`: the outermost of the words in a row before it, "exactly" where there is none."""
    pattern, known = before_pattern()
    table = bounds()
    comparator: Comparator = "exactly"
    start = kept = at
    new = False
    while True:
        last = LAST.search(text, max(0, kept - REACH), kept)
        if last is None or last[1].lower() not in endings():
            break
        window = text[max(0, kept - REACH) : kept]
        match = pattern.search(window)
        if match is None:
            break
        word = re.sub(r"\s+", " ", match["word"].lower())
        verb = re.search(r"(\w+)\s+$", window[: match.start()])
        if verb and verb.group(1).lower() in table.part_of_verb.get(word, ()):
            break
        if word == "up to" and TOLL.search(text, max(0, kept - CLAUSE), kept - len(window) + match.start()):
            break
        kept -= len(window) - match.start()
        if word in known and {known[word], comparator} in OPPOSED:
            break
        if word in table.new:
            new, start = True, kept
        elif word in known:
            if known[word] != "exactly" or comparator == "exactly":
                comparator = known[word]
            start = kept
    return Bound(comparator, start, new)


def bound_after(text: str, at: int) -> tuple[Comparator, int] | None:
    """The bound that follows a number or its noun, with its end: "20 or more"."""
    pattern, known = after_pattern()
    match = pattern.match(text, at)
    if match is None:
        return None
    word = re.sub(r"\s+", " ", match["word"].lower())
    return known[word], match.end()
