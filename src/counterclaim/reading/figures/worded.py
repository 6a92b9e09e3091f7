"""Numbers in words (Quirk et al., A Comprehensive Grammar of the English Language, 6.63 ff.), as many as a run holds.

A number is a row of groups, each of a smaller scale than the one before ("two million | three hundred thousand | and
five"); a group is one to ninety-nine, hundreds, a half or decimals, and the scales that multiply it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from counterclaim.reading.figures.digits import LARGEST
from counterclaim.reading.figures.lexicon import numerals

WORD = re.compile(r"(?:\s{1,2}|-)?([a-z]+)(?![^\W_])")
CENTURIES = frozenset([17, 18, 19, 20])


@dataclass(frozen=True, slots=True)
class Worded:
    """One number in words; `value` None where it is too large for a number of things. `scale` is the worth of its
    last scale words, `mantissa` what stands before them."""

    start: int
    end: int
    value: Decimal | None
    mantissa: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)
    names: bool = False
    """It is no quantity: an ordinal ("twenty-third"), a year ("nineteen eighty-four")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a run, `joined` to the one before by a hyphen."""

    word: str
    start: int
    end: int
    joined: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A group read: its value, its scale and the piece after it."""

    value: Decimal
    mantissa: Decimal
    scale: Decimal
    after: int


@cache
def scales() -> dict[str, int]:
    """Words that multiply by a thousand or more, plurals too ("two millions")."""
    large = {word: worth for word, worth in numerals().scales.items() if worth >= 1000}
    return large | {f"{word}s": worth for word, worth in large.items()}


@cache
def fused() -> dict[str, tuple[str, str]]:
    """Words grown together: "twentytwo", "fivehundred"."""
    lexicon = numerals()
    tens = [w for w, v in lexicon.cardinals.items() if v >= 20]
    ones = [w for w, v in lexicon.cardinals.items() if 1 <= v <= 9]
    pairs = [(a, b) for a in tens for b in ones] + [(a, b) for a in lexicon.cardinals for b in lexicon.scales]
    return {a + b: (a, b) for a, b in pairs}


@cache
def vocabulary() -> frozenset[str]:
    """Every word that a run of number words is made of."""
    lexicon = numerals()
    return frozenset(
        [*lexicon.cardinals, *lexicon.scales, *scales(), "hundreds", *fused(), *lexicon.ordinals, "and", "a", "an",
         "point", "half", "quarter", "quarters"]
    )  # fmt: skip


@cache
def openers() -> frozenset[str]:
    """Words that a number in words can begin with."""
    lexicon = numerals()
    return frozenset([*lexicon.cardinals, *lexicon.scales, *fused(), "a", "an"])


def run_of(text: str, at: int) -> list[Piece]:
    """The words of the run that begins at `at` of a text in lower case, words grown together taken apart."""
    known, grown = vocabulary(), fused()
    out: list[Piece] = []
    while match := WORD.match(text, at):
        word = match[1]
        if word not in known or (not out and match.start(1) != at):
            break
        joined = text[at] == "-"
        if word in grown:
            first, second = grown[word]
            middle = match.start(1) + len(first)
            out += (Piece(first, match.start(1), middle, joined), Piece(second, middle, match.end(), True))
        else:
            out.append(Piece(word, *match.span(1), joined))
        at = match.end()
    return out


def numbers(run: Sequence[Piece]) -> list[Worded]:
    """The numbers of a run, with ordinals and years in words."""
    out: list[Worded] = []
    at = 0
    while at < len(run):
        read = number_at(run, at)
        if read is None:
            at += 1
            continue
        one, after = read
        ordinal = ordinal_end(run, after)
        if ordinal is not None:
            one, after = replace(one, end=run[ordinal - 1].end, names=True), ordinal
        elif out and run[at - 1].end == out[-1].end and is_year(out[-1], one, run, after):
            one = replace(one, start=out.pop().start, names=True)
        out.append(one)
        at = after
    return out


def is_year(first: Worded, second: Worded, run: Sequence[Piece], after: int) -> bool:
    """Whether two numbers in a row are a year: "nineteen eighty-four", not so "nineteen thirty-tonne tanks"."""
    if first.value is None or second.value is None or first.scale != 1 or second.scale != 1:
        return False
    return first.value in CENTURIES and 10 <= second.value <= 99 and (after >= len(run) or not run[after].joined)


def ordinal_end(run: Sequence[Piece], after: int) -> int | None:
    """Where an ordinal ends that the number before piece `after` is the beginning of: "twenty-third", "one hundred and
    first". None where it is a number."""
    lexicon = numerals()
    at = after + 1 if after < len(run) and run[after].word == "and" else after
    if at >= len(run) or run[at].word not in lexicon.ordinals:
        return None
    last = lexicon.cardinals.get(run[after - 1].word)
    rank = lexicon.ordinals.index(run[at].word) + 1
    of_scale = rank > lexicon.ordinals.index("ninetieth") + 1
    tens = last is not None and last >= 20 and rank < 10 and at == after
    begins = after - 2 >= 0 and run[after - 2].word == "a"
    if tens and run[at].word == "second" and begins:
        return None
    return at + 1 if tens or of_scale or last is None else None


def number_at(run: Sequence[Piece], at: int) -> tuple[Worded, int] | None:
    """The number that begins at piece `at`, and the piece after it."""
    first = group_at(run, at)
    if first is None:
        return None
    total, group = first.value, first
    while group.scale > 100 and group.after < len(run):
        following = group_at(run, group.after + (run[group.after].word == "and"), counted=True)
        if following is None or following.value >= group.scale:
            break
        group = following
        total += group.value
    start, end = run[at].start, run[group.after - 1].end
    if total > LARGEST:
        return Worded(start, end, None), group.after
    only = group is first
    return Worded(
        start, end, total, first.mantissa if only else total, first.scale if only else Decimal(1)
    ), group.after


def group_at(run: Sequence[Piece], at: int, *, counted: bool = False) -> Group | None:
    """The group at piece `at`; a bare scale is one only if not `counted` on from another group."""
    lexicon = numerals()
    value, here = small_at(run, at)
    if here == at:
        if at < len(run) and run[at].word in ("a", "an") and not counted:
            here = at + 1
        if here >= len(run) or run[here].word not in lexicon.scales or counted:
            return None
        value = Decimal(1)
    here, value = with_part(run, here, value)
    scale = Decimal(1)
    if here < len(run) and run[here].word in ("hundred", "hundreds", "dozen"):
        scale = Decimal(12 if run[here].word == "dozen" else 100)
        value, here = value * scale, here + 1
        if scale == 100:
            value, here, scale = with_rest(run, here, value)
    mantissa = value / scale
    while here < len(run) and run[here].word in scales():
        worth = scales()[run[here].word]
        if value <= LARGEST:
            value, scale = value * worth, scale * worth
            mantissa = value / scale
        here += 1
    if scale > 1:
        halves = half_after(run, here)
        if halves is not None and scale != 100:
            value, here = value + scale * halves[0], halves[1]
    return Group(value, mantissa, scale, here)


def with_rest(run: Sequence[Piece], at: int, value: Decimal) -> tuple[Decimal, int, Decimal]:
    """Hundreds with what follows them below a hundred: "(two hundred) and fifty-three"; value, next piece, scale."""
    begin = at + (at < len(run) and run[at].word == "and")
    rest, here = small_at(run, begin)
    another = here < len(run) and run[here].word in ("hundred", "dozen")
    if here == begin or another or not rest:
        return value, at, Decimal(100)
    return value + rest, here, Decimal(1)


def small_at(run: Sequence[Piece], at: int) -> tuple[Decimal, int]:
    """Zero to ninety-nine at piece `at`, and the piece after it; that is `at` itself where there is none."""
    cardinals = numerals().cardinals
    if at >= len(run) or run[at].word not in cardinals:
        return Decimal(0), at
    value = cardinals[run[at].word]
    if value >= 20 and at + 1 < len(run) and 0 < cardinals.get(run[at + 1].word, 0) < 10:
        return Decimal(value + cardinals[run[at + 1].word]), at + 2
    return Decimal(value), at + 1


def with_part(run: Sequence[Piece], at: int, value: Decimal) -> tuple[int, Decimal]:
    """A small number with its decimals or half: "one point five", "two and a half"."""
    cardinals = numerals().cardinals
    if at + 1 < len(run) and run[at].word == "point":
        here = at + 1
        decimals = ""
        while here < len(run) and here < at + 7 and cardinals.get(run[here].word, 10) < 10:
            decimals += str(cardinals[run[here].word])
            here += 1
        if decimals:
            return here, value + Decimal(f"0.{decimals}")
    halves = half_after(run, at)
    return (halves[1], value + halves[0]) if halves is not None else (at, value)


def half_after(run: Sequence[Piece], at: int) -> tuple[Decimal, int] | None:
    """ "and a half", "and a quarter", "and three quarters" at piece `at`: its worth and the piece after it."""
    worth = PARTS.get(" ".join(piece.word for piece in run[at : at + 3]))
    return (worth, at + 3) if worth else None


PARTS = {"and a half": Decimal("0.5"), "and a quarter": Decimal("0.25"), "and three quarters": Decimal("0.75")}
