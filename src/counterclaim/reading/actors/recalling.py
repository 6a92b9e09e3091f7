"""Which bodies a common noun after "the" may take up: a service is no ministry, an aid group no militia."""

from __future__ import annotations

from functools import cache

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor, ActorKind, Span
from counterclaim.theatres import Office, offices
from counterclaim.theatres.spelling import keys_in, words_in

FIGHTING: frozenset[ActorKind] = frozenset({"state", "government", "military", "administration", "armed-group"})
"""Kinds of who fights or rules. Words that say another kind never mean one of these, nor the other way round."""


SESSIONS = frozenset({"council", "court", "commission", "committee"})
"""Nouns for bodies that are called so."""


def may_take_up(noun: str, phrase: Span, body: Actor, layers: Layers) -> bool:
    """Whether `noun`, the head of the words at `phrase`, may mean a body whose name does not have the noun.

    The body must be of a kind that the noun recalls; if what the body is can be told, the noun must be a word for that;
    and what the words before the noun say ("the ambulance service", "the aid group") must agree with it.
    """
    if body.kind not in offices().recalls.get(noun, ()):
        return False
    if noun == "agency" and body.kind == "media" and not _is_wire(body, layers):
        return False
    if noun in SESSIONS and body.kind == "intergovernmental" and noun not in keys_in(body.name):
        return False
    of_body = office_of(body)
    if body.kind in FIGHTING and body.kind != "armed-group" and not _called(noun, body, of_body, layers):
        return False
    told, kinds = _told(noun, phrase, layers)
    if of_body is not None and told:
        return of_body.id in {office.id for office in told}
    return not kinds or body.kind in kinds or (body.kind not in FIGHTING and not kinds <= FIGHTING)


def _is_wire(body: Actor, layers: Layers) -> bool:
    """Whether a medium is a news agency: called so, or in capitals as AFP is."""
    known = composer_for(layers.theatre, layers.document.published_day).lexicon.actors.get(body.id)
    names = (body.name, *(known.aliases if known is not None else ()))
    return any(name.isupper() or {"agency", "press", "agence"} & set(keys_in(name)) for name in names)


def office_of(body: Actor) -> Office | None:
    """The office that a body is, by its id (`ru:defence-ministry`), else by the longest words for one in its name."""
    by_id = {office.id: office for office in offices().offices}
    parts = [part for part in body.id.split(":") if part in by_id]
    if parts and not body.id.startswith("text:"):
        return by_id[parts[-1]]
    name = f" {' '.join(keys_in(body.name))} "
    held = [(len(words), office) for words, office in _bodies() if f" {words} " in name]
    return max(held, key=lambda pair: pair[0])[1] if held else None


def _called(noun: str, body: Actor, office: Office | None, layers: Layers) -> bool:
    """Whether a body of state may be called so: by the words for its office, else by the sort that its name tells."""
    if office is not None:
        return noun in _heads(office.id)
    known = composer_for(layers.theatre, layers.document.published_day).lexicon.actors.get(body.id)
    also = known.aliases if known is not None and noun == "agency" else ()  # an operator is no agency
    told = {key for name in (body.name, *also) for key in keys_in(name)} & sorts()
    return noun in told or not told


def _told(noun: str, phrase: Span, layers: Layers) -> tuple[frozenset[Office], frozenset[ActorKind]]:
    """The offices that the words mean and the kinds that they tell; empty where they are the noun and no more."""
    words = words_in(layers.text, phrase)[1:]
    if len(words) < 2:
        return frozenset(), frozenset()
    known = composer_for(layers.theatre, layers.document.published_day).lexicon
    piece = known.match(words, 0, layers.text)
    if piece is None or piece.last < len(words):
        before = {word.key for word in words if word.key != noun}
        if before & {*offices().fighting.armed}:
            return frozenset(), frozenset({"armed-group"})
        kinds = (kind for word, kind in offices().kinds.items() if word in before)
        return frozenset(), frozenset(kind for kind in kinds if kind not in FIGHTING)
    several = frozenset(office for entry in piece.of("office") for office in entry.offices)
    described = {entry.description.kind for entry in piece.of("description") if entry.description}
    return several, frozenset({office.kind for office in several} | described)


@cache
def _bodies() -> tuple[tuple[str, Office], ...]:
    """The words for every body of a state that say more than its sort, and the body."""
    return tuple(
        (" ".join(keys_in(words)), office)
        for office in offices().offices if office.role == "body" and office.owners != "body"
        for words in office.words if len(keys_in(words)) > 1
    )  # fmt: skip


@cache
def _heads(office_id: str) -> frozenset[str]:
    """The nouns for an office: ministry, department. Its press service is not it."""
    speaking = tuple(w for o in offices().offices if o.role == "spokesperson" for w in o.words)
    office = next(o for o in offices().offices if o.id == office_id)
    own = (words for words in office.words if not any(words.endswith(f" {said}") for said in speaking))
    return frozenset(keys_in(words)[-1] for words in own)


@cache
def sorts() -> frozenset[str]:
    """Nouns that say what sort of body of state something is: ministry, service, command."""
    ends = {noun for office in offices().offices if office.role == "body" for noun in _heads(office.id)}
    return frozenset({*offices().recalls, *ends})
