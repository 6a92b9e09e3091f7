"""By which nouns a document introduces each person, so that "the commissioner" before or after is him.

News often names last whom it cites first: "a commissioner said" in the first sentence, "the commissioner, X" in the
next. And it goes on by the noun: "X, chairman of the union … the chairman said".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Span as Slice
from spacy.tokens import Token

from counterclaim.reading.actors.introductions import introductions
from counterclaim.reading.actors.people import gender, is_new, is_person, mentions_of, told_by
from counterclaim.reading.actors.pronouns import is_subject
from counterclaim.reading.actors.recalling import sorts
from counterclaim.reading.actors.roles import holds
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, slice_at
from counterclaim.records import Actor, Span
from counterclaim.records.span import overlap
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import keys_in

SHORT = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "col": "colonel", "maj": "major",
    "lt": "lieutenant", "capt": "captain", "sgt": "sergeant", "adm": "admiral", "prof": "professor", "dr": "doctor",
    "amb": "ambassador", "pres": "president",
}  # fmt: skip
"""Titles as they are shortened before a name, in full."""
AHEAD = 1200
"""Code points within which somebody is named who was cited by his office first: two or three paragraphs."""
NEXT = 400
"""Code points within which the name follows where nothing but its place says whose it is."""
MOST = 3
"""Most people whom a plural ("the senators") takes up."""
INDEFINITE = frozenset({"a", "an", "one", "another", "some"})
PLURAL = frozenset({"NNS", "NNPS"})
LIGHT = frozenset({"the", "a", "an", "this", "that", "same", "two", "three", "both", "its", "his", "her", "their"})


class Introduced(NamedTuple):
    """A mention of a person by name, with the nouns that say what he is and every word of those that introduce him;
    `again` where "the" before them takes up somebody spoken of already."""

    person: Actor
    nouns: frozenset[str]
    words: frozenset[str]
    again: bool


def introduced_persons(layers: Layers) -> tuple[Introduced, ...]:
    """Every mention of a named person with words that introduce him, in text order."""
    found = []
    for mention in layers.mentions:
        if mention.named and mention.resolution == "name" and is_person(mention, layers):
            spans = (span for span in introductions(mention.span, layers) if not _is_said(span, layers))
            pieces = [slice_at(layers.doc, span) for span in spans]
            nouns = frozenset(noun for piece in pieces for noun in _nouns(piece, mention.span))
            if nouns:
                words = frozenset(_key(t) for piece in pieces for t in _others(piece, mention.span))
                again = any(len(piece) and piece[0].lower_ == "the" for piece in pieces)
                found.append(Introduced(mention, nouns, words, again))
                found += (one._replace(person=other) for one in found[-1:] for other in _coordinated(mention, layers))
    return tuple(found)


def introduced_by_noun(layers: Layers) -> dict[str, list[Introduced]]:
    """The same by each of the nouns."""
    found: dict[str, list[Introduced]] = {}
    for one in layers.kept(introduced_persons):
        for noun in one.nouns:
            found.setdefault(noun, []).append(one)
    return found


def introductions_at(layers: Layers) -> frozenset[Span]:
    """Where the names stand that are introduced."""
    return frozenset(one.person.span for one in layers.kept(introduced_persons))


def _is_said(words: Span, layers: Layers) -> bool:
    """Whether words before a comma are what somebody is cited for, not who he is: "… reached the border, X said"."""
    return "," in layers.text[slice(*words)] and layers.attributed.touch(words)


def named_elsewhere(whole: Span, layers: Layers) -> tuple[Actor, ...]:
    """The persons that a description or office means by the noun that introduces them before or after it.

    Those introduced before are taken up by "the", the last one named first; several only by a plural. Somebody named
    after is meant where the noun introduces nobody else, and was nobody named before.
    """
    piece = slice_at(layers.doc, whole)
    head = piece.root if len(piece) else None
    if head is None or head.pos_ not in {"NOUN", "PROPN"} or head.lower_ in sorts():
        return ()
    noun, told = _key(head), frozenset(_modifiers(piece, head))
    known = layers.kept(introduced_by_noun).get(noun, [])
    definite = piece[0].lower_ in {"the", "this", "that"}
    before = [one for one in known if one.person.span[1] <= whole[0] and told <= one.words]
    if head.tag_ in PLURAL:
        several = {one.person.id: one.person for one in before}
        return tuple(several.values()) if definite and 1 < len(several) <= MOST else ()
    if before and definite:
        return (_last_named(before, whole[0], layers),)
    if len({one.person.id for one in known}) != 1:
        return ()
    first = layers.first_mentions[known[0].person.id].span[0]
    after = [one for one in known if whole[1] <= first <= one.person.span[0] <= whole[1] + AHEAD]
    return (after[0].person,) if after and (after[0].again or piece[0].lower_ not in INDEFINITE) else ()


def named_next(whole: Span, layers: Layers) -> Actor | None:
    """The person who is named right after somebody was cited by an office: in full, at the head of a clause or as who
    speaks, for the first time below the headline, and introduced by nothing but that office. "A spokesman" is nobody
    but whom the theatre knows to be one."""
    piece = slice_at(layers.doc, whole)
    if not len(piece) or piece.root.tag_ in PLURAL:
        return None
    following = layers.mentions_at.beginning_in((whole[1], whole[1] + NEXT))
    person = next((m for m in following if m.named and m.resolution == "name" and is_person(m, layers)), None)
    written = keys_in(layers.text[slice(*person.span)]) if person is not None else ()
    if person is None or len(written) == 1 or not set(keys_in(person.name)[-1:]) & set(written):
        return None  # "the UN aid chief" names nobody, though he is known
    if follows_by(person, layers):
        return None  # "the governor was quoted by X": X is somebody else
    speaks = layers.sources_at.is_within(person.span) or is_subject(person, layers)
    introduced = person.span in layers.kept(introductions_at)
    indefinite = piece[0].lower_ in INDEFINITE and not holds(person, piece.root.lower_, layers)
    return person if speaks and is_new(person, layers) and not introduced and not indefinite else None


def follows_by(mention: Actor, layers: Layers) -> bool:
    """Whether a mention is who does something to the subject: "by the daily X"."""
    head = head_at(layers.doc, mention.span)
    while head is not None and head.dep_ == "appos":
        head = head.head
    return head is not None and head.dep_ == "pobj" and head.head.lower_ == "by"


def aged(whole: Span, layers: Layers) -> Actor | None:
    """Whom "the 34-year-old mother" means: the last person named before it whose gender fits."""
    piece = slice_at(layers.doc, whole)
    if not len(piece) or piece[0].lower_ != "the" or "-year-old" not in piece.text:
        return None
    told = told_by(piece.text)
    before = layers.mentions_at.within((max(0, whole[0] - AHEAD), whole[0]))
    fitting = (
        m for m in reversed(before)
        if m.named and is_person(m, layers) and (told is None or gender(m, layers) in {None, told})
    )  # fmt: skip
    return next(fitting, None)


def _last_named(several: Iterable[Introduced], before: int, layers: Layers) -> Actor:
    """Of some persons the one whose name stands last before an offset."""
    named = layers.kept(mentions_of)
    last = {}
    for one in several:
        mentions = named[one.person.id]
        at = bisect_left(mentions, before, key=lambda m: m.span[1])
        last[one.person.id] = mentions[at - 1] if at else one.person
    return max(last.values(), key=lambda m: m.span)


def _coordinated(mention: Actor, layers: Layers) -> Iterator[Actor]:
    """Persons joined to one by "and", who share what introduces him: "Senators X, of Iowa, and Y"."""
    head = head_at(layers.doc, mention.span)
    for other in head.conjuncts if head is not None else ():
        yield from (
            m for m in layers.mentions_at.touching((other.idx, other.idx + 1))
            if m.span[0] > mention.span[1] and m.named and is_person(m, layers)
        )  # fmt: skip


def _nouns(piece: Slice, name: Span) -> Iterator[str]:
    """The nouns that say what somebody is: the head of the words, the one before "of", the one beside the name."""
    tokens = _others(piece, name)
    if not tokens:
        return
    heads = {t for t in tokens if t.head not in tokens or t.dep_ in {"appos", "ROOT"}}
    linked = [tokens[i - 1] for i, t in enumerate(tokens) if i and t.pos_ == "ADP"][:1]
    adjacent = {t for t in tokens if t.idx < name[0] and piece.doc[t.i + 1].idx >= name[0]}
    for token in {*heads, *linked, *adjacent}:
        if token.pos_ in {"NOUN", "PROPN"} or _key(token) in SHORT.values():
            yield _key(token)


def _others(piece: Slice, name: Span) -> list[Token]:
    """The tokens of the words that are not the name's own."""
    return [t for t in piece if not overlap((t.idx, t.idx + len(t)), name) and not t.is_space]


def _modifiers(piece: Slice, head: Token) -> Iterator[str]:
    """The words that tell which: those before the head, without articles, ranks and what changes nothing."""
    light = LIGHT | frozenset(offices().modifiers.fillers)
    for token in piece:
        if token.i < head.i and token.is_alpha and _key(token) not in light:
            yield _key(token)


def _key(token: Token) -> str:
    word = token.lemma_.lower().rstrip(".")
    return SHORT.get(word, word)
