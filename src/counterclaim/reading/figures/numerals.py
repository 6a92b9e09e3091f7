"""Numerals of a text and what they are worth: digits, words, scales, fractions, vague numerals.

The text is gone through word by word; only a word that a numeral can begin with is looked at closer. One pattern for
everything would try all its branches at every letter.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from counterclaim.reading.figures.digits import (
    POWER,
    RAISED,
    RUN,
    UNREADABLE,
    Unread,
    bounded,
    digit_value,
    power_value,
)
from counterclaim.reading.figures.forms import patterns, read_share, readers
from counterclaim.reading.figures.lexicon import numerals
from counterclaim.reading.figures.numeral import Illegible, Numeral, Read, exact
from counterclaim.reading.figures.worded import scales

PARTS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
START = re.compile(rf"(?<![^\W_])[a-z]+|(?<!\d)\d|(?<![\d\w])\.(?=\d)|[{PARTS}]")
"""Where a numeral can begin: a word, a digit, a fraction's sign."""
MIXED = re.compile(r"(?<![\d.,/])(\d{1,3})[ -](\d)/([234568]|10|16)(?![\d/])")
"""1 1/2."""
SLASHED = re.compile(r"[1-9]\s?/\s?\d{1,3}\b(?=\s+of\b)")
WHOLE = re.compile(
    r"\s+(?!wide|long|deep|high|tall|away|from)(?:[a-z-]+\s+){0,2}?(?:[a-z]+s|people|men|women|children)\b"
    r"|\s+(?:from\s+(?:their\s+)?homes?|flee|fled|displaced|uprooted|homeless|in\s+need|without|hungry|starving|at\s+risk|need)\b"
)
"""A plural after a number, or what befalls persons: things that come whole."""
DECIMALS = re.compile(
    r"\s?(?:%|°)|[\s-](?:percent|per\scent|point|degree|km|kilomet|met(?:er|re)|mile|tonn?e?s?\b|euro|dollar)"
)

REST = re.compile(r"\s(?:and\s)?(\d{1,3})\s([a-z]+)\b")


def lowered(text: str) -> str:
    """`text` in lower case, the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def found(text: str, masked: str) -> tuple[list[Numeral], list[Illegible]]:
    """Every numeral of `masked`, `text` with what cannot be a quantity blanked; and what can be none. Spans are into
    `text`."""
    low = lowered(masked)
    table = readers()
    out: list[Read] = []
    done = 0
    for match in START.finditer(low):
        at = match.start()
        if at < done:
            continue
        word = match.group()
        if word.isalpha():
            for reader in table.get(word, ()):
                read = reader(low, at)
                if read:
                    out += read
                    done = read[-1].end
                    break
        else:
            read = read_digits(low, masked, at)
            out += read
            done = read[-1].end if read else at + 1
    whole = [one for one in out if masked[one.start : one.end] == text[one.start : one.end]]
    return [n for n in whole if isinstance(n, Numeral)], [n for n in whole if isinstance(n, Illegible) and n.code]


def read_digits(low: str, written: str, at: int) -> list[Read]:
    """A numeral that begins with a digit, with its scale, as one number."""
    if low[at] in PARTS:
        return [exact(at, at + 1, unicodedata.numeric(low[at]), "fraction")]
    slashed = SLASHED.match(low, at) or MIXED.match(low, at)
    if slashed:
        return [slashed_value(slashed)]
    share = read_share(low, at)
    if share:
        return share
    power = POWER.match(written, at)
    run = RUN.match(low, at)
    if run is None:
        return []
    try:
        if power:
            return [exact(at, power.end(), power_value(power), "digits")]
        return [in_digits(low, written, run)]
    except Unread as unread:
        scale = patterns().scale.match(low, run.end())
        return [Illegible(at, max(m.end() for m in (run, power, scale) if m), unread.code)]


def slashed_value(match: re.Match[str]) -> Numeral:
    """ "3/4 of", "1 1/2"."""
    parts = [int(part) for part in re.findall(r"\d+", match.group())]
    whole, over, under = parts if len(parts) == 3 else (0, *parts)
    if not under:
        return exact(match.start(), match.end(), 0.0, "fraction")
    return exact(match.start(), match.end(), whole + over / under, "digits" if whole else "fraction")


def in_digits(low: str, written: str, run: re.Match[str]) -> Numeral:
    """A numeral of digits with its scale, as one number. Raises Unread for what is none."""
    lexicon = numerals()
    at, end = run.span()
    word = patterns().scale.match(low, end)
    short = None if word else patterns().short.match(written, end)
    measured = bool(word or short or DECIMALS.match(low, end) or written[at - 1 : at] in set("$€£₽₴"))
    counts = not measured and WHOLE.match(low, end) is not None
    if end < len(low) and low[end] in RAISED:
        raise Unread(UNREADABLE)
    mantissa = digit_value(run.group(), counts=counts, measures=measured)
    if end < len(low) and low[end] in PARTS:
        value = mantissa + Decimal(str(unicodedata.numeric(low[end])))
        return exact(at, end + 1, value, "digits")
    scale = Decimal(1)
    if word:
        for part in word["scale"].split():
            scale *= lexicon.scales[part]
        end = word.end()
    elif short:
        scale = Decimal(lexicon.short_scales[short["short"]])
        end = short.end()
    value = bounded(mantissa * scale)
    if word and scale >= 1000:
        rest = smaller_after(low, end, scale)
        if rest:
            value, end = value + rest[0], rest[1]
    worth = float(value)
    return Numeral(at, end, worth, worth, worth, "digits", float(mantissa), float(scale), bool(short))


def smaller_after(low: str, at: int, scale: Decimal) -> tuple[Decimal, int] | None:
    """The rest of "1 million 200 thousand" at `at`: a number of a smaller scale than the one before."""
    match = REST.match(low, at)
    worth = scales().get(match[2]) if match else None
    if match is None or worth is None or int(match[1]) * worth >= scale:
        return None
    return Decimal(int(match[1]) * worth), match.end()
