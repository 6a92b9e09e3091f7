"""Whom a pronoun in the place of a source means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, phrase, slice_at
from counterclaim.records import Actor, Span
from counterclaim.records.span import covers
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
    """Speakers of an earlier attribution, where it begins, and how deep it is nested."""

    at: int
    actors: tuple[Actor, ...]
    depth: int


def antecedent(
    pronoun: Token,
    said: Sequence[Said],
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
    before = [s for s in said if s.at < pronoun.idx and not others & {a.id for a in s.actors}]
    if word in PERSONAL:
        return _person(pronoun, before, layers)
    if word in COLLECTIVE:
        if taken_up is not None and taken_up.id not in others and (not before or before[-1].at <= taken_up.span[0]):
            return (taken_up,)
        return _body(pronoun, word, before, others, layers)
    return ()


def acting_in(content: Sequence[Span], layers: Layers) -> frozenset[str]:
    """Ids of the actors that are a subject, or the agent of a passive, in the content, and are not cited there."""
    sources = [s for a in layers.attributions for s in a.source]
    inside = [m for m in layers.mentions if any(covers(c, m.span) for c in content)]
    cited = {m.id for m in inside if any(covers(s, m.span) for s in sources)}
    return frozenset(m.id for m in inside if m.id not in cited and acts(m, layers) and not _gives_out(m, layers))


def acts(actor: Actor, layers: Layers) -> bool:
    """Whether a mention is the subject of a verb or the agent of a passive one."""
    head = head_at(layers.doc, actor.span)
    return head is not None and (head.dep_ in SUBJECTS or (head.dep_ == "pobj" and head.head.dep_ == "agent"))


def _person(pronoun: Token, said: Sequence[Said], layers: Layers) -> tuple[Actor, ...]:
    female = pronoun.lower_ in FEMALE
    last = next(
        (
            (s.at, (a,))
            for s in reversed(said)
            for a in reversed(s.actors)
            if (is_person(a, layers) and fits(a, female, layers)) or _speaks(a, female, layers)
        ),
        None,
    )
    named = next(
        (
            m
            for m in reversed(layers.mentions)
            if m.span[1] <= pronoun.idx and m.span[0] > pronoun.idx - REACH and is_person(m, layers)
            and fits(m, female, layers) and m.named and is_subject(m, layers)
        ),
        None,
    )  # fmt: skip
    if last and (named is None or last[0] >= named.span[0] or _same_paragraph(last[0], pronoun.idx, layers)):
        return last[1]
    if named:
        return (named,)
    if last:
        return last[1]
    # a readout: "The ministry said … He referred to …": the speaker of the sentence before, whoever it was
    return said[-1].actors if said else ()


def _body(pronoun: Token, word: str, said: Sequence[Said], others: frozenset[str], layers: Layers) -> tuple[Actor, ...]:
    """The last speakers that fit, unless the sentence before is about a body that itself gave something out."""
    telling = _telling(pronoun, layers)
    telling = telling if telling is None or (telling.id not in others and _may_be(telling, word, layers)) else None
    for s in reversed(said):
        fitting = tuple(a for a in s.actors if not is_person(a, layers)) if word in SINGULAR else s.actors
        if len(fitting) != 1 if word in SINGULAR else not all(_may_be(a, word, layers) for a in fitting):
            continue
        return (telling,) if telling is not None and s.at < telling.span[0] else fitting
    if telling is not None:
        return (telling,)
    named = [
        m for m in layers.mentions
        if pronoun.idx - REACH < m.span[0] < pronoun.idx and m.id not in others and acts(m, layers)
        and _may_be(m, word, layers)
    ]  # fmt: skip
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
    found = [m for m in layers.mentions if start <= m.span[0] < end and _gives_out(m, layers)]
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
    first = next((m for m in layers.mentions if m.id == actor.id), actor)
    before = re.sub(r"\b(Mrs?|Ms)\.", r"\1", layers.text[max(0, first.span[0] - BEFORE) : first.span[0]])
    clause = re.split(r"[.;:!?\n”\"](?=\s)", before)[-1]
    keys = [w.key for w in words_in(f"{clause} {actor.name}")]
    told = [g for g, words in offices().genders.items() if set(keys) & (set(words) - PRONOUN_FORMS)]
    return told[0] if len(told) == 1 else None


def _tagged_person(actor: Actor, layers: Layers) -> bool:
    return actor.id.startswith("text:") and any(
        e.label_ == "PERSON" and (e.start_char < actor.span[1] and actor.span[0] < e.end_char) for e in layers.doc.ents
    )


def is_subject(actor: Actor, layers: Layers) -> bool:
    piece = layers.doc.char_span(*actor.span, alignment_mode="expand")
    return piece is not None and piece.root.dep_ in {"nsubj", "nsubjpass", "pobj", "appos", "ROOT"}


def _same_paragraph(a: int, b: int, layers: Layers) -> bool:
    return "\n\n" not in layers.text[a:b]
