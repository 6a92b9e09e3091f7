"""Numbers as they stand in expressions of time: "24", "twenty-four", "two and a half", "a couple of"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from counterclaim.reading.periods.vocabulary import vocabulary

VAGUE = None
"""What a number without a number ("several") gives."""

LONGEST = 15
"""Characters of the longest word that is read as a number; more digits than that count no time."""


def number_of(words: Sequence[str]) -> Fraction | None:
    """The value of a numeral phrase in lower-case tokens, None where it is vague ("a few", "dozens of")."""
    known = vocabulary()
    total, group, seen = Fraction(0), Fraction(0), False
    position = 0
    while position < len(words):
        word = words[position]
        if len(word) > LONGEST:
            return VAGUE
        if "/" in words[position + 1 : position + 2] and word.isdigit():
            total += Fraction(int(word), max(int(words[position + 2]), 1))
            seen, position = True, position + 3
            continue
        position += 1
        if word.replace(",", "").replace(".", "").isdigit():
            group, seen = group + Fraction(word.replace(",", "")), True
        elif word in known.classes["CARDINAL"].words:
            group, seen = _joined(group, known.number(word, "CARDINAL")), True
        elif word in known.classes["MAGNITUDE"].words:
            group, seen = (group or Fraction(1)) * known.number(word, "MAGNITUDE"), True
            if group >= 1000:
                total, group = total + group, Fraction(0)
        elif word == "half":
            total, seen = total + Fraction(1, 2), True
        elif word == "couple":
            return Fraction(2)
        elif word in known.classes["VAGUE"].words:
            return VAGUE
    if not seen and {"a", "an"} & set(words) and "number" not in words:
        return Fraction(1)
    return total + group if seen else VAGUE


def _joined(group: Fraction, value: int) -> Fraction:
    """ "nineteen ninety-four" and "twenty twelve" read as hundreds; "twenty four" as a sum."""
    if 10 <= group <= 99 and value >= 10:
        return group * 100 + value
    return group + value


def ordinal_of(words: Sequence[str]) -> int:
    """The value of "third", "3rd", "twenty-third", "two hundred and second"."""
    known = vocabulary()
    total = 0
    for word in words:
        digits = "".join(c for c in word if c.isdigit())
        if digits:
            total += int(digits) if len(digits) <= LONGEST else 0
        elif word in known.classes["ORDINAL"].words:
            value = known.number(word, "ORDINAL")
            total = total * value if value >= 100 and total else total + value
        elif word in known.classes["CARDINAL"].words:
            total += known.number(word, "CARDINAL")
        elif word in known.classes["MAGNITUDE"].words:
            total = (total or 1) * known.number(word, "MAGNITUDE")
    return total
