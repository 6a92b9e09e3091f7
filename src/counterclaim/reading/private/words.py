"""The words of `private.yaml`, and the runs of capitalised words that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from counterclaim.records import Span
from counterclaim.theatres import offices

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
"""A word of a name: letters, joined by hyphens and apostrophes."""
SUFFIX = re.compile(r"['’]s?$")
HEAD = re.compile(r" (?:of|for|to|in|at)\b.*")
LONGEST = 7
"""Most words of a name; a longer run is a headline or a title."""


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The word lists of `private.yaml`."""

    roles: frozenset[str]
    belongings: frozenset[str]
    honorifics: frozenset[str]
    ranks: frozenset[str]
    offices: frozenset[str]
    private_bodies: frozenset[str]
    things: frozenset[str]
    harmed: frozenset[str]
    acted: frozenset[str]
    particles: frozenset[str]
    before_places: frozenset[str]


@cache
def words() -> Words:
    """The lists, read once."""
    import yaml

    written = (files(__package__) / "private.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(written, Loader=yaml.CSafeLoader), Words)


@cache
def office_heads() -> frozenset[str]:
    """The words by which a phrase names a public office: `minister`, `spokesman`, `head`."""
    listed = [w for office in offices().offices if office.role in {"person", "spokesperson"} for w in office.words]
    heads = {HEAD.sub("", written.lower()).split()[-1] for written in listed}
    # What speaks for a body without being somebody is no title of a person.
    return (
        frozenset(heads | words().offices) - words().roles - {"service", "office", "statement", "statements", "website"}
    )


class Run(NamedTuple):
    """Capitalised words side by side: where each stands."""

    pieces: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return self.pieces[0][0], self.pieces[-1][1]


def runs(text: str) -> Iterator[Run]:
    """Runs of words that begin with a capital letter, particles of names between them and initials with their stop."""
    at: list[Span] = []
    held: list[Span] = []
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        possessive = SUFFIX.search(word)
        if possessive:
            end -= len(possessive.group())
            word = word[: -len(possessive.group())]
        last = (held or at)[-1][1] if at else None
        if last is not None and not _joined(text[last:start]):
            if at:
                yield Run(tuple(at))
            at, held = [], []
        if _capital(word):
            initial = end < len(text) and text[end] == "." and sum(map(str.isalpha, word)) == 1
            at += [*held, (start, end + initial)]
            held = []
        elif at and word.lower() in words().particles:
            held.append((start, end))
        elif at:
            yield Run(tuple(at))
            at, held = [], []
        if possessive and at:
            yield Run(tuple(at))
            at, held = [], []
    if at:
        yield Run(tuple(at))


def _capital(word: str) -> bool:
    """Whether a word can be one of a name: with a capital, or one after the particle that it begins with."""
    if word[0].isupper():
        return True
    particle, dash, rest = word.partition("-")
    return bool(dash and rest[:1].isupper() and particle in words().particles)


def _joined(gap: str) -> bool:
    return gap in {" ", "\u00a0", "-", "  ", "\n"}
