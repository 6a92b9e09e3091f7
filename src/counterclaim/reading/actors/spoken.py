"""Who has been cited so far in a document, for the words that reach back: "he", "the group", a family name alone.

Speakers are added in reading order. What is asked again and again is kept by word, kind and source, so that a question
costs what its answer costs, and not another look at all of the text before.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from counterclaim.reading.actors.people import is_person
from counterclaim.reading.actors.pronouns import Said
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor, Attribution, Span, Spans
from counterclaim.theatres.spelling import Word, keys_in, words_in

Key = TypeVar("Key")
Begins = tuple[int, int]


class Voiced(NamedTuple):
    """An actor whom the attribution numbered `number` cites. The later cited stands before the earlier at one span."""

    span: Span
    place: int
    """0 for the first cited of the document, -1 for the second, and so on down."""
    number: int
    actor: Actor


class Spoken:
    """The speakers of one document up to some attribution of it. `parent` everywhere is an attribution whose speakers
    are left out: who passes on what is said is not taken up by what he passes on."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._every: list[Voiced] = []
        self._resolved: list[Voiced] = []
        self._said: list[Said] = []
        self._of_number: dict[int, frozenset[str]] = {}
        self._begun: list[int] = []
        self._answers: dict[str, Answers] = {}
        self._last_of_source: dict[Spans, tuple[Begins, int]] = {}
        self._last_of_parent: dict[int | None, tuple[Begins, int]] = {}
        self._families: dict[str, dict[str, list[Voiced]]] = {}
        self._bodies = Bodies()
        self._sorted = 0

    def add(self, index: int, attribution: Attribution, begins: Begins, actors: tuple[Actor, ...]) -> None:
        """Take up the speakers of the next attribution in reading order, which `begins` tells."""
        _note(self._last_of_source, attribution.source, begins, index)
        _note(self._last_of_parent, attribution.parent, begins, index)
        for actor in actors:
            voiced = Voiced(actor.span, -len(self._every), index, actor)
            self._every.append(voiced)
            if actor.resolution != "unresolved":
                self._resolved.append(voiced)
        if actors:
            self._of_number[index] = frozenset(actor.id for actor in actors)
            self._said.append(Said(begins[0], actors, frozenset(actor.id for actor in actors)))
            self._begun.append(begins[0])

    def carried(self, attribution: Attribution) -> int | None:
        """The last attribution with the same source; for one without a source the last at the same depth."""
        if attribution.source:
            found = self._last_of_source.get(attribution.source)
        else:
            found = self._last_of_parent.get(attribution.parent)
        return found[1] if found is not None else None

    def last(self, most: int) -> list[Actor]:
        """The last `most` actors cited, in the order of their being cited."""
        return [voiced.actor for voiced in self._every[-most:]]

    def last_resolved(self, most: int, parent: int | None) -> list[Actor]:
        """The same of those who are resolved, without whoever passes it on, wherever else he is cited."""
        found: list[Actor] = []
        passing = self._of_number.get(parent, frozenset()) if parent is not None else frozenset()
        for voiced in reversed(self._resolved):
            if len(found) == most:
                break
            if voiced.number != parent and voiced.actor.id not in passing:
                found.append(voiced.actor)
        return found[::-1]

    def with_family_name(self, key: str, parent: int | None) -> Actor | None:
        """The one actor cited whose name of several words ends in `key`; None where that may be several."""
        self._sort()
        told = (
            next((v.actor for v in reversed(several) if v.number != parent), None)
            for several in self._families.get(key, {}).values()
        )
        first: Actor | None = None
        for actor in told:
            if actor is not None and first is not None:
                return None
            first = actor or first
        return first

    def body_with(self, some: Iterable[str], every: frozenset[str]) -> Actor | None:
        """The body cited last whose name has one of the words `some` and all of `every`."""
        self._sort()
        return self._bodies.last_with(some, every)

    def furthest_body(self, words: Iterable[str], kinds: Iterable[str], parent: int | None) -> Voiced | None:
        """Of the bodies with one of `words` in their name, or of one of `kinds`, the one mentioned furthest down."""
        self._sort()
        of_words = (self._bodies.by_word.get(word, []) for word in words)
        of_kinds = (self._bodies.by_kind.get(kind, []) for kind in kinds)
        found = (next((v for v in reversed(several) if v.number != parent), None) for several in (*of_words, *of_kinds))
        return max((v for v in found if v is not None), key=lambda v: v[:2], default=None)

    def latest(
        self, question: str, holds: Callable[[Said], bool], *, before: int, others: frozenset[str]
    ) -> Said | None:
        """The last speakers before an offset, none of them among the ids of `others`, of whom `holds` is true.

        `question` names `holds`: its answers are kept, for it is asked of the same speakers again and again.
        """
        known = self._answers.setdefault(question, Answers([]))
        for at in range(known.checked, len(self._said)):
            if holds(self._said[at]):
                known.places.append(at)
        known.checked = len(self._said)
        number = bisect_left(known.places, bisect_left(self._begun, before))
        while number:
            number -= 1
            said = self._said[known.places[number]]
            if others.isdisjoint(said.ids):
                return said
        return None

    def _sort(self) -> None:
        """Sort in whoever was cited since somebody last asked."""
        for voiced in self._every[self._sorted :]:
            actor = voiced.actor
            if actor.resolution == "unresolved":
                continue
            keys = keys_in(actor.name)
            if len(keys) > 1:
                self._families.setdefault(keys[-1], {}).setdefault(actor.id, []).append(voiced)
            if actor.named and not is_person(actor, self._layers):
                self._bodies.add(voiced, frozenset(keys))
        self._sorted = len(self._every)


class Answers:
    """The places of the speakers of whom something is true, among the first `checked`."""

    def __init__(self, places: list[int]) -> None:
        self.places = places
        self.checked = 0


class Bodies:
    """Named bodies by the words of their names and by their kinds."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[Voiced]] = {}
        """For each word those with it in their name, sorted by where they are mentioned."""
        self.by_kind: dict[str, list[Voiced]] = {}
        self._named: dict[str, dict[str, tuple[Voiced, frozenset[str]]]] = {}

    def add(self, voiced: Voiced, keys: frozenset[str]) -> None:
        """Take up a body, the words of its name as keys."""
        for key in keys:
            insort(self.by_word.setdefault(key, []), voiced, key=_place)
            self._named.setdefault(key, {})[voiced.actor.name] = (voiced, keys)
        insort(self.by_kind.setdefault(voiced.actor.kind, []), voiced, key=_place)

    def last_with(self, some: Iterable[str], every: frozenset[str]) -> Actor | None:
        """The body taken up last whose name has one of the words `some` and all of `every`."""
        named = (pair for key in some for pair in self._named.get(key, {}).values())
        fitting = (voiced for voiced, keys in named if every <= keys)
        last = min(fitting, key=lambda voiced: voiced.place, default=None)
        return last.actor if last is not None else None


def _place(voiced: Voiced) -> tuple[Span, int]:
    return voiced.span, voiced.place


def _note(known: dict[Key, tuple[Begins, int]], key: Key, begins: Begins, index: int) -> None:
    """Keep the attribution that begins last; of several at one place the first."""
    if key not in known or begins > known[key][0]:
        known[key] = (begins, index)


class Met:
    """The mentions of a document: named bodies by the words of their names, persons by the last word."""

    def __init__(self, layers: Layers) -> None:
        self._bodies: dict[str, dict[str, list[tuple[int, Actor]]]] = {}
        self._persons: dict[str, dict[str, list[tuple[int, Actor]]]] = {}
        self._initials: dict[str, dict[str, list[tuple[int, Actor]]]] = {}
        for number, mention in enumerate(layers.mentions):
            keys = keys_in(mention.name)
            if is_person(mention, layers):
                for key in keys[-1:]:
                    self._persons.setdefault(key, {}).setdefault(mention.id, []).append((number, mention))
            elif mention.named and mention.resolution != "unresolved":
                capitals = "".join(
                    key[0] for key, word in zip(keys, words_in(mention.name), strict=True) if word.capital
                )
                self._initials.setdefault(capitals, {}).setdefault(mention.name, []).append((number, mention))
                for key in set(keys):
                    self._bodies.setdefault(key, {}).setdefault(mention.name, []).append((number, mention))

    def named(self, key: str, *, before: int) -> list[Actor]:
        """For each person whose name ends in the word `key` the last mention that ends by the offset `before`."""
        found = (_last_by(several, before) for several in self._persons.get(key, {}).values())
        return [pair[1] for pair in found if pair is not None]

    def with_initials(self, words: Sequence[Word], *, before: int) -> Actor | None:
        """The last body named before whose capitals are the letters of an abbreviation: the S.E.C."""
        written = "".join(word.text for word in words if word.key != "the")
        several = self._initials.get(written.casefold(), {}) if written.isupper() and len(written) > 1 else {}
        found = [pair for pair in (_last_by(one, before) for one in several.values()) if pair is not None]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def body_with(self, some: Iterable[str], every: frozenset[str], *, before: int) -> Actor | None:
        """The last body whose name has one of the words `some` and all of `every`, where it ends by `before`."""
        last: tuple[int, Actor] | None = None
        for key in some:
            for name, several in self._bodies.get(key, {}).items():
                if every.issubset(keys_in(name)):
                    found = _last_by(several, before)
                    last = found if found is not None and (last is None or found[0] > last[0]) else last
        return last[1] if last is not None else None


def _last_by(several: list[tuple[int, Actor]], offset: int) -> tuple[int, Actor] | None:
    """The last of some mentions in text order that ends by an offset."""
    at = bisect_left(several, offset, key=lambda pair: pair[1].span[0])
    while at and several[at - 1][1].span[1] > offset:
        at -= 1
    return several[at - 1] if at else None
