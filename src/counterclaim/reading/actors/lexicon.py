"""Everything that can begin a mention, as one trie of words per theatre."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from counterclaim.records import Span
from counterclaim.theatres import Country, Description, KnownActor, Office, Theatre, countries, load, offices
from counterclaim.theatres.spelling import Word, keys_in, sound_of, words_in

Form = Literal["name", "adjective", "people", "capital"]
ACRONYM = 6
"""Longest name in capitals that must be written in capitals: "WHO" is not "who"."""
SOUNDING = 7
"""Fewest letters of a body's name that is known in another transliteration: Oukrenergo."""
GAP = frozenset(" -–'’.\"“”«»&/\u00a0\n")
"""What may stand between two words of one name."""
DASH = re.compile(r"\s[-–]\s")
"""A dash between spaces parts what stands on its two sides: "BANGKOK - Air force jets"."""


class Entry(NamedTuple):
    """One thing that some words may mean."""

    kind: Literal["actor", "country", "office", "description", "place"]
    actor: KnownActor | None = None
    short: bool = False
    """A person's family name alone."""
    country: Country | None = None
    form: Form | None = None
    """How the words mean a country; for an actor only `adjective` ("Ta'ang") and `capital` (its seat)."""
    offices: tuple[Office, ...] = ()
    description: Description | None = None
    case: Literal["upper", "title", "any"] = "any"


@dataclass(slots=True)
class Node:
    """A step of the trie."""

    after: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


class Piece(NamedTuple):
    """Words `first` to `last` (the end not included) and what they may mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def of(self, kind: str) -> tuple[Entry, ...]:
        """Its entries of one kind."""
        return tuple(e for e in self.entries if e.kind == kind)


SPOKEN = 5
"""Fewest letters of an abbreviation that papers also write as a word: "Fardc", "Unifil"."""


class Lexicon:
    """The names, countries, offices and descriptions that a theatre knows."""

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre
        self.actors = {actor.id: actor for actor in theatre.actors}
        self.persons_by_sound: dict[str, list[KnownActor]] = {}
        self.bodies_by_sound: dict[str, list[KnownActor]] = {}
        self.epithets: dict[tuple[str, ...], KnownActor] = {}
        """Common nouns → whom they mean in this theatre."""
        self._root = Node()
        for actor in theatre.actors:
            self._add_actor(actor)
        for country in countries().values():
            self._add_country(country)
        towns = (*theatre.signs, *(n for p in theatre.places for n in (p.name, *p.aliases)))
        for name in towns:  # so that no part of it is taken for somebody: Khan in Khan Younis
            if len(keys_in(name)) > 1:
                self._add(name, Entry("place", case="title"))
        by_words: dict[str, list[Office]] = {}
        for office in offices().offices:
            for written in office.words:
                by_words.setdefault(written, []).append(office)
        for written, several in by_words.items():
            self._add(written, Entry("office", offices=tuple(several)))
        for description in (d for d in offices().descriptions if not d.cited):
            for written in description.words:
                self._add(written, Entry("description", description=description))

    def pieces(self, words: Sequence[Word], text: str) -> Iterator[Piece]:
        """The longest match at each word, left to right, without overlaps."""
        at = 0
        while at < len(words):
            piece = self.match(words, at, text)
            if piece is None:
                at += 1
                continue
            yield piece
            at = piece.last

    def match(self, words: Sequence[Word], at: int, text: str) -> Piece | None:
        """The longest match that begins with word `at`."""
        nodes = [self._root]
        best: Piece | None = None
        first = self._root.after.get(words[at].key) if at < len(words) else None
        names = first is not None and any(e.kind == "actor" for e in first.entries)
        owned = False
        for i in range(at, len(words)):
            if i > at and not joined(text, words[i - 1], words[i]):
                break
            following = [node.after[words[i].key] for node in nodes if words[i].key in node.after]
            fitting = tuple(e for node in following for e in node.entries if written_as(e, words[at : i + 1]))
            if owned and names:  # "the UN's envoy" is no envoy to it
                fitting = tuple(e for e in fitting if e.kind != "office")
            if fitting:
                best = Piece(at, i + 1, fitting)
            if i > at and words[i].key == "s" and text[words[i].start - 1] in "'’":
                following += nodes  # "the UN's humanitarian office" is "UN humanitarian office"
                owned = True
            nodes = following
            if not nodes:
                break
        return best

    def offices_called(self, keys: Sequence[str]) -> tuple[Office, ...]:
        """The offices that words, as they are compared, mean."""
        node: Node | None = self._root
        for key in keys:
            node = node.after.get(key) if node is not None else None
        return tuple(o for entry in (node.entries if node is not None else ()) for o in entry.offices)

    def _add_actor(self, actor: KnownActor) -> None:
        for name in (actor.name, *actor.aliases):
            self._add(name, Entry("actor", actor=actor, case=case_of(name)))
        for name in actor.adjectives:
            self._add(name, Entry("actor", actor=actor, form="adjective", case=case_of(name)))
        for name in actor.seats:
            self._add(name, Entry("actor", actor=actor, form="capital", case=case_of(name)))
        for name in actor.epithets:
            self.epithets[keys_in(name)] = actor
        if actor.gender is None or actor.plural:
            single = {n for n in (actor.name, *actor.aliases) if len(keys_in(n)) == 1 and len(n) >= SOUNDING}
            for sound in {sound_of(n) for n in single}:
                self.bodies_by_sound.setdefault(sound, []).append(actor)
            return
        families: set[str] = set()
        for name in (actor.name, *actor.aliases):
            parts = words_in(name)
            if len(parts) > 1 and name[0].isupper() and not has_office_word(parts):
                families.add(family_name(name))
        for family in families - {actor.name, *actor.aliases}:
            self._add(family, Entry("actor", actor=actor, short=True, case="title"))
        for family in families:
            self.persons_by_sound.setdefault(sound_of("".join(keys_in(family))), []).append(actor)

    def _add_country(self, country: Country) -> None:
        forms: tuple[tuple[Form, tuple[str, ...]], ...] = (
            ("name", (country.name, *country.also)),
            ("adjective", country.adjectives),
            ("people", country.peoples),
            ("capital", country.capitals),
        )
        for form, names in forms:
            for name in names:
                self._add(name, Entry("country", country=country, form=form, case=case_of(name)))

    def _add(self, name: str, entry: Entry) -> None:
        node = self._root
        for key in keys_in(name):
            node = node.after.setdefault(key, Node())
        if node is not self._root:
            node.entries.append(entry)


@lru_cache(maxsize=32)
def lexicon(theatre: Theatre) -> Lexicon:
    """The lexicon of a theatre, built once. One that was not merged onto the world gets the world's actors."""
    if theatre.id == "world" and not theatre.actors:
        world = load("world")
        return Lexicon(world)
    return Lexicon(theatre)


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two neighbouring words can belong to one name: no comma, bracket or paragraph between."""
    gap = text[left.end : right.start]
    if gap and not gap.strip(" "):  # where marks stood, read as spaces
        return True
    if len(gap) > 3 or gap.count("\n") > 1 or not set(gap) <= GAP or DASH.fullmatch(gap):
        return False
    ends = gap.startswith(".") and gap[1:2].isspace()
    return not ends or (len(left.text) <= 3 and left.capital and "\n" not in gap)  # "Lt. Col."


def case_of(name: str) -> Literal["upper", "title", "any"]:
    """How a name must be written to be matched."""
    letters = [c for c in name if c.isalpha()]
    if (
        letters
        and all(not c.islower() for c in letters)
        and len(letters) <= ACRONYM
        and any(c.isupper() for c in letters)
    ):
        return "upper"
    return "title" if name[0].isupper() else "any"


def written_as(entry: Entry, words: Sequence[Word]) -> bool:
    """Whether the words are written in the case that the entry asks for."""
    if entry.case == "upper":
        shouted = all(not c.islower() for w in words for c in w.text)
        return shouted or (len(words) == 1 and words[0].capital and len(words[0].text) >= SPOKEN)
    if entry.case == "title":
        return words[0].capital or (len(words) > 1 and words[-1].capital)
    return True


PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "ben", "de", "van", "von", "der", "den", "ter", "di", "da"})
BEFORE_FAMILY = PARTICLES | {"o", "d", "la", "le", "du", "dos"}
"""What stands in a family name before its last word: those of "O'Neill" are two."""


def family_name(name: str) -> str:
    """The last word of a person's name, with the particles before it: `al-Burhan`."""
    parts = words_in(name)
    start = len(parts) - 1
    while start > 1 and parts[start - 1].key in PARTICLES:
        start -= 1
    return name[parts[start].start : parts[-1].end]


def has_office_word(parts: Sequence[Word]) -> bool:
    """Whether an alias is a description ("the Turkish leader"), not a name."""
    return any(part.key in office_keys() for part in parts)


@lru_cache(maxsize=1)
def office_keys() -> frozenset[str]:
    """Every single word that names an office."""
    return frozenset(key for o in offices().offices for w in o.words for key in keys_in(w)) - PARTICLES - {"of", "the"}


def span_of(words: Sequence[Word], first: int, last: int) -> Span:
    """Where words `first` to `last` (the end not included) stand."""
    return words[first].start, words[last - 1].end
