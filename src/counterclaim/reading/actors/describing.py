"""A source that no mention is: described by its head word, a name nobody knows, or left unresolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import msgspec
from spacy.tokens import Token

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.siding import (
    THIRD,
    Side,
    side_of_body,
    side_of_country,
    side_of_description,
    side_of_kind,
    side_of_place,
)
from counterclaim.reading.actors.who import Who, actor_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Actor, ActorKind, Attribution, Resolution, Span
from counterclaim.records.span import overlap, trimmed, words_of
from counterclaim.theatres import Description, offices
from counterclaim.theatres.spelling import Word, keys_in, slug, sound_of, words_in

OWN = re.compile(r"(?:my|our|your)\b", re.I)
"""How somebody speaks of his own people: whose they are, only he tells."""
APPOSED = re.compile(r", an? ")
"""What stands between somebody and words that tell more of him."""
ONE_OF = frozenset({"one", "two", "three", "some", "several", "many", "most", "another", "others", "both"})
LONGEST = 6
"""Most words of a body called by its land."""
BODIES = frozenset({
    "authority", "authorities", "council", "commission", "agency", "service", "services", "board", "bureau",
    "department", "directorate", "committee", "inspectorate", "administration", "company", "operator", "court",
    "command",
})  # fmt: skip
"""Nouns for bodies that a land or town has."""
NAME = 5
"""Most words of a name."""


class Persons(Protocol):
    """The persons whom a document names (actors/spoken.py)."""

    def named(self, key: str, *, before: int) -> list[Actor]:
        """For each person whose name ends in the word `key` the last mention that ends by the offset `before`."""


OF_STATE = frozenset({"state", "official", "government", "army", "military", "junta", "regime"})
"""Words for media that are somebody's at war, though nobody tells whose."""


def described(layers: Layers, attribution: Attribution, whole: Span, persons: Persons) -> Actor:
    """A source without any mention: a description with a kind where its head has one, else unresolved."""
    span = trimmed(layers.text, whole)
    words = " ".join(words_of(layers.text, attribution.source).split())
    if len(attribution.source) == 1 and attribution.source[0][0] == whole[0]:
        words = " ".join(layers.text[slice(*span)].split())  # without the clause after it
    piece = slice_at(layers.doc, whole)
    heads = _heads(piece.root) if len(piece) else ()
    description = _description(heads, words)
    if description is not None and not (description.cited and OWN.match(words)):
        tied = description.cited and _is_tied(layers, span)
        stately = description.kind == "media" and bool(OF_STATE & {*keys_in(words)})
        side = Side(None) if tied or stately else side_of_description(description)
        one = description.cited and not description.plural  # the midwife is not the boy
        return Actor(
            id=f"text:{slug(words)}" if one else description.id, name=words, side=side.side, kind=description.kind,
            named=False, span=span, resolution="description",
        )  # fmt: skip
    return (
        _by_office(words, span, {*heads}) or _people(layers, span) or _by_name(layers, span, persons)
        or _of_land(layers, span) or unresolved(layers.text, span)
    )  # fmt: skip


def _heads(root: Token) -> tuple[str, ...]:
    """The nouns by which a phrase may be known, as written and by lemma: those of "one of the drivers" and of "one of
    the freed, an electrician" are the drivers' and the electrician's."""
    cited = root.i + 1 < len(root.doc) and root.doc[root.i + 1].text == ":"  # what follows is said, no apposition
    soldier = root.lower_ in offices().fighting.ranks  # "the colonel, a former teacher" is no teacher
    nouns = [root, *(t for t in root.children if t.dep_ == "appos" and not cited and not soldier)]
    if root.lower_ in ONE_OF:
        those = (t for of in root.children if of.lower_ == "of" for t in of.children if t.dep_ == "pobj")
        nouns += [t for t in those if not any(k.dep_ == "poss" for k in t.children)]
        nouns += [a for t in nouns[1:] for a in t.children if a.dep_ == "appos"]
    return tuple(word for noun in nouns for word in (noun.lower_, noun.lemma_))


def _description(heads: Sequence[str], words: str) -> Description | None:
    """The description that the words are by their last noun, or by their last nouns together: as it is written, or
    else by its lemma."""
    said = f" {' '.join(keys_in(words))} "
    for head in heads:
        for description in offices().descriptions:
            for written in description.words if description.sided else ():
                keys = keys_in(written)
                if written == head or (description.cited and keys[-1] == head and f" {' '.join(keys)} " in said):
                    return description
    return None


def _is_tied(layers: Layers, span: Span) -> bool:
    """Whether the words name one of a party in another way than by where somebody is: "people close to the army"."""
    places = layers.toponyms_at
    return any(
        mention.side not in {None, THIRD} and not any(t.role == "literal" for t in places.touching(mention.span))
        for mention in layers.mentions_at.within(span)
    )


def _state(layers: Layers, words: list[Word]) -> Who | None:
    """The state, or its government, if the source is no more than the name of a country or capital."""
    maker = composer_for(layers.theatre, layers.document.published_day)
    start = 1 if words and words[0].key == "the" else 0
    piece = maker.lexicon.match(words, start, layers.text) if len(words) > start else None
    entry = next((e for e in piece.of("country") if e.form in {"name", "capital"}), None) if piece else None
    if piece is None or entry is None or entry.country is None or piece.last != len(words):
        return None
    return maker.state(entry.country, government=entry.form == "capital")


def _by_sound(layers: Layers, words: list[Word]) -> Who | None:
    """The body whose name the last word is in another transliteration, common nouns at most before it."""
    if not words or not words[-1].capital or any(w.capital for w in words[1:-1]):
        return None
    maker = composer_for(layers.theatre, layers.document.published_day)
    found = maker.lexicon.bodies_by_sound.get(sound_of(words[-1].key), [])
    return maker.known(found[0]) if len(found) == 1 else None


def _by_name(layers: Layers, span: Span, persons: Persons) -> Actor | None:
    """A source that is a name nobody knows, or the family name of the one person who has it in this text."""
    words = words_in(layers.text, span)
    while words and words[-1].key in {"and", "or", "the"}:
        words = words[:-1]
    piece = slice_at(layers.doc, span)
    state = _state(layers, words)
    if state is not None:
        return actor_of(state, span)
    heard = _by_sound(layers, words)
    if heard is not None:
        return actor_of(heard, span)
    if not words or len(words) > NAME or not len(piece) or piece.root.pos_ != "PROPN":
        return None
    if any(t.place is not None for t in layers.toponyms_at.around(span)):
        return None  # a town says nothing
    if not all(w.capital for w in words if w.key not in {"the", "of", "for", "and", "s", "de", "al", "bin"}):
        return None
    met = persons.named(words[-1].key, before=span[0]) if len(words) == 1 else []
    if met:
        return mention_as(met[0], span, "name") if len(met) == 1 else None
    name = layers.text[words[0].start : words[-1].end].removeprefix("The ").removeprefix("the ")
    kinds = offices().kinds
    kind: ActorKind = next((kinds[w] for w in kinds if w in {word.key for word in words}), "unknown")
    return Actor(
        id=f"text:{slug(name)}",
        name=name,
        side=side_of_body(kind, {w.key for w in words}).side,
        kind=kind,
        span=span,
        resolution="name",
    )


def _of_land(layers: Layers, span: Span) -> Actor | None:
    """A body that no list has, by its own words, of the land or town that stands before its noun: "the Chadian border
    authority", "Kharkiv's defence council"."""
    words = [w for w in words_in(layers.text, span) if w.key not in {"the", "a", "an"}]
    composer = composer_for(layers.theatre, layers.document.published_day)
    seated = _in_place(words, layers)
    if seated is not None:
        return seated
    if not 2 < len(words) <= LONGEST or words[-1].key not in BODIES or any(w.capital for w in words[2:]):
        return None
    piece = composer.lexicon.match(words, 0, layers.text)
    country = next((e.country for e in piece.of("country") if e.form != "capital"), None) if piece is not None else None
    town = next((t for t in layers.toponyms_at.beginning_in((words[0].start, words[0].start + 1)) if t.country), None)
    if country is not None:
        side, kind = side_of_country(layers.theatre, country.code), offices().kinds.get(words[-1].key, "government")
    elif town is not None and town.precision != "country" and town.country:
        side = side_of_place(layers.theatre, town.country, town.name, layers.document.published_day)
        kind = "local-official"
    else:
        return None
    kind = "government" if kind == "media" else kind
    name = layers.text[words[0].start : words[-1].end]
    return Actor(
        id=f"text:{slug(name)}", name=name, side=side.side, aligned_with=side.aligned_with, kind=kind,
        span=(words[0].start, words[-1].end), resolution="office",
    )  # fmt: skip


def _people(layers: Layers, span: Span) -> Actor | None:
    """The group that "the" and its adjective mean, as a source."""
    words = words_in(layers.text, span)
    if len(words) < 2 or words[0].key != "the":
        return None
    people = _of_people(words[1:], layers)
    return actor_of(people, (words[1].start, words[-1].end)) if people is not None else None


def _of_people(words: Sequence[Word], layers: Layers) -> Who | None:
    """The armed group whose adjective alone the words are: "the Ta'ang said"."""
    if not words or not words[0].capital:
        return None
    composer = composer_for(layers.theatre, layers.document.published_day)
    piece = composer.lexicon.match(words, 0, layers.text)
    alone = piece is not None and piece.last == len(words)
    called = {e.actor.id: e.actor for e in piece.of("actor") if e.actor is not None} if piece and alone else {}
    group = next(iter(called.values())) if len(called) == 1 else None
    if group is None or group.kind != "armed-group":
        return None
    return composer.known(group, resolution="description")


def _in_place(words: Sequence[Word], layers: Layers) -> Actor | None:
    """A body that no list has, by its own words, of whoever rules the town that it is in: "the crossings authority in
    Gaza"."""
    at = next((i for i, word in enumerate(words) if word.key == "in"), 0)
    if not 1 < at <= LONGEST or words[at - 1].key not in BODIES - {"command"} or any(w.capital for w in words[:at]):
        return None
    towns = layers.toponyms_at.within((words[at].end, words[-1].end))
    if len(towns) != 1 or not towns[0].country or towns[0].precision == "country":
        return None
    side = side_of_place(layers.theatre, towns[0].country, towns[0].name, layers.document.published_day)
    name = layers.text[words[0].start : words[-1].end]
    return Actor(
        id=f"text:{slug(name)}", name=name, side=side.side, aligned_with=side.aligned_with, kind="local-official",
        span=(words[0].start, words[at - 1].end), resolution="office",
    )  # fmt: skip


def _by_office(words: str, span: Span, heads: set[str]) -> Actor | None:
    """A mayor or a commander whom the text does not tell more about: the kind is known, the side is not."""
    speaking = {"person", "members", "spokesperson"}
    held = [
        (len(w) if " " in w or o.role != "spokesperson" else 0, o)
        for o in offices().offices if o.role in speaking for w in o.words
        if w.rpartition(" ")[2] in heads and f" {w} " in f" {words.casefold()} "
    ]  # fmt: skip
    length, office = max(held, key=lambda pair: pair[0]) if held else (0, None)
    if office is not None and not length:
        return None  # "a spokesperson" alone tells nothing
    told = [kind for word, kind in offices().kinds.items() if word in {w.key for w in words_in(words)}]
    kind = office.kind if office else told[0] if told and heads & set(offices().recalls) else None
    if kind is None:
        return None
    return Actor(
        id=f"text:{slug(words)}", name=words, side=side_of_kind(kind).side, kind=kind, named=False, span=span,
        resolution="description",
    )  # fmt: skip


def unresolved(text: str, span: Span) -> Actor:
    """The text's own words, whoever they mean, without those that only tell more of him: "the speaker, an ally"."""
    words = APPOSED.split(" ".join(text[span[0] : span[1]].split()))[0].rstrip(" ,;")
    return Actor(
        id=f"text:{slug(words)}", name=words, side=None, kind="unknown", named=False, span=span, resolution="unresolved"
    )


def mention_as(actor: Actor, span: Span, resolution: Resolution) -> Actor:
    """The same actor, mentioned by other words, with where the text named him."""
    return msgspec.structs.replace(actor, span=span, resolution=resolution, meant_at=named_at(actor, span))


def named_at(actor: Actor, span: Span) -> Span | None:
    """Where the text names the actor whom the words at `span` mean; None where they do so themselves."""
    named = actor.meant_at or actor.span
    return None if overlap(named, span) or not named[1] else named
