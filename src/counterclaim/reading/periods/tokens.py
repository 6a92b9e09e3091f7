"""A text as tokens, and each token as one character: the alphabet that the grammar's patterns are written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.reading.periods.vocabulary import Vocabulary

TOKEN = re.compile(
    r"(?P<DECADE_DIGITS>(?:1\d|20)\d0['’]?s\b|['’]\d0s\b)"
    r"|(?P<ISODATE>\b\d{4}-\d{2}-\d{2}(?!\d|-\d))"
    r"|(?P<NUMDATE>\b\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/|-\d{1,2}-)(?:\d{4}|\d{2})(?![\d.]\d|/|-\d))"
    r"|(?P<CLOCK>\b\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\b\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b))"
    r"|(?P<AMPM>(?<![^\W\d_])[ap]\.m\b\.?|(?<![^\W\d_])[ap]m\b)"
    r"|(?P<ORDINAL_DIGITS>\b\d{1,3}(?:,\d{3})?(?:st|nd|rd|th)\b)"
    r"|(?P<DECIMAL>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+(?!\d))"
    r"|(?P<DIGITS>\d+)"
    r"|(?P<POSSESSIVE>['’]s?\b)"
    r"|(?P<LETTERS>[^\W\d_]+)"
    r"|(?P<BREAK>\n[ \t\r]*\n)"
    r"|(?P<MARK>[^\w\s])"
)
SHAPES = frozenset(TOKEN.groupindex) | {"SMALL", "YEAR", "FOUR_DIGITS", "INTEGER"}
"""Classes that the form of a token gives; those of words are in vocabulary.yaml."""

DASHES = frozenset("–—−‐‑")
FIRST_CODE = 0x100
DULL = chr(FIRST_CODE)
"""The character of a token that belongs to no class of the grammar."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a text: where each stands and, as one string, the character of each."""

    text: str
    spans: list[tuple[int, int]]
    codes: str

    def words(self, start: int, end: int) -> list[str]:
        """Tokens `start` to `end` (not included) in lower case."""
        return [self.text[s:e].lower() for s, e in self.spans[start:end]]


class Alphabet:
    """One character for every set of classes that some token can belong to at once."""

    def __init__(self, vocabulary: Vocabulary, literals: Iterable[str]) -> None:
        words: dict[str, set[str]] = {literal: {f"'{literal}'"} for literal in literals}
        capitals: dict[str, set[str]] = {}
        for name, members in vocabulary.classes.items():
            for word in members.words:
                (capitals if members.capital else words).setdefault(word, set()).add(name)
        self._codes: dict[frozenset[str], str] = {frozenset(): DULL}
        self.shapes = {name: self._code({name}) for name in sorted(SHAPES)}
        self.plain = {word: self._code({*found, "LETTERS"}) for word, found in words.items() if word.isalpha()}
        self.capital = {word: self._code({*found, *words.get(word, ()), "LETTERS"}) for word, found in capitals.items()}
        self.marks = {word: self._code(found) for word, found in words.items() if not word.isalpha()}
        self.marks |= {dash: self.marks["-"] for dash in DASHES if "-" in self.marks}

    def _code(self, classes: Iterable[str]) -> str:
        return self._codes.setdefault(frozenset(classes), chr(FIRST_CODE + len(self._codes)))

    def members(self, name: str) -> str:
        """The characters of all tokens that belong to class `name`. Raises KeyError where none can."""
        found = "".join(code for classes, code in self._codes.items() if name in classes)
        if not found:
            raise KeyError(name)
        return found

    def tokens(self, text: str) -> Tokens:
        """`text` in tokens. White space is no token, a blank line is one."""
        spans: list[tuple[int, int]] = []
        codes: list[str] = []
        plain, capital, shapes, marks = self.plain, self.capital, self.shapes, self.marks
        letters = shapes["LETTERS"]
        for match in TOKEN.finditer(text):
            shape = match.lastgroup
            span = match.span()
            if shape == "LETTERS":
                word = match[0]
                lower = word.lower()
                code = plain.get(lower, letters)
                if lower in capital and word[0].isupper():
                    code = capital[lower]
            elif shape == "MARK":
                code = marks.get(match[0], DULL)
            elif shape == "DIGITS":
                code = shapes[_shape_of_digits(match[0])]
            else:
                code = shapes[str(shape)]
            spans.append(span)
            codes.append(code)
        return Tokens(text, spans, "".join(codes))


def _shape_of_digits(digits: str) -> str:
    if len(digits) == 4:
        return "YEAR" if "1000" <= digits <= "2999" else "FOUR_DIGITS"
    return "SMALL" if len(digits) <= 2 and 1 <= int(digits) <= 31 else "INTEGER"
