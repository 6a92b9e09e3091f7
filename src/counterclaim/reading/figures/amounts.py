"""Amounts: numerals with their unit, range and bound, read from the text alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.reading.figures.bounding import bound_after, bound_before
from counterclaim.reading.figures.digits import UNREADABLE
from counterclaim.reading.figures.folding import Folded
from counterclaim.reading.figures.lexicon import bounds
from counterclaim.reading.figures.masks import mask
from counterclaim.reading.figures.measuring import Measured, area_like, sign_alone, sign_before, unit_after
from counterclaim.reading.figures.numeral import Illegible, Numeral
from counterclaim.reading.figures.numerals import WHOLE, found
from counterclaim.records import Comparator

JOINT = re.compile(r"\s?[-–—]\s?|\s+(?:to|or)\s+|-?\s?to-")
AND = re.compile(r"\s+and\s+")
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+ages\s+of\s+)?(?:about\s+|around\s+|some\s+)?$", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|some\s+|up to\s+)?$", re.IGNORECASE)
UP_TO = re.compile(
    r"(?:\s+\w+)?\s+to\s+(?:(?:more\s+than|over|nearly|almost|about|around|as\s+many\s+as|up\s+to|some)\s+)?",
    re.IGNORECASE,
)
"""Between the ends of a range: "from 500 to more than 1,300"."""
CHANGE = re.compile(
    r"\b(?:ris(?:e|es|ing)|rose|risen|increas\w+|gr(?:ew|ow|own|owing)|climb\w*|jump\w*|drop\w*|f[ae]ll\w*|declin\w+"
    r"|decreas\w+|up|down|rais\w+|revis\w+|chang\w+|plunge\w*|plummet\w*|slid|lower\w*|reduc\w+|cut)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
BY = re.compile(r"\bby\s+$", re.IGNORECASE)
"""Before "$43 billion to $419 billion": a difference and the value reached, no range."""
FAR = 3
"""How many times the first number of a range the second is at most, after "by"."""
ONE_END = frozenset({"at-least", "more-than", "at-most", "less-than"})
"""Comparators that leave only one end of a range."""
SIGNED = frozenset({"temperature", "share", "money", "angle"})
"""Kinds of unit that go below zero."""
DASHED = re.compile(r"\s?[-–]\s?\d")
"""After "from 24.2 to 33", what makes the second number the beginning of a range."""
GAME = re.compile(r"\b(?:w[io]n|los[et]|dr[ae]w|beat|beaten|defeat(?:ed)?|trailed|led)\s(?:\w+\s){0,3}$")
GAME_END = re.compile(r"\s?(?:[,.;:)]|$|(?:in|on|at|to|against|by|and|win|loss|draw|victory|defeat)\b)")
"""Around "2-0": a game's score, where nothing is counted."""
TO_RANGE = re.compile(r"\s+to\s+(?:between\s+)?[$€£]?\d")
"""After "revised from 5 to 7 per cent": what it was revised to; the first two are a range."""
LETTERS = re.compile(r"[^\W_]+\Z")
GROWN = re.compile(r"[A-Za-z]\w*")
TIMES = re.compile(r"\s+times\b")
MINUS = re.compile(r"\bminus[\s-]+$|(?<![\w)-])-$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount. `start` and `end` take in bound and unit; `number` is the numeral alone (of a range, both)."""

    start: int
    end: int
    number: tuple[int, int]
    value: float | None
    low: float | None
    high: float | None
    comparator: Comparator
    form: str
    unit: Measured | None = None
    new: bool = False
    restated: bool = False
    """It says the amount before again in another unit."""
    like: str = ""
    """"times the area of Kyiv": `value` is in km2 already."""


def limits(comparator: Comparator, value: float) -> tuple[float | None, float | None]:
    """Low and high of a bounded value (contract, comparators)."""
    low = value if comparator in ("exactly", "at-least", "more-than") else None
    high = value if comparator in ("exactly", "at-most", "less-than") else None
    return low, high


def amounts(folded: Folded) -> tuple[Amount, ...]:
    """Every amount of a folded text, in its offsets."""
    return recognised(folded)[0]


def recognised(folded: Folded) -> tuple[tuple[Amount, ...], tuple[Illegible, ...]]:
    """Every amount of a folded text, and every number that could not be read; in its offsets."""
    text = folded.text
    read, illegible = found(text, mask(text, sign_alone()))
    numerals = [fitted(text, n) for n in read if n.form != "digits" or stands_free(text, n)]
    out: list[Amount] = []
    for amount in joined(text, numerals):
        if seen_otherwise(folded, amount) or below_zero(text, amount):
            illegible.append(Illegible(amount.start, amount.end, UNREADABLE))
        else:
            out.append(amount)
    return tuple(out), tuple(sorted(illegible, key=lambda one: one.start))


def seen_otherwise(folded: Folded, amount: Amount) -> bool:
    """Whether an override of the writing direction shows the number as another one: 12 for 21."""
    return any(start < amount.number[1] and amount.number[0] < end for start, end in folded.turned)


def below_zero(text: str, amount: Amount) -> bool:
    """Whether things that come whole are fewer than none, or an area smaller: "minus 5 soldiers"."""
    if amount.value is None or amount.value >= 0 or amount.unit is not None:
        return False
    return bool(amount.like) or WHOLE.match(text, amount.end) is not None


def joined(text: str, numerals: Sequence[Numeral]) -> tuple[Amount, ...]:
    """Amounts of the numerals of a text: ranges of two of them, and single ones."""
    out: list[Amount] = []
    i = 0
    while i < len(numerals):
        first = numerals[i]
        second = numerals[i + 1] if i + 1 < len(numerals) else None
        pair = paired(text, first, second) if second else None
        if pair == "score":
            i += 2
        elif pair == "range" and second:
            out.append(spread(text, first, second))
            i += 2
        elif pair == "change" and second:
            out += (single(text, first), single(text, second))
            i += 2
        else:
            out.append(single(text, first))
            i += 1
    carrying: list[Amount] = []
    for amount in out:
        carrying.append(carried(text, carrying[-1] if carrying else None, amount))
    return tuple(carrying)


def stands_free(text: str, numeral: Numeral) -> bool:
    """Whether digits are not grown together with more than a unit's letters: "9AB8" and "4x4" hold no quantity."""
    start = numeral.start
    before = LETTERS.search(text, max(0, start - 8), start)
    if before and not sign_alone().fullmatch(before.group()) and sign_before(text, start) is None:
        return False
    grown = GROWN.match(text, numeral.end, numeral.end + 12)
    if grown is None or text[numeral.end - 1].isalpha():
        return True
    digits = any(c.isdigit() for c in grown.group())
    return len(grown.group()) <= 4 and (not digits or unit_after(text, numeral.end) is not None)


def carried(text: str, before: Amount | None, amount: Amount) -> Amount:
    """An amount with the bound of the one before where it says the same in another unit: "over 3 miles (5 km)"."""
    if before is None or before.unit is None or amount.unit is None or amount.comparator != "exactly":
        return amount
    if before.unit.unit.kind != amount.unit.unit.kind or before.value is None or amount.value is None:
        return amount
    if not re.fullmatch(r"\s?[(/]\s?(?:or\s+)?", text[before.end : amount.start]):
        return amount
    low, high = limits(before.comparator, amount.value)
    return replace(amount, low=low, high=high, comparator=before.comparator, restated=True)


def fitted(text: str, numeral: Numeral) -> Numeral:
    """A numeral with its short scale decided: "2m" is two million after a currency sign or before a plural noun,
    two metres elsewhere."""
    if not numeral.short_scale or text[numeral.end - 1] != "m":
        return numeral
    if sign_before(text, numeral.start) or WHOLE.match(text, numeral.end):
        return numeral
    value = numeral.mantissa
    return replace(numeral, end=numeral.end - 1, value=value, low=value, high=value, scale=1.0, short_scale=False)


def paired(text: str, first: Numeral, second: Numeral) -> str | None:
    """How two neighbouring numerals go together: `range`, `change` (from one to the other), `score`, or not at all."""
    if second.start - first.end > 40 or first.value is None or second.value is None:
        return None
    unit = unit_after(text, first.end)
    sign = sign_before(text, second.start)
    gap = text[unit.end if unit else first.end : sign.start if sign else second.start]
    opening = sign_before(text, first.start)
    before = text[max(0, (opening.start if opening else first.start) - 90) : opening.start if opening else first.start]
    if BETWEEN.search(before) and AND.fullmatch(gap):
        return "range"
    unit_of_second = sign or unit_after(text, second.end)
    own = opening or unit
    if own and (unit_of_second is None or own.unit.unit != unit_of_second.unit.unit):
        return None
    if BY.search(before) and (own or (CHANGE.search(before) and far_apart(first, second) and unit_of_second is None)):
        return None
    comes_from = FROM.search(before)
    if comes_from and UP_TO.fullmatch(gap):
        if DASHED.match(text, second.end):
            return None
        if CHANGE.search(before[: comes_from.start()]):
            return (
                "change" if not TO_RANGE.match(text, unit_of_second.end if unit_of_second else second.end) else "range"
            )
        return "range" if ordered(first, second) else None
    if not JOINT.fullmatch(gap):
        return None
    ratio = " to " in gap and second.value == 1 and second.form == "digits" and unit_of_second is None
    if ratio and first.value > 1 and WHOLE.match(text, second.end) is None:
        return "score"
    if GAME.search(before) and GAME_END.match(text, second.end):
        return "score"
    if ordered(first, second):
        return "range"
    return "score" if "-" in gap and not unit_of_second else None


def far_apart(first: Numeral, second: Numeral) -> bool:
    """Whether a number is too large to end a range: 133 of "climbed by 18 to 133"."""
    return first.value is not None and second.value is not None and second.value >= FAR * first.value


def ordered(first: Numeral, second: Numeral) -> bool:
    """Whether two numerals ascend, the first in the scale of the second where it has none."""
    a, b = shared(first, second)
    return a.value is not None and b.value is not None and a.value < b.value


def shared(first: Numeral, second: Numeral) -> tuple[Numeral, Numeral]:
    """Both numerals, the first in the scale of the second where it has none: "89 to 93 billion", "1 to 2 thousand"."""
    if first.scale == 1.0 and second.scale > 1.0 and first.mantissa < second.mantissa:
        return first.scaled(second.scale), second
    return first, second


def spread(text: str, first: Numeral, second: Numeral) -> Amount:
    """The range of two numerals. A bound before it leaves one end: "at least 10 to 15" is at least 10."""
    a, b = shared(first, second)
    least, most = sorted(v for v in (a.value, b.value) if v is not None)
    opening = sign_before(text, first.start)
    start = opening.start if opening else first.start
    word = BETWEEN.search(text, max(0, start - 32), start) or FROM.search(text, max(0, start - 32), start)
    bound = bound_before(text, start)
    begin = start - len(word.group()) if word else bound.start
    unit = unit_after(text, second.end) or sign_before(text, second.start) or opening or unit_after(text, first.end)
    end = unit.end if unit and unit.start >= second.end else second.end
    number = (first.start, second.end)
    if bound.comparator in ONE_END and not word:
        value = most if bound.comparator in ("at-most", "less-than") else least
        low, high = limits(bound.comparator, value)
        return Amount(begin, end, number, value, low, high, bound.comparator, a.form, unit, bound.new)
    return Amount(begin, end, number, None, least, most, "between", a.form, unit, bound.new)


def single(text: str, numeral: Numeral) -> Amount:
    """One numeral with its bound and unit."""
    start, end, value = numeral.start, numeral.end, numeral.value
    sign = sign_before(text, start)
    if sign:
        start = sign.start
        if value is not None and text[sign.end - 1] == "-":
            value = -value
    unit = sign or unit_after(text, end)
    minus = MINUS.search(text, max(0, start - 8), start)
    if minus and value is not None and (minus.group() != "-" or (unit and unit.unit.kind in SIGNED)):
        start, value = minus.start(), -value
    end = max(end, unit.end) if unit else end
    number = (numeral.start, numeral.end)
    if numeral.form == "absence":
        return Amount(start, end, number, 0.0, 0.0, 0.0, "exactly", "absence")
    bound = bound_before(text, start)
    comparator = bound.comparator if bound.comparator != "exactly" else numeral.comparator
    if numeral.value is None:
        bounded: Comparator = "unknown" if numeral.form == "indefinite" else "between"
        return Amount(bound.start, end, number, None, numeral.low, numeral.high, bounded, numeral.form, unit, bound.new)
    if comparator == "more-than" and unit and unit.unit.unit in bounds().during and lasts(text, bound.start):
        comparator = "exactly"
    like = area_like(text, times_end(text, numeral.end)) if value else None
    if like and value is not None:
        area, end, _ = like
        written = text[numeral.end : end].strip()
        comparator = "about" if comparator == "exactly" else comparator
        low, high = limits(comparator, value * area)
        return Amount(bound.start, end, number, value * area, low, high, comparator, numeral.form, None, like=written)
    after = bound_after(text, end)
    if comparator == "exactly" and after:
        comparator, end = after
    low, high = limits(comparator, value if value is not None else 0.0)
    return Amount(bound.start, end, number, value, low, high, comparator, numeral.form, unit, bound.new)


def times_end(text: str, at: int) -> int:
    """Where a "times" after a number ends, `at` where there is none."""
    match = TIMES.match(text, at)
    return match.end() if match else at


def lasts(text: str, at: int) -> bool:
    """Whether "over" at `at` means during: no word before it that takes a length of time ("for over three days")."""
    word = text[at : at + 4].lower()
    before = re.search(r"(\w+)\s+$", text[max(0, at - 16) : at])
    takes = before is not None and before.group(1).lower() in {
        "for",
        "after",
        "took",
        "lasted",
        "of",
        "in",
        "within",
        "is",
        "by",
    }
    return word == "over" and not takes
