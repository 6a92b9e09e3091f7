"""Stretches in which a number is no quantity: dates, times of day, names with numbers, addresses of any kind."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.reading.figures.lexicon import names
from counterclaim.reading.figures.persons import person_nouns
from counterclaim.records import Span

REACH = 32
"""Code points before a digit in which the word that makes it a name or date begins."""

MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
YEAR = r"(?:1[0-9]|2[01])\d\d"
NO_GROUP = r"(?![.,]\d{3}(?!\d)|[.,]\d{1,2}\b|[ \u00a0\u202f]\d{3}(?!\d)|\s(?:hundred|thousand|million|billion))"
"""A day is not the beginning of a number: "since May 4,000 square kilometres"."""
IN_PART = r"\b(?:early|late|mid|middle of|end of|start of|beginning of|half of|part of|week of|weeks of|days of)[\s-]$"
"""Before a month of which only a part is meant: the number after it may be no day."""
SUBJECT_OF = (
    r"\s+(?:(?:[a-z]+\s+)?(?:people|persons|civilians|soldiers|children|women|men|fighters|troops|workers)"
    r"|were|was|have|had|died|perished|fell|fled|drowned|returned|surrendered|remained|are|went|left)\b"
)
"""After a number that counts persons or is the subject of a verb: "in late January 40 were killed"."""

FROM_A_WORD = (
    rf"(?<=[Ii]n ){MONTHS}\.?\s+\d{{1,2}}\b{NO_GROUP}(?!\s?%)"
    rf"(?!\s+(?:[a-z]+\s+){{0,2}}?(?:[a-z]+s|people|men|women|children)\b|{SUBJECT_OF})",
    rf"(?<![Ii]n )\b{MONTHS}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b{NO_GROUP}(?!\s?(?:%|percent|km))"
    rf"(?:\s?[-–]\s?\d{{1,2}}\b|\s+(?:to|and|or|until)\s+\d{{1,2}}\b(?!\s?(?:%|[a-z])|[.,-]\d))?(?:,?\s+{YEAR}\b)?",
    rf"\b{MONTHS}\.?,?\s+{YEAR}\b",
    r"\b(?:early|mid|late)[- ]\d\ds\b",
    r"\bCOVID\s?-\s?19\b",
    r"\bof \d+\b",
)
"""Dates and names that begin with the word before the digits; the last is a group's ("Group of 20")."""
WORDS_BEFORE = frozenset(
    ["jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july", "aug",
     "august", "sep", "sept", "september", "oct", "october", "nov", "november", "dec", "december", "early", "mid",
     "late", "covid"]
)  # fmt: skip
FROM_A_DIGIT = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:(?:\s?[-–]\s?|\s+(?:to|and|or|until)\s+)\d{{1,2}}(?:st|nd|rd|th)?)?(?:\s+of)?\s+{MONTHS}\b\.?(?:,?\s+{YEAR}\b)?",
    r"\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)\b",
    r"\b\d{1,2}(?:[:.]\d\d){1,2}(?=\s?(?:[ap]\.?m\b|GMT|UTC|hours|local|EST|EDT|Moscow|Kyiv))\s?(?:[ap]\.?m\.?)?",
    r"\b\d{1,2}:\d\d(?::\d\d)?\b",
    r"\b\d{1,2}\s?[ap]\.?m\b\.?",
    r"\b\d{4}\s?(?:GMT|UTC)\b",
    r"\b(?:0\d|(?<=[Aa]t )[12]\d)[0-5]\d\s?(?:hours|hrs)\b",
    r"\b\d{1,2} o['’]clock\b",
    rf"\b{YEAR}[-–](?:{YEAR}|\d\d)\b(?!\s+(?:people|km|soldiers))",
    rf"(?<![\d,.$€£₽])\b{YEAR}['’]?s\b",
    r"\b(?:9/11|24/7|50/50)\b",
    r"(?<!\d[ -])\b\d{1,2}/\d{1,2}\b(?!\s+of\b)",
    r"(?:(?<=\n)|(?<=\n )|(?<=\n  )|\A)\d{1,2}[.)](?=\s)",
    r"\d\ufe0f?\u20e3",
    r"\b\d{1,3}(?:\.\d+)?\s?°\s?(?:\d{1,2}(?:\.\d+)?\s?['′’]\s?(?:\d{1,2}(?:\.\d+)?\s?[\"″”]\s?)?)?[NSEW]\b",
    r"\b\d{1,3}\.\d{4,}°?[,;]?\s+-?\d{1,3}\.\d{4,}°?",
    r"(?!\d{1,3}(?:\.\d{3}){2,}\b)\b\d+(?:\.\d+){2,}\b",
    r"\b\d+(?:st|nd|rd|th)\b",
)
"""Dates, times of day, coordinates, marks of a list, versions, ordinals."""
PHONE = re.compile(
    r"(?<![\w$€£])(?:\+\d{1,3}[- (]+\d{2,4}[) -]+\d{3}|\(\d{2,4}\)\s?\d{3}|\d{3}-\d{3})"
    r"[- ]\d{2,4}(?:[- ]\d{2})?\b(?!\d)"
)
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S{1,64}@\S+\.\w+", re.IGNORECASE)
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
BEFORE = re.compile(r"(?<![\w-])(?P<word>[A-Za-z&]+\.?|[#№])(?P<gap>,?[\s-]{0,2})$")
"""The word before digits."""
GROWN = re.compile(r"(?<![\w$€£-])[A-Za-z]+(?:[-–/][A-Za-z]+)*[-–]?$")
"""Letters that digits are grown together with."""
OWN_NUMBER = re.compile(
    r"\d+(?:[./-]\d+)*(?:[A-Za-z]\d*)?\b(?!\s?(?:%|percent|per cent))"
    r"(?:(?:,\s?|,?\s+(?:and|or|to)\s+)\d+\b(?!\s+[a-z]+s\b))*"
)
"""The number of a title, or its numbers."""
DESIGNATION = re.compile(r"\d[\w./-]*(?<![.,-])")
FLIGHT = re.compile(r"PS\d{1,4}(?![\w,.])")
"""A flight, not a price: letters that a damaged text has for a pound sign, and digits without group or scale."""


@cache
def word_first() -> re.Pattern[str]:
    """Dates from their month, and the like."""
    return re.compile("|".join(f"(?:{p})" for p in FROM_A_WORD), re.IGNORECASE)


@cache
def digit_first() -> re.Pattern[str]:
    """What begins with its digits."""
    return re.compile("|".join(f"(?:{p})" for p in FROM_A_DIGIT), re.IGNORECASE)


@cache
def titles() -> tuple[frozenset[str], frozenset[str]]:
    """Words that take a number as a name: in any case, and only with a capital."""
    lexicon = names()
    return frozenset(lexicon.titles), frozenset(lexicon.capital_titles)


@cache
def numbered_names() -> re.Pattern[str]:
    """A number with a proper word after it: "787 Dreamliner", "92 Brigade", "575 Wilbraham Road"."""
    after = "|".join(names().kept_after)
    return re.compile(rf"(?<![\w$€£,.-])\d+(?:[-–]\d+)?[A-Z]?\s+(?:[A-Z][\w'’]+\s+){{0,3}}(?:{after})\b")


def mask(text: str, currencies: re.Pattern[str]) -> str:
    """`text` with everything that is no quantity blanked, the same length. `currencies` matches a sign:
    "USD" before digits is no name."""
    out = ADDRESS.sub(lambda match: " " * len(match.group()), text) if ADDRESSED.search(text) else text
    pieces: list[str] = []
    at = 0
    for run in DIGITS.finditer(out):
        if run.start() < at:
            continue
        span = masked_span(out, run, currencies)
        if span is not None and span[1] > at:
            start = max(span[0], at)
            pieces += (out[at:start], " " * (span[1] - start))
            at = span[1]
    return "".join((*pieces, out[at:]))


PART_OF_MONTH = re.compile(IN_PART, re.IGNORECASE)
AFTER_COUNT = re.compile(SUBJECT_OF)
DIGITS = re.compile(r"\d+")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
"""Digits in groups, which no number of a room has: "the mission will number 2,300 soldiers"."""
NUMBERING = re.compile(
    r"\b(?:now|dead|wounded|injured|missing|displaced|they|(?!bus\b)[a-z]{2,}[a-rt-z]s)\s+$", re.IGNORECASE
)
"""Before a "number" that is a verb."""
MODAL = re.compile(r"\d\s+may$")
"""What only looks like a day of May: "as many as 20 may be buried"."""
ADDRESSED = re.compile(r"://|www\.|@", re.IGNORECASE)


def masked_span(text: str, run: re.Match[str], currencies: re.Pattern[str]) -> Span | None:
    """What is no quantity around a run of digits, None where it is one."""
    at = run.start()
    before = BEFORE.search(text, max(0, at - REACH), at)
    if before is not None and (opened := of_a_word(text, before, at)):
        return opened
    dated = digit_first().match(text, at) or PHONE.match(text, at - (at > 0 and text[at - 1] in "+("))
    if dated and not MODAL.search(dated.group()):
        return dated.span()
    numbers = before is not None and before["word"].lower() == "number" and is_verb(text, before.start(), at)
    if before is not None and not numbers and not before["gap"].startswith(",") and is_title(before["word"]):
        numbered = OWN_NUMBER.match(text, at)
        if numbered:
            return numbered.span()
    name = numbered_names().match(text, at)
    if name:
        return name.span()
    if at and (text[at - 1].isalpha() or text[at - 1] in "-–"):
        designated = designation(text, at, currencies)
        if designated:
            return designated
    year = BARE_YEAR.match(text, at) if len(run.group()) == 4 else None
    return year.span() if year and is_year(year, text) else None


def is_verb(text: str, number: int, at: int) -> bool:
    """Whether a "number" before the digits at `at` says how many there are: "the dead now number 118"."""
    return GROUPED.match(text, at) is not None or NUMBERING.search(text, max(0, number - REACH), number) is not None


def of_a_word(text: str, before: re.Match[str], at: int) -> Span | None:
    """A date or name that begins with the word before the digits at `at`."""
    word = before["word"].rstrip(".").lower()
    if word not in WORDS_BEFORE and not (word == "of" and text[: before.start()].endswith("Group ")):
        return None
    match = word_first().match(text, before.start())
    if match and counted_in_month(text, before.start(), match.end()):
        return None
    return match.span() if match and match.end() > at else None


def counted_in_month(text: str, month: int, end: int) -> bool:
    """Whether what ends at `end` is a count after a part of a month, no day: 40 of "in late May 40 were killed"."""
    return (
        AFTER_COUNT.match(text, end) is not None and PART_OF_MONTH.search(text, max(0, month - 16), month) is not None
    )


def is_title(word: str) -> bool:
    """Whether a number after the word is its name: "Article 5", "Brigade 92"."""
    lower, upper = titles()
    return word.lower() in lower or word in upper


def designation(text: str, at: int, currencies: re.Pattern[str]) -> Span | None:
    """Letters grown together with the digits at `at`: T-72, Su-35, M777, COVID-19, 5G, S-300."""
    letters = GROWN.search(text, max(0, at - REACH), at)
    number = DESIGNATION.match(text, at) if letters else None
    if letters is None or number is None:
        return None
    word = letters.group()
    if "-" in word and word.partition("-")[0] in names().hyphen_ok:
        return None
    if currencies.fullmatch(word) and not FLIGHT.match(text, letters.start()):
        return None
    return letters.start(), number.end()


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
