"""Whom a pronoun in the place of a source means."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple, Protocol

from spacy.tokens import Token

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, phrase, slice_at
from counterclaim.records import Actor, Span
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import words_in

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "him", "her", "them"})
PERSONAL = frozenset({"he", "she", "him", "her", "his"})
FEMALE = frozenset({"she", "her"})
COLLECTIVE = frozenset({"it", "they", "them", "its", "their"})
SINGULAR = frozenset({"it", "its"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
GIVING = frozenset({"give", "put", "issue", "publish", "post", "release", "count", "record", "document", "cite"})
"""What the one does who gives out a figure, besides saying."""
SELF = frozenset({"i", "we"})
PRONOUN_FORMS = frozenset({"her", "she", "herself", "his", "he", "him", "himself"})
BEFORE = 60
"""Code points before a name in which a word may tell the gender."""
REACH = 1500
"""Code points back to which a person may be meant by "he" without having been cited since: about three paragraphs."""


class Said(NamedTuple):
    """Speakers of an earlier attribution, at least one of them resolved, where it begins, and their ids."""

    at: int
    actors: tuple[Actor, ...]
    ids: frozenset[str]


class Past(Protocol):
    """What was said before, to be asked who said it (actors/spoken.py)."""

    def latest(
        self, question: str, holds: Callable[[Said], bool], *, before: int, others: frozenset[str]
    ) -> Said | None:
        """The last speakers before an offset, none of them among `others`, of whom `holds`, named by `question`, is
        true."""


def antecedent(
    pronoun: Token,
    past: Past,
    outer: Sequence[Actor],
    layers: Layers,
    *,
    content: Sequence[Span] = (),
    taken_up: Actor | None = None,
) -> tuple[Actor, ...]:
    """The actors that the pronoun means, most recent first fitting; empty where none fits.

    Whoever the `content` names as the one who acts is somebody else: nobody speaks of himself by name.
    `taken_up` is the body that the subject of the sentence before means where it is no mention: "the division".

    A person is looked for among those cited before, then among the persons named since; "it" among bodies; "they" among
    anybody plural. `outer` are the speakers in whose content the pronoun stands: "I" and "we" there are they.
    """
    word = pronoun.lower_
    if word in SELF:
        return tuple(outer)
    others = acting_in(content, layers)
    last = past.latest("anybody", bool, before=pronoun.idx, others=others)
    if word in PERSONAL:
        return _person(pronoun, past, last, others, layers)
    if word in COLLECTIVE:
        if taken_up is not None and taken_up.id not in others and (last is None or last.at <= taken_up.span[0]):
            return (taken_up,)
        return _body(pronoun, word, past, others, layers)
    return ()


def acting_in(content: Sequence[Span], layers: Layers) -> frozenset[str]:
    """Ids of the actors that are a subject, or the agent of a passive, in the content, and are not cited there."""
    inside = layers.mentions_at.within(*content)
    cited = {m.id for m in inside if layers.sources_at.is_within(m.span)}
    return frozenset(m.id for m in inside if m.id not in cited and acts(m, layers) and not _gives_out(m, layers))


def acts(actor: Actor, layers: Layers) -> bool:
    """Whether a mention is the subject of a verb or the agent of a passive one."""
    head = head_at(layers.doc, actor.span)
    return head is not None and (head.dep_ in SUBJECTS or (head.dep_ == "pobj" and head.head.dep_ == "agent"))


def _person(
    pronoun: Token, past: Past, before: Said | None, others: frozenset[str], layers: Layers
) -> tuple[Actor, ...]:
    female = pronoun.lower_ in FEMALE

    def may_be(actor: Actor) -> bool:
        return (is_person(actor, layers) and fits(actor, female, layers)) or _speaks(actor, female, layers)

    def spoke(said: Said) -> bool:
        return any(map(may_be, said.actors))

    last = past.latest("her" if female else "him", spoke, before=pronoun.idx, others=others)
    named = next(
        (
            m
            for m in reversed(layers.mentions_at.within((pronoun.idx - REACH + 1, pronoun.idx)))
            if is_person(m, layers) and fits(m, female, layers) and m.named and is_subject(m, layers)
        ),
        None,
    )
    if last and (named is None or last.at >= named.span[0] or _same_paragraph(last.at, pronoun.idx, layers)):
        return (next(a for a in reversed(last.actors) if may_be(a)),)
    if named:
        return (named,)
    if last:
        return (next(a for a in reversed(last.actors) if may_be(a)),)
    # a readout: "The ministry said … He referred to …": the speaker of the sentence before, whoever it was
    return before.actors if before is not None else ()


def _body(pronoun: Token, word: str, past: Past, others: frozenset[str], layers: Layers) -> tuple[Actor, ...]:
    """The last speakers that fit, unless the sentence before is about a body that itself gave something out."""
    telling = _telling(pronoun, layers)
    telling = telling if telling is None or (telling.id not in others and _may_be(telling, word, layers)) else None
    singular = word in SINGULAR

    def fitting(said: Said) -> tuple[Actor, ...]:
        return tuple(a for a in said.actors if not is_person(a, layers)) if singular else said.actors

    def may_be(said: Said) -> bool:
        return len(fitting(said)) == 1 if singular else all(_may_be(a, word, layers) for a in said.actors)

    said = past.latest("it" if singular else "they", may_be, before=pronoun.idx, others=others)
    if said is not None:
        return (telling,) if telling is not None and said.at < telling.span[0] else fitting(said)
    if telling is not None:
        return (telling,)
    named = [
        m
        for m in layers.mentions_at.beginning_in((pronoun.idx - REACH + 1, pronoun.idx))
        if m.id not in others and acts(m, layers) and _may_be(m, word, layers)
    ]
    spoke = [m for m in named if _gives_out(m, layers)] or [m for m in named if m.span[0] >= _before(pronoun)[0]]
    return (spoke[-1],) if spoke else ()


def _may_be(actor: Actor, word: str, layers: Layers) -> bool:
    """Whether a body fits the pronoun's number; a medium that is cited is not who "they" are."""
    if is_person(actor, layers) or word in SINGULAR:
        return not is_person(actor, layers)
    return actor.kind != "media" and actor.resolution != "unresolved"


def _telling(pronoun: Token, layers: Layers) -> Actor | None:
    """The subject of the sentence before in the same paragraph, if its verb gives something out: "gave a number"."""
    start, end = _before(pronoun)
    if start == end or not _same_paragraph(start, pronoun.idx, layers):
        return None
    found = [m for m in layers.mentions_at.beginning_in((start, end)) if _gives_out(m, layers)]
    return found[0] if found else None


def subject_before(pronoun: Token, layers: Layers) -> Span | None:
    """The noun phrase that is the subject of the sentence before in the same paragraph, if its verb gives out."""
    start, end = _before(pronoun)
    if start == end or not _same_paragraph(start, pronoun.idx, layers):
        return None
    verb = slice_at(layers.doc, (start, end)).root
    noun = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    return phrase(noun) if noun is not None and _tells(verb) else None


def _before(pronoun: Token) -> Span:
    """The sentence before that of the pronoun; empty at the beginning."""
    first = pronoun.sent.start
    if not first:
        return (pronoun.sent.start_char, pronoun.sent.start_char)
    last = pronoun.doc[first - 1].sent
    return (last.start_char, last.end_char)


def _gives_out(actor: Actor, layers: Layers) -> bool:
    """Whether a mention is the subject of the main verb of its sentence, a verb of saying or of giving a figure."""
    head = head_at(layers.doc, actor.span)
    if head is None or head.dep_ != "nsubj" or head.head.dep_ != "ROOT":
        return False
    return _tells(head.head)


def _tells(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in GIVING or lemma in offices().modifiers.speaking


def _speaks(actor: Actor, female: bool, layers: Layers) -> bool:
    """Whether the body was cited by a spokesman: "he" then is that spokesman."""
    keys = {w.key for w in words_in(layers.text, actor.span)}
    others = offices().genders["male" if female else "female"]
    return any(k.startswith("spokes") for k in keys) and not keys & (set(others) - PRONOUN_FORMS)


def is_person(actor: Actor, layers: Layers) -> bool:
    """Whether an actor is one human being."""
    known = composer_for(layers.theatre, layers.document.published_day).lexicon.actors.get(actor.id)
    if known is not None:
        return known.gender is not None and not known.plural
    if actor.resolution == "name":
        return actor.kind in {"civilian", "witness"} or _tagged_person(actor, layers)
    parts = actor.id.split(":")
    return parts[0] in single() or parts[-1] in single()


@cache
def single() -> frozenset[str]:
    """Ids of offices and descriptions that are one human being."""
    table = offices()
    held = {o.id for o in table.offices if o.role == "person" or (o.role == "members" and not o.plural)}
    return frozenset(held | {d.id for d in table.descriptions if not d.plural and d.kind != "humanitarian"})


def fits(actor: Actor, female: bool, layers: Layers) -> bool:
    """Whether the actor's gender, where it is known, is that of the pronoun."""
    known = composer_for(layers.theatre, layers.document.published_day).lexicon.actors.get(actor.id)
    gender = known.gender if known is not None else told_gender(actor, layers)
    return gender is None or gender == ("female" if female else "male")


def told_gender(actor: Actor, layers: Layers) -> str | None:
    """The gender that the words right before a person tell where the text first names him: "spokeswoman", "Mr"."""
    first = layers.first_mentions.get(actor.id, actor)
    before = re.sub(r"\b(Mrs?|Ms)\.", r"\1", layers.text[max(0, first.span[0] - BEFORE) : first.span[0]])
    clause = re.split(r"[.;:!?\n”\"](?=\s)", before)[-1]
    keys = [w.key for w in words_in(f"{clause} {actor.name}")]
    told = [g for g, words in offices().genders.items() if set(keys) & (set(words) - PRONOUN_FORMS)]
    return told[0] if len(told) == 1 else None


def _tagged_person(actor: Actor, layers: Layers) -> bool:
    return actor.id.startswith("text:") and any(
        entity.label_ == "PERSON" for entity in layers.entities_at.touching(actor.span)
    )


def is_subject(actor: Actor, layers: Layers) -> bool:
    piece = layers.doc.char_span(*actor.span, alignment_mode="expand")
    return piece is not None and piece.root.dep_ in {"nsubj", "nsubjpass", "pobj", "appos", "ROOT"}


def _same_paragraph(a: int, b: int, layers: Layers) -> bool:
    return layers.text.find("\n\n", a, b) < 0
