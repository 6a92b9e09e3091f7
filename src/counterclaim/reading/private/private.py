"""The component: where the names of persons stand who hold no public office.

It errs on finding: a name that is masked without need is a nuisance, one that is missed can endanger. Victims are
nobody's actor, so names are found in the text itself, not only among the actors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from counterclaim.reading.component import digest_of_files
from counterclaim.reading.layers import Layers
from counterclaim.reading.private.evidence import (
    is_after_place_word,
    is_official,
    is_private_official,
    is_thing,
    strong,
    weak,
)
from counterclaim.reading.private.words import LONGEST, office_heads, runs, words
from counterclaim.records import Span
from counterclaim.records.located import Stretches
from counterclaim.records.span import merged
from counterclaim.theatres import available, countries, load, offices
from counterclaim.theatres.spelling import keys_in

OFFICIAL = frozenset({
    "state", "government", "military", "armed-group", "administration", "party-politician", "intergovernmental",
    "local-official",
})  # fmt: skip
"""Kinds of actors whose named persons are no private ones."""
OTHER_ENTITIES = frozenset({"ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"})
ACRONYM = 2
"""Letters above which a single word in capitals is a body's or a dateline's."""


class Private:
    """Sets `private`: spans of names of private persons, in text order."""

    NAME = "private"
    VERSION = "1"
    NEEDS = ("document", "syntax", "theatre", "toponyms", "mentions", "attributions", "speakers")
    SETS = ("private",)

    @property
    def digest(self) -> str:
        """Digest of the word lists; the theatres' own are the theatre component's."""
        return digest_of_files(files(__package__) / "private.yaml")

    def __call__(self, layers: Layers) -> Layers:
        """The layers with the names found."""
        return replace(layers, private=tuple(Search(layers).spans()))


class Search:
    """One search through one document."""

    def __init__(self, layers: Layers) -> None:
        self.text = layers.text
        self.doc = layers.doc
        self.runs = tuple(runs(self.text))
        known = {actor.id for actor in layers.theatre.actors}
        actors = [*layers.mentions, *(actor for several in layers.speakers for actor in several)]
        self.known = Stretches(a.span for a in layers.mentions if a.id in known or not a.id.startswith("text:"))
        self.officials = Stretches(
            a.span for a in actors
            if a.id.startswith("text:") and a.named and a.kind in OFFICIAL and a.resolution == "name"
        )  # fmt: skip
        self.places = Stretches(t.span for t in layers.toponyms if t.place is not None)
        of: dict[str, list[Span]] = {}
        for entity in self.doc.ents:
            of.setdefault(entity.label_, []).append((entity.start_char, entity.end_char))
        self.persons = of.get("PERSON", [])
        self.tagged = Stretches(self.persons)
        self.dates = Stretches([*of.get("DATE", []), *of.get("TIME", [])])
        self.peoples = Stretches(of.get("NORP", []))
        self.others = Stretches(span for label in OTHER_ENTITIES for span in of.get(label, []))

    def spans(self) -> list[Span]:
        """The names, in text order, without overlaps."""
        names = [span for span in self._candidates() if span[1] > span[0]]
        public = {span for span in names if self._public(span)}
        titles: dict[str, list[frozenset[str]]] = {}
        for keys in {frozenset(keys_in(self._words(span))) for span in public}:
            for key in keys:
                titles.setdefault(key, []).append(keys)
        found = {span for span in names if span not in public and self._private(span, titles)}
        found |= self._in_rows([name for name in names if name not in public], found)
        return list(merged([*found, *self._again(found, set(titles))]))

    def _words(self, span: Span) -> str:
        return self.text[span[0] : span[1]]

    def _candidates(self) -> list[Span]:
        """Runs of capitalised words without what is no part of a name; what the parser tagged where no run is."""
        found: list[Span] = []
        for run in self.runs:
            pieces = list(run.pieces)
            while pieces and self._is_title(pieces[0], first=True):
                pieces.pop(0)
            for part in self._split(pieces):
                if 0 < len(part) <= LONGEST:
                    found.append((part[0][0], part[-1][1]))
        covered = Stretches(found)
        rest = (span for span in self.persons if not covered.touch(span))
        return sorted([*found, *(span for span in rest if not self._is_title(span, first=False))])

    def _split(self, pieces: list[Span]) -> Iterable[list[Span]]:
        """The pieces without those in known actors, titles within taken as the end of what is before them."""
        part: list[Span] = []
        for piece in pieces:
            if self.known.cover(piece) or self.dates.cover(piece) or self._is_title(piece, first=not part):
                yield part
                part = []
            else:
                part.append(piece)
        yield part

    def _is_title(self, piece: Span, *, first: bool) -> bool:
        """Whether a word is a title, an office, a role or a nation, or begins a sentence without being a name."""
        word = self._words(piece).lower().rstrip(".")
        lists = words()
        if word in lists.ranks or word in office_heads() or word in offices().modifiers.titles:
            return True
        if word in _nations() or (word in lists.roles and len(word) > 3):
            return True
        if not first:
            return False
        if word in lists.honorifics:
            return word in offices().modifiers.titles  # others are written as a part of the name
        return not self._is_name(piece)

    def _is_name(self, piece: Span) -> bool:
        """Whether the parser takes a word for a name; in the middle of a sentence a capital is enough."""
        if self.tagged.touch(piece):
            return True
        part = self.doc.char_span(*piece, alignment_mode="expand")
        if part is None or not len(part):
            return False
        token = part[0]
        if token.is_stop and token.pos_ != "PROPN":
            return False
        return token.pos_ == "PROPN" or (not token.is_sent_start and token.pos_ in {"NOUN", "ADJ", "X", "VERB", "INTJ"})

    def _public(self, span: Span) -> bool:
        """Whether the person holds a public office, by title or by what the actors say."""
        if is_official(self.text, span):
            return True
        if is_private_official(self.text, span):
            return False
        return self.officials.touch(span) and not strong(self.text, span)

    def _private(self, span: Span, titles: dict[str, list[frozenset[str]]]) -> bool:
        keys = keys_in(self._words(span))
        if not keys or is_thing(self.text, span):
            return False
        if len(keys) == 1 and self._words(span).isupper() and len(keys[0]) > ACRONYM:
            return False
        family = keys[-1:] if set(keys[:-1]) <= words().particles else keys
        if (keys in _well_known() or family in _well_known()) and not (len(keys) == 1 and strong(self.text, span)):
            return False
        if any(title.issuperset(keys) for title in titles.get(keys[-1], ())):
            return False  # the official, named before or after with the office
        several, tagged = len(keys) > 1, self.tagged.touch(span)
        if strong(self.text, span):
            return tagged or not self.places.cover(span)
        if self.places.touch(span):
            return False
        after_place = is_after_place_word(self.text, span)
        if tagged:
            return weak(self.text, span) or (not after_place and (several or self._acts(span)))
        if self.peoples.touch(span) or _is_body(keys) or not self._is_strange(span):
            return False
        if several:  # what the parser takes for a work of art or a firm is as often a name from far away
            return not after_place
        return not self.others.touch(span) and weak(self.text, span)

    def _acts(self, span: Span) -> bool:
        """Whether the word is a subject or an owner: what the parser took for a person by itself may be any
        thing, but not there."""
        part = self.doc.char_span(*span, alignment_mode="expand")
        return part is not None and part.root.dep_ in {"nsubj", "nsubjpass", "poss"}

    def _is_strange(self, span: Span) -> bool:
        """Whether a word of it is none that the model knows: names of persons mostly are, those of bodies not."""
        part = self.doc.char_span(*span, alignment_mode="expand")
        return part is not None and any(t.is_oov and t.is_alpha for t in part)

    def _in_rows(self, names: list[Span], found: set[Span]) -> set[Span]:
        """Names in a row with a private one: "X, Y and Z". Each way once, for a row may begin or end with it."""
        more: set[Span] = set()
        for way in (pairwise(names), pairwise(reversed(names))):
            for private, name in way:
                if (private in found or private in more) and name not in found and self._in_row(private, name):
                    more.add(name)
        return more

    def _in_row(self, one: Span, other: Span) -> bool:
        """Whether nothing but a comma or "and" stands between two names, and `other` is no place's or thing's."""
        left, right = sorted((one, other))
        gap = self.text[left[1] : right[0]].strip()
        joined = gap in {"and", ", and", "&", "or"} or (gap == "," and len(keys_in(self._words(other))) > 1)
        return joined and not self.places.cover(other) and not is_thing(self.text, other)

    def _again(self, found: set[Span], official: set[str]) -> Iterator[Span]:
        """The same names again, whole or in part, where nothing around them tells: the family name further down."""
        held = {key for span in found for key in keys_in(self._words(span)) if len(key) > 2} - official
        for run in self.runs:
            for piece in run.pieces:
                keys = [key for key in keys_in(self._words(piece)) if len(key) > 2]
                again = bool(keys) and held.issuperset(keys)
                if again and not self.places.cover(piece) and not self.known.cover(piece):
                    yield piece


def _is_body(keys: tuple[str, ...]) -> bool:
    """Whether a word of the name says that it is an organisation's."""
    return any(key in offices().kinds or key in offices().recalls or key in offices().outsiders for key in keys)


@cache
def _well_known() -> frozenset[tuple[str, ...]]:
    """Names and aliases of the actors of every theatre, and the family names of its persons."""
    found: set[tuple[str, ...]] = set()
    for theatre in available():
        for actor in load(theatre).actors:
            for name in (actor.name, *actor.aliases):
                found.add(keys_in(name))
                if actor.gender is not None and not actor.plural:
                    found.add(keys_in(name)[-1:])
    return frozenset(found)


@cache
def _nations() -> frozenset[str]:
    """Adjectives and peoples of all countries, in lower case."""
    return frozenset(
        name.lower() for c in countries().values() for name in (*c.adjectives, *c.peoples) if " " not in name
    )
