"""The grammar: patterns over token classes, read from grammar.yaml and compiled to regular expressions over codes."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from counterclaim.reading.periods.tokens import Alphabet, Tokens
from counterclaim.reading.periods.vocabulary import vocabulary

GRAMMAR = files(__package__) / "grammar.yaml"
SYMBOL = re.compile(r"\s*(?:(?P<name>[a-z_]+)=|'(?P<literal>[^']+)'|(?P<word>\w+)|(?P<mark>[()|?*+]))")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One pattern and the kind of expression that it finds. What else it fixes beforehand stands beside it."""

    kind: str
    pattern: str
    value: str = ""
    number: int | None = None
    shift: int = 0
    year_of_text: bool = False
    guarded: bool = False


class GrammarFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """grammar.yaml."""

    macros: dict[str, str]
    rules: tuple[Rule, ...]


class Match:
    """A rule that holds at tokens `first` to `last` (not included), with the tokens of its named parts."""

    __slots__ = ("_found", "_names", "first", "last", "rule", "tokens")

    def __init__(self, rule: Rule, tokens: Tokens, found: re.Match[str], names: dict[str, list[str]]) -> None:
        self.rule = rule
        self.tokens = tokens
        self._found = found
        self._names = names
        self.first, self.last = found.span()

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens.spans[self.first][0]

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.tokens.spans[self.last - 1][1]

    @property
    def text(self) -> str:
        """The words matched."""
        return self.tokens.text[self.start : self.end]

    def span_of(self, name: str) -> tuple[int, int]:
        """Where the part `name` stands, as offsets. Raises KeyError where the rule did not find it."""
        for group in self._names[name]:
            first, last = self._found.span(group)
            if first >= 0:
                return self.tokens.spans[first][0], self.tokens.spans[last - 1][1]
        raise KeyError(name)

    def every(self, name: str) -> list[list[str]]:
        """The tokens, in lower case, of each place where part `name` was found."""
        spans = [self._found.span(group) for group in self._names.get(name, ())]
        return [self.tokens.words(start, end) for start, end in spans if start >= 0]

    def part(self, name: str) -> list[str]:
        """The tokens of the first of them, empty where there is none."""
        found = self.every(name)
        return found[0] if found else []

    def word(self, name: str) -> str:
        """Its first token, "" where there is none."""
        found = self.part(name)
        return found[0] if found else ""


class Grammar:
    """All rules, compiled once. `matches` is the single pass."""

    def __init__(self, source: GrammarFile) -> None:
        expanded = [_expanded(rule.pattern, source.macros) for rule in source.rules]
        literals = {found["literal"] for text in expanded for found in SYMBOL.finditer(text) if found["literal"]}
        self.alphabet = Alphabet(vocabulary(), literals)
        self.rules: list[tuple[Rule, re.Pattern[str], dict[str, list[str]]]] = []
        bare: list[str] = []
        for rule, text in zip(source.rules, expanded, strict=True):
            compiled, names = _compiled(text, self.alphabet)
            self.rules.append((rule, re.compile(compiled), names))
            bare.append(re.sub(r"\?P<\w+>", "?:", compiled))
        self._any = re.compile("|".join(bare))

    def matches(self, text: str) -> list[Match]:
        """Every place where a rule holds, leftmost and then longest, none overlapping another."""
        tokens = self.alphabet.tokens(text)
        found: list[Match] = []
        at = 0
        while hit := self._any.search(tokens.codes, at):
            best = self._longest(tokens, hit.start())
            found.append(best)
            at = best.last
        return found

    def _longest(self, tokens: Tokens, at: int) -> Match:
        best: Match | None = None
        for rule, pattern, names in self.rules:
            found = pattern.match(tokens.codes, at)
            if found and (best is None or found.end() > best.last):
                best = Match(rule, tokens, found, names)
        if best is None:
            raise AssertionError("a rule held in the first pass and not in the second")
        return best


def _expanded(pattern: str, macros: dict[str, str]) -> str:
    """`pattern` with its macros written out, each in parentheses."""

    def written_out(found: re.Match[str]) -> str:
        word = found["word"]
        if word is not None and word in macros:
            return f" ({_expanded(macros[word], macros)})"
        return found[0]

    return SYMBOL.sub(written_out, pattern)


def _compiled(pattern: str, alphabet: Alphabet) -> tuple[str, dict[str, list[str]]]:
    """`pattern` as a regular expression over codes, and the groups that stand for each name."""
    out: list[str] = []
    names: dict[str, list[str]] = {}
    depths: list[bool] = []
    named = False
    at = 0
    for found in SYMBOL.finditer(pattern):
        if found.start() != at:
            raise ValueError(f"unreadable pattern at '{pattern[at:]}'")
        at = found.end()
        if found["name"]:
            group = f"{found['name']}_{len(names.get(found['name'], ()))}"
            names.setdefault(found["name"], []).append(group)
            out.append(f"(?P<{group}>")
            named = True
        elif found["mark"] == "(":
            depths.append(named)
            named = False
            out.append("(?:")
        elif found["mark"] == ")":
            out.append("))" if depths.pop() else ")")
        elif found["mark"]:
            out.append(found["mark"])
        else:
            wanted = found["word"] or f"'{found['literal']}'"
            out.append(f"[{alphabet.members(wanted)}]" + (")" if named else ""))
            named = False
    if pattern[at:].strip():
        raise ValueError(f"unreadable pattern at '{pattern[at:]}'")
    return "".join(out), names


@cache
def grammar() -> Grammar:
    """The grammar, read and compiled once a process."""
    return Grammar(msgspec.convert(yaml.load(GRAMMAR.read_bytes(), yaml.CSafeLoader), GrammarFile))
