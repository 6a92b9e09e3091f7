"""A text as tokens, and each token as one character: the alphabet that the grammar's patterns are written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.reading.periods.vocabulary import Vocabulary

TOKEN = re.compile(
    r"(?P<AMPM>(?<![^\W\d_])[ap]\.m\b\.?|(?<![^\W\d_])[ap]m\b)"
    r"|(?P<QUARTER_DIGIT>\bQ[1-4]\b)|(?P<HALF_DIGIT>\bH[12]\b)"
    r"|(?P<LETTERS>[^\W\d_]+)"
    r"|(?P<DECADE_DIGITS>(?:1\d|20)\d0['’]?s\b|['’]\d0s\b)|(?P<DECADE_SHORT>\b[2-9]0s\b)"
    r"|(?P<ISODATE>\b\d{4}(?:-\d{2}-|/\d{2}/)\d{2}(?!\d|[-/]\d))"
    r"|(?P<NUMDATE>\b\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/|-\d{1,2}-)(?:\d{4}|\d{2})(?![\d.]\d|/|-\d))"
    r"|(?P<CLOCK>\b\d{1,2}[h:]\d{2}(?::\d{2})?(?![\d:])|\b\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b))"
    r"|(?P<ORDINAL_DIGITS>\b\d{1,3}(?:,\d{3})?(?:st|nd|rd|th)\b)"
    r"|(?P<DECIMAL>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+(?!\d))"
    r"|(?P<DIGITS>\d+)"
    r"|(?P<POSSESSIVE>['’]s?\b)"
    r"|(?P<BREAK>\n[ \t\r]*\n)"
    r"|(?P<MARK>[^\w\s])"
)
SHAPES = frozenset(TOKEN.groupindex) | {"SMALL", "YEAR", "FOUR_DIGITS", "INTEGER", "OVER", "APOSTROPHE"}
"""Classes that the form of a token gives; those of words are in vocabulary.yaml. SMALL can be the day of a month; OVER
has one or two digits and cannot."""

APOSTROPHES = frozenset("'’")
DASHES = frozenset("–—−‐‑")
FIRST_CODE = 0x100
DULL = chr(FIRST_CODE)
"""The character of a token that belongs to no class of the grammar."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a text: the match of each and, as one string, the character of each."""

    text: str
    found: list[re.Match[str]]
    codes: str

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of tokens `first` to `last` (not included)."""
        return self.found[first].start(), self.found[last - 1].end()

    def words(self, first: int, last: int) -> list[str]:
        """Tokens `first` to `last` (not included) in lower case."""
        return [match[0].lower() for match in self.found[first:last]]


class Alphabet:
    """One character for every set of classes that some token can belong to at once."""

    def __init__(self, vocabulary: Vocabulary, literals: Iterable[str]) -> None:
        words: dict[str, set[str]] = {literal: {f"'{literal}'"} for literal in literals}
        capitals: dict[str, set[str]] = {}
        for name, members in vocabulary.classes.items():
            for word in members.words:
                (capitals if members.capital else words).setdefault(word, set()).add(name)
        self._codes: dict[frozenset[str], str] = {frozenset(): DULL}
        self._shapes = {name: self._code({name}) for name in sorted(SHAPES)}
        self._shapes["OVER"] = self._code({"OVER", "INTEGER"})
        self._known: dict[str, str] = {}
        for word, names in words.items():
            if word.isalpha():
                code = self._code({*names, "LETTERS"})
                self._known |= dict.fromkeys((word, word.capitalize(), word.upper()), code)
            elif word not in APOSTROPHES:  # which are marks or possessives
                self._known[word] = self._code(names)
        for word, names in capitals.items():
            code = self._code({*names, *words.get(word, ()), "LETTERS"})
            self._known |= dict.fromkeys((word.capitalize(), word.upper()), code)
        self._known |= {dash: self._known["-"] for dash in DASHES if "-" in self._known}

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
        found = list(TOKEN.finditer(text))
        known, letters, shape = self._known.get, self._shapes["LETTERS"], self._code_of_shape
        codes = [known(match[0]) or (letters if match.lastgroup == "LETTERS" else shape(match)) for match in found]
        return Tokens(text, found, "".join(codes))

    def _code_of_shape(self, match: re.Match[str]) -> str:
        if match.lastgroup == "MARK":
            return self._shapes["APOSTROPHE"] if match[0] in APOSTROPHES else DULL
        if match.lastgroup == "DIGITS":
            return self._shapes[_shape_of_digits(match[0])]
        return self._shapes[str(match.lastgroup)]


def _shape_of_digits(digits: str) -> str:
    if len(digits) == 4:
        return "YEAR" if "1000" <= digits <= "2999" else "FOUR_DIGITS"
    if len(digits) > 2:
        return "INTEGER"
    return "SMALL" if 1 <= int(digits) <= 31 else "OVER"
