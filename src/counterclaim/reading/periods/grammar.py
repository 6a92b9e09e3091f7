"""The grammar: patterns over token classes, read from grammar.yaml and compiled to regular expressions over codes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from counterclaim.reading.periods.patterns import Pattern, compiled, expanded, literals_in
from counterclaim.reading.periods.tokens import Alphabet, Tokens
from counterclaim.reading.periods.vocabulary import Value, vocabulary
from counterclaim.records import Span

GRAMMAR = files(__package__) / "grammar.yaml"
CORE = "core"
"""The named part that is the expression itself where a rule also needs words around it."""


LOOK = 24
"""Characters before a match that a rule can ask about."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One pattern and the kind of expression that it finds. What else it fixes beforehand stands beside it."""

    kind: str
    pattern: str
    before: str = ""
    """A regular expression that the characters before must end with."""
    after: str = ""
    """A regular expression that the characters behind must begin with."""
    value: str = ""
    number: int | None = None
    shift: int = 0
    way: int | None = None
    """-1 where the words themselves look back ("this past Sunday"), 1 where they look ahead."""
    year_of_text: bool = False
    guarded: bool = False


class GrammarFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """grammar.yaml."""

    macros: dict[str, str]
    rules: tuple[Rule, ...]


class Match:
    """A rule that holds at tokens `first` to `last` (not included), with the tokens of its named parts."""

    __slots__ = ("_found", "_names", "first", "last", "rule", "tokens")

    def __init__(self, rule: Rule, tokens: Tokens, found: re.Match[str], names: Mapping[str, list[str]]) -> None:
        self.rule = rule
        self.tokens = tokens
        self._found = found
        self._names = names
        self.first, self.last = found.span()
        if CORE in names:
            self.first, self.last = self._found.span(names[CORE][0])

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens.found[self.first].start()

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.tokens.found[self.last - 1].end()

    @property
    def passed(self) -> int:
        """The token behind all that the rule took, which may be more than the expression."""
        return self._found.end()

    @property
    def text(self) -> str:
        """The words matched."""
        return self.tokens.text[self.start : self.end]

    def spans_of(self, name: str) -> list[Span]:
        """Where the part `name` stands, in text order, as offsets."""
        spans = [self._found.span(group) for group in self._names.get(name, ())]
        return sorted(self.tokens.span(first, last) for first, last in spans if first >= 0)

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

    def value(self, name: str, *classes: str) -> Value | None:
        """What that token stands for in the first of the classes that has it, None where there is no such token."""
        word = self.word(name)
        return vocabulary().value(word, *classes) if word else None

    def number(self, name: str, *classes: str) -> int | None:
        """The same where the classes hold numbers."""
        value = self.value(name, *classes)
        return None if value is None else int(value)


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule ready to be tried at a token."""

    rule: Rule
    pattern: Pattern
    expression: re.Pattern[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def fits(self, match: Match) -> bool:
        """Whether the characters around the match are those that the rule asks for."""
        text = match.tokens.text
        if self.after is not None and not self.after.match(text, match.end):
            return False
        return self.before is None or self.before.search(text[max(0, match.start - LOOK) : match.start]) is not None


class Grammar:
    """All rules, compiled once. `matches` is the single pass."""

    def __init__(self, source: GrammarFile) -> None:
        written = [expanded(rule.pattern, source.macros) for rule in source.rules]
        self.alphabet = Alphabet(vocabulary(), set().union(*map(literals_in, written)))
        patterns = [compiled(text, self.alphabet) for text in written]
        self._rules = [
            CompiledRule(rule, pattern, re.compile(pattern.expression), _near(rule.before, "$"), _near(rule.after))
            for rule, pattern in zip(source.rules, patterns, strict=True)
        ]
        first = frozenset[str]().union(*(pattern.first for pattern in patterns))
        self._starts = re.compile(f"[{''.join(sorted(first))}]")
        self._beginning: dict[str, tuple[CompiledRule, ...]] = {}

    def matches(self, text: str) -> list[Match]:
        """Every place where a rule holds, leftmost and then longest, none overlapping another."""
        tokens = self.alphabet.tokens(text)
        codes, search, beginning = tokens.codes, self._starts.search, self._beginning
        found: list[Match] = []
        at = 0
        while hit := search(codes, at):
            at = hit.start()
            two = codes[at : at + 2]
            rules = beginning[two] if two in beginning else self._beginning_with(two)
            best = _longest(rules, tokens, at) if rules else None
            if best is not None:
                found.append(best)
                at = best.passed
            else:
                at += 1
        return found

    def _beginning_with(self, two: str) -> tuple[CompiledRule, ...]:
        """The rules that can hold where these two codes stand, in the order of the grammar; looked up once for each."""
        rules = tuple(rule for rule in self._rules if rule.pattern.may_begin(two))
        self._beginning[two] = rules
        return rules


def _near(expression: str, end: str = "") -> re.Pattern[str] | None:
    return re.compile(f"(?:{expression}){end}", re.IGNORECASE) if expression else None


def _longest(rules: Sequence[CompiledRule], tokens: Tokens, at: int) -> Match | None:
    """The longest match at token `at`, the first such rule where several are as long."""
    best: Match | None = None
    for rule in rules:
        found = rule.expression.match(tokens.codes, at)
        if found and (best is None or found.end() > best.passed):
            match = Match(rule.rule, tokens, found, rule.pattern.names)
            if rule.fits(match):
                best = match
    return best


@cache
def grammar() -> Grammar:
    """The grammar, read and compiled once a process."""
    return Grammar(msgspec.convert(yaml.load(GRAMMAR.read_bytes(), yaml.CSafeLoader), GrammarFile))
