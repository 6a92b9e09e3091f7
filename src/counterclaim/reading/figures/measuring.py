"""Units of measurement next to a number: "km2", "square miles", "$", "percent"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.reading.figures.lexicon import Unit, areas, units


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit found: the table's entry, where it stands, its words."""

    unit: Unit
    start: int
    end: int
    written: str


def plural(word: str) -> str:
    """A unit's word as a pattern, singular or plural, spaces free."""
    return re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]") + ("s?" if not word.endswith("s") else "")


@cache
def forms() -> tuple[re.Pattern[str], dict[str, Unit], dict[str, Unit]]:
    """The pattern of units after a number, and the units by word and by symbol."""
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for unit in units().values():
        for word in unit.words:
            words.setdefault(key(word), unit)
        for symbol in unit.symbols:
            symbols.setdefault(symbol, unit)
    listed = sorted((w for u in units().values() for w in u.words), key=len, reverse=True)
    by_word = "|".join(plural(w) for w in listed)
    by_symbol = "|".join(re.escape(s) for s in sorted(symbols, key=len, reverse=True))
    pattern = re.compile(
        rf"(?:[\s-]{{0,2}}(?P<word>(?i:{by_word}))(?![\w])|[\s-]?(?P<symbol>{by_symbol})(?![\w²³])|[\s-]?(?P<percent>%))"
    )
    return pattern, words, symbols


def key(word: str) -> str:
    """A unit's word without case, plural and punctuation."""
    return re.sub(r"[\s-]+", " ", word.lower()).strip().removesuffix("s")


@cache
def signs() -> tuple[re.Pattern[str], dict[str, Unit]]:
    """The pattern of currency signs that end right before a number, and their units."""
    table = {sign: unit for unit in units().values() for sign in unit.signs}
    listed = "|".join(re.escape(s) for s in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?:(?<![A-Za-z])|(?<=[a-z]))(?P<sign>{listed})-?$"), table


@cache
def sign_alone() -> re.Pattern[str]:
    """A currency sign and nothing else."""
    listed = "|".join(re.escape(s.strip()) for s in sorted(signs()[1], key=len, reverse=True))
    return re.compile(rf"(?:{listed})-?")


NEXT = re.compile(r"[\s-]{0,2}([^\W\d_]{1,24}|.)")


@cache
def openings() -> frozenset[str]:
    """Words and signs that a unit begins with, words also in lower case and without their plural."""
    listed = units().values()
    firsts = (NEXT.match(form) for unit in listed for form in (*unit.words, *unit.symbols))
    begins = {match[1] for match in firsts if match}
    return frozenset(begins | {f"{word}s" for word in begins} | {"%"})


def unit_after(text: str, at: int) -> Measured | None:
    """The unit that starts at `at`, after at most a space or hyphen."""
    following = NEXT.match(text, at)
    if following is None or not (following[1] in openings() or following[1].lower() in openings()):
        return None
    pattern, words, symbols = forms()
    match = pattern.match(text, at)
    if match is None:
        return None
    if match["percent"]:
        return Measured(units()["percent"], match.start("percent"), match.end(), "%")
    if match["word"]:
        unit = words.get(key(match["word"])) or words.get(key(match["word"] + "s"))
        if unit is None:
            return None
        if key(match["word"]) == "foot" and ON_FOOT.match(text, match.end()):
            return None
        if unit.unit == "pound-sterling" and is_weight(text, at, match.end()):
            unit = units()["pound"]
        return Measured(unit, match.start("word"), match.end(), match["word"])
    return Measured(symbols[match["symbol"]], match.start("symbol"), match.end(), match["symbol"])


ON_FOOT = re.compile(r"[\s-]+(?:soldier|patrol|fighter|policem|guard|constable|militant)", re.IGNORECASE)
"""After a foot that is no measure: "60 foot soldiers"."""


@cache
def goods() -> re.Pattern[str]:
    """What comes by weight, right after pounds or with a word or two between: "pounds of plastic explosives"."""
    listed = "|".join(map(re.escape, units()["pound"].goods))
    return re.compile(
        rf"[\s-]+(?:of\s+)?(?:[\w-]+\s+){{0,2}}?(?:{listed})s?\b|\s?\(\d[\d,.]*\s?(?:kg|kilo)", re.IGNORECASE
    )


WEIGHING = re.compile(r"\bweigh(?:s|ed|ing|t)?\b[^.;]*$", re.IGNORECASE)


def is_weight(text: str, start: int, end: int) -> bool:
    """Whether the pounds that end at `end` are of weight: by what they are of, or a verb of weighing before."""
    return goods().match(text, end) is not None or WEIGHING.search(text, max(0, start - 40), start) is not None


def sign_before(text: str, at: int) -> Measured | None:
    """The currency sign that ends right before `at`."""
    pattern, table = signs()
    match = pattern.search(text, max(0, at - 8), at)
    if match is None:
        return None
    return Measured(table[match["sign"]], match.start(), at, match["sign"].strip())


@cache
def likenesses() -> re.Pattern[str]:
    """ "times the size of Luxembourg", "the area of two Londons" is not read."""
    places = "|".join(re.escape(p) for p in sorted(areas(), key=len, reverse=True))
    return re.compile(
        r"\s*(?:the\s+(?:combined\s+|total\s+)?(?:size|area|territory|surface(?:\s+area)?)\s+of"
        r"|(?:as\s+)?(?:large|big)(?:er)?\s+(?:as|than)|larger\s+than|bigger\s+than)"
        rf"\s+(?:the\s+)?(?:(?:city|state|island|country|whole|entire)\s+of\s+|all\s+of\s+|whole\s+of\s+)?(?P<place>{places})\b"
    )


def area_like(text: str, at: int) -> tuple[float, int, str] | None:
    """km2 of the place that "the size of X" at `at` names, where the phrase ends, and its words."""
    match = likenesses().match(text, at)
    if match is None:
        return None
    return areas()[match["place"]], match.end(), match.group().strip()
