"""Stretches in which a number is no quantity: dates, times of day, names with numbers, addresses of any kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from counterclaim.reading.figures.lexicon import names
from counterclaim.reading.figures.persons import person_nouns

REACH = 64
"""Code points around a digit in which a name or date that holds it begins and ends."""

MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
YEAR = r"(?:1[0-9]|2[01])\d\d"

CALENDAR = (
    rf"(?<=[Ii]n ){MONTHS}\.?\s+\d{{1,2}}\b(?!\s?%)"
    r"(?!\s+(?:[a-z]+\s+){0,2}?(?:[a-z]+s|people|men|women|children)\b)",
    rf"(?<![Ii]n )\b{MONTHS}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?(?:%|percent|km))"
    rf"(?:\s?[-–]\s?\d{{1,2}}\b)?(?:,?\s+{YEAR}\b)?",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?:\s+of)?\s+{MONTHS}\b\.?(?:,?\s+{YEAR}\b)?",
    rf"\b{MONTHS}\.?,?\s+{YEAR}\b",
    r"\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)\b",
    r"\b\d{1,2}(?:[:.]\d\d){1,2}(?=\s?(?:[ap]\.?m\b|GMT|UTC|hours|local|EST|EDT|Moscow|Kyiv))\s?(?:[ap]\.?m\.?)?",
    r"\b\d{1,2}:\d\d(?::\d\d)?\b",
    r"\b\d{1,2}\s?[ap]\.?m\b\.?",
    r"\b\d{4}\s?(?:GMT|UTC)\b",
    r"\b\d{1,2} o'clock\b",
    rf"\b{YEAR}[-–](?:{YEAR}|\d\d)\b(?!\s+(?:people|km|soldiers))",
    rf"(?<![\d,.$€£₽])\b{YEAR}['’]?s\b",
    r"\b(?:early|mid|late)[- ]\d\ds\b",
    r"\bCOVID\s?-\s?19\b",
    r"\b(?:9/11|24/7|50/50)\b",
    r"\b\d{1,2}/\d{1,2}\b(?!\s+of\b)",
    r"(?:(?<=\n)|\A)[ ]*\d{1,2}[.)](?=\s)",
    r"\bGroup of \d+\b",
)
BARE_YEAR = re.compile(
    rf"(?<![\w,.$€£₽-])(?P<year>{YEAR})"
    r"(?![\d]|[,.]\d|\s?(?:%|percent|per cent|km|kg|mm|m\b|rpm|kW|MW|miles|metres|meters"
    r"|square|sq|tonnes|tons|euros|dollars|rubles|hryvnia|million|billion|hundred|thousand|dozen))"
)
BOUND_BEFORE = re.compile(
    r"\b(?:about|some|around|than|over|nearly|almost|least|most|to|approximately|estimated|total of)\s+$", re.IGNORECASE
)
YEAR_CUES = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "before",
        "after",
        "during",
        "from",
        "of",
        "to",
        "through",
        "throughout",
        "and",
        "between",
        "late",
        "early",
        "mid",
        "fall",
        "spring",
        "summer",
        "winter",
        "autumn",
        "around",
        "circa",
        "year",
        "the",
        "this",
        "last",
        "fiscal",
        "back",
        "until",
    ]
)
ADDRESSES = (
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+",
    r"(?<![\w$€£])(?:\+\d{1,3}[- (]+\d{2,4}[) -]+\d{3}|\(\d{2,4}\)\s?\d{3}|\d{3}-\d{3})"
    r"[- ]\d{2,4}(?:[- ]\d{2})?\b(?!\d)",
    r"\b(?!\d{1,3}(?:\.\d{3}){2,}\b)\d+(?:\.\d+){2,}\b",
    r"\b\d+(?:st|nd|rd|th)\b",
)


@cache
def always() -> re.Pattern[str]:
    """Dates, times of day, addresses, ordinals."""
    return re.compile("|".join(f"(?:{p})" for p in (*CALENDAR, *ADDRESSES)), re.IGNORECASE)


@cache
def titled() -> re.Pattern[str]:
    """A word that takes a number as its name, and the numbers after it."""
    lexicon = names()
    lower = "|".join(re.escape(w) for w in sorted(lexicon.titles, key=len, reverse=True))
    upper = "|".join(re.escape(w) for w in sorted(lexicon.capital_titles, key=len, reverse=True))
    number = r"[\s-]?(?:No\.?\s?)?\d+(?:[./-]\d+)*[A-Za-z]?\b(?!\s?(?:%|percent|per cent))"
    numbers = rf"{number}(?:(?:,\s?|,?\s+(?:and|or|to)\s+)\d+\b(?!\s+[a-z]+s\b))*"
    return re.compile(rf"(?<![\w-])(?:(?i:{lower})|(?:{upper})){numbers}")


@cache
def designators() -> re.Pattern[str]:
    """Letters grown together with digits: T-72, Su-35, M777, COVID-19, 5G, S-300."""
    fine = "|".join(names().hyphen_ok)
    return re.compile(rf"(?<![\w$€£-])(?!(?:{fine})-)[A-Za-z]+(?:[-–/][A-Za-z]+)*[-–]?\d[\w./-]*(?<![.,-])")


@cache
def numbered_names() -> re.Pattern[str]:
    """A number with a proper word after it: "787 Dreamliner", "92 Brigade", "575 Wilbraham Road"."""
    after = "|".join(names().kept_after)
    return re.compile(rf"(?<![\w$€£,.-])\d+(?:[-–]\d+)?[A-Z]?\s+(?:[A-Z][\w'’]+\s+){{0,3}}(?:{after})\b")


def mask(text: str, currencies: re.Pattern[str]) -> str:
    """`text` with everything that is no quantity blanked, the same length. `currencies` matches a sign:
    "USD" before digits is no name."""

    def blank(match: re.Match[str]) -> str:
        return " " * len(match.group())

    def designator(match: re.Match[str]) -> str:
        word = match.group()
        letters = re.match(r"[^\d]+", word)
        return word if letters and currencies.fullmatch(letters.group()) else " " * len(word)

    def year(match: re.Match[str]) -> str:
        return blank(match) if is_year(match, text) else match.group()

    out = blanked(always(), text, blank)
    out = blanked(titled(), out, blank)
    out = blanked(numbered_names(), out, blank)
    out = blanked(designators(), out, designator)
    return blanked(BARE_YEAR, out, year)


def blanked(pattern: re.Pattern[str], text: str, replacement: Callable[[re.Match[str]], str]) -> str:
    """`text` with the matches of `pattern` near digits replaced: everything masked holds a digit, and looking elsewhere
    would take most of the time."""
    pieces: list[str] = []
    at = 0
    for start, end in digit_windows(text):
        for match in pattern.finditer(text, max(start, at), end):
            pieces += (text[at : match.start()], replacement(match))
            at = match.end()
    return "".join((*pieces, text[at:]))


def digit_windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of REACH code points around every run of digits, merged, in order."""
    start = end = -1
    for run in re.finditer(r"\d+", text):
        if run.start() - REACH > end:
            if end >= 0:
                yield start, end
            start = max(0, run.start() - REACH)
        end = min(len(text), run.end() + REACH)
    if end >= 0:
        yield start, end


def is_year(match: re.Match[str], text: str) -> bool:
    """Whether four digits that could be a year are one: not where persons follow ("2020 people"), nor, outside the
    years that news speaks of and without a word that takes a year, before any plural."""
    before = re.search(r"([A-Za-z]+)[\s,]*$", text[max(0, match.start() - 24) : match.start()])
    after = re.match(r"\s+((?:[a-z]+-)?[a-z]+)\b(?:\s+([a-z]+)\b)?", text[match.end() : match.end() + 40])
    words = [w for w in (after.groups() if after else ()) if w]
    if any(w in person_nouns() or w.removesuffix("s") in person_nouns() for w in words[:1]):
        return False
    value = int(match["year"])
    cue = before is not None and before.group(1).lower() in YEAR_CUES
    plural = (
        bool(words) and words[0].endswith("s") and words[0] not in ("was", "is", "has", "as", "its", "this", "does")
    )
    if 1950 <= value <= 2035:
        return (
            cue
            or not plural
            or (value % 50 != 0 and not BOUND_BEFORE.search(text[max(0, match.start() - 24) : match.start()]))
        )
    return cue and not plural if value < 2150 else False
