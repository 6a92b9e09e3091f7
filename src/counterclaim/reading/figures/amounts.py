"""Amounts: numerals with their unit, range and bound, read from the text alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from counterclaim.reading.figures.bounding import bound_after, bound_before
from counterclaim.reading.figures.folding import Folded
from counterclaim.reading.figures.lexicon import bounds
from counterclaim.reading.figures.masks import mask
from counterclaim.reading.figures.measuring import Measured, area_like, sign_alone, sign_before, unit_after
from counterclaim.reading.figures.numerals import Numeral, found
from counterclaim.records import Comparator

JOINT = re.compile(r"\s?[-–—]\s?|\s+(?:to|or)\s+|-?\s?to-")
AND = re.compile(r"\s+and\s+")
BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|around\s+|some\s+)?$", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|some\s+|up to\s+)?$", re.IGNORECASE)
CHANGE = re.compile(
    r"\b(?:ris(?:e|es|ing)|rose|risen|increas\w+|gr(?:ew|ow|own|owing)|climb\w*|jump\w*|drop\w*|f[ae]ll\w*|declin\w+"
    r"|decreas\w+|up|down|rais\w+|revis\w+|chang\w+|plunge\w*|plummet\w*|slid|lower\w*|reduc\w+|cut)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
MANY_AFTER = re.compile(
    r"\s+(?!wide|long|deep|high|tall|away|from)(?:[a-z-]+\s+){0,2}?(?:[a-z]+s|people|men|women|children)\b"
)
BY = re.compile(r"\bby\s+$", re.IGNORECASE)
"""Before "$43 billion to $419 billion": a difference and the value reached, no range."""
MINUS = re.compile(r"\bminus[\s-]+$", re.IGNORECASE)


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
    text = folded.text
    numerals = [fitted(text, n) for n in found(text, mask(text, sign_alone()))]
    numerals = [n for n in numerals if n.form != "digits" or stands_free(text, n)]
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
    return tuple(carried(text, before, amount) for before, amount in zip((None, *out), out, strict=False))


def stands_free(text: str, numeral: Numeral) -> bool:
    """Whether digits are not grown together with more than a unit's letters: "9AB8" and "4x4" hold no quantity."""
    grown = re.match(r"[A-Za-z]\w*", text[numeral.end : numeral.end + 12])
    if grown is None or text[numeral.end - 1].isalpha():
        return True
    return len(grown.group()) <= 4 and not any(c.isdigit() for c in grown.group()[:-1])


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
    if sign_before(text, numeral.start) or MANY_AFTER.match(text, numeral.end):
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
    if own and BY.search(before):
        return None
    comes_from = FROM.search(before)
    if comes_from and re.fullmatch(r"(?:\s+\w+)?\s+to\s+", gap):
        if CHANGE.search(before[: comes_from.start()]):
            return "change"
        return "range" if ordered(first, second) else None
    if not JOINT.fullmatch(gap):
        return None
    if ordered(first, second):
        return "range"
    return "score" if "-" in gap and not unit_of_second else None


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
    """The range of two numerals."""
    a, b = shared(first, second)
    opening = sign_before(text, first.start)
    start = opening.start if opening else first.start
    word = BETWEEN.search(text[max(0, start - 20) : start]) or FROM.search(text[max(0, start - 20) : start])
    bound = bound_before(text, start)
    begin = start - len(word.group()) if word else bound.start
    unit = unit_after(text, second.end) or sign_before(text, second.start) or opening or unit_after(text, first.end)
    end = unit.end if unit and unit.start >= second.end else second.end
    return Amount(begin, end, (first.start, second.end), None, a.value, b.value, "between", a.form, unit, bound.new)


def single(text: str, numeral: Numeral) -> Amount:
    """One numeral with its bound and unit."""
    start, end, value = numeral.start, numeral.end, numeral.value
    sign = sign_before(text, start)
    if sign:
        start = sign.start
        if value is not None and text[sign.end - 1] == "-":
            value = -value
    minus = MINUS.search(text[max(0, start - 8) : start])
    if minus and value is not None:
        start, value = start - len(minus.group()), -value
    unit = sign or unit_after(text, end)
    end = max(end, unit.end) if unit else end
    number = (numeral.start, numeral.end)
    if numeral.form == "absence":
        return Amount(start, end, number, 0.0, 0.0, 0.0, "exactly", "absence")
    bound = bound_before(text, start)
    comparator = bound.comparator
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
    match = re.compile(r"\s+times\b").match(text, at)
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
