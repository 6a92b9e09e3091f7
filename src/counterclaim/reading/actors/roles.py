"""The person cited before whom a noun for a rank, office or trade fits: "the general" after an officer was cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Span as Slice

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.people import gender, is_person, told_by
from counterclaim.reading.actors.recalling import FIGHTING
from counterclaim.reading.actors.siding import side_of_country
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, phrase, slice_at
from counterclaim.records import Actor, ActorKind, Span
from counterclaim.theatres import offices, terms
from counterclaim.theatres.spelling import Word, keys_in, words_in

WIDER: dict[ActorKind, frozenset[ActorKind]] = {
    "military": frozenset({"armed-group"}),
    "government": frozenset({"administration", "intergovernmental"}),
}
"""Kinds of persons whom the nouns for another kind mean too: a general may be a militia's."""
ANY_KIND = frozenset({"man", "woman", "boy", "girl", "leader", "chief", "commander", "boss", "politician"})
"""Nouns for a person of any kind."""
SINGULAR = frozenset({"minister", "president", "mayor", "governor", "ambassador", "king", "emir", "premier"})
"""Nouns for one office: nobody whom the text knows by another office alone is called so."""
GENERALS = frozenset({"secretary", "attorney", "director", "consul", "inspector", "governor", "prosecutor"})
"""Words before "general" that make it no rank."""
LOCAL = frozenset({"local", "village", "district", "provincial", "regional", "municipal", "tribal"})
"""Words that say of a chief or leader that he is of a part of the land."""
OPPOSED = frozenset({"opposition", "incoming", "outgoing", "rival"})
"""Words that say of a leader that he is not the one who governs."""
LOCAL_KINDS = frozenset({"local-official", "civil-society", "armed-group", "administration", "unknown"})
"""Kinds of those who are such chiefs."""
ANYBODY = frozenset({"source", "person", "member", "representative", "head", "group", "agency", "organisation"})
"""Last words of what people are called that tell nothing of what they are."""
SELF = re.compile(r"\b(?:self-(?:proclaimed|styled|declared|appointed)|so-called)\b", re.I)
LIGHT = frozenset({"the", "this", "that", "a", "an", "s", "same", "senior", "top", "local", "unnamed", "anonymous"})
"""Words beside a noun that do not tell which person it means."""


def of_role(whole: Span, meant: Iterable[Actor], cited: Iterable[Actor], layers: Layers) -> Actor | None:
    """The first of those `cited`, most recent first, whom "the" and a noun at `whole` may mean; `meant` are those whom
    the words by themselves mean, without a name, whose side and kind he must share where these are known."""
    piece = slice_at(layers.doc, whole)
    if len(piece) < 2 or piece[0].lower_ not in {"the", "this", "that"} or piece.root.tag_ not in {"NN", "NNP"}:
        return None
    unnamed, noun, told = tuple(meant), piece.root.lower_, told_by(piece.text)
    if noun == "general" and any(t.lower_ in GENERALS for t in piece):
        return None
    people = [actor for actor in cited if is_person(actor, layers)]
    if noun in ANY_KIND:  # whoever was cited last, in the same paragraph, if nothing tells another
        found = [actor for actor in people[:1] if "\n\n" not in layers.text[actor.span[1] : whole[0]]]
        if any(t.lower_ in LOCAL for t in piece):
            found = [actor for actor in found if actor.kind in LOCAL_KINDS]
        found = [actor for actor in found if _is_told(actor, _telling(piece), words_in(piece.text), layers)]
        if _is_of_somebody(piece) or any(t.lower_ in OPPOSED for t in piece):
            found = [actor for actor in found if _telling(piece) <= _called(actor, layers)]
    else:
        kinds = kinds_of(noun)
        kinds |= {one.kind for one in unnamed if kinds}
        found = [actor for actor in people if actor.kind in kinds and actor.named]
        if _is_of_somebody(piece):  # "the speaker of parliament" is no envoy
            found = [actor for actor in found if _telling(piece) <= _called(actor, layers)]
    found = [actor for actor in found if not _is_of_others(actor, whole, layers)]
    found = [actor for actor in found if noun != "minister" or not _has_another_portfolio(actor, whole, layers)]
    if noun in SINGULAR:
        found = [actor for actor in found if not _is_office(actor) or noun in _called(actor, layers)]
    fitting = (actor for actor in found if told is None or gender(actor, layers) in {None, told})
    return next((actor for actor in fitting if all(_may_be(actor, one) for one in unnamed)), None)


def _is_of_somebody(piece: Slice) -> bool:
    """Whether the words say of whom or what a person is: "the commander of the incoming force"."""
    return any(t.lower_ == "of" and t.head == piece.root for t in piece)


def _has_another_portfolio(actor: Actor, whole: Span, layers: Layers) -> bool:
    """Whether a minister whose office is known holds no office that is called as the words at `whole` call it: the
    prime minister is not the security minister."""
    composer = composer_for(layers.theatre, layers.document.published_day)
    known = composer.lexicon.actors.get(actor.id)
    held = {part for term in terms(known) for part in term.office.split(":")} if known is not None else set()
    held |= {*actor.id.split(":")[1:]}
    telling = {word.key for word in words_in(layers.text, whole)} - LIGHT
    called = [{*keys_in(words)} for o in offices().offices if o.id in held for words in o.words]
    return bool(called) and len(telling) > 1 and not any(telling <= words | {"the"} for words in called)


def _is_of_others(actor: Actor, whole: Span, layers: Layers) -> bool:
    """Whether the words at `whole` name somebody on another side than a person's, or say that he calls himself so:
    "the military's information chief", "the self-proclaimed prime minister"."""
    if SELF.search(layers.text, *whole) and actor.kind not in {"administration", "armed-group"}:
        return True
    composer = composer_for(layers.theatre, layers.document.published_day)
    pieces = composer.lexicon.pieces(words_in(layers.text, whole), layers.text)
    codes = {e.country.code for p in pieces for e in p.of("country") if e.country is not None}
    sides = {side_of_country(layers.theatre, code).side for code in codes}
    sides |= {m.side for m in layers.mentions_at.within(whole) if m.named and not is_person(m, layers)}
    parties = {party.id for party in layers.theatre.parties}
    return bool(sides & parties) and actor.side is not None and actor.side not in sides


def _is_office(actor: Actor) -> bool:
    """Whether somebody is known by an office and not by a name: "Chief of Police of Goma"."""
    return ":" in actor.id and not actor.id.startswith("text:")


def _is_told(actor: Actor, telling: frozenset[str], words: Sequence[Word], layers: Layers) -> bool:
    """Whether the words beside a noun may tell somebody: each is one of his where he has no name; where he has one, and
    is known to be no fighter or ruler, none is a force's: the mayor is not the army chief."""
    if not actor.named:
        return telling <= _called(actor, layers)
    if any(word.capital and word.key in telling and word.key not in _called(actor, layers) for word in words):
        return False  # "the Druze leader" after a mayor
    return actor.kind in {"unknown", *FIGHTING} or telling.isdisjoint(_forces() | {"police"})


@cache
def _forces() -> frozenset[str]:
    """Words that alone mean a force: army, military, militia."""
    bodies = (o for o in offices().offices if o.role == "body" and o.kind in {"military", "armed-group"})
    return frozenset(key for o in bodies for words in o.words for key in keys_in(words) if len(keys_in(words)) == 1)


def _telling(piece: Slice) -> frozenset[str]:
    """The words that tell which, beside the noun: "army" and "varnia" in "the army chief of Varnia"."""
    return frozenset(keys_in(piece.text)) - LIGHT - {piece.root.lower_, *offices().modifiers.links}


def _called(actor: Actor, layers: Layers) -> frozenset[str]:
    """The words of somebody's name and of the phrase that mentions him."""
    head = head_at(layers.doc, actor.span)
    here = layers.text[slice(*phrase(head))] if head is not None else ""
    return frozenset((*keys_in(actor.name), *keys_in(here)))


def _may_be(actor: Actor, one: Actor) -> bool:
    """Whether somebody may be an unnamed one: of one side, or one of them of none that is known."""
    return actor.side == one.side or None in {actor.side, one.side}


@cache
def kinds_of(noun: str) -> frozenset[ActorKind]:
    """The kinds of the persons, by office or trade, whom a noun alone may mean; none where it may mean anybody."""
    table = offices()
    if noun in ANYBODY or noun in table.recalls:
        return frozenset()
    held = [(o.kind, o.words) for o in table.offices if o.role == "person" or (o.role == "members" and not o.plural)]
    described = [(d.kind, d.words) for d in table.descriptions if not d.plural]
    told = {kind for kind, several in (*held, *described) for w in several if _noun_of(w) == noun}
    return frozenset(told.union(*(more for kind, more in WIDER.items() if kind in told)))


def _noun_of(words: str) -> str:
    """The noun of an office's words: minister of "minister of defence"."""
    return keys_in(words.partition(" of ")[0])[-1]


def holds(person: Actor, noun: str, layers: Layers) -> bool | None:
    """Whether the theatre knows somebody to hold an office that is called so; None where it knows no office of his."""
    composer = composer_for(layers.theatre, layers.document.published_day)
    known = composer.lexicon.actors.get(person.id)
    held = {part for term in terms(known) for part in term.office.split(":")} if known is not None else set()
    return any(noun in keys_in(w)[-1:] for o in offices().offices if o.id in held for w in o.words) if held else None
