"""The notation of grammar.yaml: patterns over token classes, as regular expressions over the codes of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from counterclaim.reading.periods.tokens import Alphabet

SYMBOL = re.compile(r"\s*(?:(?P<name>[a-z_]+)=|'(?P<literal>[^']+)'|(?P<word>\w+)|(?P<mark>[()|?*+]))")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern."""

    expression: str
    names: Mapping[str, list[str]]
    """Named part → the groups that stand for it."""
    first: frozenset[str]
    """The codes that a match can begin with."""
    second: Mapping[str, frozenset[str]]
    """The codes that can follow each of them in a match."""
    alone: frozenset[str]
    """The codes that are a match by themselves."""

    def may_begin(self, two: str) -> bool:
        """Whether a match can begin where these two codes stand (or this one, at the end of the text)."""
        return two[0] in self.alone or two[1:] in self.second.get(two[0], ())


def literals_in(pattern: str) -> set[str]:
    """The words that stand in quotation marks in a pattern whose macros are written out."""
    return {found["literal"] for found in SYMBOL.finditer(pattern) if found["literal"]}


def expanded(pattern: str, macros: Mapping[str, str]) -> str:
    """`pattern` with its macros written out, each in parentheses."""

    def written_out(found: re.Match[str]) -> str:
        word = found["word"]
        if word is not None and word in macros:
            return f" ({expanded(macros[word], macros)})"
        return found[0]

    return SYMBOL.sub(written_out, pattern)


def compiled(pattern: str, alphabet: Alphabet) -> Pattern:
    """`pattern` over the codes of `alphabet`. Raises ValueError where it cannot be read, KeyError for unknown words."""
    names: dict[str, list[str]] = {}
    symbols = _symbols(pattern)
    part = _alternatives(symbols, alphabet, names)
    if symbols.next is not None or part.empty:
        raise ValueError(f"unreadable pattern '{pattern}'")
    return Pattern(part.expression, names, part.first, part.second, part.alone)


@dataclass(frozen=True, slots=True)
class _Part:
    expression: str
    first: frozenset[str] = frozenset()
    second: Mapping[str, frozenset[str]] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()
    empty: bool = True
    """Whether it can match nothing."""

    def then(self, following: _Part) -> _Part:
        """This part and another behind it."""
        return _Part(
            self.expression + following.expression,
            self.first | following.first if self.empty else self.first,
            _merged(
                self.second,
                dict.fromkeys(self.alone, following.first),
                following.second if self.empty else {},
            ),
            (self.alone if following.empty else frozenset()) | (following.alone if self.empty else frozenset()),
            self.empty and following.empty,
        )

    def written(self, expression: str) -> _Part:
        """The same part by another expression."""
        return replace(self, expression=expression)


def _merged(*many: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for one in many:
        for code, following in one.items():
            out[code] = out.get(code, frozenset()) | following
    return out


class _Symbols:
    """The symbols of a pattern, one looked at ahead."""

    def __init__(self, found: Iterator[re.Match[str]]) -> None:
        self._found = found
        self.next = next(found, None)

    def taken(self) -> re.Match[str]:
        taken, self.next = self.next, next(self._found, None)
        if taken is None:
            raise ValueError("a pattern ends too early")
        return taken

    def mark(self, marks: str) -> str:
        """The mark ahead where it is one of `marks`, "" otherwise."""
        ahead = self.next["mark"] if self.next is not None else None
        return ahead if ahead and ahead in marks else ""


def _symbols(pattern: str) -> _Symbols:
    found = list(SYMBOL.finditer(pattern))
    at = 0
    for symbol in found:
        if symbol.start() != at:
            raise ValueError(f"unreadable pattern at '{pattern[at:]}'")
        at = symbol.end()
    if pattern[at:].strip():
        raise ValueError(f"unreadable pattern at '{pattern[at:]}'")
    return _Symbols(iter(found))


def _alternatives(symbols: _Symbols, alphabet: Alphabet, names: dict[str, list[str]]) -> _Part:
    parts = [_sequence(symbols, alphabet, names)]
    while symbols.mark("|"):
        symbols.taken()
        parts.append(_sequence(symbols, alphabet, names))
    return _Part(
        "|".join(part.expression for part in parts),
        frozenset[str]().union(*(part.first for part in parts)),
        _merged(*(part.second for part in parts)),
        frozenset[str]().union(*(part.alone for part in parts)),
        any(part.empty for part in parts),
    )


def _sequence(symbols: _Symbols, alphabet: Alphabet, names: dict[str, list[str]]) -> _Part:
    parts: list[_Part] = []
    while symbols.next is not None and not symbols.mark("|)"):
        parts.append(_repeated(symbols, alphabet, names))
    whole = _Part("")
    for part in reversed(parts):
        whole = part.then(whole)
    return whole


def _repeated(symbols: _Symbols, alphabet: Alphabet, names: dict[str, list[str]]) -> _Part:
    part = _single(symbols, alphabet, names)
    mark = symbols.mark("?*+")
    if not mark:
        return part
    symbols.taken()
    again = part if mark == "?" else replace(part.then(part), alone=part.alone)
    return replace(again, expression=part.expression + mark, empty=part.empty or mark != "+")


def _single(symbols: _Symbols, alphabet: Alphabet, names: dict[str, list[str]]) -> _Part:
    symbol = symbols.taken()
    if symbol["name"]:
        group = f"{symbol['name']}_{len(names.setdefault(symbol['name'], []))}"
        names[symbol["name"]].append(group)
        part = _single(symbols, alphabet, names)
        return part.written(f"(?P<{group}>{part.expression})")
    if symbol["mark"] == "(":
        part = _alternatives(symbols, alphabet, names)
        if symbols.taken()["mark"] != ")":
            raise ValueError("a parenthesis is not closed")
        return part.written(f"(?:{part.expression})")
    if symbol["mark"]:
        raise ValueError(f"'{symbol['mark']}' stands where a class or a word should")
    codes = alphabet.members(symbol["word"] or f"'{symbol['literal']}'")
    return _Part(f"[{codes}]", frozenset(codes), {}, frozenset(codes), empty=False)
