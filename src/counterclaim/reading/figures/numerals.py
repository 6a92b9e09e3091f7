"""Numerals of a text and what they are worth: digits, words, scales, fractions, vague numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from counterclaim.reading.figures.lexicon import numerals

MOST_DIGITS = 15
"""A float holds every whole number of this many digits; nothing that news counts has more."""

Form = Literal["digits", "words", "vague", "fraction", "indefinite", "multiple", "absence"]

DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]\d)"
    r"|\d{1,3}(?:[ '’]\d{3})+(?![\d.,]?\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.,]\d)"
    r"|\d+(?:\.\d+)?"
    r"|(?<![\d\w])\.\d+"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral of the text. A vague one (`dozens`) has no value but a range from `low` to `high`; an indefinite one
    (`several`) only `low`. `mantissa` is the number before its scale word (4.5 of "4.5 billion"), `scale` that word's
    worth."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    form: Form
    mantissa: float = 0.0
    scale: float = 1.0
    short_scale: bool = False

    def scaled(self, factor: float) -> Numeral:
        """The same numeral times `factor`, in the scale of its neighbour: 89 of "89 to 93 billion"."""
        if self.value is None:
            return self
        value = self.value * factor
        return replace(self, value=value, low=value, high=value, scale=self.scale * factor)


@cache
def grammar() -> re.Pattern[str]:
    """One pattern for all numerals, the parts named for the form."""
    lexicon = numerals()
    cardinals = "|".join(sorted(lexicon.cardinals, key=len, reverse=True))
    scales = "|".join(lexicon.scales)
    short = "|".join(sorted(lexicon.short_scales, key=len, reverse=True))
    vague = "|".join(lexicon.vague)
    openers = "|".join(sorted(lexicon.vague_openers, key=len, reverse=True)).replace(" ", r"\s+")
    fractions = "|".join(f for f in lexicon.fractions if f != "half")
    indefinite = "|".join(sorted(lexicon.indefinite, key=len, reverse=True)).replace(" ", r"\s+")
    word = rf"(?:{cardinals}|{scales})"
    absences = "|".join(lexicon.absences)
    small = r"one|two|three|four|five|six|seven|eight|nine"
    return re.compile(
        rf"(?P<vague>\b(?:(?:{openers})\s+(?:{scales}|{vague})|(?:{vague}))(?:\s+of\s+(?:{vague}))*\b)"
        rf"|(?P<fraction>\b(?:a|{small})[\s-]+(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?\b"
        rf"(?=\s+(?:of|the)\b)|\b(?:{small})[\s-](?:{fractions})s\b|\bone (?:in|out of) (?:{cardinals})\b"
        rf"|\b[1-9]\s?/\s?\d{{1,3}}\b(?=\s+of\b)|[½⅓¼¾⅔])"
        r"|(?P<multiple>\b(?:twice|thrice)\b)"
        rf"|(?P<half>\bhalf(?:\s+a\s+(?P<halved>million|billion|dozen|thousand)\b|(?=\s+(?:of|the|its|their|his|her)\b)))"
        rf"|(?P<words>\b(?:(?:a|an)\s+(?={scales}))?{word}(?:-?{word})?"
        rf"(?:\s+and\s+a\s+half\b|(?:\s+and\s+|\s+|-){word})*\b)"
        r"|(?P<power>\d+(?:\.\d+)?\s?[×x]\s?10\^?-?\d+)"
        rf"|(?P<digits>{DIGITS})(?:(?:\s|-)?(?P<scale>(?i:{scales})(?:\s+(?i:{scales}))?)\b"
        rf"|\s?(?P<short>{short})(?![\w²³/]))?"
        rf"|(?P<absence>\bno(?=\s+(?:(?:civilian|military|human|reported|further|immediate|serious|other)\s+)?(?:{absences})\b)"
        r"|\b(?:no one|nobody|none)\b(?=[\w\s]{0,24}\b(?:killed|injured|hurt|wounded|died|harmed|dead)\b))"
        rf"|(?P<indefinite>(?<!\bas )(?<!\bso )(?<!\bhow )(?<!\btoo )\b(?:{indefinite})\b)",
        re.IGNORECASE,
    )


def found(text: str, masked: str) -> tuple[Numeral, ...]:
    """Every numeral of `masked`: `text` with what cannot be a quantity blanked. Spans are into `text`."""
    out: list[Numeral] = []
    for match in grammar().finditer(masked):
        kind = match.lastgroup or ""
        start, end = match.span()
        if match["vague"]:
            low, high = vague_range(match["vague"])
            out.append(Numeral(start, end, None, low, high, "vague"))
        elif match["fraction"]:
            out.append(exact(start, end, fraction(match["fraction"]), "fraction"))
        elif match["multiple"]:
            out.append(exact(start, end, 2.0 if match["multiple"].lower() == "twice" else 3.0, "multiple"))
        elif match["absence"]:
            out.append(exact(start, match.end("absence"), 0.0, "absence"))
        elif match["half"]:
            whole = numerals().scales[match["halved"].lower()] if match["halved"] else 1
            out.append(exact(start, end, whole / 2, "words" if match["halved"] else "fraction"))
        elif match["power"]:
            mantissa, power = re.split(r"\s?[×x]\s?10\^?", match["power"])
            out.append(exact(start, end, float(f"{mantissa}e{power}"), "digits"))
        elif match["words"]:
            out.extend(in_words(match["words"], start))
        elif match["digits"]:
            out.extend(in_digits(match))
        elif kind == "indefinite":
            out.append(Numeral(start, end, None, 3.0, None, "indefinite"))
    return tuple(n for n in out if masked[n.start : n.end] == text[n.start : n.end])


def exact(start: int, end: int, value: float, form: Form) -> Numeral:
    """A numeral that is exactly `value`."""
    return Numeral(start, end, value, value, value, form, mantissa=value)


def vague_range(words: str) -> tuple[float, float]:
    """The range of a vague numeral: "tens of thousands" 10,000 to 100,000, "several hundred" 100 to 1,000."""
    lexicon = numerals()
    low, high = 1.0, 1.0
    parts = re.findall(r"[a-z]+", words.lower())
    counting = [p for p in parts if p in lexicon.vague or p in lexicon.scales]
    for i, part in enumerate(counting):
        span = lexicon.vague.get(part) or lexicon.vague[f"{part}s"]
        low *= span[0]
        high *= span[1] if i == 0 else span[0]
    return low, high


def fraction(words: str) -> float:
    """What a fraction is worth, of one."""
    if words in "½⅓¼¾⅔":
        return {"½": 0.5, "⅓": 1 / 3, "¼": 0.25, "¾": 0.75, "⅔": 2 / 3}[words]
    if "/" in words:
        over, under = words.split("/")
        return float(over) / float(under)
    lexicon = numerals()
    parts = re.findall(r"[a-z]+", words.lower())
    if parts[-1] in lexicon.cardinals:
        return 1 / max(lexicon.cardinals[parts[-1]], 1)
    under_word = parts[-1].removesuffix("s") if parts[-1] != "halves" else "half"
    over_word = parts[0]
    return lexicon.cardinals.get(over_word, 1) / lexicon.fractions[under_word]


def digit_value(written: str) -> float | None:
    """The value of digits with either grouping, None where there are too many to mean a number of things."""
    plain = re.sub(r"[,\s'’]", "", written)
    if plain.count(".") > 1 or re.fullmatch(r"[1-9]\d{0,2}\.000", plain):
        plain = plain.replace(".", "")
    if len(plain.partition(".")[0]) > MOST_DIGITS:
        return None
    return float(plain)


def in_digits(match: re.Match[str]) -> list[Numeral]:
    """A numeral of digits with its scale, as one number."""
    lexicon = numerals()
    mantissa = digit_value(match["digits"])
    if mantissa is None:
        return []
    scale = 1.0
    if match["scale"]:
        for word in match["scale"].lower().split():
            scale *= lexicon.scales[word]
    short = match["short"]
    if short:
        scale = float(lexicon.short_scales[short]) if short in lexicon.short_scales else 1.0
    if short and scale == 1.0:
        return [exact(match.start(), match.end("digits"), mantissa, "digits")]
    value = round(mantissa * scale, 6)
    return [Numeral(*match.span(), value, value, value, "digits", mantissa, scale, bool(short))]


def in_words(words: str, offset: int) -> list[Numeral]:
    """Numbers written in words, as many as the run holds: "five and six" is two, "two hundred and five" one."""
    lexicon = numerals()
    out: list[Numeral] = []
    total, current = 0.0, 0.0
    start = end = -1
    last = 0.0  # worth of the last word of the number that is open; 0 for none
    joined = False

    def close() -> None:
        nonlocal total, current, start, end, last
        if start >= 0:
            value = total + current
            out.append(Numeral(offset + start, offset + end, value, value, value, "words", value))
        total, current, start, end, last = 0.0, 0.0, -1, -1, 0.0

    tokens = list(
        re.finditer(r"and\s+a\s+half|[a-z]+?(?=(?:hundred|thousand|million|billion|dozen)\b)|[a-z]+", words.lower())
    )
    for token in tokens:
        word = token.group()
        if word.startswith("and") and word.endswith("half"):
            if start >= 0 and last < 100:
                current, end, last = current + 0.5, token.end(), 0.5
            continue
        if word == "and":
            joined = True
            continue
        if word in ("a", "an"):
            close()
            start, current, last, joined = token.start(), 1.0, 1.0, False
            continue
        if word in lexicon.scales:
            scale = float(lexicon.scales[word])
            if start < 0 or joined:
                close()
                start, current = token.start(), 1.0
            if scale > 100:
                total, current = total + max(current, 1.0 if not total else current) * scale, 0.0
            else:
                current = max(current, 1.0) * scale
            last, end, joined = scale, token.end(), False
            continue
        value = float(lexicon.cardinals[word])
        continues = start >= 0 and (
            (last >= 100 and value > 0 and (joined or value < last))
            or (20 <= last < 100 and 0 < value < 10 and not joined)
        )
        if last == 12:
            continues = False
        if not continues:
            close()
            start = token.start()
        current, last, end, joined = current + value, value, token.end(), False
    close()
    return out
