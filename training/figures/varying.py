"""Sentences told otherwise at every pass: other numbers in the marks, two sentences in one, words left out.

What befell the counted hangs on none of these, and so the network is kept from learning them by heart.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from counterclaim.reading.figures.likeness.marking import CLOSE, LAST, LONGEST, OPEN
from counterclaim.reading.wordpieces import tokenizer
from training.figures.examples import Example

OTHER_NUMBER, JOINED, LEFT_OUT = 0.5, 0.25, 0.05
"""How often a number becomes another, a sentence is told with another one, and a word is left out."""
MASKED, STOP, SEMICOLON, COMMA = 103, 1012, 1025, 1010
"""Pieces of the tokenizer's vocabulary: one for what is left out, and signs."""
JOINTS = ((SEMICOLON,), (COMMA, 1998), (COMMA, 2096), (1998,))
"""What stands between two sentences in one: ";", ", and", ", while", "and"."""
DIGITS = re.compile(r"(?<![.\d])\d{1,3}(?: ?, ?\d{3})+|(?<![.\d])\d+(?! ?\.\d)")
NAMES = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty"
WORDS = tuple(NAMES.split())
WORD = re.compile(rf"\b(?:{'|'.join(WORDS)})\b")


def varied(one: Example, others: Sequence[Example]) -> Example:
    """A sentence told otherwise, perhaps with another of `others` behind it."""
    made = with_numbers(one)
    if others and random.random() < JOINED:
        made = joined(made, with_numbers(random.choice(others)))
    return Example(made.source, [left_out(piece) for piece in made.pieces], made.at, made.labels)


def left_out(piece: int) -> int:
    """The piece, or now and then one that says nothing."""
    return MASKED if piece > MASKED and random.random() < LEFT_OUT else piece


def joined(first: Example, second: Example) -> Example:
    """Two sentences as one, the first alone where they are too long."""
    head = list(first.pieces)
    while head and head[-1] in (LAST, STOP):
        head.pop()
    head += random.choice(JOINTS)
    if len(head) + len(second.pieces) > LONGEST or first.source != second.source:
        return first
    shift = len(head) - 1
    return Example(
        first.source, [*head, *second.pieces[1:]],
        [*first.at, *(at + shift for at in second.at)], [*first.labels, *second.labels],
    )  # fmt: skip


def with_numbers(one: Example) -> Example:
    """A sentence with other numbers in some of its marks."""
    pieces: list[int] = []
    at: list[int] = []
    done = 0
    for start in one.at:
        end = one.pieces.index(CLOSE, start) if CLOSE in one.pieces[start:] else len(one.pieces)
        pieces += one.pieces[done:start]
        at.append(len(pieces))
        pieces += [OPEN, *another(one.pieces[start + 1 : end])]
        done = end
    return Example(one.source, [*pieces, *one.pieces[done:]], at, one.labels)


def another(number: Sequence[int]) -> list[int]:
    """The pieces of another number with the same bound, or of the same one."""
    if random.random() > OTHER_NUMBER:
        return list(number)
    text = tokenizer().decode(list(number))
    other = DIGITS.sub(lambda told: like(told[0]), text)
    other = WORD.sub(lambda _: random.choice(WORDS), other)
    if other == text:
        return list(number)
    ids: list[int] = tokenizer().encode(other, add_special_tokens=False).ids
    return ids


def like(digits: str) -> str:
    """Another number of about as many digits, never one."""
    size = max(1, len(re.sub(r"\D", "", digits)) + random.choice((-1, 0, 0, 0, 1)))
    number = random.randint(max(2, 10 ** (size - 1)), 10**size - 1)
    return f"{number:,}" if number > 9999 or "," in digits else str(number)
