"""Whom a pronoun in the place of a source means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import words_in

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "him", "her", "them"})
PERSONAL = frozenset({"he", "she", "him", "her", "his"})
FEMALE = frozenset({"she", "her"})
COLLECTIVE = frozenset({"it", "they", "them", "its", "their"})
SINGULAR = frozenset({"it", "its"})
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


def antecedent(pronoun: Token, said: Sequence[Said], outer: Sequence[Actor], layers: Layers) -> tuple[Actor, ...]:
    """The actors that the pronoun means, most recent first fitting; empty where none fits.

    A person is looked for among those cited before, then among the persons named since; "it" among bodies; "they" among
    anybody plural. `outer` are the speakers in whose content the pronoun stands: "I" and "we" there are they.
    """
    word = pronoun.lower_
    if word in SELF:
        return tuple(outer)
    before = [s for s in said if s.at < pronoun.idx]
    if word in PERSONAL:
        return _person(pronoun, before, layers)
    if word in COLLECTIVE:
        return _body(pronoun, word, before, layers)
    return ()


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


def _body(pronoun: Token, word: str, said: Sequence[Said], layers: Layers) -> tuple[Actor, ...]:
    for s in reversed(said):
        if word in SINGULAR:
            bodies = tuple(a for a in s.actors if not is_person(a, layers))
            if len(bodies) == 1:
                return bodies
        elif len(s.actors) > 1 or not (is_person(s.actors[0], layers) or s.actors[0].kind == "media"):
            return s.actors
    named = [
        m for m in layers.mentions
        if pronoun.idx - REACH < m.span[0] < pronoun.idx and not is_person(m, layers) and is_subject(m, layers)
    ]  # fmt: skip
    return (named[-1],) if named else ()


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
