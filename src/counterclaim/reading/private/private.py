"""The component: where the names of persons stand who hold no public office.

It errs on finding: a name that is masked without need is a nuisance, one that is missed can endanger. Victims are
nobody's actor, so names are found in the text itself, not only among the actors.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

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
from counterclaim.records.span import covers, merged, overlap
from counterclaim.theatres import available, countries, load, offices
from counterclaim.theatres.spelling import keys_in

OFFICIAL = frozenset({
    "state", "government", "military", "armed-group", "administration", "party-politician", "intergovernmental",
    "local-official",
})  # fmt: skip
"""Kinds of actors whose named persons are no private ones."""
OTHER_ENTITIES = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"})
ACRONYM = 2
"""Letters above which a single word in capitals is a body's or a dateline's."""
PLACES = frozenset({"GPE", "LOC", "FAC"})


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
        known = {actor.id for actor in layers.theatre.actors}
        actors = [*layers.mentions, *(actor for several in layers.speakers for actor in several)]
        self.known = merged(a.span for a in layers.mentions if a.id in known or not a.id.startswith("text:"))
        self.persons = [a for a in actors if a.id.startswith("text:") and a.named and a.kind in OFFICIAL]
        self.unknown = [a for a in actors if a.id.startswith("text:") and a.named and a.kind not in OFFICIAL]
        self.places = merged(t.span for t in layers.toponyms if t.place is not None)
        self.tagged = [(e.start_char, e.end_char) for e in self.doc.ents if e.label_ == "PERSON"]
        self.dates = [(e.start_char, e.end_char) for e in self.doc.ents if e.label_ in {"DATE", "TIME"}]
        self.others = {(e.start_char, e.end_char): e.label_ for e in self.doc.ents if e.label_ in OTHER_ENTITIES}

    def spans(self) -> list[Span]:
        """The names, in text order, without overlaps."""
        names = [span for span in self._candidates() if span[1] > span[0]]
        public = {span for span in names if self._public(span)}
        titles = [keys_in(self._words(span)) for span in public]
        found = [span for span in names if span not in public and self._private(span, titles)]
        found += self._joined(found, names, public)
        found += self._parts(found, titles)
        return list(merged(found))

    def _words(self, span: Span) -> str:
        return self.text[span[0] : span[1]]

    def _candidates(self) -> list[Span]:
        """Runs of capitalised words without what is no part of a name; what the parser tagged where no run is."""
        found: list[Span] = []
        for run in runs(self.text):
            pieces = list(run.pieces)
            while pieces and self._is_title(pieces[0], first=True):
                pieces.pop(0)
            for part in self._split(pieces):
                if 0 < len(part) <= LONGEST:
                    found.append((part[0][0], part[-1][1]))
        rest = (span for span in self.tagged if not any(overlap(span, other) for other in found))
        return sorted([*found, *(span for span in rest if not self._is_title(span, first=False))])

    def _split(self, pieces: list[Span]) -> Iterable[list[Span]]:
        """The pieces without those in known actors, titles within taken as the end of what is before them."""
        part: list[Span] = []
        for piece in pieces:
            if any(covers(known, piece) for known in (*self.known, *self.dates)) or self._is_title(
                piece, first=not part
            ):
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
        if any(overlap(piece, span) for span in self.tagged):
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
        return any(overlap(actor.span, span) and actor.resolution == "name" and not strong(self.text, span)
                   for actor in self.persons)  # fmt: skip

    def _private(self, span: Span, titles: list[tuple[str, ...]]) -> bool:
        keys = keys_in(self._words(span))
        if not keys or is_thing(self.text, span):
            return False
        if len(keys) == 1 and self._words(span).isupper() and len(keys[0]) > ACRONYM:
            return False
        family = keys[-1:] if set(keys[:-1]) <= words().particles else keys
        if (keys in _well_known() or family in _well_known()) and not (len(keys) == 1 and strong(self.text, span)):
            return False
        if any(set(keys) <= set(title) for title in titles):
            return False  # the official, named before or after with the office
        if strong(self.text, span):
            return not any(covers(place, span) for place in self.places) or self._is_tagged(span)
        if any(overlap(span, place) for place in self.places):
            return False
        label = next((label for other, label in self.others.items() if overlap(span, other)), "")
        several, after_place = len(keys) > 1, is_after_place_word(self.text, span)
        if self._is_tagged(span):
            return weak(self.text, span) or (not after_place and (several or self._acts(span)))
        if label == "NORP" or _is_body(keys) or not self._is_strange(span):
            return False
        if several:  # what the parser takes for a work of art or a firm is as often a name from far away
            return not after_place
        return label not in PLACES and not label and weak(self.text, span)

    def _is_tagged(self, span: Span) -> bool:
        return any(overlap(span, tagged) for tagged in self.tagged)

    def _acts(self, span: Span) -> bool:
        """Whether the word is a subject or an owner: what the parser took for a person by itself may be any
        thing, but not there."""
        part = self.doc.char_span(*span, alignment_mode="expand")
        return part is not None and part.root.dep_ in {"nsubj", "nsubjpass", "poss"}

    def _is_strange(self, span: Span) -> bool:
        """Whether a word of it is none that the model knows: names of persons mostly are, those of bodies not."""
        part = self.doc.char_span(*span, alignment_mode="expand")
        return part is not None and any(t.is_oov and t.is_alpha for t in part)

    def _joined(self, found: list[Span], names: list[Span], public: set[Span]) -> list[Span]:
        """Names in a row with a private one: "X, Y and Z"."""
        more: list[Span] = []
        there = sorted(found)
        grown = True
        while grown:
            grown = False
            for name in names:
                if name in public or any(overlap(name, other) for other in (*there, *more)):
                    continue
                if any(covers(place, name) for place in self.places) or is_thing(self.text, name):
                    continue
                if any(self._in_row(name, other) for other in (*there, *more)):
                    more.append(name)
                    grown = True
        return more

    def _in_row(self, one: Span, other: Span) -> bool:
        left, right = sorted((one, other))
        return self.text[left[1] : right[0]].strip() in {"and", ", and", "&", "or"} or (
            self.text[left[1] : right[0]].strip() == "," and len(keys_in(self._words(one))) > 1
        )

    def _parts(self, found: list[Span], titles: list[tuple[str, ...]]) -> list[Span]:
        """The same names again, whole or in part, where nothing around them tells: "Kovalenko" further down."""
        held = {key for span in found for key in keys_in(self._words(span)) if len(key) > 2}
        official = {key for title in titles for key in title}
        more: list[Span] = []
        for run in runs(self.text):
            for piece in run.pieces:
                keys = [key for key in keys_in(self._words(piece)) if len(key) > 2]
                again = keys and all(key in held for key in keys) and not set(keys) & official
                if again and not any(covers(other, piece) for other in (*self.places, *self.known)):
                    more.append(piece)
        return more


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
